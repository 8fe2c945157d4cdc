//! The rule packs of the lights: which there are, which holds, and what another one would have shown.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::Light;
use planning::{Pack, Reason, Silence, Value};
use serde::Deserialize;
use service::{Differing, RulesView, Tally, TrialDay, TrialView};

use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// The lights that are counted, as they stand in a [`Tally`].
const COUNTED: [Light; 4] = [Light::Red, Light::Amber, Light::Green, Light::Done];

#[derive(Template)]
#[template(path = "settings/lights.html")]
struct RulesPage {
    shell: Shell,
    problem: Option<Problem>,
    rules: RulesView,
}

impl RulesPage {
    fn holds(&self, pack: &Pack) -> bool {
        self.rules.in_force == pack
    }

    fn lines(&self, pack: &Pack) -> Vec<String> {
        lines(&self.shell, pack)
    }

    /// The pack in force first.
    fn packs(&self) -> Vec<&'static Pack> {
        let mut packs = self.rules.packs.clone();
        packs.sort_by_key(|pack| !self.holds(pack));
        packs
    }
}

#[derive(Template)]
#[template(path = "settings/light_trial.html")]
struct TrialPage {
    shell: Shell,
    csrf: String,
    trial: TrialView,
}

impl TrialPage {
    fn lines(&self) -> Vec<String> {
        lines(&self.shell, self.trial.pack)
    }

    fn counted(&self) -> [Light; 4] {
        COUNTED
    }

    /// Today's counts: in force, tried.
    fn today(&self) -> [Tally; 2] {
        self.trial.days.last().map_or([[0; 4]; 2], |day| [day.now, day.tried])
    }

    /// The last day of a month, or today.
    fn day(&self, day: &TrialDay) -> String {
        match self.trial.days.last() {
            Some(last) if last.day == day.day => self.shell.t("rules-today"),
            _ => messages::month(self.shell.lang, day.day),
        }
    }

    fn why(&self, task: &Differing) -> String {
        task.why.as_ref().map(|why| self.shell.reason(why)).unwrap_or_default()
    }
}

/// What a pack says, rule by rule.
fn lines(shell: &Shell, pack: &Pack) -> Vec<String> {
    let say = |key, numbers: &[(&'static str, i64)]| {
        let args = numbers.iter().map(|(name, n)| (*name, Value::Number(*n))).collect();
        shell.reason(&Reason { key, args })
    };
    let with_light =
        |key, light: planning::Light| shell.t1(key, "light", shell.word("light", Light::from(light).code()));
    let mut lines = Vec::new();
    if let Some(rule) = &pack.points {
        lines.push(say("rules-points", &[("amber", rule.amber_from), ("red", rule.red_above)]));
        lines.push(with_light("rules-small-lag", rule.small_lag));
    }
    if let Some(rule) = &pack.ratio {
        lines.push(say("rules-ratio", &[("green", rule.green_from), ("amber", rule.amber_from)]));
    }
    if let Some(rule) = &pack.months {
        lines.push(say("rules-months", &[("count", rule.red_missed)]));
        lines.push(with_light("rules-made-up", rule.made_up));
    }
    if let Some(rule) = &pack.start {
        lines.push(say("rules-start", &[("amber", rule.amber_months), ("red", rule.red_months)]));
    }
    if let Some(rule) = &pack.reports {
        lines.push(say("rules-reports", &[("amber", rule.amber_missed), ("red", rule.red_missed)]));
    }
    if let Some(rule) = &pack.due {
        lines.push(say("rules-due", &[("days", rule.amber_days)]));
        lines.push(with_light("rules-late-milestone", rule.late_milestone));
    }
    lines.push(shell.t(match pack.silence {
        Silence::Unknown => "rules-silence-unknown",
        Silence::Zero => "rules-silence-zero",
    }));
    lines.push(with_light("rules-accepted-reason", pack.accepted_reason));
    for season in &pack.seasons {
        let fields: Vec<String> = season.fields.iter().map(|code| shell.word("field", code)).collect();
        let rest = (1..).zip(&season.paces).filter(|(_, pace)| **pace == 0);
        let rest: Vec<String> =
            rest.map(|(month, _): (i32, _)| shell.t(&format!("rules-month-{month}"))).collect();
        let (fields, rest) = (fields.join(&shell.t("word-separator")), rest.join(&shell.t("word-separator")));
        lines.push(shell.t2("rules-season", "fields", fields, "months", rest));
    }
    lines
}

/// `GET /settings/lights`
pub(super) async fn list(Given(state): Given<State>, signed: Signed) -> Page {
    let rules = state.service.rules(&signed.call).await?;
    page(&RulesPage { shell: signed.shell(), problem: None, rules })
}

/// `GET /settings/lights/{pack}/{version}`
pub(super) async fn try_out(
    Given(state): Given<State>,
    signed: Signed,
    Path((pack, version)): Path<(String, String)>,
) -> Page {
    let version = version.parse().map_err(|_| PageError::NotFound)?;
    let trial = state.service.try_rules(&signed.call, &pack, version).await?;
    page(&TrialPage { shell: signed.shell(), csrf: signed.csrf.clone(), trial })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AdoptForm {
    pack: String,
    version: u32,
}

/// `POST /settings/lights`
pub(super) async fn adopt(Given(state): Given<State>, signed: Signed, Form(form): Form<AdoptForm>) -> Page {
    match state.service.adopt_rules(&signed.call, &form.pack, form.version).await {
        Ok(()) => Ok(Told::ok("rules-adopted").at("/settings/lights")),
        Err(error) => {
            let shell = signed.shell();
            let problem = Some(Problem::of(&shell, error)?);
            let rules = state.service.rules(&signed.call).await?;
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &RulesPage { shell, problem, rules })
        }
    }
}
