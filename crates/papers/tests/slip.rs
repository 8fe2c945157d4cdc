//! The slip: what it says to Word, read from its XML.

mod common;

use common::{check_parts, part};
use papers::Tone;
use papers::docx::{Slip, slip};

fn sheet(colour: Option<Tone>, answer: &str) -> Slip {
    let row = |heading: &str, words: &str| (heading.to_owned(), words.to_owned());
    Slip {
        title: "云溪县督办单".into(),
        number: "云督〔2026〕12号".into(),
        colour: (colour, "红色".into()),
        rows: vec![
            row("来源", "在项目推进会上的讲话\n8月底前新增学位600个。"),
            row("要求", "进度 <落后> & 未报原因"),
            row("反馈", answer),
        ],
        issuer: "云溪县人民政府督查室".into(),
        date: "2026年6月12日".into(),
        generated_line: "由落实生成".into(),
        created: jiff::Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn it_says_everything_on_an_upright_page_of_the_standard() {
    let bytes = slip(&sheet(Some(Tone::Red), "")).unwrap();
    check_parts(&bytes);
    let text = part(&bytes, "word/document.xml");
    for words in [
        "云溪县督办单",
        "云督〔2026〕12号",
        "在项目推进会上的讲话",
        "8月底前新增学位600个。",
        "进度 &lt;落后&gt; &amp; 未报原因",
        "云溪县人民政府督查室",
        "2026年6月12日",
    ] {
        assert!(text.contains(words), "{words}");
    }
    // GB/T 9704-2012: A4, 37 mm above, 28 mm on the binding side.
    assert!(text.contains("w:w=\"11906\" w:h=\"16838\"") && text.contains("w:top=\"2098\""));
    assert!(text.contains("w:left=\"1588\""));
    assert!(text.contains("<w:color w:val=\"B3261E\"/>"));
}

#[test]
fn what_is_not_answered_leaves_room_for_a_hand_and_blue_is_no_light() {
    let text = |answer: &str| part(&slip(&sheet(None, answer)).unwrap(), "word/document.xml");
    assert!(text("").contains("<w:trHeight w:val=\"2600\""));
    assert!(!text("已增派两个班组").contains("<w:trHeight w:val=\"2600\""));
    assert!(!text("").contains("<w:color"));
}
