use jiff::ToSpan as _;
use jiff::civil::Date;
use planning::{Interval, Plan, Progress, ReportDue};
use proptest::prelude::*;

use super::support::*;
use crate::*;

fn pack(id: &str) -> &'static planning::Pack {
    planning::packs().iter().find(|pack| pack.id == id).unwrap()
}

/// By the pack of a site that has adopted none.
fn judged(task: &Task, today: Date) -> Judgement {
    judge(site().pack(), task, today)
}

fn dated(due: Option<Date>, progress: Option<u8>) -> Task {
    Task { due, progress, ..task() }
}

fn keys(j: &Judgement) -> Vec<&'static str> {
    j.reasons.iter().map(|r| r.key).collect()
}

#[test]
fn the_due_date_alone_decides_while_nobody_reports() {
    let task = dated(Some(day(6, 30)), None);
    for (today, light, rule) in [
        (day(6, 26), Light::Green, "planning-days-left"),
        (day(6, 27), Light::Amber, "planning-near"),
        (day(6, 30), Light::Amber, "planning-near"),
        (day(7, 1), Light::Red, "planning-overdue"),
    ] {
        let j = judged(&task, today);
        assert_eq!((j.light, j.reasons[0].key), (light, rule), "{today}");
    }
    assert_eq!(judged(&task, day(2, 1)).next_change, Some(day(6, 27)));
}

#[test]
fn lag_behind_the_even_plan_warns_before_the_due_date() {
    // Start 1 January, due 11 April: 100 days, one point a day.
    for (percent, light) in [(50, Light::Green), (49, Light::Amber), (29, Light::Amber), (28, Light::Red)] {
        assert_eq!(judged(&dated(Some(day(4, 11)), Some(percent)), day(3, 1)).light, light, "{percent}");
    }
}

#[test]
fn what_is_not_open_is_not_judged() {
    let late = |state| Task { state, ..dated(Some(day(1, 2)), None) };
    for (state, light, key) in [
        (TaskState::Done, Light::Done, "planning-closed"),
        (TaskState::Cancelled, Light::Cancelled, "planning-cancelled"),
        (TaskState::Draft, Light::Green, "planning-draft"),
    ] {
        let j = judged(&late(state), day(12, 1));
        assert_eq!((j.light, keys(&j)[0], j.next_change), (light, key, None));
    }
    assert_eq!(judged(&dated(None, Some(0)), day(12, 31)).light, Light::Green, "no date, no plan");
    let closed = Task { closed: Some(day(1, 5)), ..late(TaskState::Done) };
    assert_eq!(keys(&judged(&closed, day(12, 1))), ["planning-closed-late"]);
    assert_eq!(judged(&closed, day(1, 3)).light, Light::Done, "whatever the clock says");
}

#[test]
fn an_accepted_reason_keeps_lag_from_counting_and_not_the_due_date() {
    let excused = |until| {
        let mut task = dated(Some(day(4, 11)), Some(10));
        task.life.excuses.push(Excused { from: day(2, 1), until, reason: "征迁未完".into() });
        task
    };
    let j = judged(&excused(day(3, 1)), day(3, 1));
    assert_eq!((j.light, j.next_change), (Light::Green, Some(day(3, 2))));
    assert_eq!(judged(&excused(day(3, 1)), day(3, 2)).light, Light::Red);
    assert_eq!(keys(&judged(&excused(day(12, 31)), day(4, 12)))[0], "planning-overdue");
}

fn stopped(from: Date, until: Option<Date>) -> Stop {
    Stop { from, until, reason: "等待上级批复".into(), review: day(6, 1) }
}

#[test]
fn a_light_stays_while_the_clock_stands_and_the_days_are_not_counted_after() {
    let start = dated(Some(day(4, 11)), Some(45));
    let mut stands = start.clone();
    stands.life.stops.push(stopped(day(2, 20), None));
    for today in [day(2, 20), day(4, 12), day(9, 1)] {
        let j = judged(&stands, today);
        assert_eq!((j.light, j.next_change), (Light::Green, None), "{today}");
    }
    let mut ran = start;
    ran.life.stops.push(stopped(day(2, 20), Some(day(3, 12))));
    ran.life.old_dues.push(old_due(Some(day(4, 11)), day(3, 12), DueCause::Suspended));
    ran.due = Some(day(5, 1));
    let facts = facts(&ran, site().pack());
    assert_eq!(facts.extensions, [], "the stop says it already");
    assert_eq!(facts.deadline_on(day(3, 18)), ran.due);
    // It stood for twenty days: on 18 March 56 of 100 days have run.
    assert_eq!(facts.planned_on(day(3, 18)), Some(5600));
}

fn old_due(due: Option<Date>, on: Date, cause: DueCause) -> OldDue {
    OldDue { due, on, cause, reason: String::new() }
}

/// Where every part of a task goes.
#[test]
fn a_task_becomes_facts() {
    let mut task = Task {
        progress: Some(60),
        due: Some(day(10, 31)),
        closed: Some(day(9, 20)),
        state: TaskState::Done,
        cadence: "每月".into(),
        ..task()
    };
    let life = &mut task.life;
    life.signed = Some(Signing { on: day(1, 10), by: None, late: 0 });
    life.old_dues = vec![
        old_due(Some(day(6, 30)), day(3, 1), DueCause::Extended),
        old_due(Some(day(8, 31)), day(4, 11), DueCause::Suspended),
        old_due(Some(day(9, 10)), day(5, 2), DueCause::Edited),
    ];
    life.stops = vec![stopped(day(4, 1), Some(day(4, 11))), stopped(day(5, 20), Some(day(5, 20)))];
    life.excuses.push(Excused { from: day(2, 1), until: day(2, 28), reason: "冻土".into() });
    life.points = vec![Point { on: day(2, 10), percent: 20 }, Point { on: day(2, 5), percent: 60 }];
    life.closings.push(Closing { from: day(7, 1), until: day(7, 15) });
    life.milestones = vec![
        Milestone { done: Some(day(3, 2)), ..Milestone::point("开工", day(3, 1), 0) },
        Milestone::point("封顶", day(8, 11), 70),
    ];
    life.accepted.push(Accepted { until: day(2, 8), filed: day(2, 9), percent: None, problems: false });
    let f = facts(&task, pack("pace-points"));
    assert_eq!((f.start, f.due), (day(1, 1), Some(day(6, 30))), "the first due date");
    let granted: Vec<_> = f.extensions.iter().map(|e| (e.granted, e.due)).collect();
    assert_eq!(granted, [(day(3, 1), Some(day(8, 31))), (day(5, 2), Some(day(10, 31)))]);
    let deadlines = [day(2, 28), day(3, 1), day(4, 11), day(5, 2)].map(|on| f.deadline_on(on).unwrap());
    assert_eq!(deadlines, [day(6, 30), day(8, 31), day(9, 10), day(10, 31)], "as the ledger had them");
    assert_eq!(f.stops, [Interval { from: day(4, 1), to: Some(day(4, 10)) }], "one lasted no day");
    assert_eq!(f.reasons, [Interval { from: day(2, 1), to: Some(day(2, 28)) }]);
    let said = |on, share| Progress { day: on, share };
    assert_eq!(f.progress, [said(day(2, 10), 2000), said(day(2, 10), 6000)], "what came later holds");
    assert_eq!(
        f.closed,
        [Interval { from: day(7, 1), to: Some(day(7, 14)) }, Interval { from: day(9, 20), to: None }]
    );
    assert_eq!(f.plan, Plan::Milestones, "one of them has a weight");
    let milestones: Vec<_> = f.milestones.iter().map(|m| (m.due, m.weight, m.met)).collect();
    assert_eq!(
        milestones,
        [(day(3, 1), 0, Some(day(3, 2))), (day(8, 1), 70, None)],
        "days that the clock stood are given back"
    );
    let due = |due, filed| ReportDue { due, filed };
    assert_eq!(
        f.reports,
        [
            due(day(2, 10), Some(day(2, 9))),
            due(day(3, 10), None),
            due(day(5, 10), None),
            due(day(6, 10), None),
            due(day(8, 10), None),
            due(day(9, 10), None)
        ],
        "none on a day on which it stood or was closed"
    );
    assert_eq!(facts(&task, pack("basic")).reports, [], "a pack that judges none is told of none");
}

#[test]
fn progress_with_which_it_came_is_known_from_the_start_and_what_was_withdrawn_is_not_known() {
    let came = facts(&dated(None, Some(35)), site().pack());
    assert_eq!(came.progress, [Progress { day: day(1, 1), share: 3500 }]);
    let mut withdrawn = dated(None, None);
    withdrawn.life.points.push(Point { on: day(2, 1), percent: 40 });
    assert_eq!(facts(&withdrawn, site().pack()).progress, []);
}

#[test]
fn a_due_date_that_was_taken_away_is_none() {
    let mut task = dated(None, None);
    task.life.old_dues.push(old_due(Some(day(6, 30)), day(5, 1), DueCause::Edited));
    let facts = facts(&task, site().pack());
    assert_eq!([day(4, 30), day(5, 1)].map(|on| facts.deadline_on(on)), [Some(day(6, 30)), None]);
    assert_eq!(judged(&task, day(7, 1)).light, Light::Green);
}

#[test]
fn without_weights_the_plan_is_the_curve_of_the_field() {
    let of = |field, id| facts(&Task { field, ..task() }, pack(id)).plan;
    assert!(matches!(of(Some(Field::Urban), "pace-seasonal"), Plan::Seasonal(_)));
    assert_eq!(of(Some(Field::Reform), "pace-seasonal"), Plan::Linear);
    assert_eq!(of(Some(Field::Urban), "basic"), Plan::Linear);
    for season in planning::packs().iter().flat_map(|pack| &pack.seasons) {
        assert!(season.fields.iter().all(|code| Field::from_code(code).is_some()), "{season:?}");
    }
}

#[test]
fn the_past_is_counted_only_while_a_task_was_in_the_ledger() {
    let task = Task { state: TaskState::Cancelled, closed: Some(day(8, 1)), ..dated(Some(day(6, 30)), None) };
    let facts = facts(&task, site().pack());
    let on = |on| light_on(site().pack(), &task, &facts, on);
    let before = day(1, 1).yesterday().unwrap();
    assert_eq!(
        [before, day(5, 1), day(7, 1), day(8, 1)].map(on),
        [None, Some(Light::Green), Some(Light::Red), Some(Light::Cancelled)]
    );
    assert_eq!(
        light_on(site().pack(), &Task { state: TaskState::Draft, ..task.clone() }, &facts, day(7, 1)),
        None
    );
}

#[test]
fn a_site_is_judged_by_what_it_adopted_last() {
    let leader = actor([Role::OfficeLeader]);
    let mut site = site();
    assert_eq!(site.pack().id, planning::DEFAULT);
    for name in ["pace-ratio", "due-date"] {
        let body = site.adopt(name, 1, &leader, day(5, 1)).unwrap();
        let Entity::Site(after) = evolved(Some(Entity::Site(site)), &NewEvent::on(SiteId(id(1)), body))
        else {
            panic!("a site stays one")
        };
        site = after;
        assert_eq!(site.pack().id, name);
    }
    let refused =
        |pack: &str, version, actor: &Actor| site.adopt(pack, version, actor, day(5, 2)).unwrap_err().key;
    assert_eq!(refused("due-date", 1, &leader), "refused-same-pack");
    assert_eq!(refused("due-date", 9, &leader), "refused-no-pack");
    assert_eq!(refused("basic", 1, &actor([Role::Supervisor])), "refused-role");
    let renamed =
        EventBody::SiteChanged { site: Site { name: "云山县".into(), ..super::support::site() } };
    let Entity::Site(after) =
        evolved(Some(Entity::Site(site.clone())), &NewEvent::on(SiteId(id(1)), renamed))
    else {
        panic!("a site stays one")
    };
    assert_eq!((after.name.as_str(), after.rules), ("云山县", site.rules), "a new name keeps the rules");
    let unknown = Adoption { pack: "elsewhere".into(), version: 3, from: day(5, 3), by: None };
    site = Site { rules: vec![unknown], ..site };
    assert_eq!(site.pack().id, planning::DEFAULT);
}

proptest! {
    /// A stored light stays right until the day it names, whatever the pack.
    #[test]
    fn a_light_holds_until_its_next_change(
        length in 1_i32..400,
        progress in proptest::option::of(0_u8..=100),
        at in 0_i32..450,
        stop in proptest::option::of((0_i32..100, 0_i32..100, any::<bool>())),
        excuse in proptest::option::of((0_i32..100, 0_i32..100)),
        pack in 0..planning::packs().len(),
        cadence in proptest::sample::select(vec!["", "每月", "每周"]),
    ) {
        let pack = &planning::packs()[pack];
        let start = day(1, 1);
        let mut task = dated(Some(start.checked_add(length.days()).unwrap()), progress);
        task.cadence = cadence.to_owned();
        let today = start.checked_add(at.days()).unwrap();
        let ago = |days: i32| today.checked_sub(days.days()).unwrap().max(start);
        if let Some((from, length, stands)) = stop {
            // What has been is known: a stop began before today, and ended by today unless it stands.
            let until = ago(from).checked_add(length.days()).unwrap().min(today);
            task.life.stops.push(stopped(ago(from), (!stands).then_some(until)));
        }
        if let Some((from, length)) = excuse {
            let until = ago(from).checked_add(length.days()).unwrap();
            task.life.excuses.push(Excused { from: ago(from), until, reason: "征迁".into() });
        }
        let now = judge(pack, &task, today);
        let until = now.next_change.unwrap_or_else(|| today.checked_add(500.days()).unwrap());
        prop_assert!(until > today);
        prop_assert!(now.next_change.is_none_or(|day| judge(pack, &task, day).light != now.light));
        let facts = facts(&task, pack);
        let mut d = today;
        while d < until {
            prop_assert_eq!(light_on(pack, &task, &facts, d), Some(now.light));
            d = d.tomorrow().unwrap();
        }
    }
}
