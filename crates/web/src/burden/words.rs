//! How minutes, kinds and values of the burden ledger are written.

use ledger::{FieldValue, RequestField, Share};
use messages::Lang;
use service::{Load, MinutesSource, Wording};

use crate::fill::Whole;
use crate::shell::Shell;

impl Shell {
    /// Words of a data file in the page's language.
    pub fn said<'w>(&self, words: &'w Wording) -> &'w str {
        match self.lang {
            Lang::Zh => &words.zh,
            Lang::En => &words.en,
        }
    }

    /// Minutes as hours with one decimal, without their unit: for columns.
    pub fn hours(&self, minutes: impl Whole) -> String {
        self.in_tenths(ledger::tenths(u64::try_from(minutes.whole()).unwrap_or(0)))
    }

    /// Tenths of an hour, without their unit.
    pub fn in_tenths(&self, tenths: impl Whole) -> String {
        messages::decimal(tenths.whole(), 1)
    }

    /// The share of a part in a whole: 29%, 不到1%; nothing where there is no whole.
    pub fn share(&self, part: impl Whole, whole: impl Whole) -> String {
        let plain = |n: i64| u64::try_from(n).unwrap_or(0);
        match Share::of(plain(part.whole()), plain(whole.whole())) {
            Share::None => String::new(),
            Share::Little => self.t("burden-share-little"),
            Share::Percent(percent) => self.percent(percent),
        }
    }

    /// 45 分钟, 6.2 小时
    pub fn duration(&self, minutes: impl Whole) -> String {
        let minutes = minutes.whole();
        match minutes {
            ..60 => self.t1("burden-minutes", "count", minutes),
            _ => self.words("burden-hours", &[("hours", self.hours(minutes))]),
        }
    }

    /// Against another figure: +12%, −5%; nothing where there is nothing to compare with.
    pub fn trend(&self, now: impl Whole, before: impl Whole) -> String {
        let (now, before) = (now.whole(), before.whole());
        if before == 0 {
            return String::new();
        }
        let sign = match now - before {
            1.. => "+",
            0 => "",
            _ => "−",
        };
        format!("{sign}{}", self.share((now - before).abs(), before))
    }

    /// 编织袋储备（条）
    pub fn field_name(&self, field: &RequestField) -> String {
        match field.unit.as_str() {
            "" => field.name.clone(),
            unit => self.t2("request-field-unit", "name", &field.name, "unit", unit),
        }
    }

    /// A value that somebody gave.
    pub fn value(&self, value: &FieldValue) -> String {
        match value {
            FieldValue::Number(number) => number.to_string(),
            FieldValue::Text(text) => text.clone(),
            FieldValue::Date(day) => self.date(day),
            FieldValue::YesNo(yes) => self.t(if *yes { "word-yes" } else { "word-no" }),
        }
    }

    /// Where the minutes of fields come from.
    pub fn minutes_source(&self, source: &MinutesSource) -> String {
        match source {
            MinutesSource::Program(version, words) => {
                self.t2("burden-source-program", "version", version, "words", self.said(words))
            }
            MinutesSource::Site(words) => self.t1("burden-source-site", "words", words),
        }
    }
}

/// The bar of a budget: how wide what is asked is, what a new request adds, and where the budget ends, of a hundred.
pub(crate) struct Bar {
    pub(crate) asked: u64,
    pub(crate) added: u64,
    pub(crate) budget: u64,
    pub(crate) words: String,
}

impl Bar {
    /// Nothing for a unit without a budget.
    pub(crate) fn of(shell: &Shell, load: &Load) -> Option<Self> {
        let budget = load.budget?;
        let whole = budget.max(load.after()).max(1);
        let part = |minutes: u64| minutes * 100 / whole;
        Some(Self {
            asked: part(load.asked()),
            added: part(load.added),
            budget: part(budget),
            words: shell.t2(
                "burden-bar",
                "used",
                shell.duration(load.after()),
                "budget",
                shell.duration(budget),
            ),
        })
    }
}
