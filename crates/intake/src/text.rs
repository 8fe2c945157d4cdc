//! Plain text in the encodings that offices produce: UTF-8, GB18030, UTF-16.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::Fault;

/// How much of a text is looked at to guess its encoding.
const SAMPLE: usize = 8192;
/// Characters in a thousand that may be no characters of a text at all; more, and it is not a text.
const STRANGE_PER_THOUSAND: usize = 20;
/// Familiar characters in a thousand without which no encoding is believed.
const FAMILIAR_PER_THOUSAND: usize = 500;

/// Decodes a text. Nothing but a byte order mark is removed, so that offsets count in the file as it stands.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => guess(bytes).ok_or(Fault::Unknown)?.decode_without_bom_handling(bytes).0,
        },
    };
    if !is_text(&text) {
        return Err(Fault::Unknown);
    }
    if text.chars().all(char::is_whitespace) {
        return Err(Fault::Empty);
    }
    Ok(text.into_owned())
}

/// The encoding in which the beginning looks most like Chinese or ASCII, if in any. Ties go to the first.
fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let candidates = if bytes.len().is_multiple_of(2) {
        &[GB18030, UTF_8, UTF_16LE, UTF_16BE][..]
    } else {
        &[GB18030, UTF_8][..]
    };
    let mut best = (None, FAMILIAR_PER_THOUSAND);
    for encoding in candidates {
        let score = familiar(&encoding.decode_without_bom_handling(sample).0);
        if score > best.1 {
            best = (Some(*encoding), score);
        }
    }
    best.0
}

/// How many characters in a thousand are ASCII, Chinese punctuation or characters of GB 2312.
fn familiar(text: &str) -> usize {
    let mut known = 0;
    let mut all = 0;
    let mut buffer = [0; 4];
    for c in text.chars() {
        all += 1;
        known += usize::from(match c {
            '\n' | '\r' | '\t' | ' '..='~' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff5e}' => true,
            '‘' | '’' | '“' | '”' | '—' | '…' | '·' => true,
            '\u{4e00}'..='\u{9fff}' => {
                let (bytes, _, unmapped) = GBK.encode(c.encode_utf8(&mut buffer));
                !unmapped && matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
            }
            _ => false,
        });
    }
    (known * 1000usize).checked_div(all).unwrap_or(0)
}

/// Whether nearly all characters are ones that a text has.
fn is_text(text: &str) -> bool {
    let mut strange = 0;
    let mut all = 0;
    for c in text.chars() {
        all += 1;
        strange += usize::from(match c {
            '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{1a}' => false,
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => true,
            c => c.is_control(),
        });
    }
    strange * 1000 <= all * STRANGE_PER_THOUSAND
}
