//! The county or city that a paper speaks for: 某县打造… in its own paper tells nobody in particular.

use std::collections::HashSet;

use crate::Commitment;
use crate::clean::Clean;
use crate::header::Header;
use crate::lexicon::{among, words};

/// No county's name is longer.
const LONG: usize = 8;

/// Whom a paper speaks for, by its issuer, its title and those who lead its party committee, if they come first.
#[derive(Debug)]
pub(crate) struct Itself {
    issuer: String,
    title: String,
    /// Every name that may be the county's before 委书记 near the head.
    led: HashSet<String>,
}

impl Itself {
    pub(crate) fn of(clean: &Clean, header: &Header) -> Self {
        const HEAD: usize = 600;
        let value = |found: &Option<crate::Found<String>>| {
            found.as_ref().map(|found| found.value.clone()).unwrap_or_default()
        };
        let norm = &clean.norm[..clean.norm.len().min(HEAD)];
        let posts = words!["委书记", "委副书记", "委、"].all(norm, 0, norm.len());
        let ends = posts.map(|(at, _)| at).filter(|at| *at > 0 && among!("县市区旗", norm[at - 1]));
        let led = ends.flat_map(|end| {
            (end.saturating_sub(LONG)..end.saturating_sub(2))
                .map(move |start| norm[start..end].iter().collect())
        });
        Self { issuer: value(&header.issuer), title: value(&header.title), led: led.collect() }
    }

    /// A commitment without the county or city that speaks among those who lead.
    pub(crate) fn left_out(&self, mut made: Commitment) -> Commitment {
        made.lead_units.retain(|unit| !self.is(&unit.value));
        made
    }

    fn is(&self, name: &str) -> bool {
        #[rustfmt::skip]
        const ZONES: &[&str] = &[
            "专区", "园区", "景区", "社区", "片区", "新区", "城区", "示范区", "试验区", "开发区", "高新区", "经开区", "保税区", "合作区", "先行区", "功能区",
        ];
        let county = name.ends_with(['县', '市', '区', '旗'])
            && (3..=LONG).contains(&name.chars().count())
            && !ZONES.iter().any(|zone| name.ends_with(zone));
        // A city may write about one of its counties: the title counts where it opens with the name.
        let opens = || {
            // 2026年某县…
            let year = |c: char| c.is_ascii_digit() || matches!(c, '年' | '度' | '《' | '“');
            let title = self.title.trim_start_matches(year);
            ["", "中共", "在", "关于印发", "关于", "中国共产党"]
                .iter()
                .any(|before| title.strip_prefix(before).is_some_and(|rest| rest.starts_with(name)))
        };
        county && (self.issuer.contains(name) || opens() || self.led.contains(name))
    }
}
