//! The burden ledger's tables follow the log, whatever people try.

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::*;
use uuid::Uuid;

use super::support::*;
use crate::Versioned;

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

const OWN: Relation = Relation { lead_unit: true, ..Relation::NONE };

fn actor(f: &Fixture, role: Role) -> Actor {
    Actor {
        site: f.site,
        person: PersonId(Uuid::from_u128(72)),
        name: "某人".into(),
        roles: [role].into_iter().collect(),
        unit: Some(unit(1)),
        separated: false,
    }
}

/// A request for grain in store, beyond the budget of one of those asked, to be answered each month.
fn request(number: Number, id: u128, over: bool) -> Request {
    let field = |name: &str, kind, optional| RequestField {
        name: name.into(),
        kind,
        unit: String::new(),
        measure: None,
        optional,
        known: false,
        minutes: 3,
    };
    Request {
        id: RequestId(Uuid::from_u128(id)),
        number,
        title: "储备粮库存".into(),
        purpose: "安排轮换".into(),
        basis: "县粮食安全工作会议纪要".into(),
        by: PersonId(Uuid::from_u128(72)),
        unit: unit(1),
        recipients: vec![unit(2), unit(3)],
        fields: vec![field("库存", FieldKind::Number, false), field("说明", FieldKind::Text, true)],
        cadence: Cadence::Monthly,
        on: today(),
        due: "2026-06-30".parse().unwrap(),
        until: "2026-12-31".parse().unwrap(),
        state: RequestState::Open,
        over: if over { vec![unit(2)] } else { vec![] },
        approval: None,
        ended: None,
        verdict: String::new(),
    }
}

fn command(n: u64) -> RequestCommand {
    let reason = || "统筹安排".to_owned();
    match n {
        0 | 1 => RequestCommand::Approve { reason: reason() },
        2 => RequestCommand::Decline { reason: reason() },
        3 => RequestCommand::Withdraw { reason: reason() },
        _ => RequestCommand::Close,
    }
}

/// An answer of one of the units, or of one that was not asked, for some day.
async fn reply(f: &Fixture, asked: &Request, dice: &mut Dice, on: Date) -> (Reply, i64) {
    let unit = unit(2 + u128::from(dice.roll(3)));
    let days: Vec<Date> = asked.dues().collect();
    let due = match dice.roll(6) {
        0 => asked.due + (dice.roll(90) as i64).days(),
        1 => days.get(dice.roll(days.len().max(1) as u64) as usize).copied().unwrap_or(asked.due),
        _ => asked.round(on).unwrap_or(asked.due),
    };
    let before = f.store.reply_for(f.site, asked.id, unit, due).await.unwrap();
    let number = FieldValue::Number(dice.roll(900).to_string().parse().unwrap());
    let text = FieldValue::Text(if dice.roll(6) == 0 { " ".into() } else { "正常轮换".into() });
    let values = match dice.roll(4) {
        0 => vec![Some(number), None],
        1 => vec![None, Some(text)],
        _ => vec![Some(number), Some(text)],
    };
    let version = before.as_ref().map_or(0, |v| v.version);
    let id = before.map_or_else(|| ReplyId(Uuid::now_v7()), |v| v.entity.id);
    let by = PersonId(Uuid::from_u128(72));
    let reply = Reply { id, request: asked.id, unit, due, values, on, by, unchanged: dice.roll(3) == 0 };
    (reply, version)
}

/// Two hundred random commands and answers by random people to each of three requests: what is kept fits what was asked,
/// every answer stands once, and the tables say what the log says.
#[tokio::test]
async fn whatever_people_ask_and_answer_the_tables_follow_the_log() {
    let f = fixture().await;
    let mut given = 0;
    for seed in 1..=3_u64 {
        let mut dice = Dice(seed * 977);
        let mut tx = f.store.begin(f.site).await.unwrap();
        let number = tx.next_request_number(2026).await.unwrap();
        assert_eq!(u64::from(number.serial), seed);
        let first = request(number, 700 + u128::from(seed), seed != 2);
        let id = first.id;
        let boss = actor(&f, Role::Supervisor);
        tx.append(&act(), vec![first.send(&boss, Relation::NONE, "", seed != 2).unwrap()]).await.unwrap();
        tx.commit().await.unwrap();
        let (mut day, mut answers) = (today(), 0);
        for _ in 0..200 {
            if dice.roll(2) == 0 {
                day += (dice.roll(3) as i64).days();
            }
            let answers_now = dice.roll(4) > 0;
            // Mostly somebody who may, sometimes anybody.
            let able = if answers_now { Role::Liaison } else { Role::OfficeLeader };
            let any = Role::ALL[dice.roll(Role::ALL.len() as u64) as usize];
            let who = actor(&f, if dice.roll(3) > 0 { able } else { any });
            let relation = if dice.roll(4) == 0 { Relation::NONE } else { OWN };
            let Versioned { entity: asked, version } = f.store.request(f.site, id).await.unwrap().unwrap();
            let event = if answers_now {
                let (reply, version) = reply(&f, &asked, &mut dice, day).await;
                reply.give(&asked, &who, relation, version)
            } else {
                // Ends are tried seldom, or there would be nothing to try on.
                let command = command(if dice.roll(60) == 0 { dice.roll(5) } else { dice.roll(2) });
                asked.decide(command, &who, relation, version, day)
            };
            let Ok(event) = event else { continue };
            answers += i64::from(event.subject.kind == SubjectKind::Reply);
            append(&f.store, f.site, vec![event]).await;
        }
        given += answers;
        let asked = f.store.request(f.site, id).await.unwrap().unwrap().entity;
        let kept = f.store.replies_to(f.site, id, 1000).await.unwrap();
        let mut rounds: Vec<(UnitId, Date)> = kept.iter().map(|v| (v.entity.unit, v.entity.due)).collect();
        rounds.sort();
        rounds.dedup();
        assert_eq!(rounds.len(), kept.len(), "one answer for a unit and a day");
        let fits = |v: &Versioned<Reply>| {
            let whole =
                asked.cadence.dues(asked.due).take_while(|d| *d <= asked.until).any(|d| d == v.entity.due);
            whole && asked.recipients.contains(&v.entity.unit) && v.entity.values[0].is_some()
        };
        assert!(kept.iter().all(fits));
        assert_eq!(kept.iter().map(|v| v.version).sum::<i64>(), answers, "an answer given again replaces");
        assert_eq!(f.store.verify(f.site).await.unwrap().difference, None, "seed {seed}");
    }
    assert!(given > 40, "only {given} answers of 600 tries");
}
