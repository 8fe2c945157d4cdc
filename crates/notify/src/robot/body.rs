//! What each robot wants to be told.

use hyper::header::{HeaderName, HeaderValue};
use jiff::Timestamp;
use serde_json::{Value, json};
use url::Url;

use super::{Robot, sign};
use crate::http::Post;
use crate::{DeliveryError, Letter, Line, RobotKind};

/// Most bytes of 企业微信 markdown, by its documentation; the others take 20,000.
const WECOM: usize = 4096;
/// Most bytes for 钉钉 and 飞书, with room for the JSON around.
const OTHERS: usize = 16_000;

impl Robot {
    /// Where a message goes and what it is made of.
    pub(super) fn request(
        &self,
        letter: &Letter,
        id: &str,
        at: Timestamp,
    ) -> Result<(Url, Post), DeliveryError> {
        let mut url = self.url.clone();
        let secret = self.secret.as_ref().map(|secret| secret.word());
        let mut headers = Vec::new();
        let body = match self.kind {
            RobotKind::Wecom => {
                json!({ "msgtype": "markdown", "markdown": { "content": markdown(letter, WECOM) } })
            }
            RobotKind::Dingtalk => {
                if let Some(secret) = secret {
                    let (time, sign) = sign::dingtalk(secret, at);
                    url.query_pairs_mut().append_pair("timestamp", &time).append_pair("sign", &sign);
                }
                let words = json!({ "title": letter.subject, "text": markdown(letter, OTHERS) });
                json!({ "msgtype": "markdown", "markdown": words, "at": { "isAtAll": false } })
            }
            RobotKind::Feishu => feishu(letter, secret.map(|secret| sign::feishu(secret, at))),
            RobotKind::Generic => generic(letter, id, at),
        };
        let body = body.to_string().into_bytes();
        if let (RobotKind::Generic, Some(secret)) = (self.kind, secret) {
            let (time, sign) = sign::generic(secret, at, &body);
            headers = vec![
                header("x-luoshi-delivery", id)?,
                header("x-luoshi-timestamp", &time)?,
                header("x-luoshi-signature", &format!("sha256={sign}"))?,
            ];
        }
        Ok((url, Post { headers, body }))
    }
}

fn header(name: &'static str, value: &str) -> Result<(HeaderName, HeaderValue), DeliveryError> {
    let value = HeaderValue::from_str(value).map_err(|_| DeliveryError::Setting(name, value.to_owned()))?;
    Ok((HeaderName::from_static(name), value))
}

/// The program of one's own gets the same lines, with what they are about.
fn generic(letter: &Letter, id: &str, at: Timestamp) -> Value {
    json!({
        "version": 1,
        "id": id,
        "sent": at.to_string(),
        "lang": letter.lang,
        "subject": letter.subject,
        "items": letter.lines,
        "more": letter.more,
        "text": letter.text(),
    })
}

/// 飞书 rich text: paragraphs of words and links, so nothing needs escaping.
fn feishu(letter: &Letter, signed: Option<(String, String)>) -> Value {
    let plain = |words: &str| vec![json!({ "tag": "text", "text": words })];
    let link = |(place, line): (usize, &Line)| {
        let words = format!("{}. {}", place + 1, line.words);
        match line.link.as_str() {
            "" => plain(&words),
            href => vec![json!({ "tag": "a", "text": words, "href": href })],
        }
    };
    let mut paragraphs = vec![plain(&letter.opening)];
    let mut room = OTHERS;
    let kept = letter.lines.iter().take_while(|line| {
        let needed = line.words.len() + line.link.len() + 64;
        let fits = needed <= room;
        room = room.saturating_sub(needed);
        fits
    });
    paragraphs.extend(kept.enumerate().map(link));
    if paragraphs.len() <= letter.lines.len() {
        paragraphs.push(plain("…"));
    }
    if !letter.more.is_empty() {
        paragraphs.push(plain(&letter.more));
    }
    let tongue = if letter.lang.starts_with("zh") { "zh_cn" } else { "en_us" };
    let post = json!({ tongue: { "title": letter.subject, "content": paragraphs } });
    let mut body = json!({ "msg_type": "post", "content": { "post": post } });
    if let Some((time, sign)) = signed {
        body["timestamp"] = time.into();
        body["sign"] = sign.into();
    }
    body
}

/// The message in the markdown that both 企业微信 and 钉钉 show, whole lines only, within so many bytes.
fn markdown(letter: &Letter, longest: usize) -> String {
    let mut out = format!("### {}\n", harmless(&letter.subject));
    for (place, line) in letter.lines.iter().enumerate() {
        let words = harmless(&line.words);
        let words = match line.link.as_str() {
            "" => words,
            link => format!("[{words}]({})", link.replace([' ', ')', '('], "")),
        };
        let line = format!("{}. {words}\n", place + 1);
        // Room for the sentence that counts the rest.
        if out.len() + line.len() + letter.more.len() + 8 > longest {
            out.push_str("…\n");
            break;
        }
        out.push_str(&line);
    }
    if !letter.more.is_empty() {
        out.push_str(&format!("\n{}\n", letter.more));
    }
    out
}

/// Words that are no markup: robots differ in how a sign is escaped, so signs that could be markup become their
/// full-width forms. That also keeps a title from calling everybody (@).
fn harmless(words: &str) -> String {
    let wide = |c: char| match c {
        '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '@' | '~' | '|' | '\\' | '!' | '(' | ')' => {
            char::from_u32(u32::from(c) + 0xfee0).unwrap_or(' ')
        }
        other => other,
    };
    words.chars().map(wide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reach, RobotConfig, Secret, Trust};

    fn letter(lines: usize, words: &str) -> Letter {
        let line = |n: usize| Line {
            words: format!("2026-{n:04} {words}"),
            link: format!("http://10.0.0.1/tasks/{n}"),
            matter: "closed",
            number: format!("2026-{n:04}"),
            urgent: false,
        };
        Letter {
            lang: "zh-CN",
            subject: "【落实·安和县】请处理".into(),
            opening: "以下事项：".into(),
            lines: (1..=lines).map(line).collect(),
            more: "另有 5 件".into(),
            footer: String::new(),
        }
    }

    fn robot(kind: RobotKind, secret: Option<&str>) -> Robot {
        let url = Secret::new("https://robot.example.cn/send?key=k1");
        let config = RobotConfig {
            name: "群".into(),
            kind,
            url,
            secret: secret.map(Secret::new),
            lang: String::new(),
            content: crate::Content::Full,
            timeout: 1,
        };
        Robot::new(&config, &Reach::default(), &Trust::none()).unwrap()
    }

    fn sent(kind: RobotKind, secret: Option<&str>, letter: &Letter) -> (String, Value) {
        let at = Timestamp::from_second(1_780_286_400).unwrap();
        let (url, post) = robot(kind, secret).request(letter, "m-1", at).unwrap();
        (url.to_string(), serde_json::from_slice(&post.body).unwrap())
    }

    #[test]
    fn wecom() {
        let (url, body) = sent(RobotKind::Wecom, None, &letter(1, "旧桥改造"));
        assert_eq!(url, "https://robot.example.cn/send?key=k1");
        let content =
            "### 【落实·安和县】请处理\n1. [2026-0001 旧桥改造](http://10.0.0.1/tasks/1)\n\n另有 5 件\n";
        assert_eq!(body, json!({ "msgtype": "markdown", "markdown": { "content": content } }));
    }

    #[test]
    fn dingtalk_is_signed_in_its_address() {
        let (url, body) = sent(RobotKind::Dingtalk, Some("SECexample0123"), &letter(1, "旧桥改造"));
        let sign = "M6iWR7BWAgJhH5ib1HpAnXKrtdi4PgJfHlVA2wUoXaA%3D";
        assert_eq!(url, format!("https://robot.example.cn/send?key=k1&timestamp=1780286400000&sign={sign}"));
        assert_eq!(body["markdown"]["title"], "【落实·安和县】请处理");
        assert!(body["markdown"]["text"].as_str().unwrap().contains("旧桥改造"));
    }

    #[test]
    fn feishu_is_signed_in_its_body() {
        let (url, body) = sent(RobotKind::Feishu, Some("feishu-example"), &letter(1, "旧桥改造"));
        assert_eq!(url, "https://robot.example.cn/send?key=k1");
        let content = json!([
            [{ "tag": "text", "text": "以下事项：" }],
            [{ "tag": "a", "text": "1. 2026-0001 旧桥改造", "href": "http://10.0.0.1/tasks/1" }],
            [{ "tag": "text", "text": "另有 5 件" }],
        ]);
        assert_eq!(
            body,
            json!({
                "timestamp": "1780286400",
                "sign": "zFqeFFVSsZLCAmqdha751FF/+K4R1PnNWx9J9RLh35I=",
                "msg_type": "post",
                "content": { "post": { "zh_cn": { "title": "【落实·安和县】请处理", "content": content } } },
            })
        );
        let (_, unsigned) = sent(RobotKind::Feishu, None, &letter(1, "旧桥改造"));
        assert!(unsigned.get("sign").is_none());
    }

    #[test]
    fn a_long_list_stays_within_what_a_robot_takes() {
        let long = letter(40, &"一".repeat(120));
        for (kind, longest) in
            [(RobotKind::Wecom, WECOM), (RobotKind::Dingtalk, 20_000), (RobotKind::Feishu, 20_000)]
        {
            let (_, body) = sent(kind, None, &long);
            let length = match kind {
                RobotKind::Wecom => body["markdown"]["content"].as_str().unwrap().len(),
                _ => body.to_string().len(),
            };
            assert!(length <= longest, "{kind:?}: {length}");
            assert!(body.to_string().contains("另有 5 件") && body.to_string().contains('…'));
        }
    }

    #[test]
    fn a_title_cannot_be_markup_or_call_everybody() {
        let tricky = letter(1, "](http://evil.cn) <@all> @所有人 **x** <font color=\"warning\">");
        for kind in [RobotKind::Wecom, RobotKind::Dingtalk] {
            let (_, body) = sent(kind, None, &tricky);
            let text = body["markdown"].to_string();
            for markup in ["](http://evil", "<@all>", "@所有人", "**", "<font"] {
                assert!(!text.contains(markup), "{markup}: {text}");
            }
        }
    }
}
