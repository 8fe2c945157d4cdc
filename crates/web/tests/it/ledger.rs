//! The ledger: views in the address, order, pages, files.

use axum::http::StatusCode;
use service::TaskForm;

use crate::browser::Browser;
use crate::site::Site;

/// A site with the speech's four tasks, a sub-task, and one task by hand, in June.
async fn summer() -> Site {
    let (site, _) = Site::with_tasks().await;
    let call = site.call("duban").await;
    let sub = form("一号地块征迁扫尾", "白石镇", "2026-04-30");
    site.service.add_task(&call, Some("2026-0002".parse().unwrap()), sub).await.unwrap();
    let by_hand =
        TaskForm {
            progress: "35".into(), field: "urban".into(), ..form("新建停车泊位", "住建局", "")
        };
    site.service.add_task(&call, None, by_hand).await.unwrap();
    site.later(101).await;
    site
}

pub fn form(title: &str, unit: &str, due: &str) -> TaskForm {
    TaskForm { title: title.into(), lead_unit: unit.into(), due: due.into(), ..TaskForm::default() }
}

/// The titles of a page in their order.
fn titles(html: &str) -> Vec<String> {
    let rows = html.split("<td class=\"c-task\">").skip(1);
    rows.map(|r| r.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_tree_stands_first_and_a_filter_makes_it_flat() {
    let site = summer().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let page = browser.get("/ledger").await;
    page.shows("5 项任务").shows(">0002-1<").shows("sub-task").shows("完成 35%");
    page.shows("aria-sort=\"ascending\"").shows("已过 ").shows("href=\"/ledger?sort=-number\"");
    let all = titles(&page.text());
    let parent = all.iter().position(|t| t.contains("412亩")).unwrap();
    assert_eq!(all[parent + 1], "一号地块征迁扫尾", "{all:?}");

    let late = browser.get("/ledger?light=red").await;
    late.shows(">2026-0002-1<").hides("新建停车泊位").shows("去掉条件：灯").shows("href=\"/ledger\"");
    // Boxes that are ticked come one by one; the view is the same.
    let two = browser.get("/ledger?light=red&light=amber&text=").await;
    two.shows("滞后、预警").shows("aria-current=\"true\">滞后和预警");
}

#[tokio::test]
async fn every_filter_narrows_and_can_be_taken_away() {
    let site = summer().await;
    let mut browser = Browser::signed(&site, "chayue").await;
    let unit = site.service.options(&site.call("chayue").await).await.unwrap().units;
    let school = unit.iter().find(|u| u.name == "县教育局").unwrap().id.clone();
    for (query, only) in [
        (format!("unit={school}"), "学前教育学位600个"),
        ("field=urban&text=泊位".to_owned(), "新建停车泊位"),
        ("due=none".to_owned(), "新建停车泊位"),
        ("due=2026-12-01..2026-12-31".to_owned(), "学前教育学位600个"),
        ("from=2026%2F12%2F1&to=2026-12-31".to_owned(), "学前教育学位600个"),
    ] {
        let page = browser.get(&format!("/ledger?{query}")).await;
        let found = titles(&page.text());
        assert!(found.len() == 1 && found[0].contains(only), "{query}: {found:?}");
        page.shows("chip-on").shows("共 1 项");
    }
    let both = browser.get(&format!("/ledger?unit={school}&due=year&sort=-due")).await;
    both.shows(&format!("/ledger?unit={school}&#38;sort=-due")).shows("/ledger?due=year&#38;sort=-due");
    browser.get("/ledger?text=火星基地").await.shows("没有符合条件的任务").hides("<table");
    for (query, words) in [
        ("light=purple", "“灯”没有“purple”可选"),
        ("colour=red", "没有“colour”这个筛选条件"),
        ("from=上月", "“到期”没有“上月..”可选"),
    ] {
        let page = browser.get(&format!("/ledger?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        page.shows(words);
    }
    for wrong in ["light=purple", "colour=red"] {
        let file = browser.get(&format!("/ledger/export?{wrong}&paper=ledger&format=csv")).await;
        assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY, "a whole ledger is no part of it");
    }
}

#[tokio::test]
async fn a_reader_sees_nothing_to_edit_with_and_an_empty_ledger_says_what_to_do() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "chayue").await;
    browser.get("/ledger").await.shows("台账是空的").hides("/tasks/new").hides("/ledger/import");
    for path in ["/tasks/new", "/ledger/import"] {
        assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    Browser::signed(&site, "duban").await.get("/ledger").await.shows("放入一份文件").shows("/ledger/import");
}

#[tokio::test]
async fn the_next_page_begins_where_the_first_ends() {
    let site = Site::founded().await;
    let call = site.call("duban").await;
    for n in 1..=53 {
        site.service.add_task(&call, None, form(&format!("任务{n}"), "白石镇", "2026-09-30")).await.unwrap();
    }
    let mut browser = Browser::signed(&site, "duban").await;
    let first = browser.get("/ledger?sort=-due").await;
    first.shows("本页 50 项，按完成时限排序").hides("rel=\"first\"");
    let text = first.text();
    let next = text.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
    let next = next.trim_end_matches("\" ").replace("&#38;", "&");
    let second = browser.get(&next).await;
    second.shows("rel=\"first\"").hides("rel=\"next\"");
    let (a, b) = (titles(&text), titles(&second.text()));
    assert_eq!((a.len(), b.len()), (50, 3), "{next}");
    assert!(b.iter().all(|t| !a.contains(t)), "{b:?}");
}

#[tokio::test]
async fn files_have_the_rows_of_the_page_and_a_chinese_name() {
    let site = summer().await;
    let mut browser = Browser::signed(&site, "chayue").await;
    for (format, kind, magic) in [
        ("xlsx", "spreadsheetml", b"PK".as_slice()),
        ("docx", "wordprocessingml", b"PK".as_slice()),
        ("csv", "text/csv", b"\xef\xbb\xbf".as_slice()),
        ("json", "application/json", b"[".as_slice()),
    ] {
        let file = browser.get(&format!("/ledger/export?paper=ledger&format={format}")).await;
        assert_eq!(file.status, StatusCode::OK, "{format} {}", file.text());
        assert!(file.header("content-type").contains(kind), "{format}");
        assert!(file.bytes.starts_with(magic), "{format}");
        let name = file.header("content-disposition");
        assert!(
            name.starts_with("attachment; ") && name.contains("filename*=UTF-8''%E4%BA%91%E6%BA%AA"),
            "{name}"
        );
        assert!(name.ends_with(&format!("2026-06-12.{format}")), "{name}");
    }
    let part = browser.get("/ledger/export?paper=ledger&format=csv&text=泊位").await.text();
    assert!(part.contains("新建停车泊位") && !part.contains("学前教育"), "{part}");
    for bad in ["paper=ledger&format=exe", "paper=&format=csv"] {
        assert_eq!(browser.get(&format!("/ledger/export?{bad}")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_same_pages_stand_in_english() {
    let site = summer().await;
    let mut browser = Browser::signed(&site, "duban").await;
    browser.post("/language", &[("to", "en"), ("back", "/ledger")]).await;
    browser
        .get("/ledger?light=red&due=overdue")
        .await
        .shows("Behind and at risk")
        .shows("Clear filters")
        .hides("⟦");
    browser.get("/tasks/2026-0002").await.shows("Why this light").hides("⟦");
    browser.get("/tasks/2026-0002/edit").await.hides("⟦");
}
