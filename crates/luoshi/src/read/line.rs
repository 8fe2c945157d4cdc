//! A commitment as a row of the task table.

use messages::{Arg, Lang, date_long, text, text_args};
use papers::{Due, TaskLine};
use reading::{Commitment, Comparator, Found, Milestone, Target};

/// The headings of the task table.
pub(super) fn headings(lang: Lang) -> [String; 7] {
    ["serial", "task", "target", "leader", "lead-unit", "other-units", "due"]
        .map(|name| text(lang, &format!("column-{name}")))
}

/// The row of a commitment, its task in these words.
pub(super) fn of(commitment: &Commitment, task: &str, lang: Lang) -> TaskLine {
    let parted = text(lang, "read-list-separator");
    let names = |found: &[Found<String>]| {
        found.iter().map(|found| found.value.as_str()).collect::<Vec<_>>().join(parted.as_str())
    };
    let targets: Vec<String> = commitment.targets.iter().map(|target| said(target, lang)).collect();
    // A ledger reads them back so.
    let milestones =
        commitment.milestones.iter().map(|m| format!("{} {}", date_long(lang, m.due.day), m.name));
    TaskLine {
        task: task.to_owned(),
        target: targets.join("\n"),
        milestones: milestones.collect::<Vec<_>>().join("\n"),
        leaders: names(&commitment.leaders),
        lead_unit: names(&commitment.lead_units),
        units: names(&commitment.other_units),
        due: due(commitment),
        ..TaskLine::default()
    }
}

/// The day where there is one or its stage has one, otherwise the words of the deadline or of the cadence.
fn due(commitment: &Commitment) -> Due {
    let words = commitment.due_text.as_ref().or(commitment.cadence.as_ref());
    let stage = commitment.inherited_due.as_ref().map(|stage| stage.due);
    match (commitment.due.or(stage), words) {
        (Some(due), _) => Due::Day(due.day),
        (None, Some(found)) => Due::Words(found.value.clone()),
        (None, None) => Due::Open,
    }
}

/// Milestones in words, a line for each: 节点：2026年8月25日前，完成选聘.
pub(super) fn on_the_way(commitment: &Commitment, lang: Lang) -> Vec<String> {
    let one = |milestone: &Milestone| {
        let date = date_long(lang, milestone.due.day);
        text_args(
            lang,
            "read-milestone",
            &[("milestone", Arg::from(&milestone.name)), ("date", Arg::from(date))],
        )
    };
    commitment.milestones.iter().map(one).collect()
}

/// A target in words: 新建项目开工率80%以上（2026年6月30日前）.
fn said(target: &Target, lang: Lang) -> String {
    let key = match target.op {
        Comparator::Equal => "read-target-equal",
        Comparator::AtLeast => "read-target-at-least",
        Comparator::MoreThan => "read-target-more-than",
        Comparator::AtMost => "read-target-at-most",
        Comparator::LessThan => "read-target-less-than",
        Comparator::About => "read-target-about",
        Comparator::Zero => "read-target-zero",
        Comparator::All => "read-target-all",
        Comparator::Sync => "read-target-sync",
    };
    let metric = ("metric", Arg::from(&target.metric));
    let words = match target.op {
        Comparator::Zero | Comparator::All | Comparator::Sync => text_args(lang, key, &[metric]),
        _ => {
            let value = target.value.as_deref().unwrap_or_default();
            text_args(lang, key, &[metric, ("value", Arg::from(value)), ("unit", Arg::from(&target.unit))])
        }
    };
    match target.due {
        None => words,
        Some(due) => {
            let args = [("target", Arg::from(words)), ("date", Arg::from(date_long(lang, due.day)))];
            text_args(lang, "read-target-due", &args)
        }
    }
}
