//! What is answered where.

use crate::body;
use crate::comment::{Status, Submission, Unreadable};
use crate::problem::Problem;
use crate::store::{Arrival, Outcome, Published, Store, Unavailable};
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use std::net::SocketAddr;
use tower_http::cors::CorsLayer;

/// The longest idempotency key that is kept.
const KEY_LIMIT: usize = 255;

/// What every request needs to know.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    pub(crate) store: Store,
    pub(crate) moderation: bool,
    pub(crate) per_minute: u32,
}

/// The endpoint's addresses. `cors` goes around all of them, refusals
/// included: without its headers a page could not read why it was refused.
pub(crate) fn router(endpoint: Endpoint, cors: CorsLayer) -> Router {
    Router::new()
        .route("/comments", post(add))
        .route("/comments/{id}", get(show))
        .method_not_allowed_fallback(async || {
            Problem::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "This address does not take this method.",
            )
        })
        .fallback(async || Problem::not_found())
        .layer(cors)
        .with_state(endpoint)
}

async fn add(
    State(endpoint): State<Endpoint>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let body = body::read(body).await?;
    if !is_json(&headers) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "The request must be of the type application/json.",
        ));
    }
    let idempotency_key = idempotency_key(&headers)?;
    let submission = Submission::from_json(&body)?;
    let parent_exists = match submission.parent() {
        Some((article, id)) => endpoint.store.has(article, id).await?,
        None => true,
    };
    let comment = submission.check(parent_exists).map_err(Problem::faults)?;

    let outcome = endpoint
        .store
        .add(Arrival {
            comment,
            // A filled honeypot is a hint, not a proof: a moderator decides.
            status: if endpoint.moderation || submission.is_suspect() {
                Status::Held
            } else {
                Status::Published
            },
            // One address, one form: ::ffff:127.0.0.1 is 127.0.0.1.
            address: peer.ip().to_canonical().to_string(),
            idempotency_key,
            per_minute: endpoint.per_minute,
        })
        .await?;
    match outcome {
        Outcome::Stored(receipt) => {
            let status = match receipt.status {
                Status::Published => StatusCode::CREATED,
                Status::Held => StatusCode::ACCEPTED,
            };
            let location = format!("/comments/{}", receipt.id);
            Ok((status, [(LOCATION, location)], Json(receipt)).into_response())
        }
        Outcome::Duplicate => Err(Problem::new(
            StatusCode::CONFLICT,
            "You have already sent this comment.",
        )),
        Outcome::TooMany { retry_after } => Err(Problem::too_many(retry_after)),
    }
}

async fn show(
    State(endpoint): State<Endpoint>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Json<Published>, Problem> {
    let Path(id) = id.map_err(|_| Problem::not_found())?;
    let published = endpoint.store.published(id).await?;
    published.map(Json).ok_or_else(Problem::not_found)
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// The key as it was sent, quotes and all: two spellings of one key are two
/// keys, which costs nothing as a client repeats itself literally.
fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    match value.to_str() {
        Ok("") => Ok(None),
        Ok(key) if key.len() <= KEY_LIMIT => Ok(Some(key.to_owned())),
        _ => Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "An Idempotency-Key has at most 255 characters, all of them ASCII.",
        )),
    }
}

impl From<Unreadable> for Problem {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::NotJson(error) => Self::new(
                StatusCode::BAD_REQUEST,
                format!("The request is not valid JSON: {error}."),
            ),
            Unreadable::NotAnObject(fault) => Self::faults(vec![fault]),
        }
    }
}

impl From<Unavailable> for Problem {
    fn from(_: Unavailable) -> Self {
        Self::unavailable()
    }
}
