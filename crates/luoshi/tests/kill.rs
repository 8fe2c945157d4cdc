//! Durability: whatever the server acknowledged is there after `kill -9`, and the log proves it.
//!
//! Several clients enter tasks over HTTP while the server is killed again and again, each time after a number of
//! acknowledged writes that a seeded generator chose. Nothing here waits for a time to pass; only for the server.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

const WRITES: usize = 1_000;
const CLIENTS: usize = 4;
const KILLS: usize = 6;
const SEED: u64 = 0x5EED_2026;

const USER: &str = "jianyan";
const PASSWORD: &str = "Duan-Dian-2026";
const UNIT: &str = "县教育局";

/// What stands before the token in a form.
const CSRF: &str = "name=\"csrf\" value=\"";

/// How long a server may take to answer its first request before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where the server keeps its data, on the engine the run is for.
struct Site {
    place: testkit::Place,
}

impl Site {
    /// A place for data, and in it the site with its administrator's account, as an operator makes it on the command line.
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let site = Self { place: runtime.block_on(testkit::Place::fresh()) };
        let mut child = site
            .program("init")
            .args(["--site", "检验县", "--name", "检验员", "--username", USER])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        writeln!(child.stdin.take().expect("its standard input"), "{PASSWORD}")
            .expect("it reads the password");
        assert!(child.wait().expect("it ends").success());
        site
    }

    /// The program with a command that works on this data.
    fn program(&self, command: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_luoshi"));
        program.arg(command).arg("--data").arg(self.place.directory().join("data"));
        if let Some(url) = self.place.postgres() {
            program.args(["--database", url]);
        }
        program
    }

    fn log(&self) -> PathBuf {
        self.place.directory().join("server.log")
    }
}

/// One answer: status, headers with lower-case names, body.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Speaks just enough HTTP, one connection per request, so that a killed server shows as an error and never as an
/// answer cut short.
#[derive(Clone)]
struct Client {
    port: u16,
    cookies: HashMap<String, String>,
}

impl Client {
    fn new(port: u16) -> Self {
        Self { port, cookies: HashMap::new() }
    }

    fn get(&mut self, path: &str) -> std::io::Result<Answer> {
        self.send("GET", path, "")
    }

    /// Sends a form to `action` with the token that the page at `path` carries.
    fn submit(&mut self, path: &str, action: &str, fields: &[(&str, &str)]) -> std::io::Result<Answer> {
        let page = self.get(path)?;
        let token = between(&page.body, CSRF, "\"").unwrap_or_default().to_owned();
        let mut form = vec![("csrf", token.as_str())];
        form.extend_from_slice(fields);
        self.post(action, &form)
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> std::io::Result<Answer> {
        let pairs: Vec<_> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.send("POST", path, &pairs.join("&"))
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> std::io::Result<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\nconnection: close\r\ncookie: {}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.port,
            cookies.join("; "),
            body.len(),
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let answer = parse(&bytes).ok_or(std::io::ErrorKind::UnexpectedEof)?;
        for (_, value) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            if let Some((name, value)) = value.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }
}

/// The answer, when all of its head has arrived.
fn parse(bytes: &[u8]) -> Option<Answer> {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Answer { status, headers, body: body.to_owned() })
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(&rest[..rest.find(after)?])
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// The program serving a directory; killed without warning when dropped.
struct Server(Child);

impl Server {
    /// Starts it and waits until it takes connections.
    fn start(site: &Site, port: u16) -> Self {
        let log = std::fs::File::options().create(true).append(true).open(site.log()).expect("a log");
        let said = || std::fs::read_to_string(site.log()).unwrap_or_default();
        let child = site
            .program("serve")
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a second handle"))
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let mut server = Self(child);
        let limit = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = server.0.try_wait().expect("the state of the process");
            assert!(ended.is_none(), "the server ended at once: {}", said());
            assert!(Instant::now() < limit, "the server does not answer: {}", said());
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// `kill -9`.
    fn kill(&mut self) {
        self.0.kill().expect("the server can be killed");
        self.0.wait().expect("the server is gone");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the clients and the one who kills tell each other.
#[derive(Default)]
struct Progress {
    /// Number and title of every task whose entry was acknowledged.
    acknowledged: Vec<(String, String)>,
    /// Titles handed out so far; those not acknowledged may or may not be there.
    tried: usize,
    /// Whether the server is meant to answer.
    up: bool,
}

struct Board {
    progress: Mutex<Progress>,
    changed: Condvar,
}

impl Board {
    /// The next title, once the server is up; none when enough was acknowledged.
    fn next_title(&self) -> Option<String> {
        let waiting = |progress: &mut Progress| !progress.up && progress.acknowledged.len() < WRITES;
        let mut progress = self.changed.wait_while(self.progress.lock().unwrap(), waiting).unwrap();
        if progress.acknowledged.len() >= WRITES {
            return None;
        }
        progress.tried += 1;
        Some(format!("断电检验第{:05}项", progress.tried))
    }

    fn acknowledge(&self, number: String, title: String) {
        self.progress.lock().unwrap().acknowledged.push((number, title));
        self.changed.notify_all();
    }

    fn set_up(&self, up: bool) {
        self.progress.lock().unwrap().up = up;
        self.changed.notify_all();
    }

    /// Waits until so many writes were acknowledged.
    fn wait_for(&self, count: usize) {
        let missing = |progress: &mut Progress| progress.acknowledged.len() < count;
        let guard = self.progress.lock().unwrap();
        let (progress, waited) = self.changed.wait_timeout_while(guard, 5 * PATIENCE, missing).unwrap();
        assert!(!waited.timed_out(), "only {} writes were acknowledged", progress.acknowledged.len());
    }
}

/// Enters tasks until enough are acknowledged. A connection that breaks is what a kill looks like.
fn enter_tasks(board: &Board, mut client: Client, token: &str) {
    while let Some(title) = board.next_title() {
        let fields = [("csrf", token), ("title", title.as_str()), ("lead_unit", UNIT), ("version", "0")];
        let Ok(answer) = client.post("/tasks/new", &fields) else { continue };
        assert_eq!(answer.status, 303, "{title} was refused: {}", answer.body);
        let number =
            answer.header("location").and_then(|to| to.strip_prefix("/tasks/")).expect("the task's page");
        board.acknowledge(number.to_owned(), title);
    }
}

/// After how many acknowledged writes the server dies, from a seeded generator (SplitMix64).
fn moments(seed: u64) -> Vec<usize> {
    let mut state = seed;
    let mut moments: Vec<_> = (0..KILLS)
        .map(|_| {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            1 + usize::try_from((mixed ^ (mixed >> 31)) % (WRITES as u64 - 1)).expect("small")
        })
        .collect();
    moments.sort_unstable();
    moments.dedup();
    moments
}

/// Signs in, enters the unit that tasks are given to, and returns the token that all forms carry.
fn sign_in(port: u16) -> (Client, String) {
    let mut client = Client::new(port);
    let answer =
        client.submit("/sign-in", "/sign-in", &[("name", USER), ("password", PASSWORD)]).expect("an answer");
    assert_eq!(answer.status, 303, "sign-in: {}", answer.body);
    let unit = [("name", UNIT), ("version", "0"), ("kind", "department"), ("active", "on")];
    let answer = client.submit("/settings/units/new", "/settings/units", &unit).expect("an answer");
    assert_eq!(answer.status, 303, "the unit: {}", answer.body);
    let page = client.get("/tasks/new").expect("the form").body;
    let token = between(&page, CSRF, "\"").expect("a token in the form").to_owned();
    (client, token)
}

/// Every acknowledged task stands in the ledger under its number, once.
fn assert_all_there(client: &mut Client, acknowledged: &[(String, String)]) {
    let ledger = client.get("/ledger/export?format=csv&paper=ledger").expect("the ledger");
    assert_eq!(ledger.status, 200);
    let lines: Vec<_> = ledger.body.lines().collect();
    for (number, title) in acknowledged {
        let found: Vec<_> = lines.iter().filter(|line| line.contains(title.as_str())).collect();
        assert_eq!(found.len(), 1, "{title} was acknowledged as {number}");
        assert!(found[0].contains(number.as_str()), "{title} was acknowledged as {number}: {}", found[0]);
    }
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}

#[test]
fn no_acknowledged_write_is_lost_when_the_server_is_killed() {
    let site = Site::new();
    let port = free_port();
    let mut server = Server::start(&site, port);
    let (mut client, token) = sign_in(port);
    let board =
        Board { progress: Mutex::new(Progress { up: true, ..Progress::default() }), changed: Condvar::new() };

    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            let client = client.clone();
            scope.spawn(|| enter_tasks(&board, client, &token));
        }
        for moment in moments(SEED) {
            board.wait_for(moment);
            board.set_up(false);
            server.kill();
            server = Server::start(&site, port);
            board.set_up(true);
        }
        board.wait_for(WRITES);
    });
    server.kill();

    server = Server::start(&site, port);
    let progress = board.progress.into_inner().unwrap();
    assert!(progress.tried >= progress.acknowledged.len());
    assert_all_there(&mut client, &progress.acknowledged);
    drop(server);

    let verify = site.program("verify").output().unwrap();
    let said =
        String::from_utf8_lossy(&verify.stdout).into_owned() + &String::from_utf8_lossy(&verify.stderr);
    assert!(verify.status.success(), "verify: {said}");
}
