//! Notices of holidays that a site has added: the file, or the folder of TOML files, that `--calendar` names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use calendar::{Fault, Notice, NoticeError, WorkCalendar};
use messages::{Arg, Lang, text, text_args};

/// Takes the notices at `place`, a file or a folder of TOML files, into the calendar of this process.
///
/// # Errors
/// The line to print when one of them cannot be used.
pub fn install(place: &Path, lang: Lang) -> Result<(), String> {
    let calendar = load(place, lang)?;
    // Nothing was read yet, so that no other calendar can be in its place.
    let _ = calendar.install();
    Ok(())
}

/// The embedded notices and those of a file or folder.
fn load(place: &Path, lang: Lang) -> Result<WorkCalendar, String> {
    let unreadable = |path: &Path, why: &io::Error| {
        let words = [("file", Arg::from(path.display().to_string())), ("why", Arg::from(why.to_string()))];
        text_args(lang, "calendar-unreadable", &words)
    };
    let mut notices = Vec::new();
    for path in files(place).map_err(|why| unreadable(place, &why))? {
        let written = fs::read_to_string(&path).map_err(|why| unreadable(&path, &why))?;
        let notice = Notice::parse(&path.display().to_string(), &written);
        notices.push(notice.map_err(|error| refusal(lang, &error))?);
    }
    Ok(WorkCalendar::embedded().clone().with_all(notices))
}

/// The file itself, or the TOML files of a folder by name.
fn files(place: &Path) -> io::Result<Vec<PathBuf>> {
    if !place.is_dir() {
        return Ok(vec![place.to_owned()]);
    }
    let mut found =
        fs::read_dir(place)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    found.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    found.sort();
    Ok(found)
}

/// File, line and field, what is wrong, and the mend.
fn refusal(lang: Lang, error: &NoticeError) -> String {
    let what = match &error.fault {
        Fault::Syntax(why) => text_args(lang, error.fault.key(), &[("why", Arg::from(why.clone()))]),
        Fault::TooLong(days) => text_args(lang, error.fault.key(), &[("days", Arg::from(days.to_string()))]),
        Fault::OutsideYear(day) | Fault::Twice(day) | Fault::NoWeekend(day) => {
            text_args(lang, error.fault.key(), &[("day", Arg::from(day.to_string()))])
        }
        other => text(lang, other.key()),
    };
    let words = [
        ("file", Arg::from(error.file.clone())),
        ("line", Arg::from(error.line.to_string())),
        ("field", Arg::from(error.field.clone())),
        ("what", Arg::from(what)),
    ];
    text_args(lang, "calendar-refused", &words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_notices_is_taken_in_and_a_bad_one_is_named_with_line_and_mend() {
        let folder = std::env::temp_dir().join(format!("luoshi-holidays-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let good = "year = 2031\nsource = \"通知\"\n[[holiday]]\nname = \"元旦\"\nfrom = 2031-01-01\nto = 2031-01-01\n";
        fs::write(folder.join("2031.toml"), good).unwrap();
        fs::write(folder.join("notes.txt"), "not a notice").unwrap();
        let calendar = load(&folder, Lang::Zh).unwrap();
        assert!(
            calendar.years().any(|(year, _)| year == 2031) && calendar.years().any(|(year, _)| year == 2026)
        );

        fs::write(folder.join("2032.toml"), good.replace("2031-01-01\n", "2031-13-01\n")).unwrap();
        for lang in [Lang::Zh, Lang::En] {
            let line = load(&folder, lang).unwrap_err();
            assert!(line.contains("2032.toml") && line.contains('5'), "{line}");
        }
        assert!(load(&folder.join("none.toml"), Lang::Zh).unwrap_err().contains("none.toml"));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn every_fault_has_its_words() {
        let cases = [
            ("year = 2031", "year = \"x\""),
            ("source", "sauce"),
            ("\"通知\"", "3"),
            ("from = 2031-01-01", "from = 3"),
            ("from = 2031-01-01", "from = 2031-01-02"),
            ("from = 2031-01-01", "from = 2030-12-01"),
            ("year = 2031", "year = 2035"),
            ("[[holiday]]", "holiday = []\n[other]"),
            ("to = 2031-01-01", "to = 2031-01-01\nwork = 3"),
            ("to = 2031-01-01", "to = 2031-01-01\nwork = [2031-01-01]"),
            ("to = 2031-01-01", "to = 2031-01-01\nwork = [2031-01-05, 2031-01-05]"),
            ("year = 2031", "year ="),
        ];
        let good = "year = 2031\nsource = \"通知\"\n[[holiday]]\nname = \"元旦\"\nfrom = 2031-01-01\nto = 2031-01-01\n";
        for (from, to) in cases {
            let error = Notice::parse("x.toml", &good.replacen(from, to, 1)).unwrap_err();
            for lang in [Lang::Zh, Lang::En] {
                let line = refusal(lang, &error);
                assert!(!line.contains("calendar-") && line.contains("x.toml"), "{error:?}: {line}");
            }
        }
    }
}
