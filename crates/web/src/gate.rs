//! What every request passes: who is it, may they, does the form come from us, and what the answer must carry.

use std::collections::HashMap;

use axum::extract::{MatchedPath, Request, State as Given};
use axum::http::{HeaderMap, HeaderValue, Method as HttpMethod, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::OwnedSemaphorePermit;

use crate::cookie::{self, Life};
use crate::error::{self, PageError};
use crate::notice::{Told, go};
use crate::posted::{self, Posted};
use crate::routes::{self, Method, Row};
use crate::session::{Signed, Visit};
use crate::state::State;
use crate::trace::noted;
use crate::{csrf, posted::FilePart};

/// Only what we serve ourselves, no inline script or style, no frame around us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The gate.
pub(crate) async fn gate(Given(state): Given<State>, request: Request, next: Next) -> Response {
    let known = cookie::read(request.headers(), cookie::VISITOR).filter(|v| v.len() == 64).map(str::to_owned);
    let visitor = known.clone().or_else(|| identity::token().ok()).unwrap_or_default();
    let visit = Visit::of(&request, visitor);
    let row = row(&state, &request);
    let (signed, response) = match pass(&state, request, &visit).await {
        // The permit is held until the answer is there.
        Ok(Passed { request, signed, permit: _permit }) => {
            let response = next.run(request).await;
            if response.status().is_success() {
                note_seen(&state, row, &visit, signed.as_ref()).await;
            }
            (signed, response)
        }
        Err(stopped) => (stopped.signed, stopped.response),
    };
    let mut response = error::shown(response, &visit, signed.as_ref());
    finish(response.headers_mut(), &visit, known.is_none() && signed.is_none());
    response
}

/// Notes who saw a page of which that is asked: only in memory; a job writes it.
async fn note_seen(state: &State, row: Option<Row>, visit: &Visit, signed: Option<&Signed>) {
    let (Some(row), Some(signed)) = (row, signed) else { return };
    let Some((kind, thing)) = noted(row, &visit.path) else { return };
    if let Err(error) = state.service.note_seen(&signed.call, kind, &thing).await {
        tracing::error!(%error, "what was seen could not be written");
    }
}

struct Passed {
    request: Request,
    signed: Option<Signed>,
    /// One of the uploads that may be under way.
    permit: Option<OwnedSemaphorePermit>,
}

struct Stopped {
    response: Response,
    signed: Option<Signed>,
}

async fn pass(state: &State, mut request: Request, visit: &Visit) -> Result<Passed, Box<Stopped>> {
    let stop = |signed: Option<Signed>, response: Response| Box::new(Stopped { response, signed });
    let row = row(state, &request);
    if row.is_some_and(|r| r.path.starts_with("/assets/")) {
        return Ok(Passed { request, signed: None, permit: None });
    }
    // A request cannot be lent across a wait.
    let token = cookie::read(request.headers(), cookie::SESSION).map(str::to_owned);
    let ended = token.is_some();
    let signed = signed(state, token, visit).await.map_err(|e| stop(None, e.into_response()))?;
    let Some(row) = row else { return Err(stop(signed, PageError::NotFound.into_response())) };
    match (row.action, &signed) {
        (Some(_), None) => {
            let opens = row.method == Method::Get || state.rows.contains_key(&(row.path, Method::Get));
            return Err(stop(None, sign_in_first(state, visit, opens, ended).await));
        }
        (Some(action), Some(s)) if !s.can(action) => {
            let refusal = s.call.actor.must(action).err();
            let error = refusal.map_or(PageError::Forbidden, |r| service::ServiceError::from(r).into());
            return Err(stop(signed, error.into_response()));
        }
        _ => {}
    }
    let mut permit = None;
    if row.limit == routes::UPLOAD {
        permit = state.uploads.clone().try_acquire_owned().ok();
        if permit.is_none() {
            posted::drain(request.into_body()).await;
            return Err(stop(signed, PageError::Busy.into_response()));
        }
    }
    if row.method == Method::Post {
        request = match receive(request, row, visit, signed.as_ref()).await {
            Ok(request) => request,
            Err(e) => return Err(stop(signed, e.into_response())),
        };
    }
    request.extensions_mut().insert(visit.clone());
    if let Some(signed) = &signed {
        request.extensions_mut().insert(signed.clone());
    }
    Ok(Passed { request, signed, permit })
}

/// The row of the table for a request; nothing for an address or a method that no page has.
fn row(state: &State, request: &Request) -> Option<Row> {
    let path = request.extensions().get::<MatchedPath>()?;
    let method = match *request.method() {
        HttpMethod::GET | HttpMethod::HEAD => Method::Get,
        HttpMethod::POST => Method::Post,
        _ => return None,
    };
    let rows: &HashMap<(&str, Method), Row> = &state.rows;
    rows.get(&(path.as_str(), method)).copied()
}

async fn signed(state: &State, token: Option<String>, visit: &Visit) -> Result<Option<Signed>, PageError> {
    let Some(token) = token else { return Ok(None) };
    let Some(session) = state.service.session(&token, state.now()).await? else { return Ok(None) };
    // A part of a page has no bar to show it in.
    let unseen = if visit.fragment { 0 } else { state.service.unseen(&session.call).await? };
    Ok(Some(Signed {
        unseen,
        call: session.call,
        csrf: session.csrf,
        token,
        username: session.username,
        lang: visit.lang,
        site_name: state.service.site_name().await?,
        visit: visit.clone(),
    }))
}

/// Where somebody is sent who is not signed in, or not any more (`ended`); back to the same address where a page `opens`
/// there, so that a form is found again.
async fn sign_in_first(state: &State, visit: &Visit, opens: bool, ended: bool) -> Response {
    let to = match state.service.is_set_up().await {
        Ok(false) => "/setup".to_owned(),
        Ok(true) if opens && visit.path != "/" && !visit.fragment => {
            let back = serde_urlencoded::to_string([("back", &visit.path)]).unwrap_or_default();
            format!("/sign-in?{back}")
        }
        Ok(true) => "/sign-in".to_owned(),
        Err(e) => return PageError::from(e).into_response(),
    };
    let mut response = if ended { Told::info("sign-in-expired").at(&to) } else { go(&to) };
    if ended {
        let line = cookie::write(cookie::SESSION, "", Life::Gone, visit.secure);
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    if visit.fragment {
        // A script would put the sign-in page where a part of this page belongs.
        *response.status_mut() = axum::http::StatusCode::NO_CONTENT;
        response.headers_mut().remove(header::LOCATION);
        response.headers_mut().insert("hx-redirect", HeaderValue::from_static("/sign-in"));
    }
    response
}

/// Reads a form and makes sure that it comes from one of our own pages.
async fn receive(
    request: Request,
    row: Row,
    visit: &Visit,
    signed: Option<&Signed>,
) -> Result<Request, PageError> {
    if csrf::foreign(request.headers()) {
        return Err(PageError::Csrf);
    }
    let mut request = posted::read(request, row.limit).await?;
    let header = request.headers().get(csrf::HEADER).and_then(|v| v.to_str().ok());
    let field = request.extensions().get::<Posted>().and_then(|p| p.field(csrf::FIELD));
    let given = header.or(field).unwrap_or_default();
    let of_session = signed.is_some_and(|s| csrf::same(given, &s.csrf));
    // Before somebody is signed in, the form repeats what the cookie says.
    let of_visitor = row.action.is_none() && csrf::same(given, &visit.visitor);
    if !of_session && !of_visitor {
        request.extensions_mut().remove::<FilePart>();
        return Err(PageError::Csrf);
    }
    Ok(request)
}

/// What every answer carries.
fn finish(headers: &mut HeaderMap, visit: &Visit, greet: bool) {
    let fixed = |text: &'static str| HeaderValue::from_static(text);
    headers.insert(header::CONTENT_SECURITY_POLICY, fixed(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    headers.insert(header::REFERRER_POLICY, fixed("same-origin"));
    headers.insert(header::X_FRAME_OPTIONS, fixed("DENY"));
    if headers.contains_key(header::CACHE_CONTROL) {
        return;
    }
    headers.insert(header::CACHE_CONTROL, fixed("no-store"));
    if greet {
        let line = cookie::write(cookie::VISITOR, &visit.visitor, Life::Visit, visit.secure);
        headers.append(header::SET_COOKIE, line);
    }
    let page = headers.get(header::CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"text/html"));
    if visit.notice.is_some() && page && !visit.fragment {
        headers.append(header::SET_COOKIE, cookie::write(cookie::NOTICE, "", Life::Gone, false));
    }
}
