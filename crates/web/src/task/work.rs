//! What the page of a task says of the work on it: who holds the ball, what the visitor may do, reports.

use jiff::civil::Date;
use ledger::{CommandKind, DueWhy, Light, RefusalKind, Stage, Wait};
use service::{DeedForm, HolderLine, TaskView};

use crate::error::Problem;
use crate::shell::{Shell, role_words};

/// What kept a command from being given, and what was filled in.
pub(super) struct Stopped {
    pub(super) problem: Problem,
    pub(super) form: DeedForm,
}

/// A button, with the form that belongs to it.
pub(super) struct Act {
    pub(super) code: &'static str,
    pub(super) words: String,
    /// Whether it is what is waited for, not merely possible.
    pub(super) primary: bool,
    /// Fields it asks for.
    pub(super) asks: Asks,
    /// Whether its form stands open, because it has to be mended.
    pub(super) open: bool,
    pub(super) form: DeedForm,
}

/// The fields of a command.
#[derive(Clone, Copy, Default)]
pub(super) struct Asks {
    /// Message key of the label of the reason, if there is one.
    pub(super) reason: Option<&'static str>,
    /// Message key of the label of the day.
    pub(super) day: Option<&'static str>,
    /// Message key of the label of the unit, and whether one must be chosen.
    pub(super) unit: Option<(&'static str, bool)>,
    pub(super) grade: bool,
    pub(super) files: bool,
}

impl Asks {
    /// Whether one press is enough.
    pub(super) fn nothing(self) -> bool {
        self.reason.is_none() && self.day.is_none() && self.unit.is_none() && !(self.grade || self.files)
    }

    fn of(kind: CommandKind) -> Self {
        use CommandKind as K;
        let reason = Self { reason: Some("work-reason"), ..Self::default() };
        match kind {
            K::SendBack | K::KeepUnit | K::SendBackReport | K::ReturnReport | K::DeclineExtension => reason,
            K::RefuseExtension | K::RefuseSuspension | K::Resume | K::ReturnClosing => reason,
            K::Reopen | K::Cancel => reason,
            K::RequestReassignment => Self { unit: Some(("work-proposed-unit", false)), ..reason },
            K::Reassign => Self { unit: Some(("work-new-unit", true)), ..reason },
            K::Excuse => Self { day: Some("work-until"), ..reason },
            K::SendBackExtension => reason,
            K::RequestExtension | K::ProposeExtension => Self { day: Some("work-new-due"), ..reason },
            K::ProposeSuspension => Self { day: Some("work-review"), ..reason },
            K::RequestClosing => Self { reason: Some("work-result"), files: true, ..Self::default() },
            K::Recommend | K::Close => Self { grade: true, ..Self::default() },
            K::Propose | K::Issue | K::SignFor | K::Arrange | K::SubmitReport | K::ApproveReport => {
                Self::default()
            }
            K::AcceptReport => Self::default(),
            K::ApproveExtension | K::EndorseExtension | K::GrantExtension => Self::default(),
            K::Suspend | K::Sample | K::Archive => Self::default(),
        }
    }
}

/// A command that the visitor cannot give now, and why.
pub(super) struct Closed {
    /// Whether it is for others to give, whenever it is.
    pub(super) others: bool,
    pub(super) words: String,
    pub(super) why: String,
    pub(super) who: String,
}

/// Days of a party.
pub(super) struct HeldDays {
    pub(super) who: String,
    pub(super) days: i64,
    /// Percent of all days.
    pub(super) share: i64,
}

fn held(shell: &Shell, days: &[(HolderLine, i64)]) -> Vec<HeldDays> {
    let all = days.iter().map(|(_, n)| n).sum::<i64>().max(1);
    let line = |(holder, n): &(HolderLine, i64)| HeldDays {
        who: holder_words(shell, holder),
        days: *n,
        share: (*n * 200 + all) / (all * 2),
    };
    days.iter().map(line).collect()
}

/// The work on a task in words.
pub(super) struct Work {
    /// Message key: in whose hands it is, or who is waited on.
    pub(super) label: &'static str,
    pub(super) waits: String,
    pub(super) since: String,
    /// Whether a report is under way, so that "no change" would replace it.
    pub(super) begun: bool,
    /// Whether the ball lies with the lead unit.
    pub(super) with_unit: bool,
    pub(super) acts: Vec<Act>,
    pub(super) closed: Vec<Closed>,
    pub(super) may_report: bool,
    pub(super) may_arrange: bool,
    /// Whether arranging is what is waited for.
    pub(super) to_arrange: bool,
    /// Days of each party.
    pub(super) held: Vec<HeldDays>,
    /// Days that no unit is charged for.
    pub(super) elsewhere: i64,
    pub(super) problem: Option<Problem>,
    /// That nobody could decide, and the mend; empty where somebody can.
    pub(super) nobody: String,
    /// Facts of the work so far: label and words.
    pub(super) facts: Vec<(String, String)>,
}

/// What is done to end the turn of the one who holds the ball; the rest is possible beside it.
fn ends_turn(kind: CommandKind, stage: Stage) -> bool {
    use CommandKind as K;
    match kind {
        K::Arrange => stage == Stage::SignedFor,
        K::Propose | K::Issue | K::SignFor | K::Reassign | K::ApproveReport | K::AcceptReport => true,
        K::ApproveExtension | K::EndorseExtension | K::GrantExtension => true,
        K::Suspend | K::Recommend | K::Close => true,
        _ => false,
    }
}

impl Work {
    pub(super) fn of(shell: &Shell, task: &TaskView, stopped: Option<Stopped>, today: Date) -> Self {
        let work = &task.work;
        let ball = &work.ball;
        let wrong = stopped.as_ref().map(|s| s.form.command.clone()).unwrap_or_default();
        let act = |kind: CommandKind| {
            let open = wrong == kind.code();
            let form = stopped.as_ref().filter(|_| open).map(|s| s.form.clone()).unwrap_or_default();
            let primary = ends_turn(kind, work.stage);
            let words = shell.word("command", kind.code());
            Act { code: kind.code(), words, primary, asks: Asks::of(kind), open, form }
        };
        let own_form = |kind| matches!(kind, CommandKind::SubmitReport | CommandKind::Arrange);
        let open = work.deeds.iter().filter(|d| d.open() && !own_form(d.kind));
        let mut acts: Vec<Act> = open.map(|d| act(d.kind)).collect();
        acts.sort_by_key(|a| !a.primary);
        let closed = work.deeds.iter().filter_map(|d| {
            let refusal = d.refusal.as_ref()?;
            Some(Closed {
                others: refusal.kind == RefusalKind::Forbidden,
                words: shell.word("command", d.kind.code()),
                why: shell.words(refusal.key, &refusal.args),
                who: role_words(shell.lang, d.who.iter().copied()),
            })
        });
        Self {
            waits: holder_words(shell, &ball.holder),
            label: if ball.wait.is_some() {
                "work-waits"
            } else {
                in_hand(&ball.holder, "work-in-hand", "work-with")
            },
            since: match (wait_words(shell, ball.wait, today), ball.since, ball.holder.code) {
                (_, None, _) | (_, _, "nobody") => String::new(),
                (Some(waited), ..) => waited,
                // The day on which it came is the first.
                (None, Some(from), _) => {
                    shell.t2("work-since", "date", shell.date_short(from), "days", ball.days + 1)
                }
            },
            closed: closed.collect(),
            may_report: work.can(CommandKind::SubmitReport),
            may_arrange: work.can(CommandKind::Arrange),
            to_arrange: work.stage == Stage::SignedFor,
            begun: work.life.filing.is_some(),
            with_unit: ball.holder.code == "unit",
            held: held(shell, &ball.held),
            elsewhere: ball
                .held
                .iter()
                .filter(|(h, _)| h.unit.is_none() && h.code != "nobody")
                .map(|(_, n)| n)
                .sum(),
            problem: stopped.map(|s| s.problem),
            nobody: work.nobody.as_ref().map(|r| shell.words(r.key, &r.args)).unwrap_or_default(),
            facts: facts(shell, task),
            acts,
        }
    }

    /// What the visitor cannot do now: what is for others, and what is not for now; each with its message key.
    pub(super) fn closed(&self) -> Vec<(&'static str, Vec<&Closed>)> {
        let (others, later): (Vec<&Closed>, Vec<&Closed>) = self.closed.iter().partition(|c| c.others);
        let groups = [("work-not-now", later), ("work-others", others)];
        groups.into_iter().filter(|(_, closed)| !closed.is_empty()).collect()
    }

    /// Whether there is anything the visitor can do.
    pub(super) fn idle(&self) -> bool {
        self.acts.is_empty() && !self.may_report && !self.may_arrange
    }
}

/// A party in words: the unit's name with its office, or the office.
pub(crate) fn holder_words(shell: &Shell, holder: &HolderLine) -> String {
    match &holder.unit {
        Some(unit) => shell.t2(
            "work-holder-unit",
            "unit",
            &unit.name,
            "office",
            shell.word("holder-short", holder.code),
        ),
        None => shell.word("holder", holder.code),
    }
}

/// One of two message keys: for a unit that works on a task, and for anybody else who holds it.
pub(crate) fn in_hand(holder: &HolderLine, unit: &'static str, other: &'static str) -> &'static str {
    if holder.code == "unit" { unit } else { other }
}

/// How long somebody has been waited on, and for what; nothing while they are in time.
pub(crate) fn wait_words(shell: &Shell, wait: Option<Wait>, today: Date) -> Option<String> {
    let wait = wait?;
    Some(shell.t2("wait-days", "days", wait.days(today), "what", shell.word("wait", wait.what.code())))
}

/// Why a report is due on its day.
pub(super) fn due_words(shell: &Shell, why: DueWhy, light: Light) -> String {
    match why {
        DueWhy::Returned => shell.t1("due-why-returned", "days", ledger::MEND_DAYS),
        DueWhy::End => shell.t("due-why-end"),
        DueWhy::Stated(rhythm) => shell.t1("due-why-stated", "rhythm", shell.word("rhythm", rhythm.code())),
        DueWhy::Light(rhythm) => shell.t2(
            "due-why-light",
            "light",
            shell.word("light", light.code()),
            "rhythm",
            shell.word("rhythm", rhythm.code()),
        ),
    }
}

fn facts(shell: &Shell, task: &TaskView) -> Vec<(String, String)> {
    let (work, life) = (&task.work, &task.work.life);
    let mut facts = Vec::new();
    let mut say = |key: &str, words: String| facts.push((shell.t(key), words));
    say("work-stage", shell.word("stage", work.stage.code()));
    if let Some(by) = work.sign_by {
        say("work-sign-by", shell.date(by));
    }
    if let Some(signed) = life.signed {
        let late = i64::from(signed.late);
        let on = shell.date(signed.on);
        let words = format!("{on} {}", work.signed_by);
        say(
            "work-signed",
            if late > 0 { format!("{words} {}", shell.t1("work-signed-late", "days", late)) } else { words },
        );
    }
    if !work.assignee.is_empty() {
        say("work-assignee", work.assignee.clone());
    }
    if let Some((due, why)) = work.report_due {
        let why = due_words(shell, why, task.line.light);
        say("work-report-due", shell.t2("work-report-due-why", "date", shell.date(due), "why", why));
    }
    if let Some(r) = &life.reassignment {
        say("work-asked-reassignment", format!("{} {}", work.proposed_unit, r.reason));
    }
    if let Some(e) = &life.extension {
        let state = shell.t(match e {
            e if e.with_head => "work-extension-with-head",
            e if e.endorsed => "work-extension-endorsed",
            _ => "work-extension-open",
        });
        let words = [shell.date(e.until), e.reason.clone(), state];
        say(
            "work-asked-extension",
            words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "),
        );
    }
    if let Some(s) = &life.suspension {
        say(
            "work-suspension",
            shell.t2("work-suspension-words", "reason", &s.reason, "date", shell.date(s.review)),
        );
    }
    if let Some(grade) = life.grade {
        say("work-grade", shell.word("grade", grade.code()));
    }
    for (key, count) in [
        ("work-reports-returned", life.reports_returned),
        ("work-closings-returned", life.closings_returned),
        ("work-reopened", life.reopened),
    ] {
        if count > 0 {
            say(key, shell.t1("work-times", "count", i64::from(count)));
        }
    }
    facts
}
