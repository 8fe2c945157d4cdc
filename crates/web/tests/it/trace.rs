//! The log and its verification.

use crate::browser::Browser;
use crate::site::Site;

#[tokio::test]
async fn the_log_is_shown_filtered_and_paged() {
    let (site, document) = Site::with_tasks().await;
    let mut reader = Browser::signed(&site, "chayue").await;
    let page = reader.get("/trace").await;
    page.shows("交办任务")
        .shows("沈督查")
        .shows(&format!("/documents/{document}"))
        .shows("2026年3月3日 09:30");
    let page = reader.get("/trace?kind=site-founded").await;
    page.shows("建立站点").hides("/tasks/").shows("本页 1 项");
    reader.get("/trace?before=3").await.shows("本页 2 项").shows("回到第一页");
    reader.get("/trace?kind=import-applied&actor=&before=").await.shows("没有符合条件的记录");
}

#[tokio::test]
async fn verification_passes_and_names_the_first_row_changed_behind_the_log() {
    let (site, _) = Site::with_tasks().await;
    let mut reader = Browser::signed(&site, "chayue").await;
    reader.get("/trace/verify").await.shows("还没有核验过").hides("现在核验</button>");
    prove(&site).await;
    reader.get("/trace/verify").await.shows("核验通过").shows("系统夜间自动").shows("比对行数");
    let sql = "UPDATE task SET state = 'done' WHERE state = 'open'";
    let changed = match site.place.postgres() {
        Some(url) => {
            let pool = sqlx::PgPool::connect(url).await.unwrap();
            sqlx::query(sql).execute(&pool).await.unwrap().rows_affected()
        }
        None => {
            let url = format!("sqlite://{}", site.place.directory().join("luoshi.db").display());
            let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
            sqlx::query(sql).execute(&pool).await.unwrap().rows_affected()
        }
    };
    assert!(changed > 0);
    site.later(1).await;
    prove(&site).await;
    let mut reader = Browser::signed(&site, "chayue").await;
    reader.get("/trace/verify").await.shows("核验未通过").shows("以前的核验").shows("一致");
}

/// Proves the log as the night does, and waits for it.
async fn prove(site: &Site) {
    let (id, now) = (site.store.sites().await.unwrap()[0].id, site.now());
    site.service.prove(id, "", std::sync::Arc::new(move || now)).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_verification_is_asked_for_and_runs_beside_the_request() {
    let site = Site::founded().await;
    let mut supervisor = Browser::signed(&site, "duban").await;
    assert_eq!(supervisor.post("/trace/verify", &[]).await.location(), "/trace/verify");
    supervisor.get("/trace/verify").await.shows("核验已开始");
}

#[tokio::test]
async fn everything_has_a_history_of_its_own_in_words() {
    let site = Site::founded().await;
    let mut supervisor = Browser::signed(&site, "duban").await;
    let call = site.call("duban").await;
    let unit = site.service.settings(&call).await.unwrap().units.remove(3).form;
    let form = service::UnitForm { aliases: "教育局、县教体局".into(), ..unit.clone() };
    site.service.record_unit(&call, form).await.unwrap();
    let page = supervisor.get(&format!("/trace?about=unit-{}", unit.id)).await;
    page.shows("登记单位").shows("教育局 → 教育局、县教体局").shows("本页 2 项").hides("周岚");
    supervisor.get(&format!("/settings/units/{}", unit.id)).await.shows("/trace?about=unit-");
    assert_eq!(supervisor.get("/trace?about=unit-1").await.status, axum::http::StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_auditor_sees_who_saw_what_and_nobody_else_does() {
    let (site, document) = Site::with_tasks().await;
    let call = site.call("duban").await;
    let auditor = service::PersonForm {
        name: "梁审计".into(),
        username: "shenji".into(),
        role: "auditor".into(),
        password: crate::site::PASSWORD.into(),
        active: "on".into(),
        ..service::PersonForm::default()
    };
    site.service.record_person(&call, auditor).await.unwrap();
    let mut reader = Browser::signed(&site, "chayue").await;
    reader.get("/tasks/2026-0002").await.shows("412亩");
    reader.get("/tasks/2026-0002").await.shows("412亩");
    reader.get("/tasks/2026-0999").await;
    reader.get(&format!("/documents/{document}")).await;
    reader.get("/ledger/export?paper=ledger&format=csv").await;
    assert_eq!(reader.get("/trace/views").await.status, axum::http::StatusCode::FORBIDDEN);
    let mut auditor = Browser::signed(&site, "shenji").await;
    let page = auditor.get("/trace/views").await;
    page.shows("2026-0002").shows("导出台账（CSV").hides("2026-0999");
    page.shows("推进会上的讲话").shows("何查阅").shows("导出台账（CSV）");
    let one = auditor.get("/trace/views?kind=task&thing=2026-0002&day=2026-03-03").await;
    one.shows("<td class=\"num\" data-label=\"次数\">2</td>").hides("推进会上的讲话");
    auditor.get("/trace/views?day=2026-03-04").await.shows("没有符合条件的查看记录");
    // That the auditor looked is noted too.
    auditor.get("/trace/views?kind=trace").await.shows("%2Ftrace%2Fviews%3Fkind%3Dtask").shows("梁审计");
}
