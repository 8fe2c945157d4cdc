//! What is found, and by whom.

use ::ledger::Role;
use service::*;

use super::support::*;

#[tokio::test]
async fn directions_sheets_referrals_and_reports_are_found_by_who_may_read_them() {
    let c = county().await;
    let leader = account(&c, "xianzhang", Role::CountyLeader, "").await;
    let number = c.task("新增学位600个", "2026-06-01").await;
    let form = DirectionForm { text: "请查清校舍加固的堵点".into(), task: number.to_string() };
    let direction = c.service.give_direction(&leader, &form).await.unwrap();
    let sheet = c.service.chase_form(&c.call, number, ChaseForm::default()).await.unwrap().form;
    let sheet = ChaseForm { reason: "校舍加固进度滞后".into(), ..sheet };
    let sheet = c.service.write_chase(&c.call, number, &sheet).await.unwrap();
    let refer = c.service.refer_page(&c.call, number).await.unwrap().form;
    let refer =
        ReferForm {
            question: "校舍加固的资金由谁承担".into(), proposal: "由县财政承担".into(), ..refer
        };
    let referral = c.service.refer(&c.call, number, &refer).await.unwrap();

    let found = c.service.search(&c.call, "校舍加固").await.unwrap();
    assert_eq!(found.directions.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), [direction.as_str()]);
    assert_eq!(found.chases.iter().map(|s| s.number).collect::<Vec<_>>(), [sheet]);
    assert_eq!(found.referrals.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), [referral.as_str()]);
    assert!(found.tasks.is_empty() && !found.is_empty());
    let found = c.service.search(&c.call, "县财政承担").await.unwrap();
    assert_eq!((found.referrals.len(), found.directions.len()), (1, 0));
    assert!(c.service.search(&c.call, "火星基地").await.unwrap().is_empty());
    c.proved().await;
}
