//! Every part of a reading can be asked for its grounds.

use reading::{ASIDES, Explained, Options, Part, RULES, explain, read};

fn options() -> Options {
    Options { date: Some(jiff::civil::date(2026, 1, 15)) }
}

fn of(text: &str) -> Explained {
    explain(text, &options())
}

/// The rules that gave a part, in reading order.
fn rules(explained: &Explained, part: Part) -> Vec<(&str, &str)> {
    let grounds = explained.accounts.iter().flat_map(|account| &account.grounds);
    grounds.filter(|g| g.part == part).map(|g| (g.rule.as_str(), g.words.as_str())).collect()
}

#[test]
fn each_part_names_the_rule_that_gave_it() {
    let explained = of("县水务局要在6月底前改造老旧管网42公里，漏损率降到9%以下，每月通报一次进度。");
    assert_eq!(rules(&explained, Part::LeadUnit), [("rule-role-told", "县水务局")]);
    assert_eq!(rules(&explained, Part::Due), [("rule-due-only", "6月底前")]);
    assert_eq!(rules(&explained, Part::Cadence), [("rule-cadence", "每月")]);
    assert_eq!(rules(&explained, Part::Target).len(), 2);
    let strength = rules(&explained, Part::Strength);
    assert_eq!(strength[0].0, "rule-strength-number");
}

#[test]
fn a_number_that_is_no_target_says_why() {
    let explained = of("总投资18亿元的云岭储能项目、省道改线项目年内全部开工，给予最高50万元奖补。");
    let asides: Vec<(&str, &str)> = explained.accounts[0]
        .set_aside
        .iter()
        .filter(|aside| aside.part == Part::Target)
        .map(|aside| (aside.reason.as_str(), aside.words.as_str()))
        .collect();
    assert_eq!(asides, [("aside-number-class", "18亿元"), ("aside-number-grant", "50万元")]);
}

#[test]
fn a_sentence_that_was_not_taken_keeps_its_score_and_cues() {
    let explained = of("全县上下要提高认识，形成合力。\n县住建局5月底前完成雨污管网普查。");
    assert_eq!(explained.reading.commitments.len(), 1);
    let [passed] = &explained.passed[..] else { panic!("{:?}", explained.passed) };
    assert_eq!(passed.text, "全县上下要提高认识，形成合力。");
    assert!(passed.score < explained.reading.commitments[0].score);
    assert!(passed.reasons.iter().any(|reason| reason.cue == "cue-virtue" && reason.weight < 0));
}

#[test]
fn roles_from_elsewhere_say_from_where() {
    let text = "（一）抓好茶产业（牵头单位：县农业农村局）\n新建茶园800亩。\n";
    let explained = of(text);
    let heading = rules(&explained, Part::LeadUnit);
    assert_eq!(heading, [("rule-role-label", "县农业农村局"), ("rule-role-heading", "县农业农村局")]);
}

#[test]
fn an_explained_reading_is_the_reading_and_uses_only_listed_keys() {
    for name in ["division", "notice", "report", "roles", "speech"] {
        let path = format!("{}/tests/corpus/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let explained = of(&text);
        assert_eq!(explained.reading, read(&text, &options()), "{name}");
        assert_eq!(explained.accounts.len(), explained.reading.commitments.len(), "{name}");
        for (account, commitment) in explained.accounts.iter().zip(&explained.reading.commitments) {
            for ground in &account.grounds {
                assert!(RULES.contains(&ground.rule.as_str()), "{ground:?}");
            }
            for aside in &account.set_aside {
                assert!(ASIDES.contains(&aside.reason.as_str()), "{aside:?}");
            }
            let grounded = |part| account.grounds.iter().filter(|g| g.part == part).count();
            assert_eq!(grounded(Part::Strength), 1, "{commitment:?}");
            assert!(grounded(Part::LeadUnit) >= commitment.lead_units.len(), "{commitment:?}");
            assert!(grounded(Part::Due) > 0 || commitment.due_text.is_none(), "{commitment:?}");
        }
    }
}
