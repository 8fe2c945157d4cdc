//! Catalogues and the two doors to them.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::Lang;
use crate::format::integer;

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

type Bundle = FluentBundle<FluentResource>;

/// One language: where each key stands, and the areas parsed so far.
struct Catalogue {
    areas: &'static [(&'static str, &'static str)],
    index: &'static [(&'static str, u16)],
    bundles: Vec<OnceLock<Bundle>>,
    tag: &'static str,
}

static CATALOGUES: LazyLock<[Catalogue; 2]> = LazyLock::new(|| {
    [
        Catalogue::new(ZH_AREAS, ZH_INDEX, Lang::Zh), //
        Catalogue::new(EN_AREAS, EN_INDEX, Lang::En),
    ]
});

impl Catalogue {
    fn new(
        areas: &'static [(&'static str, &'static str)],
        index: &'static [(&'static str, u16)],
        lang: Lang,
    ) -> Self {
        Self { areas, index, bundles: areas.iter().map(|_| OnceLock::new()).collect(), tag: lang.tag() }
    }

    fn of(lang: Lang) -> &'static Self {
        &CATALOGUES[lang as usize]
    }

    /// The area of a key, or nothing when the key stands nowhere.
    fn area(&self, key: &str) -> Option<usize> {
        let place = self.index.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        Some(usize::from(self.index[place].1))
    }

    /// The parsed area. A flaw in a catalogue costs the flawed message only; a test keeps catalogues free of flaws.
    fn bundle(&self, area: usize) -> &Bundle {
        self.bundles[area].get_or_init(|| {
            let locale: LanguageIdentifier = self.tag.parse().expect("our own tags are well formed");
            let mut bundle = FluentBundle::new_concurrent(vec![locale]);
            // The marks that isolate bidirectional text would end up in papers, addresses and searches.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(|value, _| match value {
                // Numbers of a sentence are grouped; what must not be (a year, a task number) comes as text.
                FluentValue::Number(number) if number.value.fract() == 0.0 => {
                    Some(integer(number.value as i64))
                }
                _ => None,
            }));
            let resource =
                FluentResource::try_new(self.areas[area].1.to_owned()).unwrap_or_else(|(sound, _)| sound);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }
}

/// What a message is filled with.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// Shown with grouped digits, and chooses between singular and plural.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! number_from {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Arg<'_> {
            fn from(number: $kind) -> Self {
                Self::Number(i64::from(number))
            }
        })*
    };
}
number_from!(i64, i32, i16, i8, u32, u16, u8);

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The words of a key. An unknown key comes back as ⟦key⟧ and is logged once.
pub fn text(lang: Lang, key: &str) -> String {
    format(lang, key, None)
}

/// The words of a key, filled: `text_args(lang, "ledger-count", &[("count", 12.into())])`.
pub fn text_args(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let mut filled = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        let value = match value {
            Arg::Text(text) => FluentValue::String(Cow::Borrowed(text.as_ref())),
            Arg::Number(number) => FluentValue::from(*number),
        };
        filled.set(*name, value);
    }
    format(lang, key, Some(&filled))
}

/// Whether a key stands in the catalogues: for keys that are put together, such as `field-` and a field of work.
pub fn exists(key: &str) -> bool {
    Catalogue::of(Lang::Zh).area(key).is_some()
}

/// Every key of a language, sorted: for tests that derive from the list.
pub fn keys(lang: Lang) -> impl Iterator<Item = &'static str> {
    Catalogue::of(lang).index.iter().map(|(key, _)| *key)
}

/// The areas of a language with their text.
#[cfg(test)]
pub(crate) fn areas(lang: Lang) -> &'static [(&'static str, &'static str)] {
    Catalogue::of(lang).areas
}

fn format(lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
    let catalogue = Catalogue::of(lang);
    let found = catalogue.area(key).map(|area| catalogue.bundle(area)).and_then(|bundle| {
        let pattern = bundle.get_message(key)?.value()?;
        let mut flaws = Vec::new();
        let words = bundle.format_pattern(pattern, args, &mut flaws).into_owned();
        if let Some(flaw) = flaws.first() {
            report(lang, key, &flaw.to_string());
        }
        Some(words)
    });
    found.unwrap_or_else(|| {
        report(lang, key, "no such key");
        format!("⟦{key}⟧")
    })
}

/// Logs a flaw of a message the first time it is met.
fn report(lang: Lang, key: &str, flaw: &str) {
    static REPORTED: LazyLock<Mutex<HashSet<(Lang, String)>>> = LazyLock::new(Mutex::default);
    let mut reported = REPORTED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if reported.insert((lang, key.to_owned())) {
        tracing::warn!(lang = lang.tag(), key, flaw, "a message cannot be shown as it is meant");
    }
}
