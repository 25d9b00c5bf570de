//! What is answered where.

use crate::body;
use crate::comment::{Status, Submission, Unreadable};
use crate::connections::Connection;
use crate::hosts::{self, Hosts};
use crate::origins::Origins;
use crate::page;
use crate::problem::Problem;
use crate::rate_limit::{RateLimit, TooMany};
use crate::store::{Arrival, Outcome, Published, Receipt, Store, Unavailable};
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router, middleware};
use std::sync::Arc;

/// The longest idempotency key that is kept.
const KEY_LIMIT: usize = 255;

/// What every request needs to know.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    pub(crate) store: Store,
    pub(crate) moderation: bool,
    pub(crate) rate_limit: RateLimit,
    pub(crate) keeps_emails: bool,
    pub(crate) origins: Origins,
    pub(crate) hosts: Hosts,
}

/// The endpoint's addresses. CORS goes around all of them, refusals
/// included: without its headers a page could not read why it was refused. Around everything goes the check
/// of the host.
pub(crate) fn router(endpoint: Endpoint) -> Router {
    let cors = endpoint.origins.rules();
    let check_host = middleware::from_fn_with_state(endpoint.hosts.clone(), hosts::check);
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
        .layer(check_host)
        .with_state(endpoint)
}

async fn add(
    State(endpoint): State<Endpoint>,
    Extension(connection): Extension<Arc<Connection>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    // First of all, whatever it is: an answer that is free of the limit can be asked for without end. The
    // body is read nevertheless, for the page that gives back what was typed.
    let now = endpoint.store.now();
    let counted = endpoint.rate_limit.attempt(connection.network, now);
    let submission = match body::read(body).await {
        Ok(body) => read(&endpoint, &headers, &body),
        Err(problem) => Err(problem),
    };
    if !connection.begin_answer() {
        return Problem::unavailable().into_response();
    }
    let outcome = match (counted, &submission) {
        (Err(TooMany { retry_after }), _) => Err(Problem::too_many(retry_after)),
        (Ok(()), Ok(submission)) => keep(&endpoint, &headers, submission).await,
        (Ok(()), Err(problem)) => Err(problem.clone()),
    };
    if page::is_asked_for(&headers) {
        let submission = submission.as_ref().ok();
        return page::show(&headers, &endpoint.origins, submission, outcome);
    }
    match outcome {
        Ok(receipt) => {
            let location = format!("/comments/{}", receipt.id);
            (status(&receipt), [(LOCATION, location)], Json(receipt)).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

/// What a receipt is answered with.
pub(crate) fn status(receipt: &Receipt) -> StatusCode {
    match receipt.status {
        Status::Published => StatusCode::CREATED,
        Status::Held => StatusCode::ACCEPTED,
    }
}

fn read(endpoint: &Endpoint, headers: &HeaderMap, body: &[u8]) -> Result<Submission, Problem> {
    if is_of_type(headers, "application/json") {
        Ok(Submission::from_json(body)?)
    } else if !is_of_type(headers, "application/x-www-form-urlencoded") {
        Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "The request must be of the type application/json or application/x-www-form-urlencoded.",
        ))
    } else if endpoint.origins.let_post(headers) {
        Ok(Submission::from_form(body))
    } else {
        Err(Problem::foreign())
    }
}

async fn keep(
    endpoint: &Endpoint,
    headers: &HeaderMap,
    submission: &Submission,
) -> Result<Receipt, Problem> {
    let idempotency_key = idempotency_key(headers)?;
    let parent_exists = match submission.parent() {
        Some((article, id)) => endpoint.store.has_published(article, id).await?,
        None => true,
    };
    let mut comment = submission.check(parent_exists).map_err(Problem::faults)?;
    comment.email = comment.email.filter(|_| endpoint.keeps_emails);

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
            idempotency_key,
        })
        .await?;
    match outcome {
        Outcome::Stored(receipt) => Ok(receipt),
        Outcome::Duplicate => Err(Problem::new(
            StatusCode::CONFLICT,
            "You have already sent this comment.",
        )),
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

fn is_of_type(headers: &HeaderMap, name: &str) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case(name))
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
