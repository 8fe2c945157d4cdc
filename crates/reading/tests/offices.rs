//! Whoever holds an office is not somebody by name.

use reading::{Options, read};

#[test]
fn a_comrade_of_an_office_is_no_leader_by_name() {
    let leaders = |text: &str| -> Vec<String> {
        let reading = read(text, &Options { date: None });
        reading.commitments.iter().flat_map(|c| &c.leaders).map(|f| f.value.clone()).collect()
    };
    assert!(leaders("请主要负责同志每月10日前到工地检查一次，全年检查不少于12次。").is_empty());
    assert_eq!(leaders("请周知渠同志牵头，县水利局具体负责，6月底前改造水厂4处。"), ["周知渠"]);
}
