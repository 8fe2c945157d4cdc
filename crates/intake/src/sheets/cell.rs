//! One cell as text.

use calamine::{Data, DataRef, ExcelDateTime};

/// The text of a cell; `percent` when its format shows hundredths.
pub(super) fn text(value: &DataRef<'_>, percent: bool) -> Option<String> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::Int(number) if percent => format!("{}%", number.saturating_mul(100)),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if percent => format!("{}%", decimal(number * 100.0)),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::Error(error) => error.to_string(),
    };
    Some(text).filter(|text| !text.is_empty())
}

/// The same cell without owning it: the two formats name their cells differently.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// A number with the fifteen digits that a spreadsheet shows, so that 0.1 + 0.2 is 0.3.
fn decimal(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let text = rounded.to_string();
    if text == "-0" { "0".to_owned() } else { text }
}

/// `2026-03-01`, with the time when there is one; a time alone as `09:30`, a duration as `36:00`.
fn date(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() {
        let minutes = (days * 24.0 * 60.0).round() as i64;
        return format!("{:02}:{:02}", minutes / 60, (minutes % 60).abs());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match second {
        0 => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    if (0.0..1.0).contains(&days) && days.fract() != 0.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if days.fract() == 0.0 { date } else { format!("{date} {time}") }
}

#[cfg(test)]
mod tests {
    use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

    use super::text;

    fn moment(value: f64, kind: ExcelDateTimeType) -> DataRef<'static> {
        DataRef::DateTime(ExcelDateTime::new(value, kind, false))
    }

    #[test]
    fn numbers_read_as_they_are_shown() {
        let shown = |number, percent| text(&DataRef::Float(number), percent).unwrap();
        assert_eq!(shown(0.1 + 0.2, false), "0.3");
        assert_eq!(shown(5000.0, false), "5000");
        assert_eq!(shown(0.8, true), "80%");
        assert_eq!(shown(0.285, true), "28.5%");
        assert_eq!(shown(-0.0, false), "0");
        assert_eq!(text(&DataRef::SharedString("  "), false), None);
    }

    #[test]
    fn dates_are_iso() {
        let shown = |value, kind| text(&moment(value, kind), false).unwrap();
        assert_eq!(shown(46082.0, ExcelDateTimeType::DateTime), "2026-03-01");
        assert_eq!(shown(46082.5, ExcelDateTimeType::DateTime), "2026-03-01 12:00");
        assert_eq!(shown(0.395_833_333_333, ExcelDateTimeType::DateTime), "09:30");
        assert_eq!(shown(1.5, ExcelDateTimeType::TimeDelta), "36:00");
    }
}
