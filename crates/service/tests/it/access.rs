use super::support::*;

const MINUTE: i64 = 60_000;

#[tokio::test]
async fn the_first_start_makes_one_supervisor_and_only_once() {
    let (service, _, _place) = empty().await;
    assert!(!service.is_set_up().await.unwrap());
    assert_eq!(refused(service.sign_in("admin", "admin", "", NOW).await), "refused-sign-in");
    let weak = service::SetUp { password: "12345678".into(), ..set_up() };
    assert_eq!(refused(service.set_up(weak, NOW).await), "refused-password-simple");
    service.set_up(set_up(), NOW).await.unwrap();
    assert_eq!(refused(service.set_up(set_up(), NOW).await), "refused-set-up");
    assert_eq!(call_of(&service, "ducha").await.actor.roles, ledger::Role::Supervisor.into());
}

#[tokio::test]
async fn five_wrong_passwords_lock_for_half_an_hour_whatever_comes_next() {
    let c = county().await;
    for _ in 0..5 {
        assert_eq!(refused(c.service.sign_in("ducha", "Wrong-2026", "", NOW).await), "refused-sign-in");
    }
    assert_eq!(refused(c.service.sign_in("ducha", PASSWORD, "", NOW).await), "refused-locked");
    assert_eq!(refused(c.service.sign_in("ducha", PASSWORD, "", NOW + 29 * MINUTE).await), "refused-locked");
    c.service.sign_in("ducha", PASSWORD, "", NOW + 31 * MINUTE).await.unwrap();
    c.service.sign_in("guest", PASSWORD, "", NOW).await.unwrap();
}

#[tokio::test]
async fn a_session_ends_by_idleness_sign_out_and_the_loss_of_the_account() {
    let c = county().await;
    let token = c.service.sign_in("guest", PASSWORD, "", NOW).await.unwrap().token;
    assert!(c.service.session(&token, NOW + 29 * MINUTE).await.unwrap().is_some());
    assert!(c.service.session(&token, NOW + 58 * MINUTE).await.unwrap().is_some(), "use prolongs it");
    assert!(c.service.session(&token, NOW + 89 * MINUTE).await.unwrap().is_none());
    assert!(c.service.session("0000", NOW).await.unwrap().is_none());

    let token = c.service.sign_in("guest", PASSWORD, "", NOW).await.unwrap().token;
    c.service.sign_out(&token).await.unwrap();
    assert!(c.service.session(&token, NOW).await.unwrap().is_none());

    let token = c.service.sign_in("guest", PASSWORD, "", NOW).await.unwrap().token;
    let people = c.service.settings(&c.call).await.unwrap().people;
    let mut guest = people.into_iter().find(|p| p.form.username == "guest").unwrap().form;
    guest.active = String::new();
    c.service.record_person(&c.call, guest).await.unwrap();
    assert!(c.service.session(&token, NOW).await.unwrap().is_none());
    assert_eq!(refused(c.service.sign_in("guest", PASSWORD, "", NOW).await), "refused-sign-in");
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_is_in_no_event() {
    let c = county().await;
    let here = c.service.sign_in("guest", PASSWORD, "", NOW).await.unwrap().token;
    let there = c.service.sign_in("guest", PASSWORD, "", NOW).await.unwrap().token;
    let call = c.service.session(&here, NOW).await.unwrap().unwrap().call;
    assert_eq!(
        refused(c.service.change_password(&call, &here, "wrong", "Other-2026").await),
        "refused-old-password"
    );
    c.service.change_password(&call, &here, PASSWORD, "Other-2026").await.unwrap();
    assert!(c.service.session(&here, NOW).await.unwrap().is_some());
    assert!(c.service.session(&there, NOW).await.unwrap().is_none());
    c.service.sign_in("guest", "Other-2026", "", NOW).await.unwrap();
    let log = c.store.trace(c.call.actor.site, &store::TraceFilter::default(), 500).await.unwrap();
    assert!(log.iter().all(|e| !e.body.contains("Other-2026") && !e.body.contains("argon2")));
    c.proved().await;
}
