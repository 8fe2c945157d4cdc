//! The review desk and issuing.

use axum::http::StatusCode;

use crate::browser::{Answer, Browser};
use crate::site::{SPEECH, Site};

/// A supervisor at the desk of a document.
struct Desk {
    browser: Browser,
    address: String,
}

impl Desk {
    async fn of(site: &Site, id: &str) -> Self {
        Self { browser: Browser::signed(site, "duban").await, address: format!("/documents/{id}/review") }
    }

    async fn page(&mut self) -> Answer {
        self.browser.get(&self.address).await
    }

    async fn act(&mut self, fields: &[(&str, &str)]) -> Answer {
        self.browser.post(&self.address, fields).await
    }

    /// Identifier, version and state of the drafts, in reading order.
    async fn drafts(&mut self) -> Vec<(String, String, String)> {
        drafts(&self.page().await.text())
    }

    async fn counts(&mut self) -> Vec<usize> {
        counts(&self.page().await.text())
    }
}

fn drafts(page: &str) -> Vec<(String, String, String)> {
    let field = |text: &str, before: &str| {
        text.split_once(before)
            .map(|(_, rest)| rest.split('"').next().unwrap().to_owned())
            .unwrap_or_default()
    };
    let cards = page.split("<article class=\"draft draft-").skip(1);
    cards
        .map(|card| {
            let state = card.split('"').next().unwrap().to_owned();
            (field(card, "data-draft=\""), field(card, "name=\"version\" value=\""), state)
        })
        .collect()
}

fn counts(page: &str) -> Vec<usize> {
    let progress = page.split_once("id=\"desk-progress\"").unwrap().1.split_once("<progress").unwrap().0;
    progress.split("<b>").skip(1).map(|part| part.split('<').next().unwrap().parse().unwrap()).collect()
}

#[tokio::test]
async fn a_mark_leads_to_what_it_rests_on_without_a_script() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let page = desk.page().await.text();
    let listed = drafts(&page);
    for (draft, _, _) in &listed {
        let link = format!("href=\"{}?why={draft}#why-{draft}\"", desk.address);
        assert_eq!(page.matches(&link).count(), 1, "one way from the mark of {draft} to its grounds");
        assert!(!page.contains(&format!("id=\"why-{draft}\" open")), "grounds are folded until asked for");
    }
    let asked = &listed[1].0;
    let opened = desk.browser.get(&format!("{}?why={asked}", desk.address)).await.text();
    for (draft, _, _) in &listed {
        assert_eq!(opened.contains(&format!("id=\"why-{draft}\" open")), draft == asked, "{draft}");
    }
}

#[tokio::test]
async fn the_desk_shows_text_and_drafts_side_by_side() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let page = desk.page().await;
    page.shows("data-desk-text")
        .shows("data-desk-drafts")
        .shows("data-start=")
        .shows("<datalist id=\"units\">");
    let found = drafts(&page.text());
    assert!(found.len() >= 4, "{found:?}");
    for (draft, ..) in &found {
        page.shows(&format!("id=\"mark-{draft}\"")).shows(&format!("href=\"#draft-{draft}\""));
    }
    assert_eq!(counts(&page.text()), [found.len(), 0, 0]);
}

#[tokio::test]
async fn without_script_a_decision_comes_back_to_its_card() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let (draft, version, _) = desk.drafts().await[0].clone();
    let answer = desk.act(&[("do", "accept"), ("draft", &draft), ("version", &version)]).await;
    assert_eq!(answer.location(), format!("/documents/{id}/review#draft-{draft}"));
    assert_eq!(desk.drafts().await[0].2, "accepted");
}

#[tokio::test]
async fn with_script_an_act_answers_with_the_desk_alone() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let (draft, version, _) = desk.drafts().await[0].clone();
    desk.browser.headers.push(("hx-request", "true"));
    let answer = desk.act(&[("do", "reject"), ("draft", &draft), ("version", &version)]).await;
    assert_eq!(answer.status, StatusCode::OK);
    answer.shows("id=\"desk-progress\"").hides("<html");
    assert_eq!(counts(&answer.text())[2], 1);
}

#[tokio::test]
async fn accepting_keeps_what_was_typed() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let (draft, version, _) = desk.drafts().await[0].clone();
    let typed = [
        ("do", "accept"),
        ("draft", draft.as_str()),
        ("version", version.as_str()),
        ("title", "新建项目按时开工"),
        ("lead_unit", "发改局"),
        ("due", "2026-06-30"),
    ];
    desk.act(&typed).await.location();
    desk.page().await.shows("<p class=\"draft-title\">新建项目按时开工</p>").shows("县发展和改革局");
}

#[tokio::test]
async fn acts_are_undone_one_by_one() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let before = desk.drafts().await;
    let (draft, version, _) = before[0].clone();
    desk.act(&[("do", "merge"), ("draft", &draft), ("version", &version)]).await.location();
    assert_eq!(desk.drafts().await.len(), before.len() - 1);
    desk.act(&[("do", "accept-all")]).await.location();
    assert!(desk.counts().await[1] > 0);
    desk.act(&[("do", "undo")]).await.location();
    assert_eq!(desk.counts().await[1], 0);
    desk.act(&[("do", "undo")]).await.location();
    assert_eq!(desk.drafts().await.len(), before.len());
    let nothing = desk.act(&[("do", "undo")]).await;
    assert_eq!(nothing.status, StatusCode::CONFLICT);
    nothing.shows("desk-problem");
}

#[tokio::test]
async fn a_passage_is_marked_and_a_draft_split() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let count = desk.drafts().await.len();
    let at = SPEECH.split_once("大家要").unwrap().0.chars().count();
    let (start, end) = (at.to_string(), (at + 8).to_string());
    let mark = [("do", "mark"), ("start", start.as_str()), ("end", end.as_str())];
    desk.act(&mark).await.location();
    assert_eq!(desk.drafts().await.len(), count + 1);
    // The same passage cannot be marked twice.
    assert_eq!(desk.act(&mark).await.status, StatusCode::CONFLICT);
    let page = desk.page().await.text();
    let offered = page.split_once("form=\"split-").unwrap().1;
    let draft = offered.split('"').next().unwrap().to_owned();
    let cut = offered.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let version = drafts(&page).into_iter().find(|d| d.0 == draft).unwrap().1;
    desk.act(&[("do", "split"), ("draft", &draft), ("version", &version), ("at", &cut)]).await.location();
    assert_eq!(desk.drafts().await.len(), count + 2);
}

#[tokio::test]
async fn an_ambiguous_name_is_asked_and_a_choice_settles_it() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let (draft, version, _) = desk.drafts().await[0].clone();
    let typed = |act| {
        [
            ("do", act),
            ("draft", draft.as_str()),
            ("version", version.as_str()),
            ("title", "批地"),
            ("lead_unit", "资源局"),
        ]
    };
    let refused = desk.act(&typed("accept")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("data-refused").shows("value=\"资源局\"").shows("批地");
    desk.act(&typed("save")).await.location();
    let page = desk.page().await;
    page.shows("“资源局”指哪个单位？")
        .shows(">县自然资源局</button>")
        .shows(">县人力资源和社会保障局</button>")
        .shows("去掉");
    let text = page.text();
    let choice = text.split(">县自然资源局</button>").next().unwrap().rsplit_once("value=\"").unwrap().1;
    let choice = choice.trim_end_matches('"').to_owned();
    let version = drafts(&text)[0].1.clone();
    desk.act(&[("do", "choose"), ("draft", &draft), ("version", &version), ("choice", &choice)])
        .await
        .location();
    desk.page().await.hides("“资源局”指哪个单位？").shows("value=\"县自然资源局\"");
}

#[tokio::test]
async fn a_name_on_no_list_is_said_to_be_so_and_can_be_given_one() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let (draft, version, _) = desk.drafts().await[0].clone();
    let save = [
        ("do", "save"),
        ("draft", &draft),
        ("version", &version),
        ("title", "修桥"),
        ("lead_unit", "桥梁专班"),
    ];
    desk.act(&save).await.location();
    let page = desk.page().await;
    page.shows("单位名单里没有“桥梁专班”");
    let version = drafts(&page.text())[0].1.clone();
    for (given, status) in [("没有的局", StatusCode::UNPROCESSABLE_ENTITY), ("白石镇", StatusCode::SEE_OTHER)]
    {
        let own =
            [("do", "choose"), ("draft", &draft), ("version", &version), ("choice", "lead_unit|=0|桥梁专班")];
        let fields: Vec<(&str, &str)> = own.into_iter().chain([("named-0", given)]).collect();
        assert_eq!(desk.act(&fields).await.status, status, "{given}");
    }
    desk.page().await.hides("单位名单里没有").shows("value=\"白石镇\"");
}

#[tokio::test]
async fn who_comes_second_sees_what_the_first_decided_and_keeps_what_was_typed() {
    let (site, id) = Site::with_document().await;
    let (mut first, mut second) = (Desk::of(&site, &id).await, Desk::of(&site, &id).await);
    let (draft, version, _) = first.drafts().await[0].clone();
    first.act(&[("do", "reject"), ("draft", &draft), ("version", &version)]).await.location();
    let late = [("do", "accept"), ("draft", &draft), ("version", &version), ("title", "我的写法")];
    let answer = second.act(&late).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    answer.shows("现为“舍弃”").shows("data-refused").shows("我的写法");
    // The answer carries the new version: deciding again is deciding knowingly.
    let now = drafts(&answer.text())[0].1.clone();
    assert_ne!(now, version);
    second
        .act(&[("do", "accept"), ("draft", &draft), ("version", &now), ("title", "我的写法")])
        .await
        .location();
    assert_eq!(second.drafts().await[0].2, "accepted");
}

#[tokio::test]
async fn changes_of_others_are_fetched_only_when_there_are_any() {
    let (site, id) = Site::with_document().await;
    let (mut first, mut second) = (Desk::of(&site, &id).await, Desk::of(&site, &id).await);
    let page = second.page().await.text();
    let poll = page.split_once("hx-get=\"").unwrap().1.split('"').next().unwrap().to_owned();
    assert_eq!(second.browser.get(&poll).await.status, StatusCode::NO_CONTENT);
    let (draft, version, _) = first.drafts().await[0].clone();
    first.act(&[("do", "reject"), ("draft", &draft), ("version", &version)]).await.location();
    let changed = second.browser.get(&poll).await;
    assert_eq!((changed.status, drafts(&changed.text())[0].2.as_str()), (StatusCode::OK, "rejected"));
    changed.hides("<html");
}

#[tokio::test]
async fn issuing_shows_what_it_makes_and_what_stands_in_the_way() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    let issue = format!("/documents/{id}/issue");
    desk.browser.get(&issue).await.shows("还没有可以交办的任务");
    assert_eq!(desk.browser.post(&issue, &[]).await.status, StatusCode::CONFLICT);
    desk.act(&[("do", "accept-all")]).await.location();
    let (draft, version, _) = desk.drafts().await.into_iter().find(|d| d.2 == "accepted").unwrap();
    let save = [
        ("do", "save"),
        ("draft", &draft),
        ("version", &version),
        ("title", "没有牵头单位的"),
        ("lead_unit", ""),
    ];
    desk.act(&save).await.location();
    let blocked = desk.browser.get(&issue).await;
    blocked
        .shows("还不能交办的")
        .shows(&format!("/review#draft-{draft}"))
        .shows("没有牵头单位，不能交办。")
        .shows("disabled");
    assert_eq!(desk.browser.post(&issue, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    desk.act(&[("do", "undo")]).await.location();
    let ready = desk.browser.get(&issue).await;
    for words in ["序号", "工作任务", "量化目标", "牵头领导", "牵头单位", "责任单位", "完成时限", "2026-0001"]
    {
        ready.shows(words);
    }
    assert_eq!(desk.browser.post(&issue, &[]).await.location(), format!("/documents/{id}"));
    desk.browser.get(&format!("/documents/{id}")).await.shows("已交办").shows("编号 2026-0001 至");
    desk.page().await.shows("draft-issued").shows(&format!("href=\"/documents/{id}#c-"));
}

#[tokio::test]
async fn a_reader_is_kept_from_the_desk() {
    let (site, id) = Site::with_document().await;
    let mut reader = Browser::signed(&site, "chayue").await;
    for page in ["review", "review/changes?seq=0", "issue"] {
        let answer = reader.get(&format!("/documents/{id}/{page}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}");
    }
    for act in ["review", "issue", "mend"] {
        let answer = reader.post(&format!("/documents/{id}/{act}"), &[("do", "undo")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{act}");
    }
}

#[tokio::test]
async fn an_act_that_is_none_changes_nothing() {
    let (site, id) = Site::with_document().await;
    let mut desk = Desk::of(&site, &id).await;
    for fields in
        [vec![("do", "destroy")], vec![], vec![("do", "choose"), ("choice", "x")], vec![("do", "mark")]]
    {
        assert_eq!(desk.act(&fields).await.status, StatusCode::BAD_REQUEST, "{fields:?}");
    }
    assert_eq!(desk.counts().await[1..], [0, 0]);
}
