//! Mail over SMTP (RFC 5321, RFC 5322).

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use crate::letter::one_line;
use crate::{DeliveryError, Letter, MailConfig, Retry, Security, Trust};

/// Most characters of a name before an address.
const NAME: usize = 60;
/// Most characters of a server's answer that are kept.
const WORDS: usize = 200;

/// Sends mail through the configured server, a connection for each message.
#[derive(Clone, Debug)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    host: String,
    from: Address,
    timeout: Duration,
}

/// To whom a message goes, and as what.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// Key of the message in the outbox. The same key gives the same Message-ID, so that a message that was taken but
    /// not acknowledged is recognised when it comes again.
    pub id: &'a str,
    /// Name of the site: whom it comes from.
    pub site: &'a str,
    /// Name of the person.
    pub name: &'a str,
    /// Address of the person.
    pub address: &'a str,
    /// When it is sent.
    pub at: Timestamp,
}

/// Whether mail can be addressed so.
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

impl Mailer {
    /// A mailer for a server. Nothing is connected yet.
    ///
    /// # Errors
    /// The setting that is wrong.
    pub fn new(config: &MailConfig, trust: &Trust) -> Result<Self, DeliveryError> {
        let from: Address =
            config.from.parse().map_err(|_| DeliveryError::Setting("mail.from", config.from.clone()))?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
        if config.host.is_empty() || !config.host.chars().all(plain) {
            return Err(DeliveryError::Setting("mail.host", config.host.clone()));
        }
        if config.security == Security::None && config.password.is_some() && !config.password_in_clear {
            let flaw = "security = \"none\", password_in_clear = false";
            return Err(DeliveryError::Setting("mail.password", flaw.to_owned()));
        }
        let (tls, port) = match config.security {
            Security::Starttls => (Tls::Required(tls(&config.host, trust)?), 587),
            Security::Tls => (Tls::Wrapper(tls(&config.host, trust)?), 465),
            Security::None => (Tls::None, 25),
        };
        let timeout = Duration::from_secs(config.timeout.max(1));
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(config.port.unwrap_or(port))
            .tls(tls)
            .timeout(Some(timeout))
            .hello_name(ClientId::Domain(from.domain().to_owned()));
        if let (Some(username), Some(password)) = (&config.username, &config.password) {
            transport = transport.credentials(Credentials::new(username.clone(), password.word().to_owned()));
        }
        Ok(Self { transport: transport.build(), host: config.host.clone(), from, timeout })
    }

    /// Sends one message and waits for the server's word.
    ///
    /// # Errors
    /// Why it was not taken. [`DeliveryError::retry`] tells whether trying again can help.
    pub async fn send(&self, letter: &Letter, to: Delivery<'_>) -> Result<(), DeliveryError> {
        let message = self.message(letter, to)?;
        match tokio::time::timeout(self.timeout, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(self.refusal(&error)),
            Err(_) => Err(DeliveryError::Timeout(self.host.clone())),
        }
    }

    fn message(&self, letter: &Letter, to: Delivery<'_>) -> Result<Message, DeliveryError> {
        let address: Address =
            to.address.trim().parse().map_err(|_| DeliveryError::Address(to.address.to_owned()))?;
        let domain = self.from.domain();
        // Header values that are not words are made of these letters only.
        let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let id: String = to.id.chars().filter(plain).collect();
        let millis = u64::try_from(to.at.as_millisecond()).unwrap_or(0);
        Message::builder()
            .from(Mailbox::new(Some(one_line(to.site, NAME)), self.from.clone()))
            .to(Mailbox::new(Some(one_line(to.name, NAME)).filter(|name| !name.is_empty()), address))
            .subject(one_line(&letter.subject, usize::MAX))
            .date(SystemTime::UNIX_EPOCH + Duration::from_millis(millis))
            .message_id(Some(format!("<{id}@{domain}>")))
            .header(AutoSubmitted)
            .header(ListId(format!("<luoshi.{domain}>")))
            .multipart(
                MultiPart::alternative()
                    .singlepart(part(ContentType::TEXT_PLAIN, letter.text()))
                    .singlepart(part(ContentType::TEXT_HTML, letter.html())),
            )
            .map_err(|error| DeliveryError::Setting("mail", error.to_string()))
    }

    fn refusal(&self, error: &lettre::transport::smtp::Error) -> DeliveryError {
        let host = self.host.clone();
        let why = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
        let words = one_line(&why, WORDS);
        match error.status() {
            Some(code) => {
                let retry = if error.is_permanent() { Retry::Never } else { Retry::Later };
                let code = i64::from(u16::from(code));
                DeliveryError::Refused { host, code, words, retry }
            }
            None if error.is_timeout() => DeliveryError::Timeout(host),
            None if error.is_response() => DeliveryError::Unreadable(host),
            None => DeliveryError::Unreachable(host, words),
        }
    }
}

/// Base64, since every line of Chinese text would be longer quoted.
fn part(kind: ContentType, words: String) -> SinglePart {
    SinglePart::builder().header(kind).header(ContentTransferEncoding::Base64).body(words)
}

fn tls(host: &str, trust: &Trust) -> Result<TlsParameters, DeliveryError> {
    let flaw = |error: lettre::transport::smtp::Error| {
        DeliveryError::Setting("trusted_certificates", error.to_string())
    };
    let store = if trust.system() { CertificateStore::Default } else { CertificateStore::None };
    let mut parameters = TlsParameters::builder(host.to_owned()).certificate_store(store);
    for certificate in trust.own() {
        let certificate = Certificate::from_der(certificate.to_vec()).map_err(flaw)?;
        parameters = parameters.add_root_certificate(certificate);
    }
    parameters.build().map_err(flaw)
}

/// Says that no person wrote this, so that absence notices do not answer (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// What mail programs sort by (RFC 2919).
#[derive(Clone)]
struct ListId(String);

impl Header for ListId {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Id")
    }

    fn parse(value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(value.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}
