//! Plain text and separated values.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use intake::Format;

use crate::take;

const SPEECH: &str =
    "一、抓好春耕备耕。由县农业农村局牵头，\r\n4月10日前完成高标准农田2.3万亩验收。\n\n（一）严把质量关。";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

#[test]
fn each_encoding_gives_the_text_as_it_stands() {
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    let forms = [
        ("UTF-8", SPEECH.as_bytes().to_vec()),
        ("UTF-8 with mark", marked(b"\xef\xbb\xbf", SPEECH.as_bytes())),
        ("GB18030", GB18030.encode(SPEECH).0.into_owned()),
        ("UTF-16 LE with mark", marked(b"\xff\xfe", &utf16(SPEECH, true))),
        ("UTF-16 BE with mark", marked(b"\xfe\xff", &utf16(SPEECH, false))),
        ("UTF-16 LE", utf16(SPEECH, true)),
        ("UTF-16 BE", utf16(SPEECH, false)),
    ];
    assert_eq!((UTF_16LE.name(), UTF_16BE.name()), ("UTF-16LE", "UTF-16BE"));
    for (form, bytes) in forms {
        let intake = take("讲话.txt", &bytes).unwrap_or_else(|error| panic!("{form}: {error}"));
        assert_eq!((intake.format, intake.text.as_str()), (Format::Text, SPEECH), "{form}");
    }
}

#[test]
fn rare_characters_of_gb18030_are_kept() {
    let words = "由㙍镇、䶮溪乡负责，请龑同志牵头，𫚭鱼养殖基地年内建成";
    assert_eq!(take("a.txt", &GB18030.encode(words).0).unwrap().text, words);
}

#[test]
fn what_a_file_is_its_content_decides() {
    assert_eq!(take("讲话.docx", SPEECH.as_bytes()).unwrap().format, Format::Text);
    assert_eq!(take("无名", b"BMW 4S shop opens by 30 June").unwrap().format, Format::Text);
}

#[test]
fn separated_values_become_a_table() {
    let bytes = GB18030
        .encode(
            "序号,任务,牵头单位\r\n1,\"修路, 架桥\",县交通运输局\r\n2,\"他说\"\"要快\"\"\n年内完成\",\r\n",
        )
        .0;
    let intake = take("台账.csv", &bytes).unwrap();
    assert_eq!(intake.format, Format::Csv);
    assert_eq!(
        intake.tables[0].rows,
        [
            ["序号", "任务", "牵头单位"], //
            ["1", "修路, 架桥", "县交通运输局"],
            ["2", "他说\"要快\"\n年内完成", ""],
        ]
    );
    assert_eq!(intake.text.lines().count(), 3);
    let tabs = take("台账.csv", "甲\t乙,丙\t丁\n1\t2\t3".as_bytes()).unwrap();
    assert_eq!(tabs.tables[0].rows, [["甲", "乙,丙", "丁"], ["1", "2", "3"]]);
}
