//! The router with everything around it.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::{Request, Response};
use axum::{Router, middleware};
use service::Service;
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;
use tracing::{Span, field};

use crate::state::{Clock, State};
use crate::{error, feed, gate, routes};

/// Uploads that may be under way at once.
const UPLOADS: usize = 4;

/// The pages of a site.
///
/// The time comes from `clock`, in milliseconds UTC. Before there is a site, whoever sets it up is asked for
/// `setup_code`. Serve it with connection information (`SocketAddr`) where the
/// address of a visitor shall stand in the log.
pub fn router(service: Service, clock: Clock, setup_code: Option<&str>) -> Router {
    let routes = routes::all();
    let rows = routes.rows.iter().map(|r| ((r.path, r.method), *r)).collect();
    let state = State {
        service,
        clock,
        uploads: Arc::new(Semaphore::new(UPLOADS)),
        setup_code: setup_code.map(Arc::from),
        rows: Arc::new(rows),
    };
    routes
        .router
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::not_found)
        .layer(middleware::from_fn_with_state(state.clone(), gate::gate))
        .layer(DefaultBodyLimit::disable())
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http().make_span_with(span).on_request(()).on_response(answered))
        .with_state(state)
}

/// A request in the log: its path, never its query, which may hold what somebody searched for, nor the secret in the
/// address of a calendar.
fn span<B>(request: &Request<B>) -> Span {
    let (method, path) = (request.method(), request.uri().path());
    let path = if path.starts_with(feed::PREFIX) { feed::PREFIX } else { path };
    tracing::info_span!("request", %method, path, status = field::Empty)
}

fn answered<B>(response: &Response<B>, latency: Duration, _: &Span) {
    let millis = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(status = response.status().as_u16(), millis, "answered");
}
