//! Names of every shape in the same sentences: whoever is named, who leads and who takes part is read alike.
//!
//! A line of `tests/corpus/frames.tsv` is a sentence with `{X}`, `{Y}` and `{Z}` for names, who leads and who takes part:
//! letters of the names, `X+…` for a name that goes on, `=…` for a name that stands in the sentence itself.

use reading::{Options, read};

/// In half width, as the reader gives names.
fn half(name: &str) -> String {
    name.replace('（', "(").replace('）', ")")
}

/// Offices, towns, firms, villages, small offices: also names that begin or go on like words.
const NAMES: &[[&str; 3]] = &[
    ["县水务局", "县财政局", "县审计局"],
    ["城关镇", "柳林街道", "白石乡"],
    ["县城投公司", "县供电公司", "县自然资源和规划局"],
    ["各乡镇", "各部门", "县直各单位"],
    ["经开区", "县住建局", "马集镇"],
    ["住建局", "发改局", "教育局"],
    ["县公安局交警大队", "县市场监管局", "县乡村振兴局"],
    ["和平镇", "马集镇", "对河镇"],
    ["恒源重工", "石桥村", "县统计局"],
    ["县人力资源和社会保障局", "植保站", "供销社"],
    ["县发展和改革局", "县一中", "渔政大队"],
    ["各企业", "各学校", "各社区"],
    ["派出所", "司法所", "卫生院"],
    ["各县（市、区）", "市直各部门", "各开发区"],
    ["农业部门", "水利部门", "财政部门"],
    ["县委宣传部", "县委网信办", "县融媒体中心"],
    ["国网清河县供电公司", "中国移动清河分公司", "县农商行"],
    ["清河县人民政府", "安平区政府", "市政府办公室"],
    ["县委防范化解重大风险领导小组", "依法治县办", "市中级人民法院立案庭"],
    ["县商务局", "县商业银行", "县工商联"],
];

fn who(said: &str, names: &[&str; 3]) -> Vec<String> {
    let name = |letter: &str| match letter {
        "X" => Some(names[0]),
        "Y" => Some(names[1]),
        "Z" => Some(names[2]),
        _ => None,
    };
    let one = |part: &str| {
        if let Some(own) = part.strip_prefix('=') {
            return own.to_owned();
        }
        if let Some((letter, rest)) = part.split_once('+') {
            return format!("{}{rest}", name(letter).unwrap());
        }
        name(part).unwrap().to_owned()
    };
    let mut all: Vec<String> = said.split_whitespace().map(one).collect();
    all.iter_mut().for_each(|name| *name = half(name));
    all.sort();
    all
}

#[test]
fn a_sentence_is_read_alike_whoever_it_names() {
    let options = Options { date: Some("2026-01-15".parse().unwrap()) };
    let mut wrong = Vec::new();
    let mut unread = Vec::new();
    for line in include_str!("corpus/frames.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (frame, leads, others) = (cell(), cell(), cell());
        for names in NAMES {
            let text = frame.replace("{X}", names[0]).replace("{Y}", names[1]).replace("{Z}", names[2]);
            let found = read(&text, &options).to_contract().commitments;
            // Nobody in a sentence that was not read would be right for nothing.
            if leads.is_empty() && others.is_empty() && found.is_empty() {
                unread.push(text.clone());
            }
            let mut lead: Vec<String> = found.iter().flat_map(|one| one.lead_units.clone()).collect();
            let mut other: Vec<String> = found.iter().flat_map(|one| one.other_units.clone()).collect();
            for list in [&mut lead, &mut other] {
                list.iter_mut().for_each(|name| *name = half(name));
                list.sort();
                list.dedup();
            }
            if (&lead, &other) != (&who(leads, names), &who(others, names)) {
                wrong.push(format!("{text}\n  lead {lead:?}, other {other:?}"));
            }
        }
    }
    assert!(unread.is_empty(), "{} sentences are no commitments:\n{}", unread.len(), unread.join("\n"));
    assert!(wrong.is_empty(), "{} sentences:\n{}", wrong.len(), wrong.join("\n"));
}
