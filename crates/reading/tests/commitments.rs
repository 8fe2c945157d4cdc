//! What binds somebody to something that can be checked, and what does not: a row for each cue that speaks for it and each
//! that speaks against (`corpus/sentences.tsv`).

use reading::{Options, Strength, read};

#[test]
fn what_counts_and_what_does_not() {
    let rows = include_str!("corpus/sentences.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for row in rows.clone() {
        let (want, text) = row.split_once('\t').unwrap();
        let text = text.replace("\\n", "\n");
        let reading = read(&text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
        let got = match reading.commitments.as_slice() {
            [] => "-",
            [one] if one.strength == Strength::Hard => "H",
            [_] => "S",
            _ => "several",
        };
        if got != want {
            let grounds: Vec<String> = reading
                .commitments
                .iter()
                .flat_map(|c| &c.reasons)
                .map(|reason| format!("{} {} {}", reason.cue, reason.words, reason.weight))
                .collect();
            wrong.push(format!("{want} but {got}: {text} {grounds:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.count(), wrong.join("\n"));
}

#[test]
fn a_title_says_what_is_to_be_done() {
    for (text, title) in [
        ("对一时难以整改到位的，县应急局要落实应急措施，年内办结12件。", "落实应急措施"),
        ("当前正是备耕的时候，县农业局要把种子、化肥备足。", "把种子、化肥备足"),
        ("农民工工资这一块，县人社局要把工资专户逐个过一遍。", "把工资专户逐个过一遍"),
        ("由县城建局牵头、县城投公司实施，2026年改造管网20公里。", "改造管网20公里"),
        ("以收入翻番为目标，县文旅局要培育民宿12家。", "培育民宿12家"),
        ("去年排查出来的217户危房，县城建局要改造完毕，每月报一次。", "排查出来的217户危房改造完毕"),
        ("县水利局积极对接市水利局，6月底前取得批复。", "对接市水利局"),
        ("县交通局要对这128处隐患点逐处核查。", "对这128处隐患点逐处核查"),
    ] {
        let reading = read(text, &Options { date: None });
        assert_eq!(reading.commitments[0].title, title, "{text}");
    }
}
