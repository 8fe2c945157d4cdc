//! A sentence names the same bodies however it turns: what is said before and after it, how they are told, what parts them.

use reading::{Options, read};

/// Names for {X}, {Y} and {Z}.
const NAMES: [&str; 3] = ["县农业农村局", "清河镇", "县财政局"];

/// What may be said before a sentence, and behind it.
const BEFORE: &[&str] = &[
    "下一步，",
    "会议要求，",
    "会议强调，",
    "会议明确，",
    "为确保工作顺利推进，",
    "按照县委、县政府统一部署，",
    "在此基础上，",
    "同时，",
    "接下来，",
    "要进一步明确责任，",
    "针对存在的问题，",
    "目前，前期工作已基本完成，",
    "当务之急，",
    "从现在起，",
    "与此同时，",
    "对排查出的问题，",
    "根据实施方案，",
    "此外，",
    "经研究决定，",
    "时间紧、任务重，",
    "首先，",
    "其次，",
    "最后，",
    "一是",
    "二是",
    "第三，",
    "（二）",
    "3.",
    "①",
    "——",
];
const BEHIND: &[&str] = &[
    "，确保按期完成",
    "，并及时报县政府办公室",
    "，做到底数清、情况明",
    "，不得推诿扯皮",
    "，对工作不力的严肃追责",
    "，进展情况每周上报",
    "，有关情况报县委办",
    "，并接受社会监督",
    "；要加强宣传引导，营造良好氛围",
    "；同时，要严格督查考核",
    "；对发现的问题，要立行立改",
];

/// In the stead of 要 behind a name.
const TOLD: &[&str] = &[
    "须",
    "务必",
    "必须",
    "应当",
    "需",
    "得",
    "要切实",
    "要进一步",
    "一定要",
    "都要",
    "要尽快",
    "要积极",
    "要继续",
    "要按照职责分工",
    "要立足自身职能",
    "要严格按照要求",
    "要主动",
    "要从严",
    "要以更高标准",
    "要带头",
    "需要",
    "要于10月底前",
    "还要",
    "也要",
    "更要",
    "要及时",
    "，要",
    "，也要",
    "，务必",
    "，原则上要",
    "，10月底前要",
    "作为责任主体，要",
    "作为牵头单位要",
];

/// In the stead of 由.
const BY: &[&str] = &["请", "责成", "继续由", "统一由", "原则上由"];
/// In the stead of 负责.
const DOES: &[&str] = &["主要负责", "具体负责", "专门负责", "统一负责", "继续负责", "全面负责"];

/// Every turn of a frame.
fn turns(frame: &str) -> Vec<String> {
    // A number is the first thing of a sentence, and none stands before it.
    let counted = frame.starts_with(['（', '一']) || frame.starts_with(|c: char| c.is_ascii_digit());
    let before = BEFORE.iter().filter(|_| !counted);
    let mut all: Vec<String> = before.map(|before| format!("{before}{frame}")).collect();
    let whole = frame.trim_end_matches('。');
    all.extend(BEHIND.iter().map(|behind| format!("{whole}{behind}。")));
    for (old, new) in [("}要", TOLD), ("由{", BY), ("}负责", DOES)] {
        let Some(at) = frame.find(old) else { continue };
        let (head, tail) = (&frame[..at], &frame[at + old.len()..]);
        let (left, right) = if old.starts_with('}') { ("}", "") } else { ("", "{") };
        // Who is to help is not who answers for it.
        let new = new.iter().filter(|new| !new.starts_with("作为") || !frame.contains("配合"));
        all.extend(new.map(|new| format!("{head}{left}{new}{right}{tail}")));
    }
    all
}

/// Names in a cell: letters, a letter and what goes on behind it, or a name of the frame itself behind =.
fn who(cell: &str) -> Vec<String> {
    let name = |letter: &str| match letter {
        "X" => NAMES[0],
        "Y" => NAMES[1],
        _ => NAMES[2],
    };
    let one = |part: &str| match (part.strip_prefix('='), part.split_once('+')) {
        (Some(own), _) => own.to_owned(),
        (_, Some((letter, rest))) => format!("{}{rest}", name(letter)),
        _ => name(part).to_owned(),
    };
    let mut all: Vec<String> = cell.split_whitespace().map(one).collect();
    all.sort();
    all
}

#[test]
fn a_sentence_names_the_same_however_it_turns() {
    let options = Options { date: Some("2026-01-15".parse().unwrap()) };
    let mut wrong = Vec::new();
    let mut all = 0;
    for line in include_str!("corpus/frames.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (frame, leads, others) = (cell(), cell(), cell());
        // Several sentences in one: each is judged by itself.
        if frame.contains('；') {
            continue;
        }
        for turn in turns(frame) {
            let text = turn.replace("{X}", NAMES[0]).replace("{Y}", NAMES[1]).replace("{Z}", NAMES[2]);
            let found = read(&text, &options).to_contract().commitments;
            let sorted = |mut names: Vec<String>| {
                names.sort();
                names.dedup();
                names
            };
            let lead = sorted(found.iter().flat_map(|one| one.lead_units.clone()).collect());
            let other = sorted(found.iter().flat_map(|one| one.other_units.clone()).collect());
            all += 1;
            if (&lead, &other) != (&who(leads), &who(others)) {
                wrong.push(format!("{text}\n  lead {lead:?}, other {other:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {all} sentences:\n{}", wrong.len(), wrong.join("\n"));
}
