//! The frame of every page, and how its template writes words, dates and numbers.

use jiff::Timestamp;
use jiff::tz::Offset;
use ledger::{Action, Frequency, Period, Role, WORD};
use messages::{Arg, Lang, day_written};

use crate::assets;
use crate::fill::{Day, Fill, Whole};
use crate::notice::Notice;
use crate::session::{Signed, Visit};

/// The frame: what `base.html` needs.
pub struct Shell {
    /// Language of the page.
    pub lang: Lang,
    /// The year it is: dates of others are written with theirs.
    pub year: i16,
    /// What forms must carry; empty when nobody is signed in.
    pub csrf: String,
    /// Name of the site; empty before set-up.
    pub site_name: String,
    /// Who is signed in.
    pub user: Option<ShellUser>,
    /// What this role may open, in order.
    pub nav: Vec<NavItem>,
    /// Whether the visitor may read the ledger and what belongs to it.
    pub reads: bool,
    /// Whether the visitor administers the site.
    pub administers: bool,
    /// How much they were told and have not looked at, counted to 99.
    pub unseen: i64,
    /// Pages of the log that the visitor may open.
    pub trace: Vec<(&'static str, &'static str)>,
    /// This page's path and query, to come back to it.
    pub path: String,
    /// What stands in the search box.
    pub query: String,
    /// Hash of the bundles, so that they may be cached for ever.
    pub assets: &'static str,
    /// Told once, after an act.
    pub notice: Option<Notice>,
}

/// Who is signed in.
pub struct ShellUser {
    /// Name.
    pub name: String,
    /// What the account is for.
    pub roles: String,
}

/// An entry of the main navigation.
pub struct NavItem {
    /// Message key.
    pub key: &'static str,
    /// Address.
    pub href: &'static str,
    /// Whether this page belongs to it.
    pub current: bool,
}

/// Entries of the main navigation, with the first words of the paths that belong to them and what one must be allowed.
const NAV: [(&str, &str, &[&str], Action); 8] = [
    ("nav-desk", "/", &[""], Action::OpenDesk),
    ("nav-documents", "/documents", &["documents"], Action::Read),
    ("nav-ledger", "/ledger", &["ledger", "tasks"], Action::Read),
    ("nav-measures", "/measures", &["measures"], Action::Read),
    ("nav-chases", "/chases", &["chases", "directions", "waiting"], Action::Read),
    ("nav-burden", "/burden", &["burden"], Action::Read),
    ("nav-trace", "/trace", &["trace"], Action::ReadTrace),
    ("nav-settings", "/settings", &["settings"], Action::OpenDesk),
];

/// Pages of the log, with what one must be allowed.
const TRACE: [(&str, &str, Action); 3] = [
    ("trace-title", "/trace", Action::ReadTrace),
    ("trace-verify", "/trace/verify", Action::ReadProof),
    ("seen-title", "/trace/views", Action::ReadViews),
];

impl Shell {
    /// Pages of the log that the visitor may open: message key and address.
    pub fn trace_tabs(&self) -> &[(&'static str, &'static str)] {
        &self.trace
    }

    /// Whether this page has that address, whatever its query.
    pub fn is_at(&self, address: &str) -> bool {
        self.path.split('?').next() == Some(address)
    }

    /// The frame for somebody who is not signed in.
    pub(crate) fn of_visitor(visit: &Visit, site_name: String) -> Self {
        Self {
            lang: visit.lang,
            year: 0,
            csrf: String::new(),
            site_name,
            user: None,
            nav: Vec::new(),
            reads: false,
            administers: false,
            unseen: 0,
            trace: Vec::new(),
            path: visit.path.clone(),
            query: String::new(),
            assets: assets::hash(),
            notice: visit.notice.clone(),
        }
    }

    pub(crate) fn of_signed(signed: &Signed) -> Self {
        let first = signed.visit.path.split(['/', '?']).nth(1).unwrap_or_default();
        let open = NAV.into_iter().filter(|(_, _, _, action)| signed.may(*action));
        let nav = open.map(|(key, href, own, _)| NavItem { key, href, current: own.contains(&first) });
        let roles = role_words(signed.visit.lang, signed.call.actor.roles.iter());
        Self {
            year: signed.call.today().year(),
            csrf: signed.csrf.clone(),
            user: Some(ShellUser { name: signed.call.actor.name.clone(), roles }),
            nav: nav.collect(),
            reads: signed.may(Action::Read),
            administers: signed.may(Action::Administer),
            unseen: signed.unseen,
            trace: TRACE.into_iter().filter(|(.., a)| signed.may(*a)).map(|(key, to, _)| (key, to)).collect(),
            ..Self::of_visitor(&signed.visit, signed.site_name.clone())
        }
    }

    /// Whether this is the page at an address, whatever its query.
    pub fn at(&self, href: &str) -> bool {
        self.path.split('?').next() == Some(href)
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        messages::text(self.lang, key)
    }

    /// The word of a code: `word("light", "red")` says `light-red`.
    pub fn word(&self, area: &str, code: &str) -> String {
        self.t(&format!("{area}-{code}"))
    }

    /// The words of a key with one argument.
    pub fn t1(&self, key: &str, name: &str, value: impl Fill) -> String {
        messages::text_args(self.lang, key, &[(name, value.fill())])
    }

    /// The words of a key with two arguments.
    pub fn t2(&self, key: &str, a: &str, x: impl Fill, b: &str, y: impl Fill) -> String {
        messages::text_args(self.lang, key, &[(a, x.fill()), (b, y.fill())])
    }

    /// The words of a refusal or of anything else that carries its arguments as text. Whole numbers count as such.
    pub fn words(&self, key: &str, args: &[(&'static str, String)]) -> String {
        words(self.lang, key, args)
    }

    /// 督办〔2026〕3号
    pub fn sheet_no(&self, number: impl std::fmt::Display) -> String {
        messages::number_at(self.lang, "/chases/", &number.to_string())
    }

    /// 填报〔2026〕5号
    pub fn request_no(&self, number: impl std::fmt::Display) -> String {
        messages::number_at(self.lang, "/burden/requests/", &number.to_string())
    }

    /// Words that begin with the number of what stands at an address, with that number as people name it.
    pub fn named_at(&self, path: &str, words: &str) -> String {
        let (number, rest) = words.split_once(' ').unwrap_or((words, ""));
        let number = messages::number_at(self.lang, path, number);
        format!("{number} {rest}").trim_end().to_owned()
    }

    /// 2026年6月30日, or 未定.
    pub fn date(&self, date: impl Day) -> String {
        date.day().map_or_else(|| self.t("date-none"), |d| messages::date_long(self.lang, d))
    }

    /// 6月30日, or 未定.
    pub fn date_short(&self, date: impl Day) -> String {
        date.day().map_or_else(
            || self.t("date-none"),
            |d| if d.year() == self.year { messages::date_short(self.lang, d) } else { self.date(d) },
        )
    }

    /// 2026年6月30日 09:30 in China, of milliseconds UTC.
    pub fn datetime(&self, millis: impl Whole) -> String {
        Timestamp::from_millisecond(millis.whole())
            .map(|at| messages::date_time(self.lang, Offset::constant(8).to_datetime(at)))
            .unwrap_or_default()
    }

    /// 2026年5月, 2026年第2季度, 2026年上半年, 2026年.
    pub fn period(&self, period: &Period) -> String {
        let year = period.year().to_string();
        match period.frequency() {
            Frequency::Month => messages::month(self.lang, period.from()),
            Frequency::Quarter => self.t2("period-quarter", "year", year, "number", period.number()),
            Frequency::HalfYear => self.t1(&format!("period-half-year-{}", period.number()), "year", year),
            Frequency::Year => self.t1("period-year", "year", year),
        }
    }

    /// 09:30 in China, of milliseconds UTC.
    pub fn time(&self, millis: impl Whole) -> String {
        Timestamp::from_millisecond(millis.whole())
            .map(|at| Offset::constant(8).to_datetime(at).strftime("%H:%M").to_string())
            .unwrap_or_default()
    }

    /// 1,284
    pub fn number(&self, number: impl Whole) -> String {
        messages::integer(number.whole())
    }

    /// 68%
    pub fn percent(&self, percent: impl Whole) -> String {
        messages::percent(percent.whole(), 0)
    }
}

/// Roles in words.
pub(crate) fn role_words(lang: Lang, roles: impl Iterator<Item = Role>) -> String {
    let words: Vec<String> = roles.map(|r| messages::text(lang, &format!("role-{}", r.code()))).collect();
    words.join(&messages::text(lang, "word-separator"))
}

/// The words of a list of message keys.
fn listed(lang: Lang, keys: &str) -> String {
    let words: Vec<String> =
        keys.split(WORD).filter(|k| !k.is_empty()).map(|k| messages::text(lang, k)).collect();
    words.join(&messages::text(lang, "word-separator"))
}

/// The words of a key with arguments that are text; whole numbers are counted and grouped.
pub(crate) fn words(lang: Lang, key: &str, args: &[(&'static str, String)]) -> String {
    let args: Vec<(&str, Arg<'_>)> = args
        .iter()
        .map(|(name, value)| match value.parse::<i64>() {
            _ if value.starts_with(WORD) => (*name, Arg::from(listed(lang, value))),
            Ok(n) if value.len() < 16 && n.to_string() == *value => (*name, Arg::Number(n)),
            // What somebody typed stays as it was typed; a day that a rule names is written as days are.
            _ if *name == "text" => (*name, Arg::from(value.as_str())),
            _ => (*name, day_written(lang, value).map_or(Arg::from(value.as_str()), Arg::from)),
        })
        .collect();
    messages::text_args(lang, key, &args)
}
