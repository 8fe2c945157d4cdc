use ::ledger::{Light, Role};
use service::{Call, LightView};

use super::support::*;

/// So many days after the beginning.
fn later(call: &Call, days: i64) -> Call {
    Call { at: call.at + days * 86_400_000, ..call.clone() }
}

fn keys(light: &LightView) -> Vec<&'static str> {
    light.judgement.reasons.iter().map(|r| r.key).collect()
}

#[tokio::test]
async fn only_the_offices_leader_adopts_a_pack_and_every_light_follows() {
    let c = county().await;
    let number = c.task("新增学位600个", "2026-12-31").await;
    let leader = account(&c, "zhuren", Role::OfficeLeader, "").await;
    assert_eq!(refused(c.service.adopt_rules(&c.call, "due-date", 1).await), "refused-role");
    assert_eq!(refused(c.service.adopt_rules(&leader, "due-date", 7).await), "refused-no-pack");
    let before = c.service.rules(&c.call).await.unwrap();
    assert_eq!((before.in_force.id.as_str(), before.adopted.len(), before.may_adopt), ("basic", 1, false));
    // Three months later nobody has begun.
    let (autumn, boss) = (later(&c.call, 95), later(&leader, 95));
    c.store.tick(c.call.actor.site, autumn.today()).await.unwrap();
    let light = c.service.task(&autumn, number).await.unwrap().light;
    assert_eq!((light.judgement.light, keys(&light)[0]), (Light::Green, "planning-days-left"));
    let trial = c.service.try_rules(&autumn, "pace-points", 1).await.unwrap();
    assert!(!trial.may_adopt);
    c.service.adopt_rules(&boss, "pace-points", 1).await.unwrap();
    let task = c.service.task(&autumn, number).await.unwrap();
    assert_eq!((task.line.light, keys(&task.light)[0]), (Light::Red, "planning-not-started"));
    assert_eq!(task.light.judgement.pack.id, "pace-points");
    let rules = c.service.rules(&boss).await.unwrap();
    let adopted: Vec<_> = rules.adopted.iter().map(|a| (a.id.as_str(), a.from, a.by.clone())).collect();
    assert_eq!(
        adopted,
        [("pace-points", autumn.today(), Some("zhuren".into())), ("basic", c.call.today(), None)]
    );
    assert_eq!(refused(c.service.adopt_rules(&boss, "pace-points", 1).await), "refused-same-pack");
    c.service.change_site(&autumn, "云山县", "", false).await.unwrap();
    assert_eq!(
        c.service.rules(&boss).await.unwrap().in_force.id,
        "pace-points",
        "a new name keeps the rules"
    );
    c.proved().await;
}

#[tokio::test]
async fn a_pack_is_tried_on_the_past_year_as_it_was_known_then() {
    let c = county().await;
    let number = c.task("新增学位600个", "2026-08-31").await;
    c.task("编制方案", "").await;
    let autumn = later(&c.call, 120);
    let trial = c.service.try_rules(&autumn, "pace-points", 1).await.unwrap();
    let days: Vec<String> = trial.days.iter().map(|d| d.day.to_string()).collect();
    assert_eq!((days.len(), days[0].as_str(), days[12].as_str()), (13, "2025-10-31", "2026-10-10"));
    assert_eq!(trial.days[7].tried, [0; 4], "in May nothing had been issued");
    // Red, amber, green, done: not begun is amber after one month; overdue is red under both.
    let june_to_today: Vec<_> = trial.days[8..].iter().map(|d| (d.now, d.tried)).collect();
    assert_eq!(
        june_to_today,
        [
            ([0, 0, 2, 0], [0, 0, 2, 0]),
            ([0, 0, 2, 0], [0, 2, 0, 0]),
            ([0, 1, 1, 0], [0, 2, 0, 0]),
            ([1, 0, 1, 0], [2, 0, 0, 0]),
            ([1, 0, 1, 0], [2, 0, 0, 0]),
        ]
    );
    assert_eq!((trial.tasks, trial.ever_red, trial.differ), (2, [1, 2], 1));
    let differing = &trial.differing[0];
    assert_eq!((differing.now, differing.tried), (Light::Green, Light::Red));
    assert_ne!(differing.line.number, number);
    assert_eq!(differing.why.as_ref().unwrap().key, "planning-not-started");
}

#[tokio::test]
async fn a_light_names_who_said_what_it_was_judged_on() {
    let c = county().await;
    let number = c.task("新增学位600个", "2026-12-31").await;
    let other = account(&c, "lin", Role::Supervisor, "").await;
    let form = c.service.task_form(&other, number).await.unwrap();
    let form = service::TaskForm { due: "2026-11-30".into(), reason: "提前验收".into(), ..form };
    c.service.edit_task(&later(&other, 3), number, form).await.unwrap();
    let light = c.service.task(&later(&c.call, 4), number).await.unwrap().light;
    let said: Vec<_> = light.inputs.iter().map(|i| (i.what.key, i.by.as_deref(), i.at)).collect();
    let (first, second) = (Some(NOW), Some(NOW + 3 * 86_400_000));
    assert_eq!(
        said,
        [
            ("light-input-start", Some("方管理"), first),
            ("light-input-due", Some("lin"), second),
            ("light-curve-even", None, None),
        ]
    );
}
