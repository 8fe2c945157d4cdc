//! What the words of a cell look like, whatever column they stand in.

use calendar::Date;
use calendar::deadline::find_in;

use crate::clean::{Clean, blank};
use crate::cue::OPENING_VERBS;
use crate::lexicon::{among, any, any_before, is_han};
use crate::names::names;
use crate::person::is_person;
use crate::structure::mark;
use crate::unit::{Name, Strictness, is_short, is_unit};

use super::table::Cell;

/// The shape of a cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    pub(super) length: usize,
    /// A number of at most three digits and nothing else.
    pub(super) number: bool,
    /// Begins with the number of a heading (一、, （一）) or of an item (1.).
    pub(super) level: Option<u8>,
    /// Every name is one of a unit, surely or possibly.
    pub(super) units: Units,
    /// Nothing but persons, or somebody's office.
    pub(super) persons: bool,
    /// A time, or how long it lasts.
    pub(super) time: bool,
    /// Reads on like a sentence.
    pub(super) sentence: bool,
    /// Closes with 。 or ；.
    pub(super) closed: bool,
    /// Ends or begins with the mark of a list that goes on.
    pub(super) goes_on: bool,
    /// Begins like a task.
    pub(super) acts: bool,
    /// Begins with a figure.
    pub(super) counted: bool,
    /// 无, —, or the like.
    pub(super) nothing: bool,
}

/// How far a cell looks like a list of units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Units {
    #[default]
    None,
    /// Some are.
    Some,
    /// All could be.
    Likely,
    /// All are.
    Sure,
}

/// How long the words of a cell are that are looked at more closely.
const LONG: usize = 240;

/// Words that say that something goes on, without a day.
#[rustfmt::skip]
const LASTING: &[&str] = &[
    "持续", "长期", "全年", "年内", "常态", "每年", "每月", "每季", "每周", "定期", "适时", "按序时", "按时序", "按计划", "按期", "立即", "即知即改", "随时", "贯穿",
    "已完成", "当年", "跨年度", "本年度",
];

pub(super) fn shape(clean: &Clean, cell: Cell, anchor: Date) -> Shape {
    let norm = &clean.norm;
    let words = &norm[cell.start..cell.end];
    let length = words.len();
    let last = words.last().copied().unwrap_or(' ');
    let first = words.first().copied().unwrap_or(' ');
    let mut shape = Shape {
        length,
        number: length <= 3 && words.iter().all(char::is_ascii_digit),
        level: mark(norm, cell.start)
            .filter(|found| found.end < cell.end && !found.spoken)
            .map(|found| found.level),
        closed: among!("。;!", last),
        goes_on: among!("、,", last) || among!("、,", first),
        acts: OPENING_VERBS.at(norm, cell.start).is_some_and(|(width, ())| width > 1),
        counted: first.is_ascii_digit(),
        nothing: words.iter().all(|c| among!("-—/无\\_", *c)),
        ..Shape::default()
    };
    if length > LONG {
        shape.sentence = true;
        return shape;
    }
    shape.units = units(clean, cell);
    shape.persons = shape.units == Units::None && persons(clean, cell);
    shape.time = time(words, anchor);
    let stops = words.iter().filter(|c| among!("。;,", **c)).count();
    shape.sentence = shape.units == Units::None && (length > 40 || shape.closed || stops > 1);
    shape
}

fn units(clean: &Clean, cell: Cell) -> Units {
    let norm = &clean.norm;
    let list: Vec<Name> =
        names(clean, cell.start, cell.end).into_iter().map(|name| told(norm, name)).collect();
    let counted = |how| {
        let acts = |start| OPENING_VERBS.at(&norm[..cell.end], start).is_some_and(|(length, ())| length > 1);
        let unit = |name: &&Name| {
            is_unit(norm, name.start, name.end, how)
                || how == Strictness::Listed && is_short(norm, name.start, name.end)
        };
        list.iter().filter(unit).filter(|name| !acts(name.start)).count()
    };
    let (sure, likely) = (counted(Strictness::Running), counted(Strictness::Listed));
    let brief = list.iter().all(|name| name.end - name.start <= 24);
    let open = norm[cell.start..cell.end].contains(&'。');
    if list.is_empty() || likely == 0 || !brief || open && cell.end - cell.start > 60 {
        Units::None
    } else if sure == list.len() {
        Units::Sure
    } else if likely == list.len() {
        if sure > 0 { Units::Sure } else { Units::Likely }
    } else if likely * 2 >= list.len() {
        Units::Some
    } else {
        Units::None
    }
}

/// 办公室牵头: without what says which part the unit plays.
fn told(norm: &[char], name: Name) -> Name {
    const PARTS: &[&str] = &["具体负责", "负责", "牵头", "配合", "协助", "承办", "落实"];
    let end = any_before(norm, name.end, PARTS).map_or(name.end, |(_, at)| at);
    Name { end: if end > name.start + 1 { end } else { name.end }, ..name }
}

fn persons(clean: &Clean, cell: Cell) -> bool {
    const LONG: usize = 24;
    let norm = &clean.norm;
    if cell.end - cell.start > LONG {
        return false;
    }
    let words = &norm[cell.start..cell.end];
    if words.len() == 1 {
        return is_han(words[0]);
    }
    let office = [
        "领导", "市长", "县长", "区长", "镇长", "乡长", "省长", "书记", "主任", "同志", "常委", "局长",
        "主席",
    ];
    if office.iter().any(|word| any_before(&norm[..cell.end], cell.end, &[word]).is_some()) {
        return true;
    }
    let mut from = cell.start;
    let mut count = 0;
    for at in cell.start..=cell.end {
        if at < cell.end && !blank(norm[at]) && !among!("、,/;", norm[at]) {
            continue;
        }
        if from < at {
            count += 1;
            let single = at == from + 1;
            if !(single || is_person(norm, from, at)) {
                return false;
            }
        }
        from = at + 1;
    }
    count > 0
}

fn time(words: &[char], anchor: Date) -> bool {
    const LONG: usize = 60;
    if words.len() > LONG {
        return false;
    }
    if any(words, 0, LASTING).is_some() && words.len() <= 24 {
        return true;
    }
    let found = find_in(words, anchor);
    let covered: usize = found.iter().map(|time| time.end - time.start).sum();
    let numeric = words.iter().all(|c| c.is_ascii_digit() || among!(".-/年月日前底 ", *c))
        && words.iter().filter(|c| c.is_ascii_digit()).count() >= 3
        && words.iter().any(|c| among!(".-/年月", *c));
    numeric
        || found.first().is_some_and(|first| first.start <= 2)
            && (covered * 5 >= words.len() * 2 || words.len() <= 14)
}
