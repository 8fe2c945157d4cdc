//! Figures as people type them.

/// The same with full-width figures and the signs that stand among figures made plain: Chinese input methods write ５０％ and
/// ２０２６／６／３０ where a form means 50% and 2026/6/30.
pub fn plain_figures(typed: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' | '．' | '％' | '－' | '／' => {
            char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c)
        }
        '−' => '-',
        other => other,
    };
    typed.chars().map(plain).collect()
}

/// How far the full-width forms stand from the plain ones.
const FULL_WIDTH: u32 = 0xfee0;
