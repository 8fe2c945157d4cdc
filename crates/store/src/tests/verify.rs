use super::support::*;
use crate::Difference;
use crate::db::Run as _;

#[tokio::test]
async fn an_untouched_site_is_proved() {
    let f = filled().await;
    let v = f.store.verify(f.site).await.unwrap();
    assert_eq!(v.difference, None);
    assert_eq!(v.events, 13);
    assert_eq!(v.head.len(), 64);
}

/// Whatever is changed behind the log's back is named.
#[tokio::test]
async fn every_table_is_watched() {
    for (sql, place) in [
        ("UPDATE task SET due = '2027-01-01' WHERE ordinal = 2026000000050000", "task due"),
        ("UPDATE task SET body = '{}' WHERE lead_unit LIKE '%1'", "task body"),
        ("UPDATE task SET light = 2, light_next = '9999-12-31' WHERE light = 0", "task light"),
        ("DELETE FROM task WHERE due = '2026-05-31'", "task missing"),
        (
            "INSERT INTO unit (site, id, version, position, body) SELECT site, 'ff', 1, 1, '{}' FROM chain",
            "unit extra",
        ),
        ("UPDATE site SET body = replace(body, '云溪', '云山')", "site body"),
        ("DELETE FROM task_party WHERE role = 'other'", "task_party missing"),
        ("UPDATE task_count SET n = n + 1", "task_count n"),
        ("UPDATE chain SET seq = seq - 1", "head"),
        ("UPDATE event SET body = replace(body, '农田', '林地') WHERE body LIKE '%农田%'", "chain"),
        ("UPDATE event SET at = at + 1 WHERE seq = 5", "chain"),
        ("UPDATE event SET kind = 'site-changed' WHERE seq = 3", "event"),
        ("DELETE FROM event WHERE seq = 13", "head"),
    ] {
        let f = filled().await;
        let changed = f.store.db.run().execute(sql, &[]).await.unwrap();
        assert!(changed > 0, "{sql}");
        let found = match f
            .store
            .verify(f.site)
            .await
            .unwrap()
            .difference
            .unwrap_or_else(|| panic!("{sql} went unnoticed"))
        {
            Difference::Chain { .. } => "chain".to_owned(),
            Difference::Event { .. } => "event".to_owned(),
            Difference::Head { .. } => "head".to_owned(),
            Difference::Row { table, column, .. } => format!("{table} {column}"),
            Difference::Missing { table, .. } => format!("{table} missing"),
            Difference::Extra { table, .. } => format!("{table} extra"),
        };
        assert_eq!(found, place, "{sql}");
    }
}
