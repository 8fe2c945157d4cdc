//! What a file is, by its first bytes. Names decide only between two ways to read the same text, and keep programs out.

use crate::Fault;

/// How a file is to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Office documents since 2007.
    Zip,
    /// Office documents before, and encrypted ones since.
    Ole,
    /// Pages.
    Pdf,
    /// Anything else that may be text.
    Text,
    /// Text with separators, by its name.
    Separated,
}

/// Endings of programs, which are no documents whatever they hold.
const PROGRAMS: [&str; 14] =
    ["exe", "dll", "com", "bat", "cmd", "msi", "scr", "ps1", "sh", "js", "vbs", "jar", "apk", "so"];

/// How far into a file a pdf may begin.
const PDF_WITHIN: usize = 1024;

/// First bytes of what is known and not taken in. Order matters only for what shares a beginning.
const KNOWN: [(&[u8], &str); 12] = [
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"BM", "picture"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\0\0\0\x0cjP  ", "picture"),
    (b"%!PS", "PostScript"),
];

/// Tells how to open a file, or why not.
pub(crate) fn kind(name: &str, bytes: &[u8]) -> Result<Kind, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"PK\x05\x06")
        || bytes.starts_with(b"PK\x07\x08")
    {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Kind::Ole);
    }
    let head = &bytes[..bytes.len().min(PDF_WITHIN)];
    if head.starts_with(b"%PDF-")
        || (head.windows(5).any(|w| w == b"%PDF-") && std::str::from_utf8(bytes).is_err())
    {
        return Ok(Kind::Pdf);
    }
    let known = KNOWN.iter().find(|(start, _)| bytes.starts_with(start));
    match known {
        // Two letters may begin a text; a bitmap has zeros among its next bytes.
        Some((b"BM", _)) if !head[..head.len().min(16)].contains(&0) => {}
        Some((_, "picture")) => return Err(Fault::Picture),
        Some((_, kind)) => return Err(Fault::Unsupported((*kind).to_owned())),
        None => {}
    }
    if let Some(kind) = markup(head) {
        return Err(Fault::Unsupported(kind.to_owned()));
    }
    let extension = extension(name);
    if PROGRAMS.contains(&extension.as_str()) {
        return Err(Fault::Unsupported(extension.to_ascii_uppercase()));
    }
    let separated = matches!(extension.as_str(), "csv" | "tsv");
    Ok(if separated { Kind::Separated } else { Kind::Text })
}

/// Markup that spreadsheets and web pages are exported in.
fn markup(head: &[u8]) -> Option<&'static str> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins =
        |word: &str| head.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    if begins("<html") || begins("<!doctype html") {
        return Some("HTML");
    }
    if begins("MIME-Version:") {
        return Some("MHTML");
    }
    begins("<?xml").then_some("XML")
}

/// What a file with an office name is when it is neither a known container nor text: damaged.
pub(crate) fn is_office_name(name: &str) -> bool {
    matches!(extension(name).as_str(), "doc" | "docx" | "wps" | "xls" | "xlsx" | "et" | "pdf" | "ofd")
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}
