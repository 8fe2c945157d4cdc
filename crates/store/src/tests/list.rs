use jiff::civil::date;
use ledger::*;

use super::support::*;
use crate::*;

async fn numbers(f: &Fixture, filter: &Filter, sort: Sort) -> Vec<String> {
    let page = f.store.ledger_page(f.site, filter, sort, None, 100).await.unwrap();
    let count = page.rows.len() as i64;
    assert_eq!(f.store.ledger_count(f.site, filter, 100).await.unwrap(), count);
    let counted = f.store.ledger_counted(f.site, filter, sort, None, 100).await.unwrap();
    assert_eq!(counted, (page.clone(), count));
    for by_id in [true, false] {
        assert_eq!(f.store.page(f.site, filter, sort, None, 100, by_id).await.unwrap(), page);
    }
    page.rows.iter().map(|l| l.row.task.number.to_string()).collect()
}

fn text(words: &str) -> Filter {
    Filter { text: words.into(), ..Filter::default() }
}

#[tokio::test]
async fn two_characters_one_character_and_numbers_are_found_in_chinese() {
    let f = filled().await;
    for (words, found) in [
        ("农田", vec!["2026-0001"]),
        ("小区", vec!["2026-0002"]),
        ("堰镇", vec!["2026-0008"]),
        ("镇", vec!["2026-0009", "2026-0008"]),
        ("高标准农田", vec!["2026-0001"]),
        ("103", vec!["2026-0002"]),
        ("小区 改造", vec!["2026-0002"]),
        ("田农", vec![]),
        ("\" OR 1=1 --", vec![]),
    ] {
        assert_eq!(numbers(&f, &text(words), Sort::default()).await, found, "{words}");
    }
}

/// A count that stops says so whether or not a draft holds the words too.
#[tokio::test]
async fn a_count_stops_at_its_cap_and_never_counts_drafts() {
    let f = filled().await;
    let drafted = Task { state: TaskState::Draft, ..task(40, "管线图纸归档", 1, None) };
    append(&f.store, f.site, vec![add(drafted)]).await;
    for (cap, counted) in [(1, 1), (2, 2), (3, 2), (100, 2)] {
        assert_eq!(f.store.ledger_count(f.site, &text("管线"), cap).await.unwrap(), counted, "{cap}");
    }
}

#[tokio::test]
async fn every_filter_narrows() {
    let f = filled().await;
    let any = Filter::default();
    for (filter, count) in [
        (any.clone(), 12),
        (Filter { unit: Some(unit(1)), ..any.clone() }, 6),
        (Filter { unit: Some(unit(9)), ..any.clone() }, 12),
        (Filter { unit: Some(unit(8)), ..any.clone() }, 0),
        (Filter { leader: Some(PersonId(uuid::Uuid::from_u128(72))), ..any.clone() }, 6),
        (Filter { field: Some(Field::Urban), ..any.clone() }, 12),
        (Filter { field: Some(Field::Safety), ..any.clone() }, 0),
        (Filter { lights: vec![Light::Red], ..any.clone() }, 2),
        (Filter { lights: vec![Light::Red, Light::Amber], ..any.clone() }, 4),
        (Filter { lights: vec![Light::Amber], state: Some(TaskState::Open), ..any.clone() }, 2),
        (Filter { due: Due::Never, ..any.clone() }, 1),
        (Filter { due: Due::Between(None, Some(date(2026, 6, 30))), ..any.clone() }, 4),
        (Filter { due: Due::Between(Some(date(2026, 12, 1)), None), ..any.clone() }, 3),
        (Filter { state: Some(TaskState::Done), ..any.clone() }, 0),
        (Filter { top: true, ..any.clone() }, 11),
        (Filter { unit: Some(unit(2)), lights: vec![Light::Amber], ..text("小区") }, 1),
    ] {
        assert_eq!(numbers(&f, &filter, Sort::default()).await.len(), count, "{filter:?}");
    }
}

/// Walking the pages forward visits every task once, in the order of one long page, whatever the sort.
#[tokio::test]
async fn pages_are_cuts_of_one_list() {
    let f = filled().await;
    for key in SortKey::ALL {
        for descending in [false, true] {
            let sort = Sort { key, descending };
            let whole = numbers(&f, &Filter::default(), sort).await;
            let (mut walked, mut after) = (Vec::new(), None);
            loop {
                let page =
                    f.store.ledger_page(f.site, &Filter::default(), sort, after.as_ref(), 5).await.unwrap();
                walked.extend(page.rows.iter().map(|l| l.row.task.number.to_string()));
                after = page.rows.last().map(|l| l.cursor.clone());
                if !page.more {
                    break;
                }
            }
            assert_eq!(walked, whole, "{sort:?}");
        }
    }
}

#[tokio::test]
async fn sub_tasks_come_with_their_parents_and_are_numbered_in_them() {
    let f = filled().await;
    let parent = f.store.task_by_number(f.site, "2026-0003".parse().unwrap()).await.unwrap().unwrap().task;
    let children = f.store.children_of(f.site, &[parent.id]).await.unwrap();
    assert_eq!(children.iter().map(|c| c.task.number.to_string()).collect::<Vec<_>>(), ["2026-0003-1"]);
    assert_eq!(f.store.next_sub_number(f.site, parent.number).await.unwrap().to_string(), "2026-0003-2");
    assert_eq!(f.store.next_number(f.site, 2026).await.unwrap().to_string(), "2026-0012");
    assert_eq!(f.store.next_number(f.site, 2027).await.unwrap().to_string(), "2027-0001");
}
