use ledger::CommitmentState;
use service::{Desk, DraftView, PartyRole, ReviewCommand as R, TaskForm};

use super::support::*;

fn draft<'a>(desk: &'a Desk, words: &str) -> &'a DraftView {
    desk.drafts.iter().find(|d| d.text.contains(words)).unwrap_or_else(|| panic!("no draft with {words}"))
}

fn key(d: &DraftView) -> (String, i64) {
    (d.id.clone(), d.version)
}

#[tokio::test]
async fn names_are_resolved_and_ambiguous_ones_asked() {
    let c = county().await;
    let id = c.speech().await;
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let start = draft(&desk, "开工率");
    assert_eq!(start.lead_units[0].meant[0].name, "县发展和改革局");
    assert_eq!(start.leaders[0].meant[0].name, "周明远");
    assert_eq!(start.form.targets, "新建项目开工率 ≥ 80%");
    assert_eq!(start.form.due, "2026-06-30");
    let water = draft(&desk, "供水管网");
    assert_eq!(water.lead_units[0].candidates.len(), 2);
    let (wid, version) = key(water);
    let accept = R::Accept { id: wid.clone(), version, form: None };
    assert_eq!(refused(c.service.review(&c.call, &id, accept).await), "refused-ambiguous");
    let choice = water.lead_units[0].candidates.iter().find(|p| p.name == "县水利局").map(|p| p.id.clone());
    let surface = water.lead_units[0].surface.clone();
    let choose = R::Choose { id: wid.clone(), version, role: PartyRole::LeadUnit, surface, choice };
    c.service.review(&c.call, &id, choose).await.unwrap();
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let water = draft(&desk, "供水管网");
    assert_eq!(water.form.lead_unit, "县水利局");
    let (id_, version) = key(water);
    c.service.review(&c.call, &id, R::Accept { id: id_, version, form: None }).await.unwrap();
}

#[tokio::test]
async fn what_two_reviewers_do_at_once_is_never_lost_silently() {
    let c = county().await;
    let id = c.speech().await;
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let (school, version) = key(draft(&desk, "学位"));
    c.service.review(&c.call, &id, R::Reject { id: school.clone(), version }).await.unwrap();
    let late = R::Accept { id: school, version, form: None };
    assert_eq!(refused(c.service.review(&c.call, &id, late).await), "refused-changed-meanwhile");
    // Another draft is not touched by that.
    let (start, version) = key(draft(&desk, "开工率"));
    c.service.review(&c.call, &id, R::Accept { id: start, version, form: None }).await.unwrap();
    let counts = c.service.desk(&c.call, &id).await.unwrap().counts;
    assert_eq!((counts[1], counts[2]), (1, 1));
}

#[tokio::test]
async fn every_act_can_be_undone_in_turn_down_to_the_first() {
    let c = county().await;
    let id = c.speech().await;
    let first = c.service.desk(&c.call, &id).await.unwrap();
    let shape = |d: &Desk| {
        d.drafts.iter().map(|x| (x.text.clone(), x.state, x.form.title.clone())).collect::<Vec<_>>()
    };
    let mut seen = vec![shape(&first)];
    let start = |d: &Desk| key(draft(d, "开工率"));
    for step in 0..5 {
        let desk = c.service.desk(&c.call, &id).await.unwrap();
        let (draft_id, version) = start(&desk);
        let command = match step {
            0 => R::Edit {
                id: draft_id,
                version,
                form: TaskForm { title: "提高开工率".into(), ..draft(&desk, "开工率").form.clone() },
            },
            1 => R::MergeNext { id: draft_id, version },
            2 => {
                R::Split { id: draft_id, version, at: SPEECH.chars().take_while(|c| *c != '，').count() + 1 }
            }
            3 => R::Mark {
                start: SPEECH.chars().position(|c| c == '大').unwrap(),
                end: SPEECH.chars().count() - 1,
            },
            _ => R::Accept { id: draft_id, version, form: None },
        };
        c.service.review(&c.call, &id, command).await.unwrap();
        seen.push(shape(&c.service.desk(&c.call, &id).await.unwrap()));
    }
    assert!(seen.windows(2).all(|w| w[0] != w[1]), "every act shows: {seen:#?}");
    while let Some(expected) = {
        seen.pop();
        seen.last()
    } {
        c.service.review(&c.call, &id, R::Undo).await.unwrap();
        assert_eq!(&shape(&c.service.desk(&c.call, &id).await.unwrap()), expected);
    }
    assert_eq!(refused(c.service.review(&c.call, &id, R::Undo).await), "refused-nothing-to-undo");
    c.proved().await;
}

#[tokio::test]
async fn undo_takes_back_only_ones_own() {
    let c = county().await;
    let id = c.speech().await;
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let (school, version) = key(draft(&desk, "学位"));
    c.service.review(&c.call, &id, R::Accept { id: school, version, form: None }).await.unwrap();
    let mut other = c.call.clone();
    other.actor.person = ledger::PersonId("00000000000000000000000000000009".parse().unwrap());
    assert!(!c.service.desk(&other, &id).await.unwrap().may_undo);
}

#[tokio::test]
async fn accept_all_takes_only_what_leaves_no_question() {
    let c = county().await;
    let id = c.speech().await;
    c.service.review(&c.call, &id, R::AcceptAll).await.unwrap();
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    assert_eq!(draft(&desk, "学位").state, CommitmentState::Accepted);
    assert_eq!(draft(&desk, "供水管网").state, CommitmentState::Undecided);
}

#[tokio::test]
async fn a_reader_may_not_review() {
    let c = county().await;
    let id = c.speech().await;
    assert_eq!(refused(c.service.review(&c.reader, &id, R::AcceptAll).await), "refused-role");
    assert_eq!(refused(c.service.desk(&c.reader, &id).await), "refused-role");
    assert_eq!(refused(c.service.issue(&c.reader, &id).await), "refused-role");
    assert_eq!(refused(c.service.paste(&c.reader, "正文").await), "refused-role");
}

#[tokio::test]
async fn a_sentence_without_a_day_takes_that_of_its_stage_and_the_desk_says_so() {
    let c = county().await;
    let plan = "云溪县危房排查工作方案\n2026年6月8日\n（一）全面排查阶段（6月9日至7月31日）。各镇要对自建房逐栋排查，排查率达到100%。\n";
    let id = c.service.receive(&c.call, "方案.txt", plan.as_bytes().to_vec()).await.unwrap().id;
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let draft = desk.drafts.iter().find(|d| d.text.contains("逐栋排查")).unwrap();
    assert_eq!(draft.form.due, "2026-07-31");
    assert_eq!(draft.form.due_text, "6月9日至7月31日");
    assert!(draft.grounds.iter().any(|g| g.key == "rule-due-stage"), "{:?}", draft.grounds);
}
