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
    reader.post("/trace/verify", &[]).await.shows("核验通过");
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
    reader.post("/trace/verify", &[]).await.shows("核验未通过").shows("state");
}
