//! What handlers take: forms, files and queries as types of their own.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::PageError;
pub use crate::posted::FilePart;
use crate::posted::{Files, Posted};

/// The fields of a form, of a plain one and of one with a file alike. Fields of one name are joined by commas.
pub struct Form<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Form<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let posted = parts.extensions.get::<Posted>().cloned().unwrap_or_default();
        parse(posted.fields).map(Self)
    }
}

/// The file of a form, if one was chosen. Takes it out of the request.
pub struct Upload(pub Option<FilePart>);

impl<S: Sync> FromRequestParts<S> for Upload {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        Ok(Self(parts.extensions.remove::<FilePart>()))
    }
}

/// The files of a form that takes several. Takes them out of the request.
pub struct Uploads(pub Vec<FilePart>);

impl<S: Sync> FromRequestParts<S> for Uploads {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        Ok(Self(parts.extensions.remove::<Files>().unwrap_or_default().0))
    }
}

/// The query of an address; give its type `#[serde(default)]`, since empty parts are left out. Parts of one name are
/// joined by commas.
pub struct Query<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query).map_err(|_| PageError::NotFound)?;
        parse(pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect())
            .map(Self)
            .map_err(|_| PageError::NotFound)
    }
}

/// Makes a type of fields.
fn parse<T: DeserializeOwned>(fields: Vec<(String, String)>) -> Result<T, PageError> {
    let mut joined: Vec<(String, String)> = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        match joined.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => {
                all.push(',');
                all.push_str(&value);
            }
            None => joined.push((name, value)),
        }
    }
    let text = serde_urlencoded::to_string(joined).map_err(|_| PageError::Unreadable)?;
    serde_urlencoded::from_str(&text).map_err(|_| PageError::Unreadable)
}
