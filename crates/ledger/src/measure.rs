//! The catalogue of measures (指标目录), and which of them a target means.

use serde::{Deserialize, Serialize};

use crate::{Decimal, Faults, Field, MeasureId, Refusal, Resolution, UnitId};

/// Which way is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureDirection {
    /// 越高越好
    #[default]
    Up,
    /// 越低越好
    Down,
}

impl MeasureDirection {
    /// Both directions.
    pub const ALL: [Self; 2] = [Self::Up, Self::Down];

    /// The word used in addresses, files and message keys (`measure-direction-…`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// The direction with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.code() == code)
    }
}

/// How often a value is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// 每月
    #[default]
    Month,
    /// 每季度
    Quarter,
    /// 每半年
    HalfYear,
    /// 每年
    Year,
}

impl Frequency {
    /// All frequencies, most often first.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    /// The word used in addresses, files and message keys (`measure-frequency-…`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
        }
    }

    /// The frequency with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// A number that the site has defined once, so that it can be followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Identifier.
    pub id: MeasureId,
    /// Name, such as 新建项目开工率.
    pub name: String,
    /// Other names in use.
    pub aliases: Vec<String>,
    /// Unit of measure, such as % or 亿元; may be empty.
    pub unit: String,
    /// Which way is good.
    pub direction: MeasureDirection,
    /// 领域
    pub field: Option<Field>,
    /// The unit whose figure counts (数据来源单位).
    pub source: Option<UnitId>,
    /// How often a value is due.
    pub frequency: Frequency,
    /// Position in lists.
    pub position: i64,
    /// Whether it is still followed.
    pub active: bool,
    /// Whether it may be negative, where somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<bool>,
}

/// Figures behind the point of a value at most: 亿元 to the last 万元. More are what a machine reckoned, not what was measured.
const DECIMALS: u8 = 4;

/// Words in the name of a measure that counts a change, which may be negative.
const CHANGES: [&str; 12] =
    ["增长", "增速", "增幅", "增减", "增量", "同比", "环比", "变化", "变动", "升降", "净", "差"];

impl Measure {
    /// Refuses what no catalogue may hold beside `others`: no name, a name too long, the name of another measure in use that
    /// counts the same sort of thing. An alias may be shared: what it means is then asked.
    pub fn check(&self, others: &[&Self]) -> Result<(), Refusal> {
        let mut faults = Faults::default();
        faults.unless(!self.name.trim().is_empty() && self.name.chars().count() <= 60, || {
            Refusal::invalid("refused-measure-name").at("measure-name")
        });
        faults.unless(self.unit.chars().count() <= 20, || {
            Refusal::invalid("refused-measure-unit").at("measure-unit")
        });
        let same =
            |o: &Self| fold(&o.name) == fold(&self.name) && dimension(&o.unit).fits(&dimension(&self.unit));
        let twin = self.active && others.iter().any(|o| o.id != self.id && o.active && same(o));
        faults.unless(!twin, || {
            Refusal::conflict("refused-measure-exists").with("name", &self.name).at("measure-name")
        });
        faults.none()
    }

    /// Whether a value may be negative: counts and shares may not, what counts a change may, unless somebody said otherwise.
    pub fn may_be_negative(&self) -> bool {
        self.signed.unwrap_or_else(|| CHANGES.iter().any(|word| self.name.contains(word)))
    }

    /// Refuses a value that the measure cannot have.
    pub fn takes(&self, value: Decimal) -> Result<(), Refusal> {
        if value.is_negative() && !self.may_be_negative() {
            return Err(Refusal::invalid("refused-value-negative")
                .with("name", &self.name)
                .with("text", value));
        }
        if value.decimals() > DECIMALS {
            return Err(Refusal::invalid("refused-value-decimals")
                .with("name", &self.name)
                .with("text", value)
                .with("limit", DECIMALS));
        }
        Ok(())
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// Matches of a part of a name that are offered at most.
const OFFERED: usize = 5;

/// The measures in use, prepared for looking up the metrics of targets.
pub struct Catalogue<'a> {
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    measure: &'a Measure,
    dimension: Dimension,
    plain: Vec<String>,
    core: Vec<String>,
}

impl<'a> Catalogue<'a> {
    /// A catalogue of the active measures.
    pub fn new(measures: &'a [Measure]) -> Self {
        let entry = |measure: &'a Measure| Entry {
            measure,
            dimension: dimension(&measure.unit),
            plain: measure.names().map(fold).collect(),
            core: measure.names().map(core).collect(),
        };
        Self { entries: measures.iter().filter(|m| m.active).map(entry).collect() }
    }

    /// Which measure a metric in that unit of measure means: the one with that name, the one with that name but for words
    /// that only say where, when or how hard (全县, 2026年, 力争). A name that is only a part of others, or has others as a
    /// part, is never guessed: those it may mean are to be asked. What is counted in percent is never what is counted in
    /// money.
    pub fn find(&self, metric: &str, unit: &str) -> Resolution<MeasureId> {
        let (plain, core, dimension) = (fold(metric), core(metric), dimension(unit));
        if core.is_empty() {
            return Resolution::Unknown;
        }
        let fitting = || self.entries.iter().filter(|e| e.dimension.fits(&dimension));
        let ids = |found: Vec<&Entry<'_>>| found.iter().map(|e| e.measure.id).collect::<Vec<_>>();
        let exact = ids(fitting().filter(|e| e.plain.contains(&plain)).collect());
        let found = if exact.is_empty() {
            ids(fitting().filter(|e| e.core.contains(&core)).collect())
        } else {
            exact
        };
        if !found.is_empty() {
            return if found.len() == 1 { Resolution::Meant(found) } else { Resolution::Ambiguous(found) };
        }
        let near = |name: &String| {
            let shorter = name.chars().count().min(core.chars().count());
            shorter >= 3 && (name.contains(&core) || core.contains(name.as_str()))
        };
        let offered = ids(fitting().filter(|e| e.core.iter().any(near)).take(OFFERED).collect());
        if offered.is_empty() { Resolution::Unknown } else { Resolution::Ambiguous(offered) }
    }
}

/// What a unit of measure counts, whatever its magnitude.
#[derive(Debug, PartialEq, Eq)]
enum Dimension {
    /// Not said: fits everything.
    Any,
    /// %, 个百分点, ‰
    Share,
    /// 元, 万元, 亿元, 亿美元
    Money,
    /// Anything else, by its word.
    Other(String),
}

impl Dimension {
    fn fits(&self, other: &Self) -> bool {
        *self == Self::Any || *other == Self::Any || self == other
    }
}

fn dimension(unit: &str) -> Dimension {
    let unit = fold(unit);
    let word = unit.trim_start_matches(['十', '百', '千', '万', '亿']);
    match word {
        "" => Dimension::Any,
        _ if word.contains('%') || word.contains("百分点") || word == "‰" => Dimension::Share,
        _ if word.ends_with('元') => Dimension::Money,
        _ => Dimension::Other(word.to_owned()),
    }
}

/// How many tens stand before a unit of measure, and what is counted then: 万元 is 10⁴ 元. A unit such as 万人次 counts like
/// 人次; one that only looks so, such as 千克, is never compared with anything but itself.
pub(crate) fn magnitude(unit: &str) -> (u32, String) {
    let unit = fold(unit);
    let rest = unit.trim_start_matches(['十', '百', '千', '万', '亿']);
    if rest.is_empty() || rest == "克" || rest == "米" || rest == "瓦" || rest == "瓦时" {
        return (0, unit);
    }
    let tens = |c: char| match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        _ => 8,
    };
    let before = &unit[..unit.len() - rest.len()];
    (before.chars().map(tens).sum(), rest.to_owned())
}

/// A name as it is compared: no white space, no quotation marks, one kind of brackets and letters.
fn fold(name: &str) -> String {
    let one = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '％' => '%',
        '．' => '.',
        other => other,
    };
    name.chars()
        .filter(|c| !c.is_whitespace() && !"“”\"'‘’《》、".contains(*c))
        .map(one)
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .replace("规模以上", "规上")
}

/// Words before a name that do not say what is measured but where, when or how hard.
const BEFORE: &[&str] = &[
    "全县",
    "全市",
    "全区",
    "全省",
    "全域",
    "我县",
    "我市",
    "我区",
    "本县",
    "县域",
    "年度",
    "全年",
    "今年",
    "本年",
    "当年",
    "年内",
    "年底前",
    "年底",
    "力争",
    "确保",
    "争取",
    "努力",
    "实现",
    "完成",
    "推动",
    "推进",
    "保持",
    "促进",
    "其中",
    "使",
    "到",
    "末",
];

/// Words behind a name that lead on to its value.
const BEHIND: &[&str] = &[
    "不低于",
    "不高于",
    "不超过",
    "不少于",
    "控制在",
    "稳定在",
    "保持在",
    "提高到",
    "提升到",
    "提高至",
    "提升至",
    "下降到",
    "达到",
    "超过",
    "突破",
    "完成",
    "实现",
    "目标",
    "达",
    "为",
];

/// What else growth over the year before is called; the longest first.
const GROWTH: &[&str] = &["同比增长率", "同比增速", "同比增长", "增长率", "增长", "增幅"];

/// A folded name without the words around it.
fn core(name: &str) -> String {
    let folded = fold(name).replace('的', "");
    let mut rest = folded.as_str();
    while let Some(shorter) = without_lead(rest) {
        rest = shorter;
    }
    while let Some(shorter) = BEHIND.iter().find_map(|w| rest.strip_suffix(w)).filter(|s| !s.is_empty()) {
        rest = shorter;
    }
    match GROWTH.iter().find_map(|w| rest.strip_suffix(w)).filter(|s| !s.is_empty()) {
        Some(base) => format!("{base}增速"),
        None => rest.to_owned(),
    }
}

/// A name without its first word, when that is one of [`BEFORE`] or a year.
fn without_lead(name: &str) -> Option<&str> {
    let word = BEFORE.iter().find_map(|w| name.strip_prefix(w));
    let year = || {
        let rest = name.strip_prefix("20")?;
        let digits = rest.get(..2).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        rest[digits.len()..].strip_prefix('年')
    };
    word.or_else(year).filter(|rest| rest.chars().count() >= 2)
}
