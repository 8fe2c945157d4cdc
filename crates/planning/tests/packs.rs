//! Packs as files: what is shipped, and what is said about a file that cannot be used.

use std::collections::HashSet;

use jiff::civil::date;
use messages::{Arg, Lang, text_args};
use planning::{DEFAULT, KEYS, Pack, Plan, default_pack, first_pack, in_force, offered, packs, version};

const SOUND: &str = r#"
id = "ours"
version = 2
valid_from = "2026-01-01"
name = { zh = "本县规则", en = "Our rule" }
source = { zh = "县政府办通知", en = "A notice of the county office" }

[points]
amber_from = 5
red_above = 20
small_lag = "green"
"#;

const YEAR: &str = "[0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]";

#[test]
fn a_field_that_the_pack_names_follows_its_season_and_the_others_are_even() {
    let text = format!("{SOUND}\n[[seasons]]\nfields = [\"urban\"]\npaces = {YEAR}");
    let pack = Pack::parse("ours.toml", &text).unwrap();
    assert_eq!(pack.curve("urban"), Plan::Seasonal([0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]));
    assert_eq!([pack.curve("reform"), pack.curve("")], [Plan::Linear, Plan::Linear]);
}

#[test]
fn whoever_has_adopted_none_has_the_basic_pack() {
    let basic = default_pack();
    assert_eq!((basic.id.as_str(), version("basic", 1)), (DEFAULT, Some(basic)));
    assert_eq!(version("basic", 99), None);
}

#[test]
fn a_new_site_begins_with_the_newest_basic_pack_and_chooses_among_the_newest() {
    assert_eq!((first_pack().id.as_str(), first_pack().version), (DEFAULT, 2));
    assert!(offered(first_pack()).iter().all(|pack| pack.reports.is_some()), "none is green over silence");
    let old = version("due-date", 1).unwrap();
    let ids =
        |holds| offered(holds).iter().filter(|p| p.id == "due-date").map(|p| p.version).collect::<Vec<_>>();
    assert_eq!(
        (ids(first_pack()), ids(old)),
        (vec![2], vec![1, 2]),
        "what holds is shown beside its successor"
    );
}

#[test]
fn the_shipped_packs_are_the_promised_ones() {
    let mut ids: Vec<&str> = packs().iter().map(|pack| pack.id.as_str()).collect();
    ids.dedup();
    let promised = [
        "basic",
        "due-date",
        "missed-month",
        "missed-twice",
        "pace-points",
        "pace-ratio",
        "pace-ratio-strict",
        "pace-seasonal",
    ];
    assert_eq!(ids, promised);
    assert!(packs().iter().all(|pack| pack.note.is_some()), "each says what it adds to its source");
}

#[test]
fn a_pack_of_the_site_is_read_and_the_version_in_force_is_chosen_by_day() {
    let old =
        Pack::parse("ours-1.toml", &SOUND.replace("version = 2", "version = 1").replace("2026", "2025"));
    let all = [Pack::parse("ours-2.toml", SOUND).unwrap(), old.unwrap()];
    let version = |day| in_force(&all, "ours", day).map(|pack| pack.version);
    assert_eq!(version(date(2024, 12, 31)), None);
    assert_eq!(version(date(2025, 12, 31)), Some(1));
    assert_eq!(version(date(2026, 1, 1)), Some(2));
    assert_eq!(in_force(&all, "theirs", date(2026, 1, 1)), None);
}

#[test]
fn a_flawed_pack_is_refused_with_its_key_and_the_mend() {
    let ratio = "[ratio]\ngreen_from = 60\namber_from = 80";
    let empty = &SOUND[..SOUND.find("[points]").unwrap()];
    let more = |rest: &str| format!("{SOUND}\n{rest}");
    // (text, key, message)
    let cases = [
        (SOUND.replace("red_above = 20", "red_above = 4"), "points.red_above", "planning-pack-order"),
        (SOUND.replace("amber_from = 5", "amber_from = 101"), "points.amber_from", "planning-pack-range"),
        (SOUND.replace("amber_from = 5", "amber_from = \"five\""), "amber_from", "planning-pack-syntax"),
        (SOUND.replace("amber_from = 5", "amber_form = 5"), "amber_form", "planning-pack-syntax"),
        (
            SOUND.replace("small_lag = \"green\"", "small_lag = \"red\""),
            "points.small_lag",
            "planning-pack-small-lag",
        ),
        (SOUND.replace("id = \"ours\"", "id = \"本县\""), "id", "planning-pack-id"),
        (SOUND.replace("id = \"ours\"\n", ""), "id", "planning-pack-syntax"),
        (SOUND.replace("version = 2", "version = 0"), "version", "planning-pack-version"),
        (SOUND.replace("2026-01-01", "2026-02-30"), "valid_from", "planning-pack-syntax"),
        (SOUND.replace("A notice of the county office", " "), "source", "planning-pack-words"),
        (empty.to_owned(), "due", "planning-pack-empty"),
        (format!("{empty}{ratio}"), "ratio.green_from", "planning-pack-order"),
        (more("[months]\nred_missed = 0\nmade_up = \"amber\""), "months.red_missed", "planning-pack-range"),
        (more("[months]\nred_missed = 1\nmade_up = \"red\""), "months.made_up", "planning-pack-small-lag"),
        (more("[start]\namber_months = 3\nred_months = 1"), "start.red_months", "planning-pack-order"),
        (more("[reports]\namber_missed = 2\nred_missed = 1"), "reports.red_missed", "planning-pack-order"),
        (more("[due]\namber_days = -1"), "due.amber_days", "planning-pack-range"),
        (more(&format!("[[seasons]]\nfields = []\npaces = {YEAR}")), "seasons", "planning-pack-season"),
        (more("[[seasons]]\nfields = [\"urban\"]\npaces = [1, 2]"), "paces", "planning-pack-syntax"),
    ];
    for (text, key, message) in cases {
        let error = Pack::parse("ours.toml", &text).expect_err(&text);
        assert_eq!(
            (error.file.as_str(), error.key.as_str(), error.reason.key),
            ("ours.toml", key, message),
            "{text}"
        );
    }
}

#[test]
fn a_line_that_cannot_be_read_is_counted() {
    let error = Pack::parse("ours.toml", &SOUND.replace("red_above = 20", "red_above = ")).unwrap_err();
    let line = error.reason.args.iter().find(|(name, _)| *name == "line");
    assert_eq!(line.map(|(_, value)| value.clone()), Some(planning::Value::Number(10)));
}

#[test]
fn every_message_has_words_in_both_languages_and_takes_what_it_is_given() {
    let known: HashSet<&str> = KEYS.iter().map(|(key, _)| *key).collect();
    for lang in Lang::ALL {
        let written: HashSet<&str> =
            messages::keys(lang).filter(|key| key.starts_with("planning-")).collect();
        assert_eq!(written, known, "{lang}");
        for (key, names) in KEYS {
            let args: Vec<(&str, Arg<'_>)> = names.iter().map(|name| (*name, Arg::from(7))).collect();
            let words = text_args(lang, key, &args);
            assert!(!words.contains(['{', '⟦']), "{words}");
            // A name that the message does not use would stand here for nothing.
            for (place, name) in names.iter().enumerate() {
                let mut other = args.clone();
                other[place].1 = Arg::from(9041);
                assert_ne!(text_args(lang, key, &other), words, "{key} ignores {name}");
            }
        }
    }
}
