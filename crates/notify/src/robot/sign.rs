//! Signatures: HMAC with SHA-256, each robot in its own way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;

fn hmac(key: &[u8], words: &[u8]) -> Vec<u8> {
    // A key of any length is one.
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(words);
    mac.finalize().into_bytes().to_vec()
}

/// 钉钉 加签: the time in milliseconds and the key, signed with the key.
pub(super) fn dingtalk(secret: &str, at: Timestamp) -> (String, String) {
    let time = at.as_millisecond().to_string();
    let sign = STANDARD.encode(hmac(secret.as_bytes(), format!("{time}\n{secret}").as_bytes()));
    (time, sign)
}

/// 飞书 签名校验: nothing, signed with the time in seconds and the key.
pub(super) fn feishu(secret: &str, at: Timestamp) -> (String, String) {
    let time = at.as_second().to_string();
    let sign = STANDARD.encode(hmac(format!("{time}\n{secret}").as_bytes(), b""));
    (time, sign)
}

/// Ours: the time in seconds, a dot and the body, signed with the key, in hexadecimal.
pub(super) fn generic(secret: &str, at: Timestamp, body: &[u8]) -> (String, String) {
    let time = at.as_second().to_string();
    let words = [time.as_bytes(), b".", body].concat();
    let sign = hmac(secret.as_bytes(), &words).iter().map(|byte| format!("{byte:02x}")).collect();
    (time, sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The signatures were made with another implementation (Python's hmac).
    #[test]
    fn signatures_agree_with_another_implementation() {
        let at = Timestamp::from_millisecond(1_780_286_400_000).unwrap();
        assert_eq!(
            dingtalk("SECexample0123", at),
            ("1780286400000".into(), "M6iWR7BWAgJhH5ib1HpAnXKrtdi4PgJfHlVA2wUoXaA=".into())
        );
        assert_eq!(
            feishu("feishu-example", at),
            ("1780286400".into(), "zFqeFFVSsZLCAmqdha751FF/+K4R1PnNWx9J9RLh35I=".into())
        );
        let ours = generic("shared-example", at, br#"{"a":1}"#);
        assert_eq!(ours.1, "3cf255ce0d025460d354079ded3047d0f1f14e155ce1e41aa8854b847fb54c1e");
    }
}
