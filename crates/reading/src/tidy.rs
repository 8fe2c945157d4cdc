//! What the rules leave at the edges of names: the part that a bracket or label gives, posts and tails, and those who only agree.

use crate::Role;
use crate::bounds::{clause_end, clause_start};
use crate::lexicon::{Words, find, words};
use crate::roles::Roles;
use crate::unit::{Cast, Name, Strictness, is_unit};

/// No list of those who have to agree is longer.
const FAR: usize = 60;

impl Roles {
    /// Mends the names that were found in a range that begins at `from`.
    pub(crate) fn tidy(&mut self, norm: &[char], from: usize) {
        let commissioners: Vec<Name> =
            self.found.iter().filter_map(|cast| commissioner(norm, from, cast)).collect();
        self.found.retain(|cast| !does_nothing(norm, from, cast));
        for cast in &mut self.found {
            bracketed(norm, cast);
            labelled(norm, cast);
            cut(norm, cast);
        }
        self.found.retain(|cast| cast.name.end > cast.name.start);
        self.add(Role::LeadUnit, "rule-role-acting", &commissioners);
    }
}

/// 县水利局委托省水利设计院编制…: whoever commissions answers for it.
fn commissioner(norm: &[char], from: usize, cast: &Cast) -> Option<Name> {
    let (_, at) = words!["委托"].before(norm, cast.name.start)?;
    let start = clause_start(norm, from.min(at), at);
    let named = (start + 2..=at).rev().find(|end| is_unit(norm, start, *end, Strictness::Running))?;
    let told = words!["要", "应", "须", "将", "可", "负责"].at(norm, named).is_some() || named == at;
    (cast.role == Role::LeadUnit && told && is_commissioned(norm, cast.name))
        .then_some(Name { start, end: named })
}

/// Whether somebody is paid for a paper or a measurement (委托设计院编制规划). 委托管理站使用维护 hands the matter over.
fn is_commissioned(norm: &[char], name: Name) -> bool {
    #[rustfmt::skip]
    static WORK: Words = Words::of(&[
        "编制", "设计", "测绘", "评估", "检测", "审计", "勘察", "勘测", "监理", "论证", "鉴定", "监测", "出具", "测算",
    ]);
    let close = clause_end(norm, name.end, norm.len().min(name.end + FAR));
    words!["委托"].before(norm, name.start).is_some() && WORK.within(norm, name.end, close)
}

/// Whether somebody named only is commissioned, has to agree, gets something or is told of.
fn does_nothing(norm: &[char], from: usize, cast: &Cast) -> bool {
    let Name { start, end } = cast.name;
    if cast.role == Role::Leader {
        // 请甲同志牵头，乙同志配合: who helps leads nothing.
        return words!["同志配合", "配合", "同志协助", "协助", "同志参与"].at(norm, end).is_some();
    }
    let text = &norm[..end];
    // 报县委、县政府同意后
    let clause = clause_start(norm, from.min(start), start);
    let close = clause_end(norm, end, norm.len().min(end + FAR));
    let agrees = || {
        words!["报", "经", "报经", "提请", "呈报"].at(norm, clause).is_some()
            && words!["同意后", "批准后", "审定后", "审批后", "批复后", "审核后", "研究后", "备案后"]
                .within(norm, end, close)
    };
    // 将地块交由县教体局使用
    let uses = || {
        words!["交由", "交给", "移交给", "移交"].before(norm, start).is_some()
            && words!["使用", "管理使用", "代管", "保管"].at(norm, end).is_some()
    };
    // 明确县级包抓领导、建设单位，形成合力: what is settled. 明确由县水利局负责 tells who.
    let settled = || {
        words!["明确", "落实", "压实", "配齐"].at(norm, clause).is_some()
            && !words!["由", "负责", "牵头", "为", "要", "具体", "承担"].within(norm, clause, close)
    };
    commissioner(norm, from, cast).is_some()
        || settled()
        // 承担的任务; 承担整治任务的部门 is who bears it.
        || words!["承担的"].at(text, start).is_some()
        || words!["步子", "作风", "思想", "双方"].at(text, start).is_some_and(|(_, at)| at == end)
        || words!["值得"].at(text, start).is_some()
        || words!["划入", "划归", "并入", "更名为", "整合进"].within(text, start, end)
        || agrees()
        || uses()
}

/// 县医保局（配合）, 县卫健局（牵头）
fn bracketed(norm: &[char], cast: &mut Cast) {
    let Name { start, end } = cast.name;
    if end < start + 4 || norm[end - 1] != ')' {
        return;
    }
    let Some(open) = norm[start..end].iter().rposition(|c| *c == '(').map(|at| start + at) else { return };
    let is = |list: &Words| list.at(&norm[..end - 1], open + 1).is_some_and(|(_, at)| at == end - 1);
    static HELPS: Words = Words::of(&["配合", "协助", "协办", "参与", "配合单位", "协办单位", "协同"]);
    static LEADS: Words = Words::of(&["牵头", "主办", "牵头单位", "主办单位", "负责", "责任单位"]);
    if is(&HELPS) {
        cast.role = Role::OtherUnit;
    }
    if is(&HELPS) || is(&LEADS) {
        cast.name.end = open;
    }
}

/// 牵头单位为县住建局, 配合单位为县财政局
fn labelled(norm: &[char], cast: &mut Cast) {
    let Name { start, end } = cast.name;
    let text = &norm[..end];
    let leads = words!["牵头单位为", "主办单位为", "责任单位为", "责任主体为", "主责单位为", "牵头部门为"]
        .at(text, start);
    let helps = words!["配合单位为", "协办单位为", "参与单位为", "成员单位为", "配合部门为"].at(text, start);
    if let Some((_, at)) = leads.or(helps).filter(|(_, at)| *at + 1 < end) {
        cast.name.start = at;
        cast.role = if helps.is_some() { Role::OtherUnit } else { Role::LeadUnit };
    }
}

/// 水利几家单位, 镇长是第一责任人, 市场监管部门重点整治欺行霸市
fn cut(norm: &[char], cast: &mut Cast) {
    const NAME: usize = 2;
    let Name { start, end } = cast.name;
    let text = &norm[..end];
    if cast.role == Role::Leader {
        return;
    }
    let tail = words![
        "三家单位",
        "两家单位",
        "三家",
        "两家",
        "四家",
        "五家",
        "几家单位",
        "几个单位",
        "几个部门",
        "几家",
        "几个乡镇",
        "及时",
        "按时",
        "尽快",
        "自觉"
    ]
    .before(text, end);
    if let Some((_, at)) = tail.filter(|(_, at)| *at >= start + NAME) {
        cast.name.end = at;
        return;
    }
    let duty = words!["是第一责任", "是责任", "是主体", "为第一责任"].all(text, start + NAME, end).next();
    let acts = || {
        let at = find(text, start + NAME, end, "重点")?;
        is_unit(norm, start, at, Strictness::Running).then_some(at)
    };
    if let Some(at) = duty.map(|(at, _)| at).or_else(acts) {
        cast.name.end = at;
    }
}
