//! From names as documents write them to the site's own list: by name, alias and abbreviation. What may mean several
//! is never guessed.

use crate::{Mention, Person, PersonId, Site, Unit, UnitId, UnitKind};

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution<T> {
    /// Exactly these: one, or all of a collective actor.
    Meant(Vec<T>),
    /// One of these; somebody has to say which.
    Ambiguous(Vec<T>),
    /// Not on the list.
    Unknown,
}

impl<T> Resolution<T> {
    /// The only one meant, if it is clear.
    pub fn one(self) -> Option<T> {
        match self {
            Self::Meant(mut ids) if ids.len() == 1 => ids.pop(),
            _ => None,
        }
    }

    /// The mention of a name so resolved.
    pub fn mention(self, surface: &str) -> Mention<T> {
        let (meant, candidates) = match self {
            Self::Meant(ids) => (ids, Vec::new()),
            Self::Ambiguous(ids) => (Vec::new(), ids),
            Self::Unknown => (Vec::new(), Vec::new()),
        };
        Mention { surface: surface.to_owned(), meant, candidates }
    }
}

/// The site's units and people, prepared for looking up names.
pub struct Resolver<'a> {
    place: String,
    units: Vec<(&'a Unit, Vec<String>)>,
    people: Vec<&'a Person>,
}

/// 县, 区, 市 … before a unit's name, and after a place's.
const LEVELS: [char; 5] = ['县', '区', '市', '省', '旗'];

impl<'a> Resolver<'a> {
    /// A resolver over the active units and people.
    pub fn new(site: &Site, units: &'a [Unit], people: &'a [Person]) -> Self {
        let place = site.name.trim_end_matches(LEVELS).to_owned();
        let units = units
            .iter()
            .filter(|u| u.active)
            .map(|u| {
                let names = std::iter::once(&u.name).chain(&u.aliases).map(|n| core(n, &place)).collect();
                (u, names)
            })
            .collect();
        Self { place, units, people: people.iter().filter(|p| p.active).collect() }
    }

    /// Whom a unit's name means.
    pub fn unit(&self, surface: &str) -> Resolution<UnitId> {
        let full = core(surface, &self.place);
        if full.is_empty() {
            return Resolution::Unknown;
        }
        if let Some(group) = self.group(&full) {
            return group;
        }
        let outside = strip_brackets(&full);
        for name in [&full, &outside] {
            let exact = self.matching(|n| n == name);
            if !exact.is_empty() {
                return one_or_ask(exact);
            }
        }
        one_or_ask(self.matching(|n| abbreviates(&outside, n)))
    }

    /// Whom a leader's name or post means: 周明远, 周副县长, 常务副县长.
    pub fn leader(&self, surface: &str) -> Resolution<PersonId> {
        let name = surface.trim().trim_end_matches("同志");
        let matching = |test: &dyn Fn(&Person) -> bool| -> Vec<PersonId> {
            self.people.iter().filter(|p| p.leader && test(p)).map(|p| p.id).collect()
        };
        let exact = matching(&|p| p.name == name || p.post == name);
        if !exact.is_empty() {
            return one_or_ask(exact);
        }
        one_or_ask(matching(&|p| {
            p.name.chars().next().is_some_and(|surname| {
                name.strip_prefix(surname)
                    .is_some_and(|post| !post.is_empty() && (p.post == post || p.post.ends_with(post)))
            })
        }))
    }

    fn matching(&self, test: impl Fn(&str) -> bool) -> Vec<UnitId> {
        self.units.iter().filter(|(_, names)| names.iter().any(|n| test(n))).map(|(u, _)| u.id).collect()
    }

    /// 各镇, 各乡镇人民政府, 各部门: everyone of a kind. 相关部门 stays unknown: only people know which.
    fn group(&self, name: &str) -> Option<Resolution<UnitId>> {
        let rest = name.strip_prefix('各').or_else(|| name.strip_prefix("全体"))?;
        if rest.contains("相关") || rest.contains("有关") || rest.contains("责任") || rest.contains("牵头")
        {
            return Some(Resolution::Unknown);
        }
        let towns = ["镇", "乡", "街道"].iter().any(|w| rest.contains(w));
        let departments = ["部门", "直单位", "局办"].iter().any(|w| rest.contains(w));
        let parks = rest.contains("园区");
        let ids: Vec<_> = self
            .units
            .iter()
            .filter(|(u, _)| match u.kind {
                UnitKind::Town => towns,
                UnitKind::Department => departments,
                UnitKind::Park => parks,
                UnitKind::Enterprise | UnitKind::Office => false,
            })
            .map(|(u, _)| u.id)
            .collect();
        Some(if ids.is_empty() { Resolution::Unknown } else { Resolution::Meant(ids) })
    }
}

fn one_or_ask<T>(found: Vec<T>) -> Resolution<T> {
    match found.len() {
        0 => Resolution::Unknown,
        1 => Resolution::Meant(found),
        _ => Resolution::Ambiguous(found),
    }
}

/// A name without spaces, quotation marks, the place and the level: 云溪县发展和改革局, 县发展和改革局 → 发展和改革局.
fn core(name: &str, place: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”\"'‘’".contains(*c))
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .collect();
    let plain = plain.strip_suffix('等').unwrap_or(&plain);
    let here = if place.is_empty() { plain } else { plain.strip_prefix(place).unwrap_or(plain) };
    let mut chars = here.chars();
    let stripped = match chars.next() {
        Some(first) if LEVELS.contains(&first) && chars.as_str().chars().count() >= 2 => chars.as_str(),
        _ => here,
    };
    let stripped = without_heads(stripped);
    stripped.strip_suffix("人民政府").filter(|s| !s.is_empty()).unwrap_or(stripped).to_owned()
}

/// 住建局主要负责人, 白石镇党政“一把手”: the unit whose people are named by their place in it.
fn without_heads(name: &str) -> &str {
    const PEOPLE: [&str; 16] = [
        "副县长",
        "副市长",
        "副镇长",
        "副乡长",
        "负责同志",
        "负责人",
        "领导班子",
        "班子成员",
        "领导",
        "一把手",
        "党委书记",
        "工作人员",
        "干部职工",
        "全体人员",
        "全体干部",
        "党员干部",
    ];
    const WHICH: [&str; 6] = ["党政", "主要", "分管", "有关", "相关", "全体"];
    let Some(mut unit) = PEOPLE.iter().find_map(|people| name.strip_suffix(people)) else { return name };
    while let Some(shorter) = WHICH.iter().find_map(|which| unit.strip_suffix(which)) {
        unit = shorter;
    }
    if unit.is_empty() { name } else { unit }
}

fn strip_brackets(name: &str) -> String {
    match (name.find('('), name.rfind(')')) {
        (Some(open), Some(close)) if open < close && open > 0 => {
            format!("{}{}", &name[..open], &name[close + 1..])
        }
        _ => name.to_owned(),
    }
}

/// Whether `short` abbreviates `long`: its characters stand in `long` in the same order, the first and the last are the
/// same, and it is at least three characters long (发改局, not 局).
fn abbreviates(short: &str, long: &str) -> bool {
    let (s, l): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if s.len() < 3 || s.len() >= l.len() || s.first() != l.first() || s.last() != l.last() {
        return false;
    }
    let mut rest = l.iter();
    s.iter().all(|c| rest.any(|d| d == c))
}
