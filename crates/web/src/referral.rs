//! Referrals 提请: putting a matter of a task before a county leader, and what the leader answers.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Action, Number};
use service::{ReferForm, ReferPage, ReferralLine, ServiceError, SettleForm};

use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/tasks/{number}/refer", Action::Refer, open)
        .post("/tasks/{number}/refer", Action::Refer, refer)
        .get("/referrals/{id}", Action::Read, show)
        .post("/referrals/{id}/answer", Action::Direct, answer)
        .post("/referrals/{id}/withdraw", Action::Refer, withdraw)
}

#[derive(Template)]
#[template(path = "referral/form.html")]
struct FormPage {
    shell: Shell,
    problem: Option<Problem>,
    refer: ReferPage,
}

/// The number in an address; anything else is no page.
fn parse(number: &str) -> Result<Number, PageError> {
    number.parse().map_err(|_| PageError::NotFound)
}

async fn open(Given(state): Given<State>, signed: Signed, Path(number): Path<String>) -> Page {
    let refer = state.service.refer_page(&signed.call, parse(&number)?).await?;
    page(&FormPage { shell: signed.shell(), problem: None, refer })
}

async fn refer(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(form): Form<ReferForm>,
) -> Page {
    let number = parse(&number)?;
    let Err(error) = state.service.refer(&signed.call, number, &form).await else {
        return Ok(Told::ok("referral-told-made").at(&format!("/tasks/{number}#referrals")));
    };
    let status = status(&error);
    let problem = Some(Problem::of(&signed.shell(), error)?);
    let refer = ReferPage { form, ..state.service.refer_page(&signed.call, number).await? };
    page_as(status, &FormPage { shell: signed.shell(), problem, refer })
}

#[derive(Template)]
#[template(path = "referral/page.html")]
struct ReferralPage {
    shell: Shell,
    problem: Option<Problem>,
    words: String,
    referral: ReferralLine,
}

async fn show(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let referral = state.service.referral(&signed.call, &id).await?;
    page(&ReferralPage { shell: signed.shell(), problem: None, words: String::new(), referral })
}

/// `POST /referrals/{id}/answer`: what the leader wrote, or that what is proposed is agreed to.
async fn answer(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Form(mut form): Form<SettleForm>,
) -> Page {
    if !form.agree.is_empty() {
        let referral = state.service.referral(&signed.call, &id).await?;
        form.text = signed.shell().t1("referral-agreed", "proposal", &referral.proposal);
    }
    match state.service.answer_referral(&signed.call, &id, &form).await {
        Ok(_) => Ok(Told::ok("referral-told-answered").at("/#decide")),
        Err(error) => again(&state, &signed, &id, form, error).await,
    }
}

async fn withdraw(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Form(form): Form<SettleForm>,
) -> Page {
    match state.service.withdraw_referral(&signed.call, &id, &form).await {
        Ok(()) => Ok(Told::ok("referral-told-withdrawn").at(&format!("/referrals/{id}"))),
        Err(error) => again(&state, &signed, &id, form, error).await,
    }
}

/// The page with what was typed, on the referral as it is now.
async fn again(state: &State, signed: &Signed, id: &str, form: SettleForm, error: ServiceError) -> Page {
    let status = status(&error);
    let problem = Some(Problem::of(&signed.shell(), error)?);
    let referral = state.service.referral(&signed.call, id).await?;
    page_as(status, &ReferralPage { shell: signed.shell(), problem, words: form.text, referral })
}

fn status(error: &ServiceError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}
