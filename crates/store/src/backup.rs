//! Backup and restore: the log itself, the password hashes and the blobs in one zip file, the same for both engines.
//!
//! A backup is read from one state of the database while the program goes on serving; a restore replays the log, so a
//! backup whose chain does not hold cannot come back unnoticed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::path::Path;

use ledger::{ActId, Event, Hash, PersonId, SiteId, Subject, SubjectKind};
use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::db::{Connection, Run as _, values};
use crate::query::event_row;
use crate::{Flaw, Location, Result, Store, StoreError};

/// First entry of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Format of the backup; 1.
    pub format: u32,
    /// When it was made, in milliseconds UTC.
    pub made_at: i64,
    /// Sites with the number of events and the last hash.
    pub sites: Vec<(SiteId, i64, String)>,
}

/// What a backup or restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupReport {
    /// Events.
    pub events: i64,
    /// Blobs.
    pub blobs: usize,
}

#[derive(Serialize, Deserialize)]
struct EventLine {
    site: SiteId,
    seq: i64,
    at: i64,
    actor: Option<PersonId>,
    act: ActId,
    subject_kind: String,
    subject: uuid::Uuid,
    version: i64,
    body: String,
    prev: Hash,
    hash: Hash,
}

#[derive(Serialize, Deserialize)]
struct CredentialLine {
    site: SiteId,
    person: PersonId,
    hash: String,
}

/// Where somebody is reached; backups of before have no such file.
#[derive(Serialize, Deserialize)]
struct ContactLine {
    site: SiteId,
    person: PersonId,
    mail: String,
    lang: String,
    quiet_from: String,
    quiet_until: String,
}

const CONTACT_FILE: &str = "contacts.jsonl";

const HEADS: &str = "SELECT site, seq, hash FROM chain ORDER BY site";
const EVENTS: &str = "SELECT site, seq, at, actor, act, subject_kind, subject, version, body, prev, hash FROM event \
     WHERE site = $1 AND seq > $2 ORDER BY seq LIMIT 1000";
const CREDENTIALS: &str = "SELECT site, person, hash FROM credential ORDER BY site, person";
const ADD_CREDENTIAL: &str =
    "INSERT INTO credential (site, person, hash, failures, locked_until) VALUES ($1, $2, $3, 0, 0)";
const CONTACTS: &str =
    "SELECT site, person, mail, lang, quiet_from, quiet_until FROM contact ORDER BY site, person";
const ADD_CONTACT: &str =
    "INSERT INTO contact (site, person, mail, lang, quiet_from, quiet_until) VALUES ($1, $2, $3, $4, $5, $6)";
const ANY_EVENT: &str = "SELECT COUNT(*) FROM chain WHERE seq > 0";
/// Every table of ours, whatever has been added: those behind the search index keep themselves.
const TABLES_SQLITE: &str = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' \
     AND name NOT LIKE 'search!_fts!_%' ESCAPE '!' AND name <> 'schema_version'";
const TABLES_POSTGRES: &str = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_version'";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] =
    &[HEADS, EVENTS, CREDENTIALS, ADD_CREDENTIAL, CONTACTS, ADD_CONTACT, ANY_EVENT];

/// A line of a backup may not be longer than this many bytes; the longest holds a document's text.
const LINE_LIMIT: u64 = 256 << 20;

impl Store {
    /// Writes a backup to a file, which must not exist unless `force`.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] when the file exists; when a blob is missing or was changed; when the disk is full.
    pub async fn backup(&self, file: &Path, now: i64, force: bool) -> Result<BackupReport> {
        if file.exists() && !force {
            return Err(StoreError::NotEmpty(file.to_owned()));
        }
        let io = |e: std::io::Error| StoreError::Io(file.to_owned(), e);
        let part = file.with_extension("part");
        let mut zip = ZipWriter::new(BufWriter::new(File::create(&part).map_err(io)?));
        let packed =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
        let mut connection = self.db.snapshot().await?;
        let mut sites = Vec::new();
        for row in connection.all(HEADS, &[]).await? {
            let hash: String = row.bytes(2)?.iter().map(|b| format!("{b:02x}")).collect();
            sites.push((row.parsed(0)?, row.int(1)?, hash));
        }
        let manifest = Manifest { format: 1, made_at: now, sites };
        start(&mut zip, "manifest.json", packed)?;
        zip.write_all(&serde_json::to_vec(&manifest)?).map_err(io)?;
        start(&mut zip, "events.jsonl", packed)?;
        let (events, blobs) = write_events(&mut connection, &manifest, &mut zip, file).await?;
        start(&mut zip, "credentials.jsonl", packed)?;
        for row in connection.all(CREDENTIALS, &[]).await? {
            let line = CredentialLine { site: row.parsed(0)?, person: row.parsed(1)?, hash: row.text(2)? };
            writeln!(zip, "{}", serde_json::to_string(&line)?).map_err(io)?;
        }
        start(&mut zip, CONTACT_FILE, packed)?;
        for row in connection.all(CONTACTS, &[]).await? {
            let line = ContactLine {
                site: row.parsed(0)?,
                person: row.parsed(1)?,
                mail: row.text(2)?,
                lang: row.text(3)?,
                quiet_from: row.text(4)?,
                quiet_until: row.text(5)?,
            };
            writeln!(zip, "{}", serde_json::to_string(&line)?).map_err(io)?;
        }
        // Originals and evidence are mostly zip containers already.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for address in &blobs {
            let bytes = self.get_blob(address)?;
            start(&mut zip, &format!("blobs/{address}"), stored)?;
            zip.write_all(&bytes).map_err(io)?;
        }
        let out = zip.finish().map_err(|e| Flaw::unreadable(&e))?;
        out.into_inner().map_err(|e| io(e.into_error()))?.sync_all().map_err(io)?;
        std::fs::rename(&part, file).map_err(io)?;
        Ok(BackupReport { events, blobs: blobs.len() })
    }

    /// Restores a backup into a location. Data that are there are refused, or with `force` replaced; nothing is touched
    /// before the whole backup has been read and its chain checked.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`], [`StoreError::BadBackup`], or when the location cannot be written.
    pub async fn restore(file: &Path, location: &Location, force: bool) -> Result<BackupReport> {
        match location {
            Location::Directory(dir) => restore_directory(file, dir, force).await,
            Location::Postgres { .. } => {
                let store = Self::open(location).await?;
                let used = store.db.run().one(ANY_EVENT, &[]).await?.map_or(Ok(0), |r| r.int(0))? > 0;
                if used && !force {
                    return Err(StoreError::NotEmpty(store.blobs.clone()));
                }
                let report = store.fill(file, used).await;
                store.close().await;
                report
            }
        }
    }

    /// Replays a backup in one transaction.
    async fn fill(&self, file: &Path, clear: bool) -> Result<BackupReport> {
        let bad = Flaw::unreadable;
        let input = File::open(file).map_err(|e| StoreError::Io(file.to_owned(), e))?;
        let mut zip = ZipArchive::new(BufReader::new(input)).map_err(|e| bad(&e))?;
        let manifest: Manifest = {
            let mut text = String::new();
            zip.by_name("manifest.json")
                .map_err(|e| bad(&e))?
                .take(1 << 20)
                .read_to_string(&mut text)
                .map_err(|e| bad(&e))?;
            serde_json::from_str(&text).map_err(|e| bad(&e))?
        };
        if manifest.format != 1 {
            return Err(StoreError::BadBackup(Flaw::Format(manifest.format)));
        }
        let Some((first, ..)) = manifest.sites.first() else {
            return Err(Flaw::unreadable(&"no site"));
        };
        let mut connection = self.db.begin().await?;
        if clear {
            let tables = if connection.is_postgres() { TABLES_POSTGRES } else { TABLES_SQLITE };
            for row in connection.all(tables, &[]).await? {
                connection.execute(&format!("DELETE FROM {}", row.text(0)?), &[]).await?;
            }
        }
        let mut tx = crate::append::Tx::open(connection, *first).await?;
        let events = read_events(&mut zip, &mut tx).await?;
        for (site, seq, hash) in &manifest.sites {
            tx.turn_to(*site).await?;
            if tx.position() != (*seq, hash.clone()) {
                return Err(StoreError::BadBackup(Flaw::Chain(*seq)));
            }
        }
        for line in lines(&mut zip, "credentials.jsonl")? {
            let c: CredentialLine = serde_json::from_str(&line).map_err(|e| bad(&e))?;
            tx.connection
                .execute(ADD_CREDENTIAL, &values![c.site.to_string(), c.person.to_string(), c.hash])
                .await?;
        }
        if zip.index_for_name(CONTACT_FILE).is_some() {
            for line in lines(&mut zip, CONTACT_FILE)? {
                let c: ContactLine = serde_json::from_str(&line).map_err(|e| bad(&e))?;
                let with = values![
                    c.site.to_string(),
                    c.person.to_string(),
                    c.mail,
                    c.lang,
                    c.quiet_from,
                    c.quiet_until
                ];
                tx.connection.execute(ADD_CONTACT, &with).await?;
            }
        }
        let blobs = self.read_blobs(&mut zip)?;
        tx.commit().await?;
        Ok(BackupReport { events, blobs })
    }

    fn read_blobs(&self, zip: &mut ZipArchive<BufReader<File>>) -> Result<usize> {
        let names: Vec<String> = zip
            .file_names()
            .filter_map(|n| n.ok().map(|n| n.into_owned()))
            .filter(|n| n.starts_with("blobs/"))
            .collect();
        for name in &names {
            let mut bytes = Vec::new();
            let entry = zip.by_name(name).map_err(|e| Flaw::unreadable(&e))?;
            entry.take(LINE_LIMIT).read_to_end(&mut bytes).map_err(|e| Flaw::unreadable(&e))?;
            if format!("blobs/{}", self.put_blob(&bytes)?) != *name {
                return Err(StoreError::BadBackup(Flaw::Changed(name.clone())));
            }
        }
        Ok(names.len())
    }
}

async fn restore_directory(file: &Path, dir: &Path, force: bool) -> Result<BackupReport> {
    let io = |e: std::io::Error| StoreError::Io(dir.to_owned(), e);
    let used = dir.exists() && std::fs::read_dir(dir).map_err(io)?.next().is_some();
    if used && !force {
        return Err(StoreError::NotEmpty(dir.to_owned()));
    }
    // What a server wrote after this would be lost with the directory it still has open.
    let lease = if used { Some(crate::lease::lease_directory(dir)?) } else { None };
    let name = dir.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_else(|| "data".into());
    let beside = |suffix: &str| dir.with_file_name(format!("{name}.{suffix}-{}", std::process::id()));
    let (fresh, old) = (beside("restoring"), beside("replaced"));
    let filled = async {
        let store = Store::open(&Location::Directory(fresh.clone())).await?;
        let report = store.fill(file, false).await;
        store.close().await;
        report
    }
    .await;
    let report = match filled {
        Ok(report) => report,
        Err(error) => {
            std::fs::remove_dir_all(&fresh).ok();
            return Err(error);
        }
    };
    if dir.exists() {
        std::fs::rename(dir, &old).map_err(io)?;
    }
    std::fs::rename(&fresh, dir).map_err(io)?;
    if old.exists() {
        std::fs::remove_dir_all(&old).map_err(io)?;
    }
    drop(lease);
    Ok(report)
}

fn start(zip: &mut ZipWriter<BufWriter<File>>, name: &str, options: SimpleFileOptions) -> Result<()> {
    zip.start_file(name, options).map_err(|e| Flaw::unreadable(&e))
}

/// Writes the log up to the heads of the manifest; returns the number of events and the blobs they name: originals
/// and evidence.
async fn write_events(
    connection: &mut Connection,
    manifest: &Manifest,
    zip: &mut ZipWriter<BufWriter<File>>,
    file: &Path,
) -> Result<(i64, BTreeSet<String>)> {
    let (mut count, mut blobs) = (0, BTreeSet::new());
    for (site, ..) in &manifest.sites {
        let mut last = 0;
        loop {
            let page = connection.all(EVENTS, &values![site.to_string(), last]).await?;
            if page.is_empty() {
                break;
            }
            for row in &page {
                let e = event_row(row)?;
                last = e.seq;
                count += 1;
                // Decoding every event would make a backup slow; few name a file.
                if e.subject.kind == SubjectKind::Document || e.body.contains("\"blob\"") {
                    blobs.extend(e.decode()?.blobs().into_iter().map(str::to_owned));
                }
                let line = EventLine {
                    site: e.site,
                    seq: e.seq,
                    at: e.at,
                    actor: e.actor,
                    act: e.act,
                    subject_kind: e.subject.kind.code().to_owned(),
                    subject: e.subject.id,
                    version: e.version,
                    body: e.body,
                    prev: e.prev,
                    hash: e.hash,
                };
                writeln!(zip, "{}", serde_json::to_string(&line)?)
                    .map_err(|e| StoreError::Io(file.to_owned(), e))?;
            }
        }
    }
    Ok((count, blobs))
}

async fn read_events(zip: &mut ZipArchive<BufReader<File>>, tx: &mut crate::append::Tx) -> Result<i64> {
    let mut count = 0;
    for line in lines(zip, "events.jsonl")? {
        let l: EventLine = serde_json::from_str(&line).map_err(|e| Flaw::unreadable(&e))?;
        let kind = SubjectKind::from_code(&l.subject_kind)
            .ok_or_else(|| Flaw::unreadable(&format_args!("subject kind {:?}", l.subject_kind)))?;
        let event = Event {
            site: l.site,
            seq: l.seq,
            at: l.at,
            actor: l.actor,
            act: l.act,
            subject: Subject { kind, id: l.subject },
            version: l.version,
            body: l.body,
            prev: l.prev,
            hash: l.hash,
        };
        tx.turn_to(event.site).await?;
        tx.replay(&event).await?;
        count += 1;
    }
    crate::turned::forget(&mut tx.connection).await?;
    Ok(count)
}

/// The lines of an entry. Read into memory one after the other by a channel-free reader would need a borrow across
/// `await`, which the archive cannot give; so an entry is read whole, bounded.
fn lines(zip: &mut ZipArchive<BufReader<File>>, name: &str) -> Result<Vec<String>> {
    let bad = |e: &dyn std::fmt::Display| Flaw::unreadable(&format_args!("{name}: {e}"));
    let entry = zip.by_name(name).map_err(|e| bad(&e))?;
    BufReader::new(entry.take(LINE_LIMIT * 16)).lines().map(|l| l.map_err(|e| bad(&e))).collect()
}
