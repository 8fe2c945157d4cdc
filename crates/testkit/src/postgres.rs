//! A private PostgreSQL server that lives as long as the test process.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// Address of the server's maintenance database; the first call starts the server.
pub(crate) fn private_server() -> &'static str {
    static SERVER: OnceLock<(String, Child)> = OnceLock::new();
    &SERVER.get_or_init(|| start().expect("a private PostgreSQL can be started")).0
}

/// Makes a database on a server and returns its address.
pub(crate) async fn fresh_database(server: &str) -> Result<String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("luoshi_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut connection = connect(server).await?;
    sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
    connection.close().await?;
    let (before, query) = server.split_once('?').map_or((server, ""), |(b, q)| (b, q));
    let base = before.rsplit_once('/').map_or(before, |(base, _)| base);
    Ok(format!("{base}/{name}?{query}"))
}

/// Connects; a server that has opened its socket may still be starting up.
async fn connect(server: &str) -> Result<PgConnection> {
    let began = Instant::now();
    loop {
        match PgConnection::connect(server).await {
            Ok(connection) => return Ok(connection),
            Err(_) if began.elapsed() < Duration::from_secs(60) => {
                tokio::time::sleep(Duration::from_millis(50)).await
            }
            Err(error) => return Err(error).context("connecting to the test server"),
        }
    }
}

/// Makes a cluster in a temporary directory and serves it on a Unix socket. A shell waits for the end of this process,
/// which closes its standard input, and then ends the server and removes the directory.
fn start() -> Result<(String, Child)> {
    let bin = binaries().context("initdb and postgres are needed: install Debian's postgresql package")?;
    let directory = crate::fresh_directory();
    let user = server_user()?;
    if user.is_some() {
        let status = Command::new("chown").arg(user.unwrap_or_default()).arg(&directory).status()?;
        anyhow::ensure!(status.success(), "chown failed");
    }
    let data = directory.join("data");
    let initdb = as_user(user, &bin.join("initdb"))
        .args(["--username=luoshi", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
        .arg(&data)
        .current_dir(&directory)
        .output()?;
    if !initdb.status.success() {
        bail!("initdb: {}", String::from_utf8_lossy(&initdb.stderr));
    }
    let script = r#""$@" >server.log 2>&1 & pid=$!; read -r _; kill -INT $pid; wait $pid; rm -rf "$PWD""#;
    let mut shell = as_user(user, Path::new("/bin/sh"));
    let child = shell
        .args(["-c", script, "sh"])
        .arg(bin.join("postgres"))
        .arg("-D")
        .arg(&data)
        .args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=300", "-k"])
        .arg(&directory)
        .current_dir(&directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let socket = directory.join(".s.PGSQL.5432");
    let began = Instant::now();
    while std::os::unix::net::UnixStream::connect(&socket).is_err() {
        if began.elapsed() > Duration::from_secs(60) {
            bail!(
                "the server did not come up: {}",
                std::fs::read_to_string(directory.join("server.log")).unwrap_or_default()
            );
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok((format!("postgres://luoshi@localhost/postgres?host={}", directory.display()), child))
}

/// PostgreSQL refuses to run as root; then it runs as `postgres` or `nobody`.
fn server_user() -> Result<Option<&'static str>> {
    let id = Command::new("id").arg("-u").output()?;
    if String::from_utf8_lossy(&id.stdout).trim() != "0" {
        return Ok(None);
    }
    let known = |name: &str| Command::new("id").arg(name).output().is_ok_and(|o| o.status.success());
    ["postgres", "nobody"]
        .into_iter()
        .find(|name| known(name))
        .map(Some)
        .context("no user postgres or nobody")
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    match user {
        None => Command::new(program),
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--"]).arg(program);
            command
        }
    }
}

/// The directory that holds `initdb` and `postgres`: on the path, or the newest of Debian's.
fn binaries() -> Option<PathBuf> {
    let on_path =
        std::env::var_os("PATH").map(|p| std::env::split_paths(&p).collect::<Vec<_>>()).unwrap_or_default();
    let mut debian: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|e| e.path().join("bin")).collect())
        .unwrap_or_default();
    debian.sort();
    debian.reverse();
    debian.into_iter().chain(on_path).find(|dir| dir.join("initdb").exists() && dir.join("postgres").exists())
}
