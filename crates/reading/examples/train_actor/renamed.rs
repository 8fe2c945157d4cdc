//! Labelled clauses once more, with other enterprises in them: who acts is to be known by what is done, and by how such names are
//! built, and not by having been named before.

use std::error::Error;
use std::fs;

/// How often each clause comes again.
const COPIES: usize = 2;

/// What enterprises end in.
#[rustfmt::skip]
const TRADES: &[&str] = &[
    "公司", "集团", "股份", "科技", "新材", "新材料", "药业", "医药", "牧业", "农业", "农牧", "食品", "重工", "机械", "机电", "电子", "电缆", "电器", "化工", "化学", "建材", "水泥", "钢铁", "铝业", "矿业",
    "纺织", "服饰", "家具", "家居", "家纺", "生物", "能源", "新能源", "电力", "管业", "轮胎", "汽车", "汽配", "光电", "光伏", "半导体", "智造", "制造", "物流", "乳业", "糖业", "茶业", "酒业", "种业", "薯业",
    "粮油", "饲料", "水务", "城投", "交投", "文旅", "农投", "高科", "制药", "智能", "装备", "精工", "精密", "锂业", "锂电", "环保", "印染", "造纸", "包装", "塑业", "陶瓷", "玻璃", "工贸", "实业", "置业",
    "旅游", "有限公司", "合作社",
];

/// What brands are made of.
const SYLLABLES: &str = "恒兴宏昌盛隆泰鑫金银天海江河山川华东南西北中国民新大小三万亿吉利祥瑞丰禾田绿青蓝红白云星阳月光明龙凤鹏飞腾达通运顺康安宁和平福禄德信诚佳美乐优润源泉诺\
    科汇聚联合众力强伟雄峰岭石木林森松柏梅兰竹菊桂花春秋正方圆固本远洋神州巨双鼎百千禧";

/// Endings of bodies that are no enterprise.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "县", "区", "市", "镇", "乡", "街道", "村", "州", "省", "大学", "学院", "学校", "医院", "园", "中心", "院", "馆", "局", "委", "办", "行", "港", "所", "站", "室", "会", "部门", "单位",
];

/// The lines of label files in which nobody but enterprises acts, each as often as [`COPIES`], with new names.
pub(crate) fn renamed(files: &[String]) -> Result<String, Box<dyn Error>> {
    let mut names = Names::new()?;
    let mut lines = String::new();
    for file in files {
        let file = fs::read_to_string(file)?;
        for line in file.lines().filter(|line| line.contains("[[")) {
            let mut parts: Vec<&str> = line.split("[[").collect();
            let head = parts.remove(0);
            let marked: Option<Vec<(&str, &str)>> = parts.iter().map(|part| part.split_once("]]")).collect();
            let Some(marked) = marked else { continue };
            // 甲、乙等市: places without their level.
            let places = ["等市", "等县", "等区", "等地", "等镇", "等州", "两市", "两县", "三市", "三县"];
            let other = |(name, behind): &(&str, &str)| {
                OTHERS.iter().any(|other| name.ends_with(other))
                    || places.iter().any(|place| behind.starts_with(place))
                    || names.places.iter().any(|place| place == name)
            };
            if marked.iter().any(other) {
                continue;
            }
            for _ in 0..COPIES {
                lines.push_str(head);
                for (_, behind) in &marked {
                    lines.push_str(&format!("[[{}]]{behind}", names.next()));
                }
                lines.push('\n');
            }
        }
    }
    Ok(lines)
}

/// Names that nobody has, one after the other; the same every time.
struct Names {
    words: Vec<String>,
    places: Vec<String>,
    state: u64,
}

impl Names {
    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/words/");
        let pairs = |file: &str| -> Result<Vec<String>, Box<dyn Error>> {
            let text = fs::read_to_string(format!("{folder}{file}"))?;
            let pair = |word: &&str| {
                word.chars().count() == 2 && word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
            };
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            Ok(lines.flat_map(str::split_whitespace).filter(pair).map(str::to_owned).collect())
        };
        Ok(Self { words: pairs("vocabulary.txt")?, places: pairs("places.txt")?, state: 7 })
    }

    /// A whole number below `many`, by a linear congruence.
    fn draw(&mut self, many: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % many
    }

    fn syllable(&mut self) -> char {
        let syllables: Vec<char> = SYLLABLES.chars().collect();
        syllables[self.draw(syllables.len())]
    }

    /// A quarter of the brands are words, a tenth begin with a place; four in five names tell the trade.
    fn next(&mut self) -> String {
        let mut name = match self.draw(20) {
            0..5 => {
                let at = self.draw(self.words.len());
                self.words[at].clone()
            }
            5..7 => {
                let at = self.draw(self.places.len());
                let (first, second) = (self.syllable(), self.syllable());
                format!("{}{first}{second}", self.places[at])
            }
            _ => format!("{}{}", self.syllable(), self.syllable()),
        };
        if name.chars().count() < 3 || self.draw(5) < 4 {
            let at = self.draw(TRADES.len());
            name.push_str(TRADES[at]);
        }
        name
    }
}
