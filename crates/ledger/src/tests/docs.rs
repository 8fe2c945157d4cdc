//! docs/STATES.md and docs/PERMISSIONS.md are written from the tables of this crate; the tests fail when they are not
//! what the tables say. `LUOSHI_WRITE_DOCS=1 cargo test -p ledger docs` writes them.

use std::fmt::Write as _;
use std::path::Path;

use messages::{Lang, text};

use crate::workflow::*;
use crate::*;

/// A word in both languages: 办结 Closed.
fn word(key: &str) -> String {
    assert!(messages::exists(key), "{key} has no words");
    format!("{} {}", text(Lang::Zh, key), text(Lang::En, key))
}

fn words(keys: impl IntoIterator<Item = String>) -> String {
    keys.into_iter().map(|key| word(&key)).collect::<Vec<_>>().join("<br>")
}

/// Compares a document with what it must say, or writes it when asked to.
fn hold(name: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    if std::env::var_os("LUOSHI_WRITE_DOCS").is_some() {
        std::fs::write(&path, expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let line = found.lines().zip(expected.lines()).find(|(f, e)| f != e);
    assert!(
        found == expected,
        "docs/{name} is out of date, first at {line:?}; LUOSHI_WRITE_DOCS=1 cargo test -p ledger docs writes it"
    );
}

#[test]
fn docs_states() {
    let mut out = String::from(
        "# 任务的一生 The life of a task\n\n\
         Written from `crates/ledger/src/workflow/table.rs`; a test fails when this page is out of date. Everything that\n\
         is not in the first table is refused: with the stage, the stages in which it would be possible, and who may.\n\
         Marks are those of [PERMISSIONS.md](PERMISSIONS.md).\n\n\
         ## 转换 Moves\n\n\
         | 从 From | 操作 Command | 到 To | 谁 Who | 条件 Conditions | 文书 Paper |\n|--|--|--|--|--|--|\n",
    );
    for row in TRANSITIONS {
        let stages = |list: &[Stage]| words(list.iter().map(|s| format!("stage-{}", s.code())));
        let who: Vec<String> =
            row.command.action().grants().iter().map(|(role, scope)| who(*role, *scope)).collect();
        writeln!(
            out,
            "| {} | {} `{}` | {} | {} | {} | {} |",
            stages(row.from),
            word(&format!("command-{}", row.command.code())),
            row.command.code(),
            row.to.map_or_else(|| "–".to_owned(), |to| stages(&[to])),
            who.join("<br>"),
            words(row.guards.iter().map(|g| format!("guard-{}", g.code()))),
            row.paper.map(|p| word(&format!("paper-{}", p.code()))).unwrap_or_default(),
        )
        .unwrap();
    }
    out.push_str("\n## 环节 Stages\n\n| 环节 Stage | 状态 State | 球在谁手里 On whom it waits | 可做 What can be done |\n|--|--|--|--|\n");
    for stage in Stage::ALL {
        let can = CommandKind::ALL.iter().filter(|kind| Transition::find(*stage, **kind).is_some());
        writeln!(
            out,
            "| {} `{}` | {} | {} | {} |",
            word(&format!("stage-{}", stage.code())),
            stage.code(),
            stage.state().map_or_else(|| "–".to_owned(), |s| word(&format!("state-{}", s.code()))),
            words(holders(*stage).iter().map(|code| format!("holder-{code}"))),
            words(can.map(|kind| format!("command-{}", kind.code()))),
        )
        .unwrap();
    }
    out.push_str("\n```mermaid\nstateDiagram-v2\n");
    for row in TRANSITIONS {
        let Some(to) = row.to else { continue };
        for from in row.from.iter().filter(|from| **from != to) {
            let label = text(Lang::Zh, &format!("command-{}", row.command.code()));
            writeln!(out, "    {from:?} --> {to:?}: {label}").unwrap();
        }
    }
    out.push_str("```\n");
    hold("STATES.md", &out);
}

fn who(role: Role, scope: Scope) -> String {
    let role = word(&format!("role-{}", role.code()));
    match scope {
        Scope::Site => role,
        scope => format!("{role}（{}）", mark(scope)),
    }
}

/// On whom a task of a stage may wait, found by asking for every way in which it may stand.
fn holders(stage: Stage) -> Vec<&'static str> {
    use super::support::*;
    let mut found = Vec::new();
    for put in [false, true] {
        for sent in [None, Some(Sent::ToHead), Some(Sent::ToOffice)] {
            let mut task = task();
            let (on, reason) = (day(2, 1), String::new());
            task.enter(stage, on);
            let life = &mut task.life;
            life.filing = sent.map(|sent| Filing {
                report: ReportId(id(7)),
                sent,
                on,
                until: on,
                percent: None,
                milestones: vec![],
                given: vec![],
                unchanged: true,
                problems: false,
                mend_by: None,
            });
            life.suspension = put.then(|| Suspension { on, reason: reason.clone(), review: on });
            let with_head = sent == Some(Sent::ToHead);
            life.extension =
                Some(Extension { on, reason: reason.clone(), until: on, endorsed: put, with_head });
            let recommended = put.then_some(Grade::Good);
            life.closing =
                Some(ClosingRequest { on, summary: reason, evidence: vec![], recommended, checked: None });
            let code = holder(&task).code();
            if !found.contains(&code) {
                found.push(code);
            }
        }
    }
    found
}

#[test]
fn docs_permissions() {
    let mut out = String::from(
        "# 权限 Permissions\n\n\
         Written from `crates/ledger/src/permission.rs`; a test fails when this page is out of date. An empty cell is a\n\
         refusal. The three administrators (三员) exclude each other and every other role.\n\n| 权限 Right |",
    );
    for role in Role::ALL {
        write!(out, " {} |", word(&format!("role-{}", role.code()))).unwrap();
    }
    writeln!(out, " {} |", word("role-public")).unwrap();
    out.push_str(&"|--".repeat(Role::ALL.len() + 2));
    out.push_str("|\n");
    for action in Action::ALL {
        write!(out, "| {} `{}` |", word(&format!("right-{}", action.code())), action.code()).unwrap();
        for role in Role::ALL {
            write!(out, " {} |", action.scope_of(*role).map_or("", mark)).unwrap();
        }
        writeln!(out, " {} |", if action.is_public() { mark(Scope::Site) } else { "" }).unwrap();
    }
    out.push_str("\n| 记号 Mark | 范围 Scope |\n|--|--|\n");
    for scope in Scope::ALL {
        writeln!(out, "| {} | {} |", mark(scope), word(&format!("scope-{}", scope.code()))).unwrap();
    }
    hold("PERMISSIONS.md", &out);
}

fn mark(scope: Scope) -> &'static str {
    match scope {
        Scope::Site => "●",
        Scope::UntilSeparated => "◐",
        Scope::Led => "领 L",
        Scope::Lead => "牵 U",
        Scope::Concerned => "参 C",
    }
}

/// Every code that pages turn into words has words.
#[test]
fn docs_every_code_has_words() {
    let codes =
        |area: &'static str, list: Vec<&'static str>| list.into_iter().map(move |c| format!("{area}-{c}"));
    let keys = codes("grade", Grade::ALL.map(Grade::code).into())
        .chain(codes("report-state", ReportState::ALL.map(ReportState::code).into()))
        .chain(codes("colour", Colour::ALL.map(Colour::code).into()))
        .chain(codes("chase-state", ChaseState::ALL.map(ChaseState::code).into()))
        .chain(codes("holder", Holder::CODES.into()))
        .chain(codes("done-command", CommandKind::ALL.iter().map(|kind| kind.code()).collect()))
        .chain(codes("event", EventBody::KINDS.into()))
        .chain(codes("subject", SubjectKind::ALL.map(SubjectKind::code).into()))
        .chain(codes("refused", Guard::ALL.iter().map(|g| g.code()).collect()));
    for key in keys {
        assert!(messages::exists(&key), "{key} has no words");
    }
}
