//! The burden ledger as a file: every request of the year with its price, and the answers to one of them.

use jiff::civil::Date;
use ledger::{Action, BurdenFigure, FieldKind, FieldValue, Number};
use papers::{Align, Cell, Column, Head, Kind, Row, Sheet};

use crate::export::{Export, Format, Words, official};
use crate::view::RequestLine;
use crate::{Call, Result, Service, ServiceError};

/// Columns of the account: heading, width, what they hold.
const ACCOUNT: [(&str, u16, Kind); 14] = [
    ("column-number", 12, Kind::Text),
    ("request-title", 36, Kind::Text),
    ("request-unit", 20, Kind::Text),
    ("request-cadence", 10, Kind::Text),
    ("request-column-fields", 8, Kind::Integer),
    ("request-column-recipients", 8, Kind::Integer),
    ("request-column-minutes", 12, Kind::Integer),
    ("request-column-twelve", 14, Kind::Integer),
    ("request-column-due", 10, Kind::Integer),
    ("request-column-given", 10, Kind::Integer),
    ("request-column-ahead", 10, Kind::Integer),
    ("request-column-awaited", 12, Kind::Date),
    ("column-state", 10, Kind::Text),
    ("request-column-over", 10, Kind::Text),
];

impl Service {
    /// The requests of the year as a file.
    ///
    /// # Errors
    /// When the actor may not take papers out, or the format is none of ours.
    pub async fn burden_export(&self, call: &Call, format: Format, words: Words<'_>) -> Result<Export> {
        call.must(Action::Export)?;
        let page = self.burden_page(call).await?;
        let site = self.site_of(call.site()).await?.name;
        let title =
            words("burden-paper-title", &[("site", site.clone()), ("year", page.on.year().to_string())]);
        let columns = ACCOUNT.map(|(key, width, kind)| column(words(key, &[]), width, kind));
        let rows = page.lines.iter().map(|line| row(line, words)).collect();
        let means = [BurdenFigure::Year, BurdenFigure::TwelveMonths];
        let means = means.map(|f| words(&format!("burden-means-{}", f.code()), &[])).into();
        write(call, format, title, site, columns.into(), (rows, means), words)
    }

    /// The answers to a request for a due day as a file, a recipient a line.
    ///
    /// # Errors
    /// When there is no such request, or the actor may not take papers out.
    pub async fn answers_export(
        &self,
        call: &Call,
        number: Number,
        round: Option<Date>,
        format: Format,
        words: Words<'_>,
    ) -> Result<Export> {
        call.must(Action::Export)?;
        let view = self.request(call, number, round).await?;
        let site = self.site_of(call.site()).await?.name;
        let day = view.round.map(|d| official(d, words)).unwrap_or_default();
        let mut columns = vec![column(words("request-column-unit", &[]), 24, Kind::Text)];
        for field in &view.request.fields {
            let heading = match field.unit.as_str() {
                "" => field.name.clone(),
                unit => format!("{}（{unit}）", field.name),
            };
            let kind = if field.kind == FieldKind::Date { Kind::Date } else { Kind::Text };
            columns.push(column(heading, 18, kind));
        }
        columns.push(column(words("request-column-by", &[]), 12, Kind::Text));
        columns.push(column(words("request-column-on", &[]), 12, Kind::Date));
        let line = |reply: &crate::view::ReplyLine| {
            let mut cells = vec![Cell::from(reply.unit.name.as_str())];
            for n in 0..view.request.fields.len() {
                cells.push(
                    reply.values.get(n).and_then(Option::as_ref).map_or(Cell::Empty, |v| cell(v, words)),
                );
            }
            if let Some((by, on)) = &reply.given {
                cells.extend([Cell::from(by.as_str()), Cell::Date(*on)]);
            }
            Row { cells, level: 0 }
        };
        let rows = view.replies.iter().map(line).collect();
        write(call, format, format!("{} {day}", view.line.title), site, columns, (rows, Vec::new()), words)
    }
}

fn column(heading: String, width: u16, kind: Kind) -> Column {
    let align = match kind {
        Kind::Integer => Align::Right,
        Kind::Date => Align::Centre,
        Kind::Text => Align::Left,
    };
    Column { heading, width, align, kind, indented: false }
}

fn row(line: &RequestLine, words: Words<'_>) -> Row {
    let plain = |key: &str| words(key, &[]);
    let whole = |n: u64| Cell::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    let count = |n: usize| whole(u64::try_from(n).unwrap_or(u64::MAX));
    let cells = vec![
        Cell::Text(words(
            "request-number",
            &[("year", line.number.year.to_string()), ("serial", line.number.serial.to_string())],
        )),
        Cell::from(line.title.as_str()),
        Cell::from(line.unit.as_str()),
        Cell::Text(plain(&format!("cadence-{}", line.cadence.code()))),
        count(line.fields),
        count(line.recipients),
        whole(line.minutes),
        whole(line.twelve),
        whole(line.answers.due),
        whole(line.answers.given),
        whole(line.answers.ahead),
        line.due.map_or(Cell::Empty, Cell::Date),
        Cell::Text(plain(&format!("request-state-{}", line.state.code()))),
        if line.over { Cell::Text(plain("word-yes")) } else { Cell::Empty },
    ];
    Row { cells, level: 0 }
}

/// A value as it stands in a file.
fn cell(value: &FieldValue, words: Words<'_>) -> Cell {
    match value {
        FieldValue::Number(number) => {
            let text = number.to_string();
            text.parse().map_or(Cell::Text(text), Cell::Integer)
        }
        FieldValue::Text(text) => Cell::from(text.as_str()),
        FieldValue::Date(day) => Cell::Date(*day),
        FieldValue::YesNo(yes) => Cell::Text(words(if *yes { "word-yes" } else { "word-no" }, &[])),
    }
}

fn write(
    call: &Call,
    format: Format,
    title: String,
    site: String,
    columns: Vec<Column>,
    (rows, footnotes): (Vec<Row>, Vec<String>),
    words: Words<'_>,
) -> Result<Export> {
    let count = words("paper-count", &[("count", rows.len().to_string())]);
    let head = Head {
        sheet_name: words("nav-burden", &[]),
        title: title.clone(),
        subtitle: None,
        issuer: site,
        date_line: words("paper-as-of", &[("date", official(call.today(), words))]),
        columns,
        footnotes,
        generated_line: format!("{count}  {}", words("paper-generated", &[])),
        cut_marker: "……".to_owned(),
        date_pattern: words("read-date-pattern", &[]),
        created: jiff::Timestamp::from_millisecond(call.at).unwrap_or_default(),
    };
    let sheet = Sheet { head, rows };
    let bytes = match format {
        Format::Xlsx => papers::xlsx::to_bytes(&sheet, papers::xlsx::Title::OnSheet),
        Format::Docx => papers::docx::to_bytes(&sheet, papers::docx::Page::LANDSCAPE),
        Format::Csv => papers::csv::to_bytes(&sheet),
        Format::Json => return Err(ServiceError::NotFound),
    };
    Ok(Export {
        file_name: format!("{title}.{}", format.extension()),
        content_type: format.content_type(),
        bytes: bytes.map_err(|e| ServiceError::Internal(e.to_string()))?,
    })
}
