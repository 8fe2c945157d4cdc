//! Numbers that are no targets: names, sizes, conditions, benefits, lists.

use crate::Comparator;
use crate::actor::doings;
use crate::basis::is_basis;
use crate::bounds::{clause_end, member_end};
use crate::figure::Figure;
use crate::lexicon::{Words, among, any_before, digits_at, is, is_han, words};
use crate::number::UnitKind;
use crate::property::{by_word, is_split, is_watched, stands, was};
use crate::response::is_limit;
use crate::size::{is_length, of_class, of_project, of_thing};
use crate::time::SHORTENED;

/// Words anywhere between the number before and this one that do so.
static HEADS: Words = Words::of(&["受益", "惠及", "累计获得", "涉及"]);

/// Words that make a sum of money a size or a grant.
static GRANTS: Words =
    Words::of(&["总投资", "投资总额", "最高", "补助", "补贴", "奖励", "奖补", "给予", "资金配套"]);

/// Verbs that pay a sum out, or raise it: it is to be reached, and no grant to whoever asks.
static PAID: Words = Words::of(&[
    "兑现", "发放", "拨付", "下达", "支付", "筹措", "筹集", "落实", "争取", "安排", "列支", "投入", "到位",
]);

/// Words before a number of people that tell who gains.
static BENEFITS: Words = Words::of(&["改善", "提高", "提升", "惠及", "受益", "方便", "造福"]);

/// Nouns behind a count that make it a list (三个方面).
#[rustfmt::skip]
static LISTED: Words = Words::of(&[
    "方面", "要点", "坚持", "维度", "必须", "提升行动", "专项行动", "统一", "更加", "字", "环节", "坚定", "聚焦", "导向", "区县", "县(市", "县区", "省(", "省份", "重点领域", "重点内容", "“三年行动", "指标", "主要指标", "核心指标", "考核指标", "主要考核指标",
]);

/// Nouns that only make a list where nothing follows (抓住3个重点。).
static LISTED_ALONE: Words = Words::of(&["重点", "清单", "一批", "目标", "关键"]);

/// Nouns behind 条 that make it a policy's name (民营经济32条政策).
static ARTICLES: Words = Words::of(&["政策", "措施", "举措", "支持", "意见", "”"]);

/// Why a number is a name, a size, a condition or a benefit and nothing to reach; `None` when it is to be reached.
/// The reason is one of [`crate::ASIDES`].
pub(crate) fn no_target(figure: &Figure) -> Option<&'static str> {
    let Figure { norm, number: read, clause, .. } = *figure;
    let (text, begin, end) = (figure.text(), figure.begin(), figure.end());
    if numbered(norm, clause, read.start) {
        return Some("aside-number-ordinal");
    }
    if in_name(figure) {
        return Some("aside-number-name");
    }
    // （0.5分）, 占5分: what the task weighs in an appraisal.
    let bracketed = norm[..read.start].ends_with(&['(']) && text.get(end).is_none_or(|c| *c == ')');
    if read.unit == "分"
        && (bracketed || words!["占", "扣", "计", "加", "总分"].before(norm, read.start).is_some())
    {
        return Some("aside-number-property");
    }
    if let Some(reason) = by_kind(figure) {
        return reason;
    }
    if read.kind == UnitKind::Measure && of_project(figure) {
        return Some("aside-number-property");
    }
    if let Some(reason) = by_word(figure) {
        return Some(reason);
    }
    // 围绕6大产业、20条产业链，…: what the doing behind the comma is about.
    let about = words!["围绕", "聚焦", "立足", "瞄准", "锚定", "对标", "面对"];
    if let Some((_, behind)) = about.at(norm, clause)
        && text.get(clause_end(text, end, text.len())) == Some(&',')
        && doings(&text[..begin], behind).is_empty()
        && doings(&text[..clause_end(text, end, text.len())], end).is_empty()
    {
        return Some("aside-number-list");
    }
    if stands(figure) || is_basis(figure) || is_length(figure) {
        return Some("aside-number-property");
    }
    if let Some(reason) = of_each(figure) {
        return Some(reason);
    }
    if was(figure) || is_watched(figure) || is_split(figure) {
        return Some("aside-number-property");
    }
    granted(figure)
}

/// Whether a number is a part of a name: 3人制篮球场, 240国道, “两个15%”政策, 中船716所、702所.
fn in_name(figure: &Figure) -> bool {
    let Figure { norm, number: read, .. } = *figure;
    let (text, end) = (figure.text(), figure.end());
    let road = words!["国道", "省道", "县道", "制篮球", "制足球", "”"].at(text, end).is_some();
    let policy = || words!["政策"].within(text, end, text.len().min(end + 10));
    let listed = || words!["所、", "所和", "所与", "集团", "公司"].before(norm, read.start).is_some();
    let institute = || {
        read.unit == "所"
            && read.value.len() == 3
            && end == read.end
            && (text.get(end).is_none_or(|c| among!("、等和与", *c)) || listed())
    };
    road && (!shared_quote(norm, read.start) || policy())
        || is(text, read.end, "号")
        || norm[..read.start].ends_with(&['“'])
        || institute()
}

/// 全长18.6公里的改线工程: what it is. 按每人1000元给予奖补: what each gets.
fn of_each(figure: &Figure) -> Option<&'static str> {
    let Figure { norm, number: read, clause, .. } = *figure;
    let (begin, end) = (figure.begin(), figure.end());
    let named = words!["的", "、"].at(figure.text(), end).is_some();
    if read.kind == UnitKind::Measure && named && words!["全长"].before(norm, begin).is_some() {
        return Some("aside-number-property");
    }
    let each = words!["每人", "每户", "每亩", "每个", "每家", "每辆", "每台", "每平方米", "每立方米", "每名"];
    let money = read.kind == UnitKind::Money;
    // 每亩每年安排经费12元: what is given for each.
    let rate = money
        && figure.compared.op == Comparator::Equal
        && words!["安排", "补助", "给予", "发放", "奖励", "补贴"].within(norm, clause, begin)
        && each.all(norm, clause, begin).next().is_some();
    let paid =
        rate || money && each.before(norm, begin).is_some_and(|(_, at)| at > clause && norm[at - 1] == '按');
    paid.then_some("aside-number-grant")
}

/// Whether a sum, or a list of them, is followed by what it is given as.
fn of_grant(text: &[char], end: usize) -> bool {
    const NEAR: usize = 8;
    const MOST: usize = 6;
    let mut at = end;
    for _ in 0..MOST {
        if text.get(at) != Some(&'、') {
            break;
        }
        let digits = digits_at(text, at + 1);
        let Some((_, behind)) = words!["元", "万元"].at(text, at + 1 + digits).filter(|_| digits > 0)
        else {
            break;
        };
        at = behind;
    }
    let stop = member_end(text, at, at + NEAR);
    words!["补贴", "补助", "奖励", "奖补"].within(&text[..stop], at, stop)
}

/// 聚焦纺织、机电、食品3条产业链: how many were listed, unless they are made.
fn is_list_of_chains(figure: &Figure) -> bool {
    #[rustfmt::skip]
    static MADE: Words = Words::of(&["打造", "培育", "形成", "建设", "延伸", "新增", "壮大", "做强", "构建", "完善", "建强", "新建"]);
    let before = figure.before();
    words!["产业链", "全产业链", "重点产业链", "特色产业链", "优势产业链"]
        .at(figure.norm, figure.end())
        .is_some()
        && before.last().is_some_and(|c| is_han(*c))
        && before.contains(&'、')
        && !MADE.within(before, 0, before.len())
}

/// Why a number of its kind, with what follows it, is no target; `Some(None)` when it is one whatever else stands around it.
fn by_kind(figure: &Figure) -> Option<Option<&'static str>> {
    let (read, text, end) = (figure.number, figure.text(), figure.end());
    if of_class(figure) {
        return Some(Some("aside-number-class"));
    }
    if read.kind == UnitKind::Share && is_condition(figure) {
        return Some(Some("aside-number-condition"));
    }
    let reason = match read.kind {
        UnitKind::Time => {
            return Some((!lasts(figure)).then_some("aside-number-time"));
        }
        // 按设备投入的10%给予补助
        UnitKind::Share => {
            words!["给予", "予以补", "补助", "补贴", "奖励"].at(text, end).map(|_| "aside-number-grant")
        }
        // 86万元从工作经费中列支
        UnitKind::Money if is(text, end, "从") => Some("aside-number-property"),
        // 每月500元、1000元、3000元生活补贴
        UnitKind::Money => {
            let before = figure.before();
            let paid = PAID.within(before, 0, before.len());
            (!paid && of_grant(text, end)).then_some("aside-number-grant")
        }
        UnitKind::Measure => of_thing(figure).then_some("aside-number-property"),
        UnitKind::Count if named_before(figure) => Some("aside-number-property"),
        // 6个督导组要…: so many act.
        UnitKind::Count if acting(text, end) => Some("aside-number-property"),
        // 2600名企业家名录
        UnitKind::Count
            if words!["名录", "花名册"].before(text, member_end(text, end, end + 10)).is_some() =>
        {
            Some("aside-number-list")
        }
        UnitKind::Count if spared(text, end) => Some("aside-number-benefit"),
        UnitKind::Count => {
            let row = read.unit == "条";
            let articles = row && ARTICLES.at(text, end).is_some();
            (listed(text, end) || articles || row && is_list_of_chains(figure)).then_some("aside-number-list")
        }
    };
    reason.map(Some)
}

/// 满意度低于90%的乡镇: which of them are meant. 覆盖率达到90%以上的目标 is one to be reached, and so is 90%以上的村.
fn is_condition(figure: &Figure) -> bool {
    const LONG: usize = 12;
    let (text, end) = (figure.text(), figure.end());
    let before = &figure.norm[figure.clause..figure.begin()];
    let reached = words!["达到", "达"].before(before, before.len()).map_or(before.len(), |(_, at)| at);
    let rate = before[..reached].last().is_some_and(|c| among!("率度比", *c));
    let bounded = !matches!(figure.compared.op, Comparator::Equal | Comparator::About);
    let goal = words!["目标", "任务", "要求", "水平", "标准", "指标"].within(
        text,
        end,
        member_end(text, end, end + LONG),
    );
    // 完成率达到100%的单位; 覆盖率100%的村3个 tells how many there are to be.
    let which = || {
        reached < before.len()
            && words!["单位", "乡镇", "镇", "村", "部门", "企业", "学校", "县区", "小区"]
                .at(text, end + 1)
                .is_some_and(|(_, behind)| text.get(behind).is_none_or(|c| among!(",;。、", *c)))
    };
    rate && is(text, end, "的") && !goal && (bounded || which())
}

/// Whether a span of time is to be reached: 压缩至3天, 每周坐诊不少于两天. 满三年以上 is a condition.
fn lasts(figure: &Figure) -> bool {
    let Figure { norm, number: read, compared, .. } = *figure;
    let least = compared.op == Comparator::AtLeast && compared.begin < read.start;
    // 保留登记簿的期限不得少于5年
    let kept =
        least && words!["期限", "年限", "保存", "保留", "质保期"].within(norm, figure.clause, read.start);
    // 保持在10天以上用量
    let stocked = words!["保持在", "储备", "维持在", "储足", "稳定在"].before(norm, read.start).is_some();
    let each_call = norm.get(read.end) == Some(&'内') && is_limit(norm, read.start, read.end + 1);
    // 提前量由40分钟提高到60分钟
    let longer = read.unit != "年"
        && words!["提高到", "延长到", "提前到", "增加到", "延长至", "提高至"]
            .before(norm, read.start)
            .is_some();
    // 至少提前6小时发出预警
    let ahead = compared.op == Comparator::AtLeast && words!["提前"].before(norm, read.start).is_some();
    kept || ahead
        || longer
        || each_call
        || stocked
        || SHORTENED.before(norm, read.start).is_some()
        || words!["不超过"].before(norm, read.start).is_some()
        || (compared.op == Comparator::AtMost || least) && read.unit != "年"
}

/// Whether those are counted who are told what to do (6个督导组要…, 7个村的全体干部要…).
fn acting(text: &[char], end: usize) -> bool {
    const LONG: usize = 14;
    #[rustfmt::skip]
    const ACTORS: &[&str] = &["组", "干部", "部门", "单位", "乡镇", "镇", "乡", "村", "街道", "县", "区", "领导"];
    let stop = member_end(text, end, end + LONG);
    (end..stop).any(|at| {
        let told = words!["要", "必须", "务必"]
            .at(text, at)
            .is_some_and(|(_, behind)| text.get(behind) != Some(&'求'));
        let act = text[at - 1] == '组' && words!["对", "分别", "负责", "分赴"].at(text, at).is_some();
        // 35名县级领导每人联系2家
        let each = words!["每人", "每名", "各自"].at(text, at).is_some();
        act || (told || each) && any_before(text, at, ACTORS).is_some()
    })
}

/// 县财政局、县审计局等3个部门: whether a count is that of the offices named before it. 甲、乙等3个单位获批 is to be reached.
fn named_before(figure: &Figure) -> bool {
    let Figure { norm, number: read, .. } = *figure;
    const NEAR: usize = 10;
    let (text, end) = (figure.text(), figure.end());
    // 等8个进度滞后单位，要…
    let stop = member_end(text, end, end + NEAR);
    let told = || {
        words!["部门", "单位"].before(text, stop).is_some()
            && words!["要", "必须", "务必"].at(text, stop + 1).is_some()
    };
    let at_once = || {
        words!["部门", "单位", "职能部门"]
            .at(text, end)
            .is_some_and(|(_, behind)| words!["获", "入选", "创", "评", "成功"].at(text, behind).is_none())
    };
    read.start > 0 && norm[read.start - 1] == '等' && (at_once() || told())
}

/// 3200名脱贫群众不出现返贫: those to whom nothing is to happen.
fn spared(text: &[char], end: usize) -> bool {
    const LONG: usize = 10;
    let stop = member_end(text, end, end + LONG);
    (end + 1..stop).any(|at| words!["不出现", "不发生"].at(text, at).is_some())
}

/// 第3、第17、18件: ordinals, the last one too.
fn numbered(norm: &[char], clause: usize, at: usize) -> bool {
    let listed = |c: &char| c.is_ascii_digit() || matches!(c, '、' | '和' | '—' | '-' | '~');
    norm[clause..at].iter().rfind(|c| !listed(c)) == Some(&'第')
}

/// Why a number behind other words of its clause is a gain, a grant or a place.
fn granted(figure: &Figure) -> Option<&'static str> {
    let Figure { norm, to, number: read, compared, clause } = *figure;
    let (begin, end) = (figure.begin(), figure.end());
    let last = norm[clause..begin].iter().rposition(char::is_ascii_digit).map_or(clause, |n| clause + n + 1);
    let text = &norm[..begin];
    let has = |words: &'static Words| words.within(text, last, begin);
    static INVESTED: Words = Words::of(&["总投资", "投资总额"]);
    static EACH: Words = Words::of(&["每", "按"]);
    static GIVEN: Words = Words::of(&["最高", "给予"]);
    // 涉及住宅楼58栋、居民2146户: the others of the list, too.
    let involved =
        HEADS.at(norm, clause).is_some() && !norm[clause..begin].iter().any(|c| among!(",;。", *c));
    if has(&HEADS) || involved {
        return Some("aside-number-benefit");
    }
    // 总投资18亿元 is a size; 总投资突破18亿元 is to be reached.
    let reached = !matches!(compared.op, Comparator::Equal | Comparator::About)
        || words!["达到", "到达", "完成", "实现", "达"].before(norm, begin).is_some();
    let invested = has(&INVESTED);
    let ceiling = read.kind == UnitKind::Money && compared.op == Comparator::AtMost && !invested;
    let paid = has(&PAID) && !invested && !has(&EACH) && !ceiling;
    // 补助标准提高30元 is what is done.
    let raised = words!["标准提高", "标准再提高", "标准增加", "标准上调"].before(norm, begin).is_some();
    let sized = read.kind == UnitKind::Money && (!reached || ceiling) && has(&GRANTS) && !paid && !raised;
    // 每认定1家给予…: for each.
    let each = last == clause
        && is(norm, clause, "每")
        && words!["给予", "奖励", "补助", "补贴", "奖补"].within(&norm[..to], end, to.min(end + 8));
    if each {
        return Some("aside-number-grant");
    }
    if sized || has(&GIVEN) {
        return Some(if invested { "aside-number-property" } else { "aside-number-grant" });
    }
    // 投资800万元，新开街道1条; 投资500万元建设基地: what is spent on it.
    let spent = read.kind == UnitKind::Money
        && compared.op == Comparator::Equal
        && begin == clause + 2
        && is(norm, clause, "投资");
    if spent {
        return Some("aside-number-property");
    }
    // 改善3.2万人口的用水: who gains, not what is done.
    let people = read.unit.ends_with(['人', '户', '口'])
        || read.unit.ends_with('万')
            && words!["农村群众", "群众", "人口", "居民", "农户", "师生", "村民", "农村居民", "农村人口"]
                .at(norm, end)
                .is_some();
    let stop = clause_end(norm, end, to.min(end + 160));
    // 改善2.6万人取暖条件
    let at_once = words!["改善", "惠及", "方便", "造福"]
        .before(text, begin)
        .is_some_and(|(_, at)| at <= clause || among!(",、并再可", text[at - 1]));
    if people && (at_once || has(&BENEFITS) && norm[end..stop].contains(&'的')) {
        return Some("aside-number-benefit");
    }
    // 在39个村改造线路16公里: the place of what is counted behind it.
    let inside = is(norm, clause, "在") && begin <= clause + 4 || begin > clause && norm[begin - 1] == '在';
    // 在甲、乙等3村新建房屋52户
    let villages = is(norm, clause, "在")
        && norm[clause..begin].contains(&'、')
        && among!("村镇乡县区", read.unit.chars().next_back().unwrap_or('。'));
    let inside = inside || villages;
    let place = inside && read.kind == UnitKind::Count;
    let counted = norm[end..stop].iter().any(char::is_ascii_digit);
    (place && counted).then_some("aside-number-place")
}

/// Whether a count numbers a list.
fn listed(text: &[char], end: usize) -> bool {
    let alone = LISTED_ALONE
        .at(text, end)
        .is_some_and(|(_, after)| text.get(after).is_none_or(|c| among!(",;。、!”", *c)));
    // 1个示范项目,即:…; 4个重点项目分别为:…
    let stop = member_end(text, end, end + 14);
    let told = words!["分别为", "分别是"].within(&text[..stop], end, stop)
        || words![",即:"].at(text, stop).is_some();
    alone || LISTED.at(text, end).is_some() || words![",即", ":"].at(text, end).is_some() || told
}

/// Whether the quotation that holds a number opens with a small count (“三个5000亩”).
fn shared_quote(norm: &[char], at: usize) -> bool {
    at >= 2 && norm[at - 1] == '个' && among!("两三四五六七八九", norm[at - 2])
}
