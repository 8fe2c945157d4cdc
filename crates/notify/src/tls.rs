//! Whom an encrypted connection trusts.

use std::path::Path;
use std::sync::Arc;

use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::DeliveryError;

/// Most bytes of a file of certificates.
const LONGEST: u64 = 1 << 20;

/// The certificates that the other side may prove itself with.
#[derive(Clone, Debug)]
pub struct Trust {
    system: bool,
    own: Vec<CertificateDer<'static>>,
}

impl Trust {
    /// The system's certificates, and those of a file in PEM.
    ///
    /// # Errors
    /// When the file cannot be read or holds no certificate.
    pub fn load(own: Option<&Path>) -> Result<Self, DeliveryError> {
        let Some(file) = own else { return Ok(Self { system: true, own: Vec::new() }) };
        let flaw = |why: String| DeliveryError::Setting("trusted_certificates", why);
        let length = std::fs::metadata(file).map_err(|error| flaw(error.to_string()))?.len();
        if length > LONGEST {
            return Err(flaw(format!("{length} bytes")));
        }
        let text = std::fs::read(file).map_err(|error| flaw(error.to_string()))?;
        Self::only(&text).map(|trust| Self { system: true, ..trust })
    }

    /// Those of a PEM text and no others.
    ///
    /// # Errors
    /// When it holds no certificate.
    pub fn only(pem: &[u8]) -> Result<Self, DeliveryError> {
        let own: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
        match own {
            Ok(own) if !own.is_empty() => Ok(Self { system: false, own }),
            Ok(_) => Err(DeliveryError::Setting("trusted_certificates", "PEM?".into())),
            Err(error) => Err(DeliveryError::Setting("trusted_certificates", error.to_string())),
        }
    }

    /// Nobody: for a network without encryption.
    pub fn none() -> Self {
        Self { system: false, own: Vec::new() }
    }

    /// Whether the system's certificates count.
    pub(crate) fn system(&self) -> bool {
        self.system
    }

    /// The certificates of the file.
    pub(crate) fn own(&self) -> &[CertificateDer<'static>] {
        &self.own
    }

    /// Makes encrypted connections.
    pub(crate) fn connector(&self) -> Result<TlsConnector, DeliveryError> {
        let mut roots = RootCertStore::empty();
        if self.system {
            // Certificates of the system that cannot be read are others' concern: the rest still counts.
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
        let flaw =
            |error: &dyn std::fmt::Display| DeliveryError::Setting("trusted_certificates", error.to_string());
        for certificate in &self.own {
            roots.add(certificate.clone()).map_err(|error| flaw(&error))?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| flaw(&error))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(TlsConnector::from(Arc::new(config)))
    }
}
