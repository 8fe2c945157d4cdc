//! Who leads, who does it, who helps: as running text says it.

use std::sync::LazyLock;

use crate::Role;
use crate::clean::Clean;
use crate::enterprise;
use crate::lexicon::{Lexicon, any, any_before, find, is};
use crate::structure::after_mark;
use crate::unit::{Cast, Name, Strictness, is_collective, is_short, is_unit, names};

/// Roles found in a range of text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    pub(crate) found: Vec<Cast>,
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

    /// Where a 牵头单位 is told apart, a 责任单位 only takes part.
    fn rank(&mut self, norm: &[char]) {
        let holds = |name: &Name, word| find(norm, name.start, name.end, word).is_some();
        let leads = |cast: &Cast| {
            cast.role == Role::LeadUnit && holds(&cast.name, "牵头") && !holds(&cast.name, "责任")
        };
        if self.found.iter().any(leads) {
            for Cast { role, name, .. } in &mut self.found {
                if *role == Role::LeadUnit
                    && (holds(name, "责任单位") || holds(name, "配合单位"))
                    && !holds(name, "牵头")
                {
                    *role = Role::OtherUnit;
                }
            }
        }
    }

    fn add(&mut self, role: Role, rule: &'static str, list: &[Name]) {
        for name in list {
            if !self.found.iter().any(|known| known.name == *name) {
                self.found.push(Cast { role, name: *name, rule });
            }
        }
    }
}

/// Titles that follow a surname (王副县长).
const TITLES: &[&str] = &[
    "常务副县长",
    "常务副市长",
    "副县长",
    "副市长",
    "副区长",
    "副书记",
    "副主任",
    "县长",
    "市长",
    "区长",
    "书记",
    "主席",
    "主任",
    "常委",
    "部长",
];

/// What follows the subject that is told to do something.
static TOLD: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let words = "要 应当 应按 应将 应于 应在 应加强 应及时 应制定 应建立 应严格 应认真 应结合 须 必须 需要 需 务必 负责";
    Lexicon::new(words.split(' ').map(|word| (word, ())))
});

/// What follows the subject that does something without being told so.
static ACTING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let words = "于 将 把 做好 抓好 制定 牵头 承担 具体";
    Lexicon::new(words.split(' ').map(|word| (word, ())))
});

/// Verbs that give the list before them a role.
static VERBS: LazyLock<Lexicon<Role>> = LazyLock::new(|| {
    let lead = [
        "分别牵头",
        "共同牵头",
        "分别负责",
        "共同负责",
        "牵头负责",
        "牵头抓总",
        "牵头",
        "具体负责",
        "具体落实",
        "具体实施",
        "负责",
        "主办",
    ];
    let other = "积极支持配合 支持配合 积极配合 协同配合 密切配合 主动配合 全力配合 配合 协助 协同 参与";
    let other = other.split(' ').map(|w| (w, Role::OtherUnit));
    Lexicon::new(lead.map(|w| (w, Role::LeadUnit)).into_iter().chain(other))
});

/// Every role in `clean[from..to]`.
pub(crate) fn roles(clean: &Clean, from: usize, to: usize) -> Roles {
    let mut roles = Roles::default();
    leaders(clean, from, to, &mut roles);
    let led = !roles.found.is_empty();
    let mut start = after_mark(&clean.norm, from, to);
    let mut at = start;
    while at <= to {
        if at == to || ",;。:!".contains(clean.norm[at]) {
            if start < at {
                clause(clean, start, at, led, &mut roles);
            }
            start = at + 1;
        }
        at += 1;
    }
    roles.rank(&clean.norm);
    roles.add(Role::LeadUnit, "rule-role-backed", &enterprise::backed(&clean.norm[..to], from));
    roles
}

/// Words that say which office a comrade holds and not who it is (请主要负责同志…).
const OFFICES: &[&str] = &["负责", "主要", "分管", "有关", "相关", "各位", "全体", "领导"];

/// 请某某同志…, 由某副县长牵头.
fn leaders(clean: &Clean, from: usize, to: usize, roles: &mut Roles) {
    let norm = &clean.norm[..to];
    let mut at = from;
    while let Some(comrade) = find(norm, at, to, "同志") {
        at = comrade + 2;
        let floor = comrade.saturating_sub(14).max(from);
        let Some(asked) = (floor..comrade).rev().find(|i| matches!(norm[*i], '请' | '由')) else {
            continue;
        };
        for name in names(clean, asked + 1, comrade) {
            let name = untitled(norm, name);
            let office = OFFICES.iter().any(|words| find(norm, name.start, name.end, words).is_some());
            if !office && (2..=4).contains(&(name.end - name.start)) {
                roles.add(Role::Leader, "rule-role-asked", &[name]);
            }
        }
    }
    for asked in (from..to).filter(|i| matches!(norm[*i], '请' | '由')) {
        let stop = (asked + 1..to.min(asked + 16)).find(|i| {
            is(norm, *i, "牵头") || is(norm, *i, "负责") || is(norm, *i, "会同") || is(norm, *i, "分管")
        });
        let Some(stop) = stop else { continue };
        for name in names(clean, asked + 1, stop) {
            let titled = any_before(&norm[..name.end], name.end, TITLES)
                .is_some_and(|(_, s)| s > name.start && s - name.start <= 4);
            let bare = untitled(norm, name);
            let prefixed = bare.start > name.start && (2..=4).contains(&(bare.end - bare.start));
            if prefixed {
                roles.add(Role::Leader, "rule-role-asked", &[bare]);
            } else if titled {
                roles.add(Role::Leader, "rule-role-asked", &[name]);
            }
        }
    }
}

/// 副县长某某 → 某某.
fn untitled(norm: &[char], name: Name) -> Name {
    let mut start = name.start;
    while let Some((_, after)) = any(&norm[..name.end], start, TITLES) {
        start = after;
    }
    Name { start, end: name.end }
}

/// One clause between commas: a subject that is told something, or a list before a role verb.
fn clause(clean: &Clean, from: usize, to: usize, led: bool, roles: &mut Roles) {
    let norm = &clean.norm[..to];
    let (from, to) = clean.trim(from, to);
    let start = subject_start(norm, from, to);
    if let Some(joint) = find(norm, start, to, "会同").filter(|at| at - start <= 24) {
        joined(clean, start, joint, to, led, roles);
        return;
    }
    if told(clean, start, to, roles) {
        return;
    }
    for at in start + 1..to.min(start + 60) {
        let Some((width, role)) = VERBS.at(norm, at) else { continue };
        // 负责同志, 负责人 and 需要配合的 give no part.
        if feigned(norm, at + width) || is(norm, at + width, ":") {
            return;
        }
        let begin = norm[start..at].iter().rposition(|c| *c == '由').map_or(start, |n| start + n + 1);
        let list = listed(clean, begin, at);
        if list.is_empty() {
            return;
        }
        roles.add(role, "rule-role-verb", &list);
        let next = at + width;
        // A牵头B配合 without a comma.
        if next + 2 < to {
            clause(clean, next, to, led, roles);
        }
        return;
    }
}

/// Behind words that may open a clause before its subject.
fn subject_start(norm: &[char], from: usize, to: usize) -> usize {
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "特别是", "同时", "其中", "下一步", "会后", "接下来", "今年", "明年", "由", "请", "并由", "并请", "希望", "全县", "尤其是", "对此", "另外",
    ];
    let mut start = from;
    while let Some((_, after)) = any(&norm[..to], start, OPENERS) {
        if after >= to || is(norm, start, "全县各") {
            break;
        }
        start = after;
    }
    start
}

/// X会同Y: with a person leading, Y does it; otherwise X leads and Y helps.
fn joined(clean: &Clean, start: usize, joint: usize, to: usize, led: bool, roles: &mut Roles) {
    let norm = &clean.norm;
    let start_end =
        any_before(&norm[..joint], joint, &["要", "应当", "须", "应", "负责"]).map_or(joint, |(_, at)| at);
    // The names go on as far as all of them are names.
    let farthest = (joint + 4..to.min(joint + 42))
        .find(|at| "对把将按于在从向就".contains(norm[*at]))
        .unwrap_or(to.min(joint + 42));
    let stop = (joint + 4..=farthest)
        .rev()
        .find(|stop| !listed(clean, joint + 2, *stop).is_empty())
        .unwrap_or(joint + 2);
    let with = listed(clean, joint + 2, stop);
    let person = led && roles.of(Role::Leader).iter().any(|name| name.start >= start && name.end <= joint);
    if person {
        roles.add(Role::LeadUnit, "rule-role-joined", &with);
    } else {
        roles.add(Role::LeadUnit, "rule-role-joined", &listed(clean, start, start_end));
        roles.add(Role::OtherUnit, "rule-role-joined", &with);
    }
}

/// The names of a list when every one of them is a unit.
fn listed(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let (start, end) = clean.trim(start, end);
    if start >= end || end - start > 80 {
        return Vec::new();
    }
    let list = names(clean, start, end);
    // 公安、交通等部门: what the last word names, the others are too.
    let open = any_before(
        &clean.norm[..end],
        end,
        &["等部门", "等单位", "等有关部门", "等相关部门", "等有关单位", "等相关单位"],
    );
    if open.is_some_and(|(_, at)| at > start)
        && list.len() > 1
        && list.iter().all(|name| (2..=8).contains(&(name.end - name.start)))
    {
        return list;
    }
    let shortened = |name: &Name| list.len() > 1 && is_short(&clean.norm, name.start, name.end);
    let named =
        |name: &Name| is_unit(&clean.norm, name.start, name.end, Strictness::Running) || shortened(name);
    if list.iter().all(named) { list } else { Vec::new() }
}

/// Whether the word before `at` is only the beginning of another (要求, 负责人).
fn feigned(norm: &[char], at: usize) -> bool {
    any(
        norm,
        at,
        &["求", "素", "点", "害", "件", "闻", "义", "强", "同志", "人", "制度", "制，", "的", "体系"],
    )
    .is_some()
}

/// A unit at the head of a clause that 要 or its like tells what to do.
fn told(clean: &Clean, start: usize, to: usize, roles: &mut Roles) -> bool {
    let norm = &clean.norm[..to];
    for at in start + 1..to.min(start + 44) {
        let modal = TOLD.at(norm, at).map(|(length, ())| at + length).filter(|end| !feigned(norm, *end));
        let bound = at > start + 1 && ACTING.at(norm, at).is_some();
        if modal.is_none() && !bound {
            continue;
        }
        let list = listed(clean, start, at);
        if list.is_empty() {
            if norm[at] == '要' || bound {
                continue;
            }
            return false;
        }
        let after = modal.unwrap_or(at + 1);
        let helps = any(
            norm,
            after,
            &["积极支持配合", "支持配合", "积极配合", "主动配合", "密切配合", "协同配合", "全力配合", "配合"],
        )
        .is_some();
        let rule = if modal.is_some() { "rule-role-told" } else { "rule-role-acting" };
        roles.add(if helps { Role::OtherUnit } else { Role::LeadUnit }, rule, &list);
        if is(norm, at, "负责") {
            return true;
        }
        // …要统筹相关责任单位制定: those called upon.
        if let Some((_, with)) = any(norm, after, &["会同", "督促"])
            && let Some(stop) = (with + 2..to.min(with + 20))
                .find(|i| is_collective(norm, with, *i) && is_unit(norm, with, *i, Strictness::Running))
        {
            roles.add(Role::OtherUnit, "rule-role-joined", &[Name { start: with, end: stop }]);
        }
        return true;
    }
    false
}
