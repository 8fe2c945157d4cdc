//! One bounded POST: no redirects, no proxies, no cookies, no second look-up of a name.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HOST, HeaderName, HeaderValue, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use url::Url;

use crate::letter::one_line;
use crate::{DeliveryError, Reach};

/// Most bytes of an answer.
const LONGEST: usize = 64 * 1024;
/// Most characters of an error that are kept.
const WORDS: usize = 200;

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Bytes,
}

/// What is sent: JSON, with headers of one's own.
#[derive(Debug, Default)]
pub(crate) struct Post {
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) body: Vec<u8>,
}

/// Sends to an address and reads the answer, all within the time.
pub(crate) async fn post(
    url: &Url,
    post: Post,
    reach: &Reach,
    tls: &TlsConnector,
    within: Duration,
) -> Result<Answer, DeliveryError> {
    reach.check(url)?;
    let host = url.host_str().unwrap_or_default().to_owned();
    match tokio::time::timeout(within, exchange(url, &host, post, reach, tls)).await {
        Ok(answer) => answer,
        Err(_) => Err(DeliveryError::Timeout(host)),
    }
}

async fn exchange(
    url: &Url,
    host: &str,
    post: Post,
    reach: &Reach,
    tls: &TlsConnector,
) -> Result<Answer, DeliveryError> {
    let broken = |error: &dyn std::fmt::Display| unreachable(host, error);
    let stream = connect(url, host, reach).await?;
    let request = request(url, post).map_err(|error| broken(&error))?;
    if url.scheme() == "http" {
        return speak(stream, request, host).await;
    }
    let name =
        ServerName::try_from(host.trim_matches(['[', ']']).to_owned()).map_err(|error| broken(&error))?;
    let stream = tls.connect(name, stream).await.map_err(|error| broken(&error))?;
    speak(stream, request, host).await
}

/// Connects to the first address of the host that answers, of those that are allowed.
async fn connect(url: &Url, host: &str, reach: &Reach) -> Result<TcpStream, DeliveryError> {
    let port = url.port_or_known_default().unwrap_or(443);
    let found: Vec<SocketAddr> = tokio::net::lookup_host((host.trim_matches(['[', ']']), port))
        .await
        .map_err(|error| unreachable(host, &error))?
        .collect();
    let mut why = DeliveryError::Forbidden(host.to_owned());
    for address in found.into_iter().filter(|address| reach.allows(address.ip())) {
        match TcpStream::connect(address).await {
            Ok(stream) => return Ok(stream),
            Err(error) => why = unreachable(host, &error),
        }
    }
    Err(why)
}

fn request(url: &Url, post: Post) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
    let target = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    let authority = match (url.host_str().unwrap_or_default(), url.port()) {
        (host, Some(port)) => format!("{host}:{port}"),
        (host, None) => host.to_owned(),
    };
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(target)
        .header(HOST, authority)
        .header(USER_AGENT, "luoshi")
        .header(CONTENT_TYPE, "application/json; charset=utf-8");
    for (name, value) in post.headers {
        request = request.header(name, value);
    }
    request.body(Full::new(post.body.into()))
}

async fn speak<S>(stream: S, request: Request<Full<Bytes>>, host: &str) -> Result<Answer, DeliveryError>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let broken = |error: &dyn std::fmt::Display| unreachable(host, error);
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(|error| broken(&error))?;
    let answer = async {
        let answer = sender.send_request(request).await.map_err(|error| broken(&error))?;
        let status = answer.status().as_u16();
        let body = Limited::new(answer.into_body(), LONGEST).collect().await;
        let body = body.map_err(|_| DeliveryError::Unreadable(host.to_owned()))?.to_bytes();
        Ok(Answer { status, body })
    };
    // The connection lives as long as the exchange, in the same task: nothing is left behind when time is up.
    tokio::pin!(answer);
    tokio::select! {
        answer = &mut answer => answer,
        ended = connection => match ended {
            Ok(()) => answer.await,
            Err(error) => Err(broken(&error)),
        },
    }
}

fn unreachable(host: &str, error: &dyn std::fmt::Display) -> DeliveryError {
    DeliveryError::Unreachable(host.to_owned(), one_line(&error.to_string(), WORDS))
}
