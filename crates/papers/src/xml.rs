//! Text as XML 1.0 may hold it.

/// Whether XML 1.0 allows the character at all; control characters pasted from other programs are not.
fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether the text holds nothing that XML cannot: told from its bytes, since nearly every text of a paper is clean.
fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = |byte: &u8| *byte < b' ' && *byte != b'\t' && *byte != b'\n';
    // U+FFFE and U+FFFF are the only ones above the controls that XML does not know; both begin like this.
    let doubtful = bytes.iter().any(control) || bytes.windows(2).any(|pair| pair == [0xEF, 0xBF]);
    !doubtful || text.chars().all(allowed)
}

/// The text without what XML cannot hold, with every kind of line end as one line feed.
pub(crate) fn clean(text: &str) -> std::borrow::Cow<'_, str> {
    if is_clean(text) {
        return text.into();
    }
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| allowed(*c)).collect::<String>().into()
}

/// Appends cleaned text so that a reader of the XML gets it back.
pub(crate) fn escape(text: &str, out: &mut String) {
    let text = clean(text);
    let mut rest = &*text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// The text escaped, as a value of its own.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_dropped_and_line_ends_are_one() {
        assert_eq!(clean("甲\0乙\u{8}\u{1b}丙\u{FFFE}丁\u{20000}"), "甲乙丙丁\u{20000}");
        assert_eq!(clean("一\r\n二\r三\n四\t五"), "一\n二\n三\n四\t五");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped("a<b>&\"c\""), "a&lt;b&gt;&amp;&quot;c&quot;");
    }
}
