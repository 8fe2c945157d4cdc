//! A number in the forms that a list level may ask for.

/// Writes `number` in the form named by `w:numFmt`. Forms we do not know are written in digits.
pub(super) fn write(number: u32, form: &str) -> String {
    match form {
        "none" | "bullet" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographEnclosedCircle" => counting(number),
        "chineseLegalSimplified" => legal(number),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            digits(number, '〇', &CHINESE)
        }
        "ideographTraditional" => cycle(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①', 20),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().chars().map(|c| shifted('０', c as u32 - '0' as u32)).collect()
        }
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        _ => number.to_string(),
    }
}

const CHINESE: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// 一, 十, 十一, 二十, 一百零一.
fn counting(number: u32) -> String {
    let text = grouped(number, &CHINESE, ['十', '百', '千']);
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

/// 壹, 壹拾, 壹拾壹.
fn legal(number: u32) -> String {
    grouped(number, &LEGAL, ['拾', '佰', '仟'])
}

/// Digits with their powers of ten, for the numbers a list can reach; larger ones are spelled digit by digit.
fn grouped(number: u32, names: &[char; 10], powers: [char; 3]) -> String {
    if number == 0 || number > 9999 {
        return digits(number, names[0], names);
    }
    let mut text = String::new();
    let mut gap = false;
    for place in (0..4u32).rev() {
        let digit = (number / 10u32.pow(place) % 10) as usize;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(names[0]);
            gap = false;
        }
        text.push(names[digit]);
        if place > 0 {
            text.push(powers[place as usize - 1]);
        }
    }
    text
}

fn digits(number: u32, zero: char, names: &[char; 10]) -> String {
    number
        .to_string()
        .chars()
        .map(|c| if c == '0' { zero } else { names[c as usize - '0' as usize] })
        .collect()
}

fn cycle(number: u32, names: &str) -> String {
    let count = names.chars().count() as u32;
    names.chars().nth((number.max(1) - 1) as usize % count as usize).map(String::from).unwrap_or_default()
}

fn enclosed(number: u32, first: char, most: u32) -> String {
    if (1..=most).contains(&number) { shifted(first, number - 1).to_string() } else { number.to_string() }
}

fn shifted(first: char, by: u32) -> char {
    char::from_u32(first as u32 + by).unwrap_or(first)
}

/// a … z, aa, bb: a word processor repeats the letter.
fn letters(number: u32, first: char) -> String {
    let place = number.max(1) - 1;
    let letter = shifted(first, place % 26);
    std::iter::repeat_n(letter, (place / 26 + 1).min(30) as usize).collect()
}

fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, letters) in STEPS {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn chinese_numbers_are_written_as_officials_count() {
        let of = |number| write(number, "chineseCounting");
        assert_eq!([1, 10, 11, 20, 21].map(of), ["一", "十", "十一", "二十", "二十一"]);
        assert_eq!(
            [100, 101, 110, 1001, 1010].map(of),
            ["一百", "一百零一", "一百一十", "一千零一", "一千零一十"]
        );
        assert_eq!(write(10, "chineseLegalSimplified"), "壹拾");
        assert_eq!(write(2026, "ideographDigital"), "二〇二六");
    }

    #[test]
    fn other_forms() {
        assert_eq!(write(3, "decimalEnclosedCircle"), "③");
        assert_eq!(write(21, "decimalEnclosedCircle"), "21");
        assert_eq!(write(12, "decimalFullWidth"), "１２");
        assert_eq!([1, 26, 27, 28].map(|n| write(n, "lowerLetter")), ["a", "z", "aa", "bb"]);
        assert_eq!(write(1994, "upperRoman"), "MCMXCIV");
        assert_eq!(write(2, "ideographTraditional"), "乙");
        assert_eq!(write(7, "bullet"), "");
        assert_eq!(write(u32::MAX, "chineseCounting").chars().count(), 10);
    }
}
