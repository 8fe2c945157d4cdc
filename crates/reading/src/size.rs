//! Numbers that say how large something is that is spoken of, and not what is to be reached.

use crate::Comparator;
use crate::bounds::{clause_end, member_end, member_start};
use crate::compare::Compared;
use crate::figure::Figure;
use crate::lexicon::{Words, among, digits_at, find, is, is_han, words};
use crate::number::UnitKind;

/// Nouns behind a sum that make it a class (过10亿元企业).
#[rustfmt::skip]
static CLASSES: Words = Words::of(&[
    "固定资产投资", "工业投资", "企业", "项目", "产业", "集群", "行政村", "村", "园区", "工程", "级", "规模", "工业企业", "重大项目", "工业项目", "制造业项目", "强镇", "镇", "俱乐部",
    "大企业", "大项目", "能级", "或", "、超", "、过", "的", "工业", "优质", "重点",
]);

/// Whether a measure is the size of one of those counted, of a zone by name, or of what lies around.
pub(crate) fn of_thing(figure: &Figure) -> bool {
    #[rustfmt::skip]
    static AROUND: Words = Words::of(&[
        "覆盖率", "范围", "半径", "供热半径", "服务半径", "服务圈", "内的", "以内的", "范围内", "可视范围",
    ]);
    // 15公斤液化气钢瓶
    let holds = matches!(figure.number.unit.as_str(), "公斤" | "升" | "千克")
        && words!["液化", "钢瓶", "瓶装", "装", "煤气罐"].at(figure.text(), figure.end()).is_some();
    // 35蒸吨/小时以下燃煤锅炉, 100兆瓦/400兆瓦时储能电站: a rate or a pair by which something is told.
    let told_by = figure.text().get(figure.end()) == Some(&'/') && {
        let behind = figure.end() + 1;
        let digits = digits_at(figure.text(), behind) > 0;
        digits
            || words!["小时以下", "小时以上", "时以下", "时以上", "小时及以下", "小时及以上"]
                .at(figure.text(), behind)
                .is_some()
    };
    // 500米覆盖率, 周边200米内的网吧; 新建1座500吨冷库; 12平方公里先行区
    holds
        || told_by
        || AROUND.at(figure.text(), figure.end()).is_some()
        || is_one(figure)
        || figure.number.unit == "平方公里" && is_zone(figure)
}

/// Whether a number says how large those of a class are.
pub(crate) fn of_class(figure: &Figure) -> bool {
    let Figure { norm, number: read, compared, .. } = *figure;
    let (text, op, end) = (figure.text(), compared.op, figure.end());
    let (money, measure) = (read.kind == UnitKind::Money, read.kind == UnitKind::Measure);
    let count = read.kind == UnitKind::Count;
    // 7000吨级试验船, 500亿级产业集群; 50亿企业达到4家
    let level = ["吨级", "亿级", "万级"].iter().any(|class| read.unit.ends_with(class))
        || count
            && read.unit.starts_with('亿')
            && !read.unit.ends_with(['件', '次', '只', '株', '支', '尾', '单', '袋', '片', '棒']);
    if level {
        return true;
    }
    // 25度以上坡耕地
    let slope = read.unit == "度" && words!["坡", "陡坡", "的坡", "的陡坡"].at(text, end).is_some();
    // 600分以上人数
    let marks = read.unit == "分" && words!["人数", "考生", "学生", "人"].at(text, end).is_some();
    // 3.6万亩项目要在…完工: how much of it there is to do.
    let whole_project = op == Comparator::Equal
        && ["亩", "公里", "公顷"].iter().any(|unit| read.unit.ends_with(unit))
        && (words!["项目", "工程"].at(text, end).is_some() || is(text, end, "的") && is_work(text, end));
    // 年出栏500头以上的养殖场
    let which = (money || measure || count)
        && !matches!(op, Comparator::Equal | Comparator::About)
        && !asked_of_made(figure)
        && (is(text, end, "的") && !of_task(text, end)
            // 30户以上自然村通硬化路
            || read.unit == "户" && words!["自然村", "村组", "居民点", "安置点"].at(text, end).is_some()
            || measure && words!["林场", "水库", "塘坝", "养殖场"].at(text, end).is_some());
    let class = (money || measure)
        && (CLASSES.at(text, end).is_some() && !of_task(text, end) && !whole_project
            || is_class(text, compared)
            // 50亿元以上3个: the class whose members are counted next.
            || op == Comparator::AtLeast && members(text, end)
            || measure && op == Comparator::AtLeast && sized_members(text, end));
    // 过10亿元达到25家; 引进2个50亿元以上、5个10亿元以上优质项目
    let sum = money
        && (op == Comparator::MoreThan && (is(text, end, "达到") || names_class(text, end))
            || op == Comparator::AtLeast && counted_before(norm, read.start));
    which || slope || marks || class || sum
}

/// 1.8公里的迁改: what is done to as much of it.
fn is_work(text: &[char], end: usize) -> bool {
    const LONG: usize = 10;
    static WORK: Words = Words::of(&[
        "迁改", "改造", "建设", "修复", "整治", "治理", "铺设", "疏浚", "清淤", "绿化", "报批", "征收",
        "拆迁", "审批", "种植", "播种", "流转", "收储", "硬化",
    ]);
    let stop = member_end(text, end, end + LONG);
    WORK.before(text, stop).is_some_and(|(_, at)| at > end)
}

/// 组建一支不少于200人的队伍: how many those that are made are to be.
fn asked_of_made(figure: &Figure) -> bool {
    #[rustfmt::skip]
    static MADE: Words = Words::of(&["组建", "建立", "建成", "成立", "设立", "配备", "配强", "储备", "落实", "打造", "组织", "建好", "备足", "筹建"]);
    let Figure { norm, number: read, .. } = *figure;
    let at = figure.begin();
    let stated =
        words!["不少于", "不低于", "至少", "不得少于"].at(norm, at).is_some_and(|(_, end)| end == read.start);
    // 一支, 1支
    let one = words!["一支", "1支", "一个", "1个"].before(norm, at).map_or(at, |(_, one)| one);
    stated && MADE.before(norm, one).is_some()
}

/// 超百亿元制造业企业1家; 超过3亿元惠及企业百家 says what a sum does.
fn names_class(text: &[char], end: usize) -> bool {
    const NEAR: usize = 8;
    #[rustfmt::skip]
    static DOES: Words = Words::of(&["惠及", "支持", "扶持", "服务", "带动", "奖励", "助力", "用于", "帮助", "覆盖", "引进", "培育"]);
    let noun =
        words!["企业", "集群", "园区", "开发区"].all(text, end, member_end(text, end, end + NEAR)).next();
    noun.is_some_and(|(at, _)| !DOES.within(text, end, at))
}

/// 某某60万吨玻纤一期、某某20GW组件等项目: what a project by name will hold. 做好30万吨锌项目前期工作: no more than that.
pub(crate) fn of_project(figure: &Figure) -> bool {
    #[rustfmt::skip]
    static DONE: Words = Words::of(&[
        "新增", "新建", "建成", "完成", "形成", "实现", "达到", "突破", "增加", "减少", "压减", "改造", "生产", "处理", "收储", "种植", "储备", "超过", "力争", "确保", "供应", "整治", "销售", "采购",
    ]);
    const LONG: usize = 160;
    let (text, read) = (figure.text(), figure.number);
    let rest = &text[read.end..clause_end(text, read.end, read.end + LONG)];
    let noun = rest.first().is_some_and(|c| is_han(*c) && !among!("以左上的", *c));
    if !noun {
        return false;
    }
    if find(rest, 0, rest.len(), "项目前期").is_some() || named_plant(figure, rest) {
        return true;
    }
    let name = member_start(text, 0, read.start)..read.start;
    if name.len() < 2 || DONE.within(text, name.start, name.end) {
        return false;
    }
    // 20万千瓦风电、速冻果蔬等42个5000万元以上项目: one of those listed.
    let listed_project = words!["等"].all(rest, 0, rest.len()).any(|(_, at)| {
        let many = rest[at..].first().is_some_and(char::is_ascii_digit) || is(rest, at, "一批");
        many && find(rest, at, rest.len(), "项目").is_some()
    });
    let own = member_end(rest, 0, rest.len());
    // 120万千瓦抽水蓄能项目
    let power = ["千瓦", "兆瓦"].iter().any(|unit| read.unit.ends_with(unit))
        && find(rest, 0, own, "项目").or_else(|| find(rest, 0, own, "电站")).is_some();
    // 150万吨棒材生产线, 8GWh电芯项目
    let line = words!["生产线", "产线"].within(rest, 0, own)
        || read.unit.ends_with("GWh") && find(rest, 0, own, "项目").is_some();
    // 2万吨酵母、3万吨精制糖项目开工: how much they will make.
    let makes =
        read.unit.ends_with('吨')
            && words!["项目开工", "项目年内", "项目建设", "项目建成", "项目投产", "项目竣工", "项目落地"]
                .within(rest, 0, rest.len());
    power
        || makes
        || line
        || listed_project
        || rest[..own].ends_with(&['期'])
        || find(rest, 0, rest.len(), "等项目").is_some()
}

/// 兴宜县20万吨铜厂, 中汇矿业200万吨矿井要达产: how much a plant by name makes.
fn named_plant(figure: &Figure, rest: &[char]) -> bool {
    #[rustfmt::skip]
    static VERBS: Words = Words::of(&[
        "建成", "建设", "新建", "推进", "加快", "争取", "确保", "力争", "推动", "开工", "启动", "完成", "实施", "抓好", "支持", "促进", "实现",
    ]);
    static PLANTS: Words = Words::of(&[
        "矿井",
        "铜厂",
        "冶炼厂",
        "厂的建设",
        "尽快投产",
        "要达产",
        "要达产达效",
        "达产达效",
        "投产达效",
    ]);
    static AMOUNTS: Words = Words::of(&[
        "能力", "产能", "产量", "规模", "总量", "年产", "日产", "处理", "收储", "储备", "达", "到", "为",
        "约", "近", "各",
    ]);
    let Figure { norm, number, compared, .. } = *figure;
    let text = &norm[..number.start];
    let start = member_start(norm, 0, number.start);
    let name = VERBS.all(text, start, number.start).last().map_or(start, |(_, behind)| behind);
    number.unit.ends_with('吨')
        && compared.op == Comparator::Equal
        && number.start >= name + 2
        && text[name..].iter().all(|c| is_han(*c))
        && AMOUNTS.before(text, number.start).is_none()
        && PLANTS.within(rest, 0, rest.len())
}

/// 校外道路由市住建局负责，全长1.3公里: how long it is, where nothing before it is made.
pub(crate) fn is_length(figure: &Figure) -> bool {
    #[rustfmt::skip]
    static MADE: Words = Words::of(&[
        "铺设", "新建", "改造", "修建", "建设", "完成", "建成", "实施", "整治", "治理", "安装", "疏浚", "新增", "打通", "延伸", "改建", "扩建",
    ]);
    const FAR: usize = 120;
    let Figure { norm, number: read, .. } = *figure;
    let begin = figure.begin();
    let length = ["公里", "千米", "米"].contains(&read.unit.as_str());
    let stated =
        words!["全长", "总长", "路长", "长", "宽", "路宽"].before(norm, begin).is_some_and(|(word, at)| {
            at > 0 && !(word.len() == 3 && among!("增延加拉成县市镇院局队", norm[at - 1]))
        });
    let low = begin.saturating_sub(FAR);
    let from =
        norm[low..begin].iter().rposition(|c| among!("。;!?\n", *c)).map_or(low, |mark| low + mark + 1);
    // 由县住建局负责实施: who does it, and not what.
    let made = MADE.all(norm, from, begin).any(|(at, _)| words!["负责"].before(norm, at).is_none());
    length && stated && !made
}

/// 1座|500吨冷库: whether the size stands between how many there are and what they are. 56条120公里 is how long they are together.
fn is_one(figure: &Figure) -> bool {
    let Figure { norm, number, .. } = *figure;
    let at = number.start;
    let counted = at >= 2 && among!("座处台个", norm[at - 1]) && norm[at - 2].is_ascii_digit();
    let noun = norm.get(figure.end()).is_some_and(|c| is_han(*c));
    counted && noun && !number.unit.ends_with(['里', '米'])
}

/// 展现12平方公里先行区成效: how large a zone by that name is, unless the zone is built.
fn is_zone(figure: &Figure) -> bool {
    static BUILT: Words =
        Words::of(&["建设", "建成", "完成", "开发", "推进", "拓展", "打造", "新增", "启动", "规划"]);
    let (norm, before) = (figure.norm, figure.before());
    words!["先行区", "核心区", "起步区", "启动区", "示范区", "片区", "新区", "园区"]
        .at(norm, figure.end())
        .is_some()
        && !BUILT.within(before, 0, before.len())
}

/// Whether what stands before a number says how many of its class there are (2个|50亿元以上).
fn counted_before(norm: &[char], at: usize) -> bool {
    at >= 2 && among!("个家户项", norm[at - 1]) && norm[at - 2].is_ascii_digit()
}

/// Whether a number is that of the task itself (竣工30万平方米的目标任务).
fn of_task(text: &[char], end: usize) -> bool {
    const LONG: usize = 10;
    let stop = member_end(text, end, end + LONG);
    is(text, end, "的") && words!["任务", "目标", "指标"].before(text, stop).is_some_and(|(_, at)| at > end)
}

/// Whether another number that counts follows at once: 50亿元以上3个, 20亿元以上不少于6个, 50亿元以上实现零的突破.
fn members(text: &[char], end: usize) -> bool {
    static REACHED: Words = Words::of(&[
        "不少于",
        "不低于",
        "至少",
        "力争",
        "争取",
        "确保",
        "实现",
        "达到",
        "突破",
        "超过",
        "各",
    ]);
    let mut end = end;
    while let Some((_, behind)) = REACHED.at(text, end) {
        end = behind;
    }
    if words!["零的突破", "零突破"].at(text, end).is_some() {
        return true;
    }
    let digits = digits_at(text, end);
    digits > 0 && words!["个", "家", "户"].at(text, end + digits).is_some()
}

/// 500亩以上连片基地10个: what is counted is as large as that.
fn sized_members(text: &[char], end: usize) -> bool {
    const NEAR: usize = 10;
    let stop = member_end(text, end, text.len().min(end + NEAR));
    let digit = (end + 2..stop).find(|at| text[*at].is_ascii_digit());
    digit.is_some_and(|at| text[end..at].iter().all(|c| is_han(*c)) && members(text, at))
}

/// 30万千瓦以下煤电机组: a class by size.
fn is_class(text: &[char], compared: &Compared) -> bool {
    let end = compared.end;
    compared.op == Comparator::AtMost
        && is(text, end.saturating_sub(2), "以下")
        && text.get(end).is_some_and(|c| is_han(*c))
}
