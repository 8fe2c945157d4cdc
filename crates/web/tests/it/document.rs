//! Documents: the list, putting in, the living document, the original.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::site::{SPEECH, Site};

#[tokio::test]
async fn an_empty_list_says_what_to_do() {
    let site = Site::founded().await;
    let page = Browser::signed(&site, "duban").await.get("/documents").await;
    page.shows("还没有文件").shows("data-drop").shows("name=\"text\"");
    let page = Browser::signed(&site, "chayue").await.get("/documents").await;
    page.shows("还没有文件").hides("data-drop").hides("/documents/new");
}

#[tokio::test]
async fn a_file_is_put_in_and_goes_to_the_desk() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let answer = browser.upload("/documents/new", &[], "讲话.txt", SPEECH.as_bytes()).await;
    let desk = answer.location().to_owned();
    assert!(desk.starts_with("/documents/") && desk.ends_with("/review"), "{desk}");
    browser.get(&desk).await.shows("在全县重点工作推进会上的讲话").shows("value=\"2026-03-02\"");
    browser.get("/documents").await.shows("在全县重点工作推进会上的讲话").shows("条待定");
}

#[tokio::test]
async fn pasted_text_goes_in_too() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let answer = browser.post("/documents/new", &[("text", SPEECH)]).await;
    browser.get(answer.location()).await.shows("data-desk");
}

#[tokio::test]
async fn the_same_again_is_recognised_and_linked() {
    let (site, id) = Site::with_document().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let again = browser.upload("/documents/new", &[], "另一个名字.txt", SPEECH.as_bytes()).await;
    assert_eq!(again.status, StatusCode::OK);
    again.shows("这份文件已经放入过").shows(&format!("href=\"/documents/{id}\""));
}

#[tokio::test]
async fn a_text_beside_a_file_is_a_second_document_and_each_is_told() {
    let (site, id) = Site::with_document().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let text = format!("关于夏季工作的通知\n{SPEECH}");
    let both = browser.upload("/documents/new", &[("text", &text)], "同一份.txt", SPEECH.as_bytes()).await;
    both.shows("这份文件已经放入过")
        .shows(&format!("href=\"/documents/{id}\""))
        .shows("已放入。")
        .shows("/review\"");
}

#[tokio::test]
async fn bad_input_is_named_on_the_page() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let broken = browser.upload("/documents/new", &[], "坏的.docx", b"PK\x03\x04 not a container").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    broken.shows("坏的.docx").shows("role=\"alert\"").shows("data-drop");
    let nothing = browser.post("/documents/new", &[("text", "  ")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    nothing.shows("请选择一个文件");
}

#[tokio::test]
async fn the_head_is_mended_and_a_bad_date_is_told_with_what_was_typed() {
    let (site, id) = Site::with_document().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let mend = format!("/documents/{id}/mend");
    let form = |date| [("title", "改过的题目"), ("date", date), ("kind", "speech"), ("version", "1")];
    let bad = browser.post(&mend, &form("三月二号")).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    bad.shows("value=\"改过的题目\"").shows("value=\"三月二号\"").shows("form-error");
    let good = browser.post(&mend, &form("2026年3月4日")).await;
    assert_eq!(good.location(), format!("/documents/{id}/review"));
    browser.get(&format!("/documents/{id}")).await.shows("改过的题目").shows("2026年3月4日");
}

#[tokio::test]
async fn the_original_comes_out_byte_for_byte() {
    let (site, id) = Site::with_document().await;
    let answer = Browser::signed(&site, "chayue").await.get(&format!("/documents/{id}/original")).await;
    assert_eq!(answer.bytes, SPEECH.as_bytes());
    let disposition = answer.header("content-disposition");
    assert!(
        disposition.starts_with("attachment;") && disposition.contains("UTF-8''%E8%AE%B2"),
        "{disposition}"
    );
}

#[tokio::test]
async fn before_issue_sentences_are_dotted_and_listed_as_without_task() {
    let (site, id) = Site::with_document().await;
    let page = Browser::signed(&site, "chayue").await.get(&format!("/documents/{id}")).await;
    page.shows("mark mark-open")
        .shows("未交办")
        .shows("有承诺，无任务")
        .hides("/review\"")
        .hides("/supersede");
}

#[tokio::test]
async fn after_issue_each_sentence_carries_the_light_and_number_of_its_task() {
    let (site, id) = Site::with_tasks().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let page = browser.get(&format!("/documents/{id}")).await;
    page.shows("mark mark-green")
        .shows("href=\"/tasks/2026-0001\"")
        .shows("id=\"t-2026-0001\"")
        .shows("县发展和改革局");
    site.later(100).await;
    let mut browser = Browser::signed(&site, "duban").await;
    browser
        .get(&format!("/documents/{id}"))
        .await
        .shows("mark mark-red")
        .shows("<span class=\"late\">5月31日，已过 ");
}

#[tokio::test]
async fn a_commitment_is_superseded_with_a_reason_and_the_original_stays() {
    let (site, id) = Site::with_tasks().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let address = format!("/documents/{id}");
    let supersede = format!("{address}/supersede");
    let commitment = browser.get(&address).await.hidden("commitment");
    let without = [("commitment", commitment.as_str()), ("text", "改到十月底"), ("reason", " ")];
    let refused = browser.post(&supersede, &without).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("请写明理由").shows("改到十月底");
    let with = [("commitment", commitment.as_str()), ("text", "改到十月底"), ("reason", "汛期停工")];
    assert_eq!(browser.post(&supersede, &with).await.location(), format!("{address}#c-{commitment}"));
    let page = browser.get(&address).await;
    page.shows("mark mark-gone").shows("开工率达到80%").shows("改到十月底").shows("汛期停工");
}

#[tokio::test]
async fn a_reader_may_look_and_nothing_else() {
    let (site, id) = Site::with_tasks().await;
    let mut reader = Browser::signed(&site, "chayue").await;
    let page = reader.get(&format!("/documents/{id}")).await;
    page.shows("mark mark-green").hides("/supersede").hides("/review");
    let refused = reader.post(&format!("/documents/{id}/supersede"), &[("commitment", "0")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(reader.get("/documents/new").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    for id in ["nonsense", "00000000000000000000000000000000"] {
        for page in ["", "/original", "/review", "/issue"] {
            let answer = browser.get(&format!("/documents/{id}{page}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}{page}");
        }
    }
}
