//! The parts that names of a range play, as they are found and ranked.

use crate::Role;
use crate::actor::word_part;
use crate::lexicon::{among, find, words};
use crate::matter::matter_behind;
use crate::names::one_of_levels;
use crate::person::{is_behind_title, is_only_person, is_person};
use crate::unit::{Cast, Name, ends_like_unit, is_complete, is_level};

/// Roles found in a range of text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    pub(crate) found: Vec<Cast>,
    /// Where units were found that head the others (甲牵头).
    pub(crate) heads: Vec<usize>,
    /// Units that carry out (乙负责, 丙落实): beside one that heads they take part.
    pub(crate) carriers: Vec<Name>,
}

impl Roles {
    /// The names in one role, each once.
    pub(crate) fn of(&self, role: Role) -> Vec<Name> {
        let mut seen = Vec::new();
        for cast in self.found.iter().filter(|cast| cast.role == role) {
            if !seen.contains(&cast.name) {
                seen.push(cast.name);
            }
        }
        seen
    }

    /// Where a 牵头单位 is told apart, a 责任单位 only takes part, and so do those behind it that carry out.
    pub(crate) fn rank(&mut self, norm: &[char]) {
        for Cast { role, name, .. } in &mut self.found {
            let headed = |head: &usize| *head < name.start && !norm[*head..name.start].contains(&';');
            if *role == Role::LeadUnit && self.carriers.contains(name) && self.heads.iter().any(headed) {
                *role = Role::OtherUnit;
            }
        }
        let holds = |name: &Name, word| find(norm, name.start, name.end, word).is_some();
        let leads = |cast: &Cast| cast.role == Role::LeadUnit && holds(&cast.name, "牵头");
        // 请各牵头单位和责任单位…: one list, one part. 各牵头单位要…；各责任单位要…: each is told for itself.
        let heads: Vec<Name> = self.found.iter().filter(|cast| leads(cast)).map(|cast| cast.name).collect();
        let beside = |name: &Name| {
            heads.iter().any(|head| {
                head.end <= name.start
                    && (name.start - head.end <= 1 || norm[head.end..name.start].contains(&';'))
            })
        };
        if !heads.is_empty() {
            let helps = ["责任单位", "配合单位", "协同单位", "协办单位", "参与单位", "配合部门", "责任部门"];
            for Cast { role, name, .. } in &mut self.found {
                if *role == Role::LeadUnit
                    && helps.iter().any(|word| holds(name, word))
                    && !holds(name, "牵头")
                    && !beside(name)
                {
                    *role = Role::OtherUnit;
                }
            }
        }
    }

    /// 县财政局(张三山), 县水利局(负责堤防加固): the names without who heads them and what they do.
    pub(crate) fn unbracket(&mut self, norm: &[char]) {
        let mut persons = Vec::new();
        for cast in &mut self.found {
            let Name { start, end } = cast.name;
            let open = norm[start..end].iter().rposition(|c| *c == '(').map(|at| start + at);
            let Some(open) = open.filter(|open| *open > start + 1 && norm[end - 1] == ')') else { continue };
            let inside = Name { start: open + 1, end: end - 1 };
            let person = (2..=3).contains(&(inside.end - inside.start))
                && is_person(norm, inside.start, inside.end)
                // 县住建局(房管), 城关镇(王庄), 县公安局(全年): words, offices and places begin like surnames.
                && word_part(norm, inside.start, inside.end).is_none()
                && is_only_person(norm, inside)
                && matter_behind(norm, inside.start).is_none()
                && !(among!("庄桥家村湾坪沟屯寨店", norm[inside.end - 1])
                    && inside.end == inside.start + 2
                    && words!["镇", "乡", "街道", "村"].before(norm, open).is_some())
                // 区人民政府(管委会): an office.
                && !ends_like_unit(norm, inside.start, inside.end)
                && words!["局", "办", "委", "部", "镇", "乡", "站", "所", "队", "街道", "中心", "公司", "政府"]
                    .before(norm, open)
                    .is_some();
            // Who heads those that help leads nothing here.
            if person && cast.role == Role::LeadUnit {
                persons.push(Cast { role: Role::Leader, name: inside, rule: cast.rule });
            }
            if person || words!["负责"].at(norm, inside.start).is_some() {
                cast.name.end = open;
            }
        }
        self.found.extend(persons);
    }

    /// Takes out those who take part where they lead elsewhere in the sentence.
    pub(crate) fn settle(&mut self, norm: &[char]) {
        for cast in &mut self.found {
            cast.name.start = behind_pointer(norm, cast.name);
        }
        // 县委常委、副县长某某同志: a person, and a post before another.
        self.found.retain(|cast| cast.role == Role::Leader || !is_a_person(norm, cast.name));
        let name = |cast: &Cast| &norm[cast.name.start..cast.name.end];
        let (leads, others): (Vec<Cast>, Vec<Cast>) =
            self.found.iter().copied().partition(|cast| cast.role == Role::LeadUnit);
        let twice =
            |cast: &Cast| cast.role == Role::OtherUnit && leads.iter().any(|lead| name(lead) == name(cast));
        if others.iter().any(twice) {
            self.found.retain(|cast| !twice(cast));
        }
        // 林业局和各镇负责，每个村植树300棵: how much of it there is for each.
        let each = |cast: &Cast| cast.role == Role::LeadUnit && norm[cast.name.start] == '每';
        // 每个行政村至少配备1部: so many for each.
        let place = |cast: &Cast| {
            norm[..cast.name.end].ends_with(&['村'])
                || words!["社区", "小区", "网格"].before(norm, cast.name.end).is_some()
        };
        self.found.retain(|cast| !(each(cast) && place(cast)));
        // 县财政安排1800万元，任何单位不得截留: what nobody may do asks nothing beside what somebody is to.
        // 任何单位和个人不得
        const NEAR: usize = 6;
        let anybody = |cast: &Cast| {
            words!["任何"].at(norm, cast.name.start).is_some()
                && words!["不得", "不准", "不能", "不许", "都不", "均不", "一律不", "严禁"].within(
                    norm,
                    cast.name.end,
                    norm.len().min(cast.name.end + NEAR),
                )
        };
        if self.found.iter().any(|cast| cast.role == Role::LeadUnit && !anybody(cast)) {
            self.found.retain(|cast| !anybody(cast));
        }
        let told = leads.iter().map(|lead| lead.name.start).min();
        self.found.retain(|cast| !each(cast) || told.is_none_or(|first| cast.name.start <= first));
    }

    /// 县、乡、村三级 and 各乡、镇、场政府 are one name each; 县、乡、村 are three.
    pub(crate) fn join_levels(&mut self, norm: &[char]) {
        let mut at = 0;
        while at < self.found.len() {
            let one = self.found[at];
            let each = !is_level(norm[one.name.start]);
            let follows = |cast: &Cast| {
                cast.role == one.role
                    && one_of_levels(norm, one.name, cast.name)
                    && (each || says_levels(norm, cast.name.start))
            };
            if let Some(next) = self.found.iter().position(follows) {
                let end = self.found.remove(next).name.end;
                at -= usize::from(next < at);
                self.found[at].name.end = end;
            } else {
                at += 1;
            }
        }
    }

    pub(crate) fn add(&mut self, role: Role, rule: &'static str, list: &[Name]) {
        for name in list {
            if !self.found.iter().any(|known| known.name == *name) {
                self.found.push(Cast { role, name: *name, rule });
            }
        }
    }
}

/// 这个问题县水利局要管, 征拆这一段城关镇负责: behind what is spoken of, where a name of a unit follows.
fn behind_pointer(norm: &[char], Name { start, end }: Name) -> usize {
    let unit = |at: usize| at + 1 < end && ends_like_unit(norm, at, end) && is_complete(norm, at, end);
    // 用地问题自然资源局牵头
    if let Some((at, behind)) = words!["问题", "手续", "事情"].all(norm, start, end).last() {
        return if at > start && unit(behind) { behind } else { start };
    }
    let Some(this) = (start..end).find(|at| among!("这那", norm[*at])) else { return start };
    let one = this + 1 + usize::from(norm.get(this + 1) == Some(&'一'));
    if one + 2 >= end || !among!("个件项块段条片方件道些", norm[one]) {
        return start;
    }
    let noun = words!["问题", "工作", "事情", "事", "项目", "任务", "环节", "事项", "方面", "路段", "地"]
        .at(norm, one + 1);
    let behind = noun.map_or(one + 1, |(_, behind)| behind);
    [behind, one + 1].into_iter().find(|at| unit(*at)).unwrap_or(start)
}

/// Whether a list of levels of government that goes on at a place says that it is one: 乡、村三级, 县人民政府.
fn says_levels(norm: &[char], mut at: usize) -> bool {
    while is_level(norm[at]) && norm.get(at + 1) == Some(&'、') && at + 2 < norm.len() {
        at += 2;
    }
    words!["级", "两级", "三级", "四级", "五级", "政府", "人民政府", "(市、区)", "(区、市)", "(市)", "(区)"]
        .at(norm, at + 1)
        .is_some()
        || words!["自治区", "直辖市", "自治州", "自治县", "直管市"].at(norm, at).is_some()
}

/// Whether a name is that of a person behind a title, or of the post before it.
fn is_a_person(norm: &[char], name: Name) -> bool {
    let said = &norm[name.start..name.end];
    is_behind_title(norm, name)
        || said.ends_with(&['同', '志']) && !said.ends_with(&['负', '责', '同', '志'])
        || said.ends_with(&['常', '委']) && norm.get(name.end) == Some(&'、')
}
