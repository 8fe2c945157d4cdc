//! The sheet on paper, in the columns of a 督办单: 编号, 来源与原文, 事项, 要求, 承办单位, 时限, 颜色, 签发, 签收时间, 反馈.

use ledger::{Action, Colour, Number};
use papers::Tone;
use papers::docx::{Slip, slip};

use crate::export::{Export, Words};
use crate::view::ChaseView;
use crate::{Call, Result, Service, ServiceError};

impl Service {
    /// A sheet as docx in the layout of GB/T 9704.
    ///
    /// # Errors
    /// When there is none of that number, or the actor may not take papers out.
    pub async fn chase_paper(&self, call: &Call, number: Number, words: Words<'_>) -> Result<Export> {
        call.must(Action::Export)?;
        let view = self.chase(call, number).await?;
        let site = self.site_of(call.site()).await?.name;
        let paper = paper(&view, &site, call, words);
        let bytes = slip(&paper).map_err(|e| ServiceError::Internal(e.to_string()))?;
        Ok(Export {
            file_name: format!("{}{number}.docx", paper.title),
            content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            bytes,
        })
    }
}

fn paper(view: &ChaseView, site: &str, call: &Call, words: Words<'_>) -> Slip {
    let plain = |key: &str| words(key, &[]);
    let day = |date: jiff::civil::Date| {
        let with = [
            ("year", date.year().to_string()),
            ("month", date.month().to_string()),
            ("day", date.day().to_string()),
        ];
        words("chase-paper-day", &with)
    };
    let line = &view.line;
    let (sentence, title) = &view.source;
    let source = match (title.as_str(), sentence.as_str()) {
        ("", _) => plain("chase-paper-no-source"),
        (title, sentence) => format!("{title}\n{sentence}"),
    };
    let matter = line.task.as_ref().map(|(number, title)| format!("{number} {title}")).unwrap_or_default();
    let answer = view.answer.as_ref().map(|(text, on, by)| format!("{text}\n{by} {}", day(*on)));
    let rows = [
        ("chase-paper-source", source),
        ("chase-paper-matter", matter),
        ("chase-paper-demand", line.reason.clone()),
        ("chase-paper-unit", line.unit.name.clone()),
        ("chase-paper-due", words("chase-paper-answer-by", &[("day", day(line.answer_due))])),
        (
            "chase-paper-issued",
            match view.issued_by.as_str() {
                "" => plain("chase-by-rule"),
                name => name.to_owned(),
            },
        ),
        // Filled in by hand: whoever receives the paper signs on it.
        ("chase-paper-signed", String::new()),
        ("chase-paper-answer", answer.unwrap_or_default()),
    ];
    let tone = match line.colour {
        Colour::Blue => None,
        Colour::Yellow => Some(Tone::Amber),
        Colour::Red => Some(Tone::Red),
    };
    Slip {
        title: words("chase-paper-title", &[("site", site.to_owned())]),
        number: words(
            "sheet-number",
            &[("year", line.number.year.to_string()), ("serial", line.number.serial.to_string())],
        ),
        colour: (tone, plain(&format!("colour-{}", line.colour.code()))),
        rows: rows.into_iter().map(|(key, words)| (plain(key), words)).collect(),
        issuer: words("chase-paper-issuer", &[("site", site.to_owned())]),
        date: day(line.on),
        generated_line: plain("paper-generated"),
        created: jiff::Timestamp::from_millisecond(call.at).unwrap_or_default(),
    }
}
