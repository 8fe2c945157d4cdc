use service::{PersonForm, UnitForm};

use super::support::*;

#[tokio::test]
async fn somebody_who_can_administer_is_always_left() {
    let c = county().await;
    let people = c.service.settings(&c.call).await.unwrap().people;
    let me = people.into_iter().find(|p| p.form.username == "ducha").unwrap().form;
    for form in [
        PersonForm { active: String::new(), ..me.clone() },
        PersonForm { role: "reader".into(), ..me.clone() },
        PersonForm { username: String::new(), ..me.clone() },
    ] {
        assert_eq!(refused(c.service.record_person(&c.call, form).await), "refused-last-supervisor");
    }
    let taken = PersonForm { username: "GUEST".into(), ..me };
    assert_eq!(refused(c.service.record_person(&c.call, taken).await), "refused-username-taken");
}

#[tokio::test]
async fn lists_are_kept_by_supervisors_and_accounts_hidden_from_readers() {
    let c = county().await;
    let unit = UnitForm { name: "县教育局".into(), active: "on".into(), ..UnitForm::default() };
    assert_eq!(refused(c.service.record_unit(&c.reader, unit.clone()).await), "refused-role");
    assert_eq!(refused(c.service.record_unit(&c.call, unit).await), "refused-unit-exists");
    let seen = c.service.settings(&c.reader).await.unwrap();
    assert!(!seen.may_administer);
    assert!(seen.people.iter().all(|p| p.form.username.is_empty() && p.roles.is_empty()));
    assert_eq!(seen.units.len(), 5);
}
