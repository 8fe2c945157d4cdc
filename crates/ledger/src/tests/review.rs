use super::support::*;
use crate::review::*;
use crate::*;

#[test]
fn every_state_refuses_or_allows_every_act() {
    for state in CommitmentState::ALL {
        let c = commitment(3, state);
        let open = state.in_review();
        assert_eq!(accept(&c).is_ok(), open, "accept {state:?}");
        assert_eq!(reject(&c).is_ok(), open, "reject {state:?}");
        assert_eq!(reopen(&c).is_ok(), open, "reopen {state:?}");
        assert_eq!(edit(&c, c.draft.clone()).is_ok(), open, "edit {state:?}");
        assert_eq!(merge(&c, &commitment(4, CommitmentState::Undecided)).is_ok(), open, "merge {state:?}");
        assert_eq!(
            split(&c, c.clone(), commitment(5, CommitmentState::Undecided)).is_ok(),
            open,
            "split {state:?}"
        );
        let done = matches!(state, CommitmentState::Issued | CommitmentState::Superseded);
        assert_eq!(restore(&c, None).is_ok(), !done, "restore {state:?}");
        assert_eq!(supersede(&c, "改为明年完成", "上级调整").is_ok(), done, "supersede {state:?}");
        let issued = issue(&c, TaskId(id(1)), Number { year: 2026, serial: 1, sub: 0 }, day(1, 1));
        assert_eq!(issued.is_ok(), state == CommitmentState::Accepted, "issue {state:?}");
    }
}

#[test]
fn an_ambiguous_name_must_be_asked_before_acceptance() {
    let mut c = commitment(3, CommitmentState::Undecided);
    c.draft.other_units.push(Mention {
        surface: "水务".into(),
        meant: vec![],
        candidates: vec![UnitId(id(1)), UnitId(id(2))],
    });
    assert_eq!(accept(&c).unwrap_err().key, "refused-ambiguous");
}

#[test]
fn a_task_needs_a_lead_unit_on_the_list() {
    let mut c = commitment(3, CommitmentState::Accepted);
    c.draft.lead_units = vec![Mention { surface: "权属单位".into(), meant: vec![], candidates: vec![] }];
    assert_eq!(obstacle(&c).unwrap().key, "refused-unknown-unit");
    c.draft.lead_units.clear();
    assert_eq!(obstacle(&c).unwrap().key, "refused-no-lead");
}

#[test]
fn a_merge_keeps_both_sentences_and_the_later_deadline() {
    let (mut a, mut b) =
        (commitment(3, CommitmentState::Undecided), commitment(4, CommitmentState::Accepted));
    a.draft.due = Some(day(6, 30));
    b.draft.due = Some(day(9, 30));
    b.draft.lead_units = vec![named(51, "县林业局")];
    let [
        EventBody::CommitmentReviewed { commitment: one, .. },
        EventBody::CommitmentReviewed { commitment: gone, .. },
    ] = merge(&a, &b).unwrap()
    else {
        panic!("a merge reviews both")
    };
    assert_eq!(one.spans, [a.spans.clone(), b.spans].concat());
    assert_eq!(one.draft.due, Some(day(9, 30)));
    assert_eq!(one.draft.lead_units.len(), 2);
    assert_eq!(gone.state, CommitmentState::Merged);
}

#[test]
fn the_first_named_leads_and_names_not_on_the_list_are_kept() {
    let mut c = commitment(3, CommitmentState::Accepted);
    c.draft.lead_units.push(named(51, "县林业局"));
    c.draft.other_units = vec![
        named(51, "县林业局"),
        named(50, "县水利局"),
        Mention { surface: "权属单位".into(), meant: vec![], candidates: vec![] },
    ];
    let task = issue(&c, TaskId(id(1)), Number { year: 2026, serial: 1, sub: 0 }, day(1, 1)).unwrap();
    assert_eq!(task.lead_unit, UnitId(id(50)));
    assert_eq!(task.other_units, [UnitId(id(51))]);
    assert_eq!(task.other_names, ["权属单位"]);
}
