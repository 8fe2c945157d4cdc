//! A draft as its card shows it.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use ledger::{CommitmentState, Strength};
use service::{Desk, DraftView, MentionView, Party, PartyRole, TargetMeasure, TaskForm};

use super::desk::Trouble;
use crate::document::{Cut, Paragraph, cuts};
use crate::shell::Shell;

/// A card.
pub(super) struct Card {
    pub(super) draft: DraftView,
    /// What stands in the fields: the draft, or what was typed and could not be taken.
    pub(super) form: TaskForm,
    pub(super) state_key: &'static str,
    pub(super) strength_key: &'static str,
    pub(super) section: String,
    /// Whether everything can be edited in place.
    pub(super) open: bool,
    pub(super) accepted: bool,
    pub(super) decided: bool,
    pub(super) merge: bool,
    /// Changes with everything the card shows: a card that has the same already is not exchanged.
    pub(super) print: u64,
    /// Lines that the title, the targets and the milestones take up.
    pub(super) title_rows: usize,
    pub(super) target_rows: usize,
    pub(super) milestone_rows: usize,
    /// Given milestones as people write them.
    pub(super) milestones: String,
    /// What it would be, short.
    pub(super) parts: Vec<String>,
    pub(super) asks: Vec<Ask>,
    /// Targets with their measures.
    pub(super) targets: Vec<TargetMeasure>,
    /// How many of them have one.
    pub(super) matched: usize,
    /// Whether it is not clear which measure a target means.
    pub(super) measures_open: bool,
    pub(super) cuts: Vec<Cut>,
    /// Whether its grounds are open.
    pub(super) why: bool,
    pub(super) sure: String,
    pub(super) cues: Vec<CueLine>,
    /// Part, words and rule of what was taken, and of what was set aside.
    pub(super) taken: Vec<GroundLine>,
    pub(super) aside: Vec<GroundLine>,
    /// Names as written, and whom they mean.
    pub(super) known: Vec<(String, String)>,
    pub(super) problem: Option<String>,
    pub(super) obstacle: Option<String>,
}

/// A name that somebody has to settle.
pub(super) struct Ask {
    pub(super) n: usize,
    pub(super) question: String,
    pub(super) role: &'static str,
    pub(super) surface: String,
    pub(super) candidates: Vec<Party>,
    pub(super) unknown: bool,
    pub(super) list: &'static str,
}

/// Why the reader thought so.
pub(super) struct CueLine {
    pub(super) weight: String,
    pub(super) label: String,
    pub(super) words: String,
}

/// What a part rests on.
pub(super) struct GroundLine {
    pub(super) part: String,
    pub(super) words: String,
    pub(super) rule: String,
}

impl Card {
    /// The cards of a desk.
    pub(super) fn all(
        shell: &Shell,
        desk: &Desk,
        paragraphs: &[Paragraph],
        trouble: Option<&Trouble>,
    ) -> Vec<Self> {
        let last = desk.drafts.iter().rfind(|d| d.state.in_review()).map(|d| d.id.as_str());
        let trouble = |d: &DraftView| trouble.filter(|t| t.card == d.id);
        let drafts = desk.drafts.iter();
        drafts.map(|d| Self::of(shell, d, paragraphs, last != Some(&d.id), trouble(d))).collect()
    }

    fn of(
        shell: &Shell,
        d: &DraftView,
        paragraphs: &[Paragraph],
        merge: bool,
        trouble: Option<&Trouble>,
    ) -> Self {
        use CommitmentState as S;
        let typed = trouble.and_then(|t| t.typed.clone());
        let open = d.state == S::Undecided || (d.state.in_review() && typed.is_some());
        let editable = open || d.state == S::Accepted;
        let problem = trouble.map(|t| {
            let now = shell.t(state_key(d.state));
            if t.meanwhile { shell.t1("review-changed-meanwhile", "state", now) } else { t.words.clone() }
        });
        let asks = if open { asks(shell, d) } else { Vec::new() };
        let obstacle =
            d.obstacle.as_ref().filter(|o| editable && (asks.is_empty() || o.key == "refused-no-lead"));
        let form = typed.unwrap_or_else(|| d.form.clone());
        // A day stands as people write it; both ways are read.
        let due = messages::day_written(shell.lang, &form.due).unwrap_or_else(|| form.due.clone());
        let form = TaskForm { version: d.version, due, ..form };
        let milestones = days_written(shell, form.milestones.as_deref().unwrap_or_default());
        Self {
            print: print(d, merge, trouble.map(|t| t.words.as_str())),
            title_rows: rows(&form.title, 52),
            target_rows: rows(&form.targets, 46),
            milestone_rows: rows(&milestones, 46),
            milestones,
            form,
            state_key: state_key(d.state),
            strength_key: match d.strength {
                Strength::Hard => "review-strength-hard",
                Strength::Soft => "review-strength-soft",
            },
            section: d.headings.last().cloned().unwrap_or_default(),
            open,
            accepted: d.state == S::Accepted,
            decided: matches!(d.state, S::Accepted | S::Rejected),
            merge: merge && d.state.in_review(),
            parts: parts(shell, d),
            obstacle: obstacle.map(|o| shell.words(o.key, &o.args)),
            asks,
            targets: d.targets.clone(),
            matched: d.targets.iter().filter(|t| t.measure.is_some()).count(),
            measures_open: open && d.targets.iter().any(|t| !t.candidates.is_empty()),
            cuts: if editable { cuts(paragraphs, &d.id) } else { Vec::new() },
            why: false,
            sure: shell.t1("review-sure", "percent", shell.percent(d.score / 10)),
            taken: grounds(shell, d, false),
            aside: grounds(shell, d, true),
            cues: d.cues.iter().map(|c| cue(shell, c)).collect(),
            known: known(d),
            problem,
            draft: d.clone(),
        }
    }
}

fn print(d: &DraftView, merge: bool, trouble: Option<&str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{d:?} {merge} {trouble:?}").hash(&mut hasher);
    hasher.finish()
}

/// Lines of so many columns that a text takes up; a Chinese character takes two.
fn rows(text: &str, columns: usize) -> usize {
    let width = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    text.lines().map(|line| width(line).div_ceil(columns).max(1)).sum::<usize>().clamp(1, 8)
}

/// Lines that each begin with a day, the day as people write it; both ways are read.
pub(super) fn days_written(shell: &Shell, lines: &str) -> String {
    let line = |line: &str| {
        let (day, name) = line.split_once(' ')?;
        Some(format!("{} {name}", messages::day_written(shell.lang, day)?))
    };
    lines.lines().map(|l| line(l).unwrap_or_else(|| l.to_owned())).collect::<Vec<_>>().join("\n")
}

fn state_key(state: CommitmentState) -> &'static str {
    match state {
        CommitmentState::Undecided => "review-state-undecided",
        CommitmentState::Accepted => "review-state-accepted",
        CommitmentState::Rejected => "review-state-rejected",
        CommitmentState::Merged => "review-state-merged",
        CommitmentState::Issued => "review-state-issued",
        CommitmentState::Superseded => "review-state-superseded",
    }
}

fn parts(shell: &Shell, d: &DraftView) -> Vec<String> {
    let due = d.due.map(|due| messages::date_long(shell.lang, due)).unwrap_or_default();
    let milestones = d.form.milestones.as_deref().unwrap_or_default().replace('\n', "；");
    let parts = [d.form.lead_unit.clone(), d.form.leaders.clone(), due, d.form.targets.clone(), milestones];
    parts.into_iter().filter(|p| !p.is_empty()).collect()
}

/// The names nobody can be sure of: those that may mean several, and those on no list.
fn asks(shell: &Shell, d: &DraftView) -> Vec<Ask> {
    let roles = [
        (PartyRole::Leader, &d.leaders, "review-ask-leader", "review-unknown-leader", "leaders"),
        (PartyRole::LeadUnit, &d.lead_units, "review-ask-unit", "review-unknown-unit", "units"),
        (PartyRole::OtherUnit, &d.other_units, "review-ask-unit", "review-unknown-unit", "units"),
    ];
    let mut asks = Vec::new();
    for (role, mentions, ask, unknown, list) in roles {
        for m in mentions.iter().filter(|m| m.meant.is_empty()) {
            let key = if m.unknown() { unknown } else { ask };
            asks.push(Ask {
                n: asks.len(),
                question: shell.t1(key, "name", &m.surface),
                role: role.code(),
                surface: m.surface.clone(),
                candidates: m.candidates.clone(),
                unknown: m.unknown(),
                list,
            });
        }
    }
    asks
}

fn known(d: &DraftView) -> Vec<(String, String)> {
    let all = [&d.leaders, &d.lead_units, &d.other_units].into_iter().flatten();
    let meant = |m: &MentionView| m.meant.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("、");
    all.map(|m| (m.surface.clone(), meant(m))).filter(|(from, to)| !to.is_empty() && from != to).collect()
}

fn cue(shell: &Shell, cue: &ledger::Cue) -> CueLine {
    let weight = match cue.weight.unsigned_abs() / 10 {
        0 => "0".to_owned(),
        tenth if cue.weight < 0 => format!("−{tenth}"),
        tenth => format!("+{tenth}"),
    };
    CueLine { weight, label: shell.t(&cue.key), words: cue.words.clone() }
}

fn grounds(shell: &Shell, d: &DraftView, aside: bool) -> Vec<GroundLine> {
    let line = |g: &ledger::Ground| GroundLine {
        part: shell.t(&g.part),
        words: g.words.clone(),
        rule: shell.t(&g.key),
    };
    d.grounds.iter().filter(|g| g.aside() == aside).map(line).collect()
}
