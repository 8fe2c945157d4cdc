//! A mail server: the protocol is the crate `mailin`'s, the sockets are ours.

use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use mailin::response::{self, Response};
use mailin::{Action, AuthMechanism, Handler, Session, SessionBuilder};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// A message as the server took it.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// From which address.
    pub from: String,
    /// To which addresses.
    pub to: Vec<String>,
    /// Name and password of the account that sent it.
    pub signed_in: Option<(String, String)>,
    /// Whether it came encrypted.
    pub encrypted: bool,
    /// Head and body.
    pub bytes: Vec<u8>,
}

/// What the server does.
#[derive(Clone, Default)]
pub struct Manner {
    /// Who may send; anybody when nobody is named.
    pub account: Option<(&'static str, &'static str)>,
    /// What it can encrypt with.
    pub tls: Option<TlsAcceptor>,
    /// Encrypts from the first byte.
    pub wrapped: bool,
    /// Answers to a message instead of taking it.
    pub refuses: Option<(u16, &'static str)>,
    /// Takes connections and says nothing.
    pub mute: bool,
}

/// A server of this run. It ends with the runtime of its test.
#[derive(Debug)]
pub struct Server {
    /// Its port on 127.0.0.1.
    pub port: u16,
    taken: Arc<Mutex<Vec<Taken>>>,
}

impl Server {
    /// Starts one.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().unwrap().port();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let inbox = taken.clone();
        tokio::spawn(async move {
            loop {
                let (stream, from) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, from.ip(), manner.clone(), inbox.clone()));
            }
        });
        Self { port, taken }
    }

    /// What it took so far, oldest first.
    ///
    /// # Panics
    /// When a connection of it did.
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap().clone()
    }
}

async fn serve(stream: TcpStream, from: IpAddr, manner: Manner, taken: Arc<Mutex<Vec<Taken>>>) -> Option<()> {
    let mut builder = SessionBuilder::new("mail.test");
    if manner.tls.is_some() && !manner.wrapped {
        builder.enable_start_tls();
    }
    if manner.account.is_some() {
        builder.enable_auth(AuthMechanism::Plain).enable_auth(AuthMechanism::Login);
        if manner.tls.is_none() || manner.wrapped {
            builder.insecure_enable_plaintext_auth();
        }
    }
    let encrypted = Arc::new(Mutex::new(manner.wrapped));
    let desk = Desk { manner: manner.clone(), taken, open: Taken::default(), encrypted: encrypted.clone() };
    let mut session = builder.build(from, desk);
    if manner.mute {
        let mut silent = BufReader::new(stream);
        silent.read_until(b'\n', &mut Vec::new()).await.ok()?;
        return None;
    }
    if manner.wrapped {
        let stream = manner.tls?.accept(stream).await.ok()?;
        let mut stream = BufReader::new(stream);
        write(&mut stream, &session.greeting()).await?;
        talk(&mut session, &mut stream).await?;
        return Some(());
    }
    let mut stream = BufReader::new(stream);
    write(&mut stream, &session.greeting()).await?;
    if talk(&mut session, &mut stream).await? {
        let stream = manner.tls?.accept(stream.into_inner()).await.ok()?;
        *encrypted.lock().unwrap() = true;
        session.tls_active();
        talk(&mut session, &mut BufReader::new(stream)).await?;
    }
    Some(())
}

/// Talks until the end; true when the client wants to go on encrypted.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    session: &mut Session<Desk>,
    stream: &mut BufReader<S>,
) -> Option<bool> {
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await.ok()? == 0 {
            return Some(false);
        }
        let answer = session.process(&line);
        match answer.action {
            Action::NoReply => {}
            Action::Reply => write(stream, &answer).await?,
            Action::Close => {
                write(stream, &answer).await?;
                return Some(false);
            }
            Action::UpgradeTls => {
                write(stream, &answer).await?;
                return Some(true);
            }
        }
    }
}

async fn write<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut BufReader<S>,
    answer: &Response,
) -> Option<()> {
    stream.get_mut().write_all(&answer.buffer().ok()?).await.ok()?;
    stream.get_mut().flush().await.ok()
}

/// What the server decides on one connection.
struct Desk {
    manner: Manner,
    taken: Arc<Mutex<Vec<Taken>>>,
    open: Taken,
    encrypted: Arc<Mutex<bool>>,
}

impl Desk {
    fn sign_in(&mut self, name: &str, password: &str) -> Response {
        if self.manner.account != Some((name, password)) {
            return response::INVALID_CREDENTIALS;
        }
        self.open.signed_in = Some((name.to_owned(), password.to_owned()));
        response::AUTH_OK
    }
}

impl Handler for Desk {
    fn mail(&mut self, _: IpAddr, _: &str, from: &str) -> Response {
        self.open.from = from.to_owned();
        response::OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        if to.starts_with("nobody@") {
            return response::NO_MAILBOX;
        }
        self.open.to.push(to.to_owned());
        response::OK
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, _: &[String]) -> Response {
        match self.manner.refuses {
            Some((code, words)) => Response::custom(code, words.to_owned()),
            None => response::OK,
        }
    }

    fn data(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.open.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let encrypted = *self.encrypted.lock().unwrap();
        let taken = Taken { encrypted, ..std::mem::take(&mut self.open) };
        self.taken.lock().unwrap().push(taken);
        response::OK
    }

    fn auth_plain(&mut self, _: &str, name: &str, password: &str) -> Response {
        self.sign_in(name, password)
    }

    fn auth_login(&mut self, name: &str, password: &str) -> Response {
        self.sign_in(name, password)
    }
}
