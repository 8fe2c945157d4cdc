//! What robots answer: most say 200 whatever they mean, and tell the truth in the body.

use serde_json::Value;

use crate::http::Answer;
use crate::letter::one_line;
use crate::{DeliveryError, Retry, RobotKind};

/// Most characters of an answer that are kept.
const WORDS: usize = 200;

/// Codes that say "too often" or "not now": 企业微信 45009 and -1, 钉钉 130101 and 660026, 飞书 11232 and 9499.
const LATER: [i64; 6] = [-1, 45009, 130_101, 660_026, 11232, 9499];

/// Whether the message was taken.
pub(super) fn judge(kind: RobotKind, host: &str, answer: &Answer) -> Result<(), DeliveryError> {
    let body: Option<Value> = serde_json::from_slice(&answer.body).ok();
    let said = body.as_ref().and_then(|body| code(kind, body));
    let refused = |code: i64, words: &str, retry| {
        let words = one_line(words, WORDS);
        Err(DeliveryError::Refused { host: host.to_owned(), code, words, retry })
    };
    match (answer.status, said) {
        (200..=299, Some((0, _))) => Ok(()),
        (200..=299, None) if kind == RobotKind::Generic => Ok(()),
        (200..=299, None) => Err(DeliveryError::Unreadable(host.to_owned())),
        (_, Some((code, words))) if code != 0 => {
            let retry = if LATER.contains(&code) { Retry::Later } else { Retry::Never };
            refused(code, words, retry)
        }
        (status, _) => {
            let retry = if status == 429 || status >= 500 { Retry::Later } else { Retry::Never };
            refused(i64::from(status), "HTTP", retry)
        }
    }
}

/// The code and words of a robot's answer; none of a program of one's own, whose status is its answer.
fn code(kind: RobotKind, body: &Value) -> Option<(i64, &str)> {
    let names: &[(&str, &str)] = match kind {
        RobotKind::Wecom | RobotKind::Dingtalk => &[("errcode", "errmsg")],
        // It changed its mind once: both forms are about.
        RobotKind::Feishu => &[("code", "msg"), ("StatusCode", "StatusMessage")],
        RobotKind::Generic => &[],
    };
    names.iter().find_map(|(code, words)| {
        let code = body.get(code)?.as_i64()?;
        Some((code, body.get(words).and_then(Value::as_str).unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_robots() {
        use RobotKind::{Dingtalk, Feishu, Generic, Wecom};
        // Kind, status, body; the code refused with and whether to come back, or nothing when taken.
        let cases = [
            (Wecom, 200, r#"{"errcode":0,"errmsg":"ok"}"#, None),
            (Wecom, 200, r#"{"errcode":93000,"errmsg":"invalid webhook url"}"#, Some((93000, Retry::Never))),
            (
                Wecom,
                200,
                r#"{"errcode":45009,"errmsg":"api freq out of limit"}"#,
                Some((45009, Retry::Later)),
            ),
            (Dingtalk, 200, r#"{"errcode":0,"errmsg":"ok"}"#, None),
            (Dingtalk, 200, r#"{"errcode":310000,"errmsg":"sign not match"}"#, Some((310_000, Retry::Never))),
            (Dingtalk, 200, r#"{"errcode":130101,"errmsg":"send too fast"}"#, Some((130_101, Retry::Later))),
            (Feishu, 200, r#"{"code":0,"msg":"success","data":{}}"#, None),
            (Feishu, 200, r#"{"StatusCode":0,"StatusMessage":"success"}"#, None),
            (Feishu, 400, r#"{"code":19021,"msg":"sign match fail"}"#, Some((19021, Retry::Never))),
            (Feishu, 200, r#"{"code":11232,"msg":"frequency limited"}"#, Some((11232, Retry::Later))),
            (Generic, 204, "", None),
            (Generic, 200, r#"{"code":7}"#, None),
            (Generic, 302, "", Some((302, Retry::Never))),
            (Generic, 401, "", Some((401, Retry::Never))),
            (Generic, 429, "", Some((429, Retry::Later))),
            (Wecom, 502, "<html>", Some((502, Retry::Later))),
            (Wecom, 500, r#"{"errcode":0}"#, Some((500, Retry::Later))),
        ];
        for (kind, status, body, expected) in cases {
            let answer = Answer { status, body: body.into() };
            let found = match judge(kind, "h", &answer) {
                Ok(()) => None,
                Err(DeliveryError::Refused { code, retry, .. }) => Some((code, retry)),
                Err(other) => panic!("{kind:?} {status} {body}: {other}"),
            };
            assert_eq!(found, expected, "{kind:?} {status} {body}");
        }
    }

    #[test]
    fn an_answer_that_says_nothing_is_no_consent() {
        for kind in [RobotKind::Wecom, RobotKind::Dingtalk, RobotKind::Feishu] {
            for body in ["", "<html>", "[]", r#"{"errcode":"0"}"#] {
                let answer = Answer { status: 200, body: body.into() };
                let judged = judge(kind, "h", &answer);
                assert_eq!(judged, Err(DeliveryError::Unreadable("h".into())), "{kind:?} {body}");
            }
        }
    }
}
