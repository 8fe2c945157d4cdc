//! A program that is nothing but a reading process: what the tests start, and a way to see what a file gives.

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = intake::reader::serve_if_asked() {
        return code;
    }
    for file in std::env::args_os().skip(1) {
        match intake::take_in_path(file.as_ref(), &intake::Limits::default()) {
            Ok(intake) => println!("{}\n{:#?}", intake.text, intake.tables),
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}
