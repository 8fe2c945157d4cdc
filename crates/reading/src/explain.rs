//! Why a document was read as it was: what each part rests on, and what was weighed and not taken.

use serde::{Deserialize, Serialize};

use crate::{Reading, Reason, Span};

/// A reading with its grounds, as [`crate::explain`] gives it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Explained {
    /// The reading itself, the same as [`crate::read`] gives.
    pub reading: Reading,
    /// One account for each commitment of the reading, in the same order.
    pub accounts: Vec<Account>,
    /// Sentences that were weighed and not taken, in reading order. Headings are not among them.
    pub passed: Vec<Passed>,
}

/// What one commitment rests on. The cues for and against are in [`crate::Commitment::reasons`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Sum of the weights of its cues.
    pub sum: i16,
    /// The sum from which a sentence counts as a commitment.
    pub threshold: i16,
    /// What each leader, unit, target, day and rhythm rests on, and what makes it hard or soft.
    pub grounds: Vec<Ground>,
    /// What could have been taken as a part and was not.
    pub set_aside: Vec<SetAside>,
}

/// The part of a commitment that a ground or an alternative speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 牵头领导
    Leader,
    /// 牵头单位
    LeadUnit,
    /// 责任单位, 配合单位
    OtherUnit,
    /// 目标值
    Target,
    /// 时限
    Due,
    /// 节点
    Milestone,
    /// 频次
    Cadence,
    /// 硬任务, 软任务
    Strength,
}

impl Part {
    /// The message key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Leader => "part-leader",
            Self::LeadUnit => "part-lead-unit",
            Self::OtherUnit => "part-other-unit",
            Self::Target => "part-target",
            Self::Due => "part-due",
            Self::Milestone => "part-milestone",
            Self::Cadence => "part-cadence",
            Self::Strength => "part-strength",
        }
    }
}

/// The rule that gave a commitment one of its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Which part.
    pub part: Part,
    /// Key of the rule, one of [`RULES`], translated by the message catalogue.
    pub rule: String,
    /// The words that it made into the part.
    pub words: String,
    /// Where they stand.
    pub span: Span,
}

/// Words that could have been taken as a part and were not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The part that they could have been.
    pub part: Part,
    /// Key of the reason, one of [`ASIDES`], translated by the message catalogue.
    pub reason: String,
    /// The words.
    pub words: String,
    /// Where they stand.
    pub span: Span,
}

/// A sentence that was weighed and not taken as a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Where it stands.
    pub span: Span,
    /// Its text without page artefacts.
    pub text: String,
    /// Index into [`Reading::sections`].
    pub section: Option<usize>,
    /// 0..=1000 as in [`crate::Commitment::score`]; below 550.
    pub score: u16,
    /// Sum of the weights.
    pub sum: i16,
    /// Which cues spoke for and against.
    pub reasons: Vec<Reason>,
}

/// Keys of every rule that a [`Ground`] can carry.
pub const RULES: &[&str] = &[
    // 牵头单位：县发改局
    "rule-role-label",
    // 县发改局牵头
    "rule-role-verb",
    // 县发改局要…
    "rule-role-told",
    // 县发改局每月…, 县发改局3月底前完成…
    "rule-role-acting",
    // 由县发改局…
    "rule-role-by",
    // 县发改局会同县财政局
    "rule-role-joined",
    // 请某同志…
    "rule-role-asked",
    // 支持某公司…
    "rule-role-agreed",
    "rule-role-backed",
    // （县发改局负责）
    "rule-role-bracket",
    // 列第一位的为牵头单位
    "rule-role-first",
    // 无牵头单位的，责任单位即为牵头单位
    "rule-role-responsible",
    "rule-role-sole",
    "rule-role-helping",
    // a column of a table
    "rule-role-column",
    // taken over from the heading above
    "rule-role-heading",
    // taken over from the sentence before
    "rule-role-before",
    // taken over from the cell above
    "rule-role-cell",
    // 开工率达到80%
    "rule-target-after-metric",
    // 改造103个小区
    "rule-target-before-noun",
    // 三个5000亩
    "rule-target-shared",
    // 甲、乙分别达到60%、55%
    "rule-target-respective",
    // 全部, 不发生, 同步
    "rule-target-words",
    // 6月底前
    "rule-due-only",
    // the latest of several days
    "rule-due-last",
    // the day that a bracket, label or column sets
    "rule-due-assigned",
    // （二）排查阶段（4月30日前）: the day of the heading of a stage
    "rule-due-stage",
    // 一周内, 月底前
    "rule-due-counted",
    // 完成年度任务
    "rule-due-year-task",
    // a day before the last one, and what is to be reached by it
    "rule-milestone",
    // 尽快: kept, not dated
    "rule-due-undated",
    // 每月
    "rule-cadence",
    "rule-strength-number",
    "rule-strength-day",
    "rule-strength-rhythm",
    "rule-strength-leader",
    "rule-strength-end-event",
    "rule-strength-paper",
    "rule-strength-assigned",
    "rule-strength-soft",
];

/// Keys of every reason that a [`SetAside`] can carry.
pub const ASIDES: &[&str] = &[
    // 240国道, 5G
    "aside-number-name",
    // 第十五届, 前三名
    "aside-number-ordinal",
    // 亿元以上项目
    "aside-number-class",
    // 总投资18亿元的…, 占地30亩
    "aside-number-property",
    // 惠及3万人
    "aside-number-benefit",
    // 最高补助100万元
    "aside-number-grant",
    // 六大行动, 三个方面
    "aside-number-list",
    // 满三年, 连续两次
    "aside-number-condition",
    // 五年, 半小时
    "aside-number-time",
    // 在12个村…
    "aside-number-place",
    // a digit without a unit of measure
    "aside-number-bare",
    // 报县政府
    "aside-name-recipient",
    // 县长强调, 会议听取县水利局汇报
    "aside-name-speaker",
    // 对县城管局进行考核
    "aside-name-object",
    // an earlier day than the one taken
    "aside-due-earlier",
    // a day gone by, or the year of a name
    "aside-due-not-binding",
];
