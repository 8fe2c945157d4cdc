//! The calendar feed, read by another implementation.

use icalendar::{Calendar as Parsed, CalendarComponent, Component as _};
use jiff::Timestamp;
use jiff::civil::date;
use messages::Lang;
use notify::feed::{Calendar, Entry, Form, Point, Standing, write};

fn calendar(form: Form) -> Calendar<'static> {
    Calendar { name: "县住建局 落实", domain: "anhe.example.cn", lang: Lang::Zh, form }
}

fn entry(id: &'static str) -> Entry<'static> {
    Entry {
        id,
        sequence: 0,
        changed: Timestamp::from_second(1_780_286_400).unwrap(),
        day: date(2026, 12, 31),
        task: "2026-0153 城北污水处理厂提标改造；管网, 泵站\\一期; 二期",
        point: Point::Due,
        lead: "县住建局",
        link: "http://10.20.0.5:8080/tasks/153",
        standing: Standing::Open,
    }
}

fn events(text: &str) -> Vec<icalendar::Event> {
    let parsed: Parsed = text.parse().unwrap();
    parsed.components.into_iter().filter_map(|part| part.as_event().cloned()).collect()
}

fn todos(text: &str) -> Vec<icalendar::Todo> {
    let parsed: Parsed = text.parse().unwrap();
    parsed.components.into_iter().filter_map(|part| part.as_todo().cloned()).collect()
}

#[test]
fn an_event_comes_back_as_it_was() {
    let text = write(&calendar(Form::Events), &[entry("task-1")]);
    let parsed: Parsed = text.parse().unwrap();
    assert_eq!(parsed.get_name(), Some("县住建局 落实"));
    let [event] = events(&text).try_into().unwrap();
    assert_eq!(event.get_uid(), Some("task-1@anhe.example.cn"));
    // The parser forgives what others do not.
    let unfolded = text.replace("\r\n ", "");
    let escaped = "SUMMARY:2026-0153 城北污水处理厂提标改造；管网\\, 泵站\\\\一期\\; 二期 到期\r\n";
    assert!(unfolded.contains(escaped), "{unfolded}");
    assert_eq!(event.get_summary(), Some("2026-0153 城北污水处理厂提标改造；管网, 泵站\\一期; 二期 到期"));
    assert_eq!(event.get_description(), Some("牵头：县住建局"));
    assert_eq!(event.get_url(), Some("http://10.20.0.5:8080/tasks/153"));
    assert_eq!(event.property_value("DTSTART"), Some("20261231"));
    assert_eq!(event.property_value("DTEND"), Some("20270101"));
    assert_eq!(event.property_value("DTSTAMP"), Some("20260601T040000Z"));
}

#[test]
fn a_moved_day_keeps_its_uid_and_counts_up() {
    let moved = Entry { day: date(2027, 3, 31), sequence: 1, ..entry("task-1") };
    let before = events(&write(&calendar(Form::Events), &[entry("task-1")]));
    let after = events(&write(&calendar(Form::Events), &[moved]));
    assert_eq!(before[0].get_uid(), after[0].get_uid());
    let sequence = |events: &[icalendar::Event]| events[0].get_sequence();
    assert_eq!((sequence(&before), sequence(&after)), (Some(0), Some(1)));
    assert_eq!(after[0].property_value("DTSTART"), Some("20270331"));
}

#[test]
fn what_is_cancelled_or_done_stays_and_says_so() {
    let cancelled = Entry { standing: Standing::Cancelled, ..entry("task-1") };
    let done = Entry { standing: Standing::Done, point: Point::Milestone("主体封顶"), ..entry("node-7") };
    let text = write(&calendar(Form::Events), &[cancelled, done]);
    let found = events(&text);
    assert_eq!(found[0].property_value("STATUS"), Some("CANCELLED"));
    assert_eq!(found[1].property_value("STATUS"), Some("CONFIRMED"));
    assert!(found[1].get_summary().unwrap().ends_with("节点：主体封顶（已完成）"));

    let found = todos(&write(&calendar(Form::Todos), &[cancelled, done, entry("task-2")]));
    let status: Vec<_> = found.iter().map(|todo| todo.property_value("STATUS").unwrap()).collect();
    assert_eq!(status, ["CANCELLED", "COMPLETED", "NEEDS-ACTION"]);
    assert_eq!(found[1].property_value("COMPLETED"), Some("20260601T040000Z"));
    assert_eq!(found[2].property_value("DUE"), Some("20261231"));
}

#[test]
fn nothing_can_be_smuggled_into_the_calendar() {
    let task = "一\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:EMAIL";
    let sly =
        Entry { task, lead: "a\nATTACH:http://evil.cn", link: "http://x/\r\nATTACH:y", ..entry("t\r\nX:1") };
    let text = write(&calendar(Form::Events), &[sly]);
    let parsed: Parsed = text.parse().unwrap();
    assert_eq!(parsed.components.len(), 1);
    let CalendarComponent::Event(event) = &parsed.components[0] else { panic!("{text}") };
    assert!(event.property_value("ATTACH").is_none() && event.property_value("X").is_none());
    assert!(event.components().is_empty());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
}

#[test]
fn the_same_entries_are_the_same_bytes() {
    let write = || write(&calendar(Form::Todos), &[entry("task-1"), entry("task-2")]);
    assert_eq!(write(), write());
}
