//! Servers for tests: TLS and certificates of their own; SMTP is of the testkit.

// Every test binary uses its part.
#![allow(dead_code)]

use std::sync::Arc;

use jiff::Timestamp;
use notify::{Letter, Line, Trust};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;

/// A certificate for `localhost` and 127.0.0.1, made for this run: whoever trusts it, and the server that has it.
pub fn certificate() -> (Trust, TlsAcceptor) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned(), "127.0.0.1".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (Trust::only(made.cert.pem().as_bytes()).unwrap(), TlsAcceptor::from(Arc::new(config)))
}

/// A listener whose connections are encrypted, for axum.
pub struct Encrypted(pub TcpListener, pub TlsAcceptor);

impl axum::serve::Listener for Encrypted {
    type Io = TlsStream<TcpStream>;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, from) = self.0.accept().await.unwrap();
            // A client that does not trust us goes away; the next may.
            if let Ok(stream) = self.1.accept(stream).await {
                return (stream, from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

pub fn now() -> Timestamp {
    Timestamp::from_second(1_780_286_400).unwrap()
}

pub fn letter() -> Letter {
    let line = Line {
        words: "2026-0153 旧桥改造：转为滞后（红灯）".into(),
        link: "http://10.20.0.5:8080/tasks/153".into(),
        matter: "overdue",
        number: "2026-0153".into(),
        urgent: false,
    };
    Letter {
        lang: "zh-CN",
        subject: "【落实·安和县】1 件事项请处理，这一行主题比七十六个字节要长，需要分成几段编码".into(),
        opening: "以下 1 件事项请登录系统处理：".into(),
        lines: vec![line],
        more: String::new(),
        footer: "本通知由“落实”系统自动发出。".into(),
    }
}
