//! Proof that the log is whole: its last results, and asking for another.

use askama::Template;
use axum::extract::State as Given;
use service::{Difference, ProofPage as View};

use crate::notice::Told;
use crate::page::{Page, page};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "trace/proof.html")]
struct ProofPage {
    shell: Shell,
    view: View,
}

impl ProofPage {
    /// How long it took, in seconds with one place.
    fn seconds(&self, millis: &i64) -> String {
        let tenths = (millis + 50) / 100;
        self.shell.t1("proof-seconds", "seconds", format!("{}.{}", tenths / 10, tenths % 10))
    }
}

/// `GET /trace/verify`
pub(super) async fn show(Given(state): Given<State>, signed: Signed) -> Page {
    page(&ProofPage { shell: signed.shell(), view: state.service.proof_page(&signed.call).await? })
}

/// `POST /trace/verify`
pub(super) async fn begin(Given(state): Given<State>, signed: Signed) -> Page {
    state.service.begin_proof(&signed.call, state.clock.clone())?;
    Ok(Told::info("proof-begun").at("/trace/verify"))
}
