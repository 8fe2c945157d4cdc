use proptest::prelude::*;

use crate::Decimal;

#[test]
fn reads_and_writes_plain_numbers() {
    for (text, out) in [
        ("80", "80"),
        ("2.50", "2.5"),
        ("0.05", "0.05"),
        ("-1.20", "-1.2"),
        ("5,000", "5000"),
        ("0", "0"),
        ("100.0", "100"),
    ] {
        assert_eq!(text.parse::<Decimal>().unwrap().to_string(), out);
    }
}

#[test]
fn refuses_what_is_not_a_plain_number() {
    for text in ["", "-", "1e9", "八十", "1.2.3", "1234567890123456", ".5", "NaN"] {
        assert!(text.parse::<Decimal>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn text_survives_a_round_trip(units in -999_999_999_i64..999_999_999, scale in 0_u32..6) {
        let text = format!("{:.*}", scale as usize, units as f64 / 10_f64.powi(scale as i32));
        let once: Decimal = text.parse().unwrap();
        prop_assert_eq!(once.to_string().parse::<Decimal>().unwrap(), once);
    }
}

#[test]
fn figures_of_a_chinese_keyboard_are_figures() {
    for (typed, meant) in [("５０", "50"), ("１，２００．５", "1200.5"), ("－３", "-3"), ("−３.2", "-3.2")]
    {
        assert_eq!(typed.parse::<Decimal>().unwrap().to_string(), meant);
    }
    assert_eq!(crate::plain_figures("２０２６／６／３０ 白石镇５０％"), "2026/6/30 白石镇50%");
    let decimals = |text: &str| text.parse::<Decimal>().unwrap().decimals();
    assert_eq!(["50.1200", "50", "0.00001"].map(decimals), [2, 0, 5]);
}
