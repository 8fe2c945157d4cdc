use super::support::*;
use crate::*;

fn units() -> Vec<Unit> {
    vec![
        unit(1, "县发展和改革局", &["发改委"], UnitKind::Department),
        unit(2, "县水利局", &["水务"], UnitKind::Department),
        unit(3, "县水务集团有限公司", &["水务"], UnitKind::Enterprise),
        unit(4, "白石镇", &[], UnitKind::Town),
        unit(5, "北坪镇", &[], UnitKind::Town),
        unit(6, "市生态环境局云溪分局", &["生态环境分局"], UnitKind::Department),
        unit(7, "县住房和城乡建设局", &[], UnitKind::Department),
    ]
}

fn meant(ns: &[u128]) -> Resolution<UnitId> {
    Resolution::Meant(ns.iter().map(|n| UnitId(id(*n))).collect())
}

#[test]
fn names_aliases_and_abbreviations_lead_to_the_list() {
    let (site, units) = (site(), units());
    let resolver = Resolver::new(&site, &units, &[]);
    for (surface, expected) in [
        ("县发展和改革局", meant(&[1])),
        ("云溪县发展和改革局", meant(&[1])),
        ("发改局", meant(&[1])),
        ("县发改局", meant(&[1])),
        ("县发改局(粮食局)", meant(&[1])),
        ("发改委", meant(&[1])),
        ("县住建局", meant(&[7])),
        ("县生态环境分局", meant(&[6])),
        ("白石镇人民政府", meant(&[4])),
        ("白石镇主要负责人", meant(&[4])),
        ("县住建局“一把手”", meant(&[7])),
        ("县住建局有关负责人", meant(&[7])),
        ("白石镇党政“一把手”", meant(&[4])),
        ("白石镇全体干部职工", meant(&[4])),
        ("各镇", meant(&[4, 5])),
        ("各乡镇人民政府", meant(&[4, 5])),
        ("水务", Resolution::Ambiguous(vec![UnitId(id(2)), UnitId(id(3))])),
        ("县教育局", Resolution::Unknown),
        ("各有关部门", Resolution::Unknown),
        ("局", Resolution::Unknown),
        ("", Resolution::Unknown),
    ] {
        assert_eq!(resolver.unit(surface), expected, "{surface}");
    }
}

#[test]
fn whoever_the_reader_names_as_heading_a_unit_means_the_unit() {
    let (site, units) = (site(), units());
    let resolver = Resolver::new(&site, &units, &[]);
    for head in reading::HEADS {
        assert_eq!(resolver.unit(&format!("县水利局{head}")), meant(&[2]), "{head}");
    }
}

#[test]
fn leaders_are_known_by_name_post_and_surname_with_post() {
    let people =
        [leader(1, "周明远", "副县长"), leader(2, "李若川", "副县长"), leader(3, "孙其昌", "常务副县长")];
    let site = site();
    let resolver = Resolver::new(&site, &[], &people);
    let one = |n| Resolution::Meant(vec![PersonId(id(n))]);
    assert_eq!(resolver.leader("周明远同志"), one(1));
    assert_eq!(resolver.leader("周副县长"), one(1));
    assert_eq!(resolver.leader("常务副县长"), one(3));
    assert!(matches!(resolver.leader("副县长"), Resolution::Ambiguous(who) if who.len() == 2));
    assert_eq!(resolver.leader("王某"), Resolution::Unknown);
}
