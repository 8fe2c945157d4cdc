//! The desk 工作台: what waits.

use askama::Template;
use axum::extract::State as Given;
use ledger::{Action, Light};
use service::{Home, TaskLine};

use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/", Action::Read, show)
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct HomePage {
    shell: Shell,
    home: Home,
    may_put: bool,
    total: i64,
}

impl HomePage {
    /// The task that is longest overdue, else the one that warns first.
    fn foremost(&self) -> Option<&TaskLine> {
        self.home.overdue.first().or(self.home.warning.first())
    }

    /// Red, amber and green of a unit, where there are any.
    fn of_unit(&self, counts: &[i64; 4]) -> Vec<(Light, i64)> {
        let lights = [Light::Red, Light::Amber, Light::Green, Light::Done];
        lights.into_iter().zip(*counts).filter(|(_, n)| *n > 0).collect()
    }

    fn count(&self, light: Light) -> i64 {
        self.home.lights.iter().find(|(l, _)| *l == light).map_or(0, |(_, n)| *n)
    }
}

async fn show(Given(state): Given<State>, signed: Signed) -> Page {
    let home = state.service.home(&signed.call).await?;
    let total = home.lights.iter().map(|(_, n)| n).sum();
    page(&HomePage { shell: signed.shell(), home, may_put: signed.may(Action::PutDocument), total })
}
