//! Units and people go out as tables that come in again, and a table to begin with.

use ledger::{Action, Role, UnitKind};
use papers::{Align, Cell, Column, Head, Kind, Row, Sheet, csv, xlsx};

use super::rows::{PERSON_COLUMNS, UNIT_COLUMNS};
use crate::export::{Export, Format, Words};
use crate::view::{PeopleList, Settings};
use crate::{Call, Result, Service, ServiceError};

/// Width of a column in half-width characters.
const WIDTH: u16 = 18;

impl Service {
    /// The units, or the people with their accounts, as a table that comes in again.
    ///
    /// # Errors
    /// When the actor may not see them, or the format is none of tables.
    pub async fn people_export(
        &self,
        call: &Call,
        list: PeopleList,
        format: Format,
        words: Words<'_>,
    ) -> Result<Export> {
        call.must(Action::Administer)?;
        let settings = self.settings(call).await?;
        let rows = match list {
            PeopleList::Units => unit_rows(&settings, words),
            PeopleList::People => person_rows(&settings, words),
        };
        made(call, list, &settings.site_name, format, rows, words)
    }

    /// A table of invented units or people with every column, to begin with.
    ///
    /// # Errors
    /// When the actor may not bring such a table in.
    pub async fn people_example(&self, call: &Call, list: PeopleList, words: Words<'_>) -> Result<Export> {
        call.must(Action::Administer)?;
        let word = |key: &str| words(key, &[]);
        let kind = |kind: UnitKind| word(&format!("unit-kind-{}", kind.code()));
        let role = |role: Role| word(&format!("role-{}", role.code()));
        let (bureau, town) = (word("people-example-bureau"), word("people-example-town"));
        let (leader, in_use) = (word("people-example-leader"), word("unit-active"));
        let none = String::new;
        let rows = match list {
            PeopleList::Units => vec![
                vec![
                    bureau.clone(),
                    none(),
                    word("people-example-aliases"),
                    kind(UnitKind::Department),
                    leader,
                    in_use.clone(),
                ],
                vec![town, none(), none(), kind(UnitKind::Town), none(), in_use.clone()],
                vec![
                    word("people-example-station"),
                    bureau,
                    none(),
                    kind(UnitKind::Department),
                    none(),
                    in_use,
                ],
            ],
            PeopleList::People => vec![
                vec![
                    leader,
                    none(),
                    word("people-example-post"),
                    none(),
                    none(),
                    word("people-yes"),
                    word("person-active"),
                ],
                vec![
                    word("people-example-head"),
                    bureau.clone(),
                    word("people-example-head-post"),
                    "zhangsan".to_owned(),
                    role(Role::UnitHead),
                    none(),
                    word("person-active"),
                ],
                vec![
                    word("people-example-liaison"),
                    bureau,
                    none(),
                    "lisi".to_owned(),
                    role(Role::Liaison),
                    none(),
                    word("person-active"),
                ],
            ],
        };
        made(call, list, &word("people-example"), Format::Xlsx, rows, words)
    }
}

fn unit_rows(settings: &Settings, words: Words<'_>) -> Vec<Vec<String>> {
    let row = |unit: &crate::view::UnitLine| {
        vec![
            unit.form.name.clone(),
            unit.parent.clone().unwrap_or_default(),
            unit.form.aliases.clone(),
            words(&format!("unit-kind-{}", unit.kind.code()), &[]),
            unit.leader.clone().unwrap_or_default(),
            words(if unit.form.active == "on" { "unit-active" } else { "unit-inactive" }, &[]),
        ]
    };
    settings.units.iter().map(row).collect()
}

fn person_rows(settings: &Settings, words: Words<'_>) -> Vec<Vec<String>> {
    let row = |person: &crate::view::PersonLine| {
        let roles = person.roles.iter().map(|role| words(&format!("role-{}", role.code()), &[]));
        vec![
            person.form.name.clone(),
            person.unit.clone().unwrap_or_default(),
            person.form.post.clone(),
            person.form.username.clone(),
            roles.collect::<Vec<_>>().join("、"),
            words(if person.form.leader == "on" { "people-yes" } else { "people-no" }, &[]),
            words(if person.form.active == "on" { "person-active" } else { "person-inactive" }, &[]),
        ]
    };
    settings.people.iter().map(row).collect()
}

fn made(
    call: &Call,
    list: PeopleList,
    of: &str,
    format: Format,
    rows: Vec<Vec<String>>,
    words: Words<'_>,
) -> Result<Export> {
    let (title, keys): (String, Vec<&str>) = match list {
        PeopleList::Units => (words("settings-units", &[]), UNIT_COLUMNS.iter().map(|c| c.1).collect()),
        PeopleList::People => (words("settings-people", &[]), PERSON_COLUMNS.iter().map(|c| c.1).collect()),
    };
    let column = |key: &str| Column {
        heading: words(key, &[]),
        width: WIDTH,
        align: Align::Left,
        kind: Kind::Text,
        indented: false,
    };
    let head = Head {
        sheet_name: title.clone(),
        title: format!("{of}{title}"),
        subtitle: None,
        issuer: of.to_owned(),
        date_line: String::new(),
        columns: keys.into_iter().map(column).collect(),
        footnotes: Vec::new(),
        generated_line: String::new(),
        cut_marker: "……".to_owned(),
        date_pattern: "%Y-%m-%d".to_owned(),
        created: jiff::Timestamp::from_millisecond(call.at).unwrap_or_default(),
    };
    let cells =
        |row: Vec<String>| Row { cells: row.iter().map(|c| Cell::from(c.as_str())).collect(), level: 0 };
    let sheet = Sheet { head, rows: rows.into_iter().map(cells).collect() };
    let bytes = match format {
        Format::Xlsx => xlsx::to_bytes(&sheet, xlsx::Title::InPrint),
        Format::Csv => csv::to_bytes(&sheet),
        Format::Docx | Format::Json => return Err(ServiceError::NotFound),
    };
    Ok(Export {
        file_name: format!("{}{}.{}", sheet.head.title, call.today(), format.extension()),
        content_type: format.content_type(),
        bytes: bytes.map_err(|e| ServiceError::Internal(e.to_string()))?,
    })
}
