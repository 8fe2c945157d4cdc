use service::ReviewCommand as R;

use super::support::*;

#[tokio::test]
async fn the_reviewed_set_is_issued_as_one_act_and_then_only_superseded() {
    let c = county().await;
    let id = c.speech().await;
    assert_eq!(refused(c.service.issue(&c.call, &id).await), "refused-nothing-accepted");
    c.service.review(&c.call, &id, R::AcceptAll).await.unwrap();
    let preview = c.service.issue_preview(&c.call, &id).await.unwrap();
    assert_eq!(
        (preview.ready.len(), preview.blocked.len(), preview.first.to_string().as_str()),
        (2, 0, "2026-0001")
    );
    assert_eq!(c.service.issue(&c.call, &id).await.unwrap(), 2);

    let task = c.service.task(&c.call, "2026-0001".parse().unwrap()).await.unwrap();
    assert_eq!(task.line.lead_unit.name, "县发展和改革局");
    assert_eq!(
        task.sources[0].sentence,
        "请周明远同志牵头，发改局具体负责，6月底前新建项目开工率达到80%以上。"
    );
    assert_eq!(task.sources[0].headings, ["抓项目"]);

    let living = c.service.living(&c.call, &id).await.unwrap();
    let commitment = living.tasks[0].0.clone();
    assert!(living.blocks.iter().flat_map(|b| &b.pieces).any(|p| {
        p.mark.as_ref().is_some_and(|m| m.task.is_some_and(|(n, _)| n.to_string() == "2026-0001"))
    }));
    assert_eq!(living.without_task.len(), living.commitments - 2);

    let reopen = R::Reopen { id: commitment.clone(), version: 4 };
    assert_eq!(refused(c.service.review(&c.call, &id, reopen).await), "refused-not-in-review");
    assert_eq!(refused(c.service.supersede(&c.call, &commitment, "改为70%", "").await), "refused-no-reason");
    c.service.supersede(&c.call, &commitment, "改为年底前达到80%", "市里调整口径").await.unwrap();
    let living = c.service.living(&c.call, &id).await.unwrap();
    assert_eq!(living.superseded[0].1, "改为年底前达到80%");
    assert!(living.superseded[0].0.text.contains("6月底前"), "the original stays");
    let task = c.service.task(&c.call, "2026-0001".parse().unwrap()).await.unwrap();
    assert_eq!(task.sources[0].superseded.as_ref().unwrap().1, "市里调整口径");
    c.proved().await;
}

#[tokio::test]
async fn numbers_run_on_through_the_year_and_begin_again_with_the_next() {
    let c = county().await;
    c.task("甲", "").await;
    let id = c.speech().await;
    c.service.review(&c.call, &id, R::AcceptAll).await.unwrap();
    assert_eq!(c.service.issue_preview(&c.call, &id).await.unwrap().first.to_string(), "2026-0002");
    c.service.issue(&c.call, &id).await.unwrap();
    let next_year = service::Call { at: NOW + 250 * 86_400_000, ..c.call.clone() };
    let form = service::TaskForm {
        title: "乙".into(),
        lead_unit: "县教育局".into(),
        ..service::TaskForm::default()
    };
    assert_eq!(c.service.add_task(&next_year, None, form).await.unwrap().to_string(), "2027-0001");
}
