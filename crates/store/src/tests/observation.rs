use ledger::*;
use uuid::Uuid;

use super::support::*;
use crate::db::{Run as _, values};

fn measure() -> MeasureId {
    MeasureId(Uuid::from_u128(800))
}

/// A value given on a day for a period, by a town or for the whole site.
fn value(n: u128, of: Option<u128>, period: &str, value: &str, on: &str) -> NewEvent {
    let observation = Observation {
        id: ObservationId(Uuid::from_u128(n)),
        measure: measure(),
        unit: of.map(unit),
        period: period.parse().unwrap(),
        value: value.parse().unwrap(),
        source: ObservationSource { kind: SourceKind::Report, id: Uuid::from_u128(700) },
        by: None,
        on: on.parse().unwrap(),
        reason: String::new(),
    };
    NewEvent::at(observation.id, 0, EventBody::ObservationRecorded { observation })
}

async fn observed() -> Fixture {
    let f = fixture().await;
    let values = vec![
        value(901, None, "2026-04", "51", "2026-05-06"),
        value(902, None, "2026-05", "63.5", "2026-06-02"),
        value(903, Some(1), "2026-05", "40", "2026-06-03"),
        value(904, None, "2026-04", "52", "2026-06-08"),
        value(905, Some(1), "2026-Q2", "45", "2026-06-09"),
    ];
    append(&f.store, f.site, values).await;
    f
}

#[tokio::test]
async fn the_newest_value_is_that_of_the_latest_period_and_of_several_the_last_given() {
    let f = observed().await;
    assert_eq!(
        observed_of(&f, None).await,
        Some("63.5".into()),
        "a late correction of April is not newer than May"
    );
    assert_eq!(observed_of(&f, Some(unit(1))).await, Some("45".into()));
    assert_eq!(observed_of(&f, Some(unit(2))).await, None);
    let in_period = |of, period: &str| {
        let (store, site, period) = (f.store.clone(), f.site, period.parse().unwrap());
        async move { store.observation_in(site, measure(), of, period).await.unwrap() }
    };
    assert_eq!(in_period(None, "2026-04").await.unwrap().entity.value.to_string(), "52");
    assert_eq!(in_period(Some(unit(1)), "2026-06").await, None, "June is not the second quarter");
    let all = f.store.observations_of(f.site, measure()).await.unwrap();
    let periods: Vec<String> = all.iter().map(|v| v.entity.period.to_string()).collect();
    assert_eq!(periods, ["2026-Q2", "2026-05", "2026-05", "2026-04", "2026-04"]);
}

async fn observed_of(f: &Fixture, of: Option<UnitId>) -> Option<String> {
    let newest = f.store.latest_observation(f.site, measure(), of).await.unwrap();
    newest.map(|v| v.entity.value.to_string())
}

#[tokio::test]
async fn a_value_that_was_changed_in_its_table_is_found_out() {
    let f = observed().await;
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
    let forged = "UPDATE observation SET body = REPLACE(body, '63.5', '83.5') WHERE site = $1";
    f.store.db.run().execute(forged, &values![f.site.to_string()]).await.unwrap();
    let Some(crate::Difference::Row { table, column, .. }) = f.store.verify(f.site).await.unwrap().difference
    else {
        panic!("the forgery was not found")
    };
    assert_eq!((table.as_str(), column.as_str()), ("observation", "body"));
}

#[tokio::test]
async fn the_tasks_that_a_measure_follows_are_known_and_are_found_again_after_an_upgrade() {
    let f = fixture().await;
    let followed = |serial, of: &[u128]| {
        let target = |n: &u128| Target {
            measure: Some(MeasureId(Uuid::from_u128(*n))),
            ..format!("泵站{n} ≥ 3座").parse::<Target>().unwrap()
        };
        Task { targets: of.iter().map(target).collect(), ..task(serial, "泵站建设", 1, None) }
    };
    let tasks = [followed(2, &[800, 801]), followed(1, &[800, 800]), followed(3, &[])];
    append(&f.store, f.site, tasks.into_iter().map(add).collect()).await;
    let numbers = async |limit: i64| {
        let rows = f.store.tasks_followed_by(f.site, measure(), limit).await.unwrap();
        rows.into_iter().map(|r| r.task.number.serial).collect::<Vec<_>>()
    };
    assert_eq!((numbers(10).await, numbers(1).await), (vec![1, 2], vec![1]));
    let forget = "DELETE FROM task_party WHERE site = $1 AND role = 'measure'";
    f.store.db.run().execute(forget, &values![f.site.to_string()]).await.unwrap();
    assert!(f.store.verify(f.site).await.unwrap().difference.is_some());
    let mut tx = f.store.db.begin().await.unwrap();
    crate::rebuild::tasks(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((numbers(10).await, f.store.verify(f.site).await.unwrap().difference), (vec![1, 2], None));
}
