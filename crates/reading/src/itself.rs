//! The county or city that a paper speaks for: 某县打造… in its own paper tells nobody in particular.

use crate::Commitment;
use crate::clean::Clean;
use crate::lexicon::find;

/// Takes out of those who lead the county or city that the title, the issuer or those who speak are of.
pub(crate) fn leave_out(clean: &Clean, titles: &[&str], made: &mut Commitment) {
    made.lead_units.retain(|unit| !is_itself(clean, titles, &unit.value));
}

fn is_itself(clean: &Clean, titles: &[&str], name: &str) -> bool {
    const LONG: usize = 8;
    #[rustfmt::skip]
    const ZONES: &[&str] = &[
        "专区", "园区", "景区", "社区", "片区", "新区", "城区", "示范区", "试验区", "开发区", "高新区", "经开区", "保税区", "合作区", "先行区", "功能区",
    ];
    let length = name.chars().count();
    if ZONES.iter().any(|zone| name.ends_with(zone)) {
        return false;
    }
    if !name.ends_with(['县', '市', '区', '旗']) || !(3..=LONG).contains(&length) {
        return false;
    }
    let speaks = |post: &str| find(&clean.norm, 0, clean.norm.len(), &format!("{name}{post}")).is_some();
    titles.iter().any(|title| title.contains(name))
        || ["委书记", "委副书记", "委、"].iter().any(|post| speaks(post))
}
