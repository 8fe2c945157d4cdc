//! Fields of work (领域), by which a ledger is cut.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($name:ident $code:literal [$($word:literal)*])*) => {
        /// A field of work. Its words are in the catalogue under `field-<code>`.
        #[allow(missing_docs, reason = "the names are the vocabulary")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($name),* }

        impl Field {
            /// All fields, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in addresses, files and message keys.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            fn words(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($word),*]),* }
            }
        }
    };
}

fields! {
    Economy "economy" ["经济运行" "生产总值" "财政收入" "预算收入" "固定资产投资" "消费品零售" "进出口" "稳增长" "工业增加值" "预期目标"]
    Projects "projects" ["项目建设" "重点项目" "招商" "开工" "竣工" "签约" "专项债" "有效投资"]
    Industry "industry" ["产业" "工业" "企业" "链主" "园区" "文旅" "旅游" "物流" "制造" "科技" "创新" "数字"]
    Rural "rural" ["乡村" "农业" "农村" "三农" "农田" "粮食" "脱贫" "村集体" "种植" "养殖" "耕地"]
    Urban "urban" ["城镇" "城市" "老旧小区" "管网" "管线" "街区" "停车" "道路" "公路" "交通" "住房" "县城"]
    Ecology "ecology" ["生态" "环境" "空气" "水质" "污染" "治理工程" "绿化" "河长" "林长" "碳" "矿点" "环保"]
    Education "education" ["教育" "学校" "学位" "幼儿园" "教师"]
    Health "health" ["医疗" "卫生" "医院" "健康" "医保" "疾控" "医共体"]
    Livelihood "livelihood" ["民生" "就业" "养老" "社保" "救助" "供水" "实事" "残疾" "文化" "体育"]
    Safety "safety" ["安全" "风险" "隐患" "应急" "信访" "稳定" "防汛" "消防" "平安" "治安"]
    Reform "reform" ["改革" "营商环境" "政务服务" "审批" "一件事"]
    Governance "governance" ["政府建设" "自身建设" "廉政" "作风" "依法行政" "督查" "过紧日子"]
}

impl Field {
    /// The field with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|f| f.code() == code)
    }

    /// The field a commitment most likely belongs to: its headings weigh more than its own words.
    /// None when no word speaks for any.
    pub fn guess(headings: &[&str], text: &str) -> Option<Self> {
        let count =
            |haystack: &str, field: Self| field.words().iter().filter(|w| haystack.contains(*w)).count();
        let score = |field: Self| {
            headings.iter().map(|h| 3 * count(h, field)).sum::<usize>() + 2 * count(text, field)
        };
        // The first of equals wins, so the order of the list is the order of preference.
        Self::ALL
            .iter()
            .map(|f| (score(*f), *f))
            .filter(|(s, _)| *s > 0)
            .rev()
            .max_by_key(|(s, _)| *s)
            .map(|(_, f)| f)
    }
}
