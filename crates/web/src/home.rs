//! The desk 工作台: what waits.

use askama::Template;
use axum::extract::{Path, State as Given};
use ledger::{Action, Light};
use service::{
    BehindLine, BurdenDesk, DirectionLine, HolderLine, Home, TaskLine, ToAnswer, WaitLine, Waiting,
    WeekChange,
};

use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use crate::task::{holder_words, in_hand, wait_words};

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/", Action::OpenDesk, show).get("/week/{code}", Action::Read, week)
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct HomePage {
    shell: Shell,
    home: Home,
    burden: BurdenDesk,
    may_put: bool,
    /// Message key of the hint on a site without tasks.
    empty: &'static str,
    total: i64,
    today: jiff::civil::Date,
}

impl HomePage {
    /// The task that is longest overdue, else the one that warns first.
    fn foremost(&self) -> Option<&TaskLine> {
        self.home.overdue.first().or(self.home.warning.first()).map(|b| &b.line)
    }

    /// What has waited on the visitor longest.
    fn oldest(&self) -> Option<(&Waiting, &WaitLine)> {
        let lines = self.home.waiting.iter().flat_map(|w| w.lines.iter().map(move |l| (w, l)));
        lines.max_by_key(|(_, l)| (l.waited, l.days))
    }

    /// A direction that has waited longer than any task.
    fn oldest_direction(&self) -> Option<&DirectionLine> {
        let oldest = self.home.directions.iter().max_by_key(|d| d.waited)?;
        let task = self.oldest().map_or(0, |(_, line)| line.waited.max(line.days));
        (oldest.waited > task).then_some(oldest)
    }

    /// Things that wait on the visitor, by what is to be done: message key, address on this page, how many.
    fn waiting_kinds(&self) -> Vec<(&'static str, &'static str, usize)> {
        let (home, burden) = (&self.home, &self.burden);
        let tasks = home.waiting.iter().map(|group| group.total).sum();
        let kinds = [
            ("waits-tasks", "desk-tasks", tasks),
            ("waits-decide", "decide", home.referrals.len()),
            ("waits-directions", "desk-directions", home.directions.len()),
            ("waits-chases", "desk-chases", home.chases.len()),
            ("waits-answered", "desk-answered", home.answered.len()),
            ("waits-requests", "desk-requests", burden.to_answer.len()),
            ("waits-over-budget", "desk-over-budget", burden.to_decide.len()),
            ("waits-documents", "desk-documents", home.reviewing.len()),
        ];
        kinds.into_iter().filter(|(.., count)| *count > 0).collect()
    }

    /// How many things wait on the visitor.
    fn waits(&self) -> usize {
        self.waiting_kinds().iter().map(|(.., count)| count).sum()
    }

    /// Days that what waits on the visitor longest has waited.
    fn oldest_days(&self) -> i64 {
        let asked = self.home.referrals.iter().map(|r| r.waited);
        self.oldest().map(|(_, line)| line.days).into_iter().chain(asked).max().unwrap_or(0)
    }

    /// Since when it has waited, or by when a report is awaited.
    fn told(&self, waiting: &Waiting, line: &WaitLine) -> String {
        let shell = &self.shell;
        match (waiting.code, line.days) {
            ("report", days) if days > 0 => shell.t1("desk-report-over", "days", days),
            ("report", _) => shell.t1("desk-report-by", "date", shell.date_short(line.day)),
            (_, 0) => shell.t("desk-today"),
            (_, _) if line.waited > 0 => shell.t1("desk-since", "days", line.waited),
            (_, days) => shell.t1("desk-came", "days", days),
        }
    }

    /// By when an answer is awaited, or since when it is late.
    fn awaited(&self, ask: &ToAnswer) -> String {
        match ask.late {
            1.. => self.shell.t1("desk-report-over", "days", ask.late),
            _ => self.shell.t1("desk-report-by", "date", self.shell.date_short(ask.kept)),
        }
    }

    /// What is done about it.
    fn go(&self, waiting: &Waiting) -> String {
        match waiting.code {
            "sign-for" | "report" | "returned" | "arrange" => self.shell.word("desk-go", waiting.code),
            _ => self.shell.t("desk-go"),
        }
    }

    /// Why a task is behind, and who has it.
    fn stands(&self, behind: &BehindLine) -> String {
        self.shell.t2("home-stands", "why", self.why(behind), "who", self.waits_on(&behind.line))
    }

    /// Why a task is behind.
    fn why(&self, behind: &BehindLine) -> String {
        behind.why.as_ref().map(|why| self.shell.sentence(why)).unwrap_or_default()
    }

    /// In whose hands it is, and whether they are waited on.
    fn waits_on(&self, task: &TaskLine) -> String {
        let shell = &self.shell;
        let who = holder_words(shell, &task.holder);
        match wait_words(shell, task.wait, self.today) {
            Some(waited) => shell.t2("desk-waits-on", "who", who, "waited", waited),
            None => shell.t1(in_hand(&task.holder, "desk-in-hand", "desk-with"), "who", who),
        }
    }

    /// A party in words.
    fn party(&self, holder: &HolderLine) -> String {
        holder_words(&self.shell, holder)
    }

    /// How many more or fewer than in the seven days before.
    fn against(&self, change: &WeekChange) -> String {
        let shell = &self.shell;
        match (change.lines.len(), change.before) {
            (now, before) if now > before => shell.t1("week-more", "count", now - before),
            (now, before) if now < before => shell.t1("week-fewer", "count", before - now),
            _ => shell.t("week-same"),
        }
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

#[derive(Template)]
#[template(path = "home/week.html")]
struct WeekPage {
    shell: Shell,
    change: WeekChange,
}

/// The tasks that changed in one way this week.
async fn week(Given(state): Given<State>, signed: Signed, Path(code): Path<String>) -> Page {
    let change = state.service.week_of(&signed.call, &code).await?;
    page(&WeekPage { shell: signed.shell(), change })
}

async fn show(Given(state): Given<State>, signed: Signed) -> Page {
    let home = state.service.home(&signed.call).await?;
    let total = home.lights.iter().map(|(_, n)| n).sum();
    let burden = state.service.burden_desk(&signed.call).await?;
    let (may_put, today) = (signed.may(Action::PutDocument), signed.call.today());
    let empty = match signed.can(Action::Report) {
        _ if home.leading.is_some() => "home-empty-leader",
        true => "home-empty-unit",
        false => "home-empty-reader",
    };
    page(&HomePage { shell: signed.shell(), home, burden, may_put, empty, total, today })
}
