//! What a county leader is asked to decide: from the last report to the leader's desk, a direction and what follows.

use ::ledger::Role;
use service::*;

use super::support::*;

async fn leader(c: &County) -> Call {
    account(c, "xianzhang", Role::CountyLeader, "").await
}

fn words(page: ReferPage) -> ReferForm {
    ReferForm {
        question: "校舍缺口怎么补".into(), proposal: "租用旧厂房过渡一年".into(), ..page.form
    }
}

async fn referred(c: &County, by: &Call, number: ::ledger::Number) -> String {
    let page = c.service.refer_page(by, number).await.unwrap();
    c.service.refer(by, number, &words(page)).await.unwrap()
}

#[tokio::test]
async fn a_head_asks_the_leader_answers_and_the_supervisor_follows() {
    let c = county().await;
    let leader = leader(&c).await;
    let head = account(&c, "juzhang", Role::UnitHead, "县教育局").await;
    let number = c.task("新增学位600个", "2026-08-31").await;
    let page = c.service.refer_page(&head, number).await.unwrap();
    assert_eq!(page.form.to, leader.actor.person.to_string(), "the only leader is chosen");
    let id = referred(&c, &head, number).await;
    let asked = c.service.home(&leader).await.unwrap().referrals;
    assert_eq!(
        asked.iter().map(|r| (r.id.as_str(), r.can_answer)).collect::<Vec<_>>(),
        [(id.as_str(), true)]
    );
    let form =
        SettleForm { text: "同意。由教育局签约。".into(), version: 1, ..SettleForm::default() };
    let direction = c.service.answer_referral(&leader, &id, &form).await.unwrap();
    assert!(c.service.home(&leader).await.unwrap().referrals.is_empty());
    let follow = c.service.home(&c.call).await.unwrap().directions;
    assert_eq!(follow.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), [direction.as_str()]);
    let task = c.service.task(&c.call, number).await.unwrap();
    let told: Vec<&str> = task.history.iter().map(|e| e.what.as_str()).collect();
    assert!(told.contains(&"event-referral-made") && told.contains(&"event-referral-settled"), "{told:?}");
    assert_eq!((task.referrals[0].state, task.referrals[0].answer.is_some()), ("answered", true));
    assert_eq!(refused(c.service.answer_referral(&leader, &id, &form).await), "refused-referral-settled");
    c.service.tell(c.call.actor.site, NOW).await.unwrap();
    c.proved().await;
}

#[tokio::test]
async fn who_may_not_is_told_so_and_nothing_is_settled() {
    let c = county().await;
    let leader = leader(&c).await;
    let other = account(&c, "fuxianzhang", Role::CountyLeader, "").await;
    let stranger = account(&c, "shuiliju", Role::UnitHead, "县水利局").await;
    let number = c.task("新增学位600个", "2026-08-31").await;
    assert_eq!(refused(c.service.refer_page(&stranger, number).await), "refused-not-concerned");
    assert_eq!(refused(c.service.refer_page(&c.reader, number).await), "refused-role");
    let page = c.service.refer_page(&c.call, number).await.unwrap();
    let form = ReferForm { to: leader.actor.person.to_string(), ..words(page) };
    let nobody = ReferForm { to: c.reader.actor.person.to_string(), ..form.clone() };
    assert_eq!(refused(c.service.refer(&c.call, number, &nobody).await), "refused-referral-leader");
    let id = c.service.refer(&c.call, number, &form).await.unwrap();
    let answer = SettleForm { text: "同意".into(), version: 1, ..SettleForm::default() };
    assert_eq!(refused(c.service.answer_referral(&other, &id, &answer).await), "refused-referral-addressed");
    assert_eq!(refused(c.service.answer_referral(&c.call, &id, &answer).await), "refused-role");
    let empty = SettleForm { text: " ".into(), ..answer.clone() };
    assert_eq!(refused(c.service.answer_referral(&leader, &id, &empty).await), "refused-no-direction");
    assert_eq!(refused(c.service.withdraw_referral(&c.call, &id, &empty).await), "refused-no-reason");
    assert_eq!(refused(c.service.withdraw_referral(&stranger, &id, &answer).await), "refused-not-concerned");
    assert_eq!(c.service.referral(&c.call, &id).await.unwrap().state, "open");
    c.service.withdraw_referral(&c.call, &id, &answer).await.unwrap();
    assert_eq!(c.service.referral(&c.call, &id).await.unwrap().state, "withdrawn");
    assert_eq!(refused(c.service.answer_referral(&leader, &id, &answer).await), "refused-referral-settled");
    c.proved().await;
}
