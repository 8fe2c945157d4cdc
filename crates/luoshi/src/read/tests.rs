use std::path::PathBuf;

use clap::{Args, Command, FromArgMatches};
use intake::{Format, Limits};
use messages::Lang;

use super::{Failure, ReadArgs, describe, work};

const SPEECH: &str = "在全县项目推进会上的讲话\n（2026年3月5日）\n同志们：\n一、抓好项目建设。由县发展和改革局牵头，6月30日前新建项目开工率达到80%以上。\n二、县交通运输局要在9月底前完成120公里农村公路改造。\n";

/// A folder of its own for each test, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("luoshi-read-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, content: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn asked(words: &[&str]) -> ReadArgs {
    let command = describe(ReadArgs::augment_args(Command::new("read").no_binary_name(true)), Lang::Zh);
    ReadArgs::from_arg_matches(&command.try_get_matches_from(words).unwrap()).unwrap()
}

fn refused(words: &[&str]) -> Vec<String> {
    match work(&asked(words), Lang::Zh) {
        Err(Failure::Input(lines)) => lines,
        Err(Failure::Output(line)) => panic!("refused on output: {line}"),
        Ok(()) => panic!("should be refused"),
    }
}

#[test]
fn every_argument_is_described_in_both_languages() {
    for lang in Lang::ALL {
        let command = describe(ReadArgs::augment_args(Command::new("read")), lang);
        for argument in command.get_arguments() {
            let words = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!words.is_empty() && !words.contains('⟦'), "{}: {words}", argument.get_id());
            assert_eq!(words.is_ascii(), lang == Lang::En, "{words}");
        }
    }
}

#[test]
fn json_is_an_object_a_line_and_counts_in_the_file_as_it_stands() {
    let folder = Folder::new("json");
    let (first, second) = (folder.file("a.txt", SPEECH), folder.file("b.txt", &SPEECH.replace('\n', "\r\n")));
    let out = folder.path("out.json");
    assert!(work(&asked(&[&first, &second, "--format", "json", "--out", &out]), Lang::Zh).is_ok());
    let written = std::fs::read_to_string(&out).unwrap();
    for (line, (name, file)) in written.lines().zip([("a.txt", &first), ("b.txt", &second)]) {
        let contract: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(contract["file"], name);
        let chars: Vec<char> = std::fs::read_to_string(file).unwrap().chars().collect();
        let found = contract["commitments"].as_array().unwrap();
        assert_eq!(found.len(), 2, "{line}");
        let span = |at: &str| usize::try_from(found[0][at].as_u64().unwrap()).unwrap();
        let words: String = chars[span("start")..span("end")].iter().collect();
        assert!(words.contains("6月30日前新建项目开工率达到80%以上"), "{words}");
        assert_eq!(found[0]["due"], "2026-06-30");
    }
    assert_eq!(written.lines().count(), 2);
}

#[test]
fn papers_can_be_taken_in_again() {
    let folder = Folder::new("papers");
    let speech = folder.file("讲话.txt", SPEECH);
    for (form, format) in [("xlsx", Format::Xlsx), ("docx", Format::Docx), ("csv", Format::Csv)] {
        let out = folder.path(&format!("out.{form}"));
        assert!(work(&asked(&[&speech, "--format", form, "--out", &out]), Lang::Zh).is_ok(), "{form}");
        let back = intake::take_in_path(out.as_ref(), &Limits::default()).unwrap();
        assert_eq!(back.format, format);
        let rows = back.tables.iter().flat_map(|table| &table.rows);
        let line = rows.map(|row| row.join("|")).find(|line| line.contains("县交通运输局")).unwrap();
        assert!(line.contains("120公里"), "{form}: {line}");
        assert!(back.text.contains("牵头单位"), "{form}: {}", back.text);
    }
}

#[test]
fn one_bad_file_is_named_and_nothing_is_written() {
    let folder = Folder::new("bad");
    let speech = folder.file("讲话.txt", SPEECH);
    let empty = folder.file("空白.txt", " \n");
    let out = folder.path("out.json");
    let lines = refused(&[&speech, &empty, &folder.path("没有.docx"), "--format", "json", "--out", &out]);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("空白.txt：") && lines[1].starts_with("没有.docx："), "{lines:?}");
    assert!(lines.iter().all(|line| !line.contains(['\n', '⟦'])), "{lines:?}");
    assert!(!std::path::Path::new(&out).exists());
}

#[test]
fn a_date_that_is_none_is_refused_in_one_line() {
    let folder = Folder::new("date");
    let speech = folder.file("讲话.txt", SPEECH);
    let lines = refused(&[&speech, "--date", "2026-02-30"]);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("2026-02-30：") && !lines[0].contains('\n'), "{lines:?}");
}

#[test]
fn every_key_the_reader_can_give_has_words_in_both_languages() {
    let parts = ["leader", "lead-unit", "other-unit", "target", "due", "cadence", "strength"];
    let keys: Vec<&str> = reading::cues().chain([reading::RULES, reading::ASIDES].concat()).collect();
    let parts = parts.map(|p| format!("part-{p}"));
    for key in keys.into_iter().chain(parts.iter().map(String::as_str)) {
        for lang in Lang::ALL {
            assert!(!messages::text(lang, key).contains('⟦'), "{key} has no words in {}", lang.tag());
        }
    }
}

#[test]
fn an_explained_reading_names_cues_rules_and_what_was_set_aside() {
    let folder = Folder::new("explain");
    let text =
        format!("{SPEECH}三、总投资18亿元的储能项目年内全部开工。\n四、全县上下要提高认识，形成合力。\n");
    let speech = folder.file("讲话.txt", &text);
    let out = folder.path("out.txt");
    assert!(work(&asked(&[&speech, "--explain", "--out", &out]), Lang::Zh).is_ok());
    let written = std::fs::read_to_string(&out).unwrap();
    for words in
        ["点名单位  县发展和改革局", "牵头单位  县发展和改革局  后面跟着“牵头”", "18亿元  是规模档次"]
    {
        assert!(written.contains(words), "{words} in {written}");
    }
    assert!(!written.contains("形成合力") && !written.contains('⟦'), "{written}");
    assert!(work(&asked(&[&speech, "--explain", "--passed", "--out", &out]), Lang::En).is_ok());
    let written = std::fs::read_to_string(&out).unwrap();
    assert!(written.contains("形成合力") && written.contains("Sentences not taken"), "{written}");
    assert!(work(&asked(&[&speech, "--explain", "--format", "json", "--out", &out]), Lang::Zh).is_ok());
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    let accounts = json["explained"]["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), json["commitments"].as_array().unwrap().len());
    assert_eq!(json["explained"]["passed"].as_array().unwrap().len(), 0);
}

#[test]
fn grounds_are_for_eyes_and_programs_not_for_papers() {
    let folder = Folder::new("explain-paper");
    let speech = folder.file("讲话.txt", SPEECH);
    for words in [&["--explain", "--format", "docx"][..], &["--passed"]] {
        let words: Vec<&str> = [speech.as_str()].into_iter().chain(words.iter().copied()).collect();
        assert_eq!(refused(&words).len(), 1, "{words:?}");
    }
}
