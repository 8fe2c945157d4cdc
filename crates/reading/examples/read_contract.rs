//! Prints what a text file commits to, as JSON: `read_contract [--date YYYY-MM-DD] FILE`.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = reading::Options::default();
    let mut file = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--date" {
            options.date = Some(arguments.next().ok_or("--date wants a day")?.parse()?);
        } else {
            file = Some(argument);
        }
    }
    let text = std::fs::read_to_string(file.ok_or("which file?")?)?;
    println!("{}", reading::read(&text, &options).to_contract_json());
    Ok(())
}
