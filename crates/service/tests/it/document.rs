use service::HeadForm;

use super::support::*;

#[tokio::test]
async fn what_the_text_says_of_itself_is_found_and_can_be_mended() {
    let c = county().await;
    let id = c.speech().await;
    let (document, version) = c.service.document_version(&c.call, &id).await.unwrap();
    assert_eq!(document.head.title, "在全县项目建设推进会上的讲话");
    assert_eq!(document.head.date.map(|d| d.to_string()).as_deref(), Some("2026-03-02"));
    assert_eq!(document.head.kind, ledger::DocumentKind::Speech);
    let form = HeadForm {
        title: "推进会讲话".into(),
        date: "2027年1月5日".into(),
        kind: "speech".into(),
        version,
        ..HeadForm::default()
    };
    c.service.mend_document(&c.call, &id, form.clone()).await.unwrap();
    // Deadlines follow the mended date.
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let school = desk.drafts.iter().find(|d| d.text.contains("学位")).unwrap();
    assert_eq!(school.form.due, "2027-08-31");
    // A form made from an older version is refused.
    let late = HeadForm { title: "另一标题".into(), ..form };
    assert_eq!(refused(c.service.mend_document(&c.call, &id, late).await), "refused-changed-meanwhile");
    c.proved().await;
}

#[tokio::test]
async fn the_same_text_is_known_again_whatever_file_it_comes_in() {
    let c = county().await;
    let id = c.speech().await;
    for (name, bytes) in [
        ("副本.txt", SPEECH.as_bytes().to_vec()),
        ("带标记.txt", [b"\xef\xbb\xbf", SPEECH.as_bytes()].concat()),
    ] {
        let again = c.service.receive(&c.call, name, bytes).await.unwrap();
        assert_eq!((again.id, again.already), (id.clone(), true), "{name}");
    }
    let (_, original) = c.service.original(&c.call, &id).await.unwrap();
    assert_eq!(original, SPEECH.as_bytes());
}

#[tokio::test]
async fn bad_files_are_refused_with_a_reason_and_nothing_kept() {
    let c = county().await;
    for (name, bytes, key) in [
        ("空.txt", Vec::new(), "intake-empty"),
        ("坏.docx", b"PK\x03\x04 not a zip".to_vec(), "intake-damaged"),
    ] {
        assert_eq!(refused(c.service.receive(&c.call, name, bytes).await), key, "{name}");
    }
    assert_eq!(refused(c.service.paste(&c.call, " \n ").await), "refused-no-document-text");
    assert!(c.service.documents(&c.call, None).await.unwrap().0.is_empty());
}

#[tokio::test]
async fn the_living_document_shows_every_character_once_and_marks_in_place() {
    let c = county().await;
    let id = c.speech().await;
    let living = c.service.living(&c.call, &id).await.unwrap();
    let shown: String = living.blocks.iter().flat_map(|b| &b.pieces).map(|p| p.text.as_str()).collect();
    let plain = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(plain(&shown), plain(SPEECH));
    let all: Vec<char> = SPEECH.chars().collect();
    for piece in living.blocks.iter().flat_map(|b| &b.pieces) {
        let there: String = all[piece.start..piece.start + piece.text.chars().count()].iter().collect();
        assert_eq!(piece.text, there, "runs hold the original verbatim");
    }
    assert_eq!(living.contents.iter().map(|s| s.heading.as_str()).collect::<Vec<_>>(), ["抓项目", "强作风"]);
    assert_eq!(living.without_task.len(), living.commitments);
    let marked: String = living
        .blocks
        .iter()
        .flat_map(|b| &b.pieces)
        .filter(|p| p.mark.is_some())
        .map(|p| p.text.as_str())
        .collect();
    assert!(marked.contains("开工率达到80%以上") && !marked.contains("提高认识"));
}
