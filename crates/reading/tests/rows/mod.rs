//! Rows of who leads, who does it and who helps.
//!
//! A row is a text of 15 January 2026, the leaders by name, the units that lead and those that take part, each list with
//! blanks between. Names taken over from a heading or the sentence before carry a `^`. Of several commitments in a text the
//! lists are joined in order, each name once.

use reading::{Options, Role, read};

/// Text, leaders, lead units, other units.
pub type Row = (&'static str, &'static str, &'static str, &'static str);

/// Every row is read so, or all that are not are told.
pub fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (text, leaders, leads, others) in rows {
        let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
        let mut got: [Vec<String>; 3] = Default::default();
        let mut put = |list: usize, name: String| {
            if !got[list].contains(&name) {
                got[list].push(name);
            }
        };
        for commitment in &reading.commitments {
            let own = [&commitment.leaders, &commitment.lead_units, &commitment.other_units];
            for (list, names) in own.into_iter().enumerate() {
                names.iter().for_each(|name| put(list, name.value.clone()));
            }
            for inherited in &commitment.inherited {
                let list = match inherited.role {
                    Role::Leader => 0,
                    Role::LeadUnit => 1,
                    Role::OtherUnit => 2,
                };
                put(list, format!("^{}", inherited.name.value));
            }
        }
        let want = [leaders, leads, others].map(|list| list.split_whitespace().collect::<Vec<_>>());
        if reading.commitments.is_empty() || (0..3).any(|list| got[list] != want[list]) {
            wrong.push(format!("{text}\n   got {got:?}\n  want {want:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
