//! A zip container whose every byte is counted while it is unpacked.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::Fault;

/// No office document has more parts.
const MOST_ENTRIES: usize = 20_000;
/// A part this many times larger than its packed form is a trap, once it is larger than [`PLAUSIBLE_BYTES`].
const PLAUSIBLE_RATIO: u64 = 400;
const PLAUSIBLE_BYTES: u64 = 64 << 20;

/// An office document in its zip container.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
    limit: u64,
}

impl<'a> Package<'a> {
    /// Opens a container and allows `limit` bytes to be unpacked from it, all parts together.
    pub(crate) fn open(bytes: &'a [u8], limit: u64) -> Result<Self, Fault> {
        if declared_entries(bytes).is_some_and(|count| count > MOST_ENTRIES) {
            return Err(Fault::Bomb { limit });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MOST_ENTRIES {
            return Err(Fault::Bomb { limit });
        }
        Ok(Self { archive, left: limit, limit })
    }

    /// Whether a part is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The name of a part as the container writes it: some writers do not keep to one case.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        if self.has(name) {
            return Some(name.to_owned());
        }
        let mut names = self.archive.file_names().filter_map(|known| known.ok());
        names.find(|known| known.eq_ignore_ascii_case(name)).map(|known| known.to_string())
    }

    /// Opens a part for reading as XML, piece by piece. Absent parts are `None`.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Option<Reader<impl BufRead>>, Fault> {
        if !self.has(name) {
            return Ok(None);
        }
        let limit = self.limit;
        let left = &mut self.left;
        let file = self.archive.by_name(name).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Encrypted,
            error => damaged(error),
        })?;
        let packed = file.compressed_size();
        let mut reader = Reader::from_reader(BufReader::with_capacity(
            1 << 16,
            Counted { inner: file, packed, unpacked: 0, left, limit },
        ));
        reader.config_mut().check_comments = false;
        Ok(Some(reader))
    }

    /// Unpacks every part that a spreadsheet reader would, throwing it away, so that a reader which does not count
    /// can be let in afterwards. Tells whether any part contains `word`, which saves that reader a search.
    pub(crate) fn prove(&mut self, word: &[u8]) -> Result<bool, Fault> {
        let finder = memchr::memmem::Finder::new(word);
        let mut buffer = vec![0; 1 << 16];
        let mut found = false;
        for number in 0..self.archive.len() {
            let limit = self.limit;
            let left = &mut self.left;
            let file = self.archive.by_index(number).map_err(damaged)?;
            let name = file.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
            if !(name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml")) {
                continue;
            }
            let packed = file.compressed_size();
            let mut counted = Counted { inner: file, packed, unpacked: 0, left, limit };
            // The end of each piece is kept before the next one: the word may lie across.
            let mut kept = 0;
            loop {
                let count = counted.read(&mut buffer[kept..]).map_err(|error| from_io(&error))?;
                if count == 0 {
                    break;
                }
                let end = kept + count;
                found = found || finder.find(&buffer[..end]).is_some();
                kept = end.min(word.len() - 1);
                buffer.copy_within(end - kept..end, 0);
            }
        }
        Ok(found)
    }

    /// Target of the first relation of a part whose type ends in `kind`, as a path in the container.
    pub(crate) fn related(&mut self, part: &str, kind: &str) -> Result<Option<String>, Fault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let rels = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(mut reader) = self.xml(&rels)? else { return Ok(None) };
        let mut buffer = Vec::new();
        loop {
            match next(&mut reader, &mut buffer)? {
                Event::Eof => return Ok(None),
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let right = attribute(&tag, "Type").is_some_and(|value| value.ends_with(kind));
                    if let (true, Some(target)) = (right, attribute(&tag, "Target")) {
                        return Ok(Some(resolve(folder, &target)));
                    }
                }
                _ => {}
            }
            buffer.clear();
        }
    }
}

/// A part being unpacked: fails as soon as it breaks a bound.
struct Counted<'a, R> {
    inner: R,
    packed: u64,
    unpacked: u64,
    left: &'a mut u64,
    limit: u64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let bytes = count as u64;
        self.unpacked += bytes;
        let trap = self.unpacked > PLAUSIBLE_BYTES && self.unpacked / self.packed.max(1) > PLAUSIBLE_RATIO;
        if bytes > *self.left || trap {
            return Err(io::Error::other(Fault::Bomb { limit: self.limit }));
        }
        *self.left -= bytes;
        Ok(count)
    }
}

/// The next event of an XML part; damage and broken bounds come back as what they are.
pub(crate) fn next<'b, R: BufRead>(
    reader: &mut Reader<R>,
    buffer: &'b mut Vec<u8>,
) -> Result<Event<'b>, Fault> {
    reader.read_event_into(buffer).map_err(|error| match error {
        quick_xml::Error::Io(error) => from_io(&error),
        error => Fault::Damaged(error.to_string()),
    })
}

/// The value of an attribute, whatever the prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The character that a reference stands for: a number, or one of the five names that XML knows.
pub(crate) fn referred(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match &*reference.xml10_content() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn from_io(error: &io::Error) -> Fault {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Fault>()) {
        Some(fault) => fault.clone(),
        None => Fault::Damaged(error.to_string()),
    }
}

fn damaged(error: ZipError) -> Fault {
    Fault::Damaged(error.to_string())
}

/// The number of entries that the end of the container declares, read before anything is allocated for them.
fn declared_entries(bytes: &[u8]) -> Option<usize> {
    let tail = &bytes[bytes.len().saturating_sub(65_557)..];
    let end = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = tail.get(end + 10..end + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

/// A relation's target seen from the folder of its source.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
