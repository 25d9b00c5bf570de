//! The routes and their handlers.

use crate::comment::{ParseError, Status, Submission};
use crate::http::body;
use crate::http::connections::Connection;
use crate::http::cors::Origins;
use crate::http::hosts::{self, Hosts};
use crate::http::problem::Problem;
use crate::http::rate_limit::{RateLimit, RateLimited};
use crate::http::response_page;
use crate::storage::store::{
    AddOutcome, NewComment, PublishedComment, Receipt, StorageError, Store,
};
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router, middleware};
use std::sync::Arc;

/// The longest accepted idempotency key.
const MAX_IDEMPOTENCY_KEY_BYTES: usize = 255;

/// The state that all requests share.
#[derive(Clone, Debug)]
pub(crate) struct AppState {
    pub(crate) store: Store,
    pub(crate) is_moderated: bool,
    pub(crate) rate_limit: RateLimit,
    pub(crate) keeps_emails: bool,
    pub(crate) origins: Origins,
    pub(crate) hosts: Hosts,
}

/// Returns the router. The CORS layer is around all routes, so that pages can read error responses too. The check of
/// the host is around everything.
pub(crate) fn router(state: AppState) -> Router {
    let cors = state.origins.cors_layer();
    let check_host = middleware::from_fn_with_state(state.hosts.clone(), hosts::check);
    Router::new()
        .route("/comments", post(post_comment))
        .route("/comments/{id}", get(get_comment))
        .method_not_allowed_fallback(async || {
            Problem::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "This address does not take this method.",
            )
        })
        .fallback(async || Problem::not_found())
        .layer(cors)
        .layer(check_host)
        .with_state(state)
}

async fn post_comment(
    State(state): State<AppState>,
    Extension(connection): Extension<Arc<Connection>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    // Counts every request first, so that none is free of the limit. Reads the body even of a refused one, as the
    // response page returns the typed text.
    let now = state.store.now();
    let counted = state.rate_limit.attempt(connection.network, now);
    let submission = match body::read(body).await {
        Ok(body) => parse_body(&state, &headers, &body),
        Err(problem) => Err(problem),
    };
    if !connection.begin_response() {
        return Problem::unavailable().into_response();
    }
    let outcome = match (counted, &submission) {
        (Err(RateLimited { retry_after }), _) => Err(Problem::too_many(retry_after)),
        (Ok(()), Ok(submission)) => create_comment(&state, &headers, submission).await,
        (Ok(()), Err(problem)) => Err(problem.clone()),
    };
    if response_page::accepts_html(&headers) {
        let submission = submission.as_ref().ok();
        let outcome = outcome.map(|receipt| status(&receipt));
        return response_page::render(&headers, &state.origins, submission, outcome);
    }
    match outcome {
        Ok(receipt) => {
            let location = format!("/comments/{}", receipt.id);
            (status(&receipt), [(LOCATION, location)], Json(receipt)).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

/// Returns the status code of the response to a stored comment.
fn status(receipt: &Receipt) -> StatusCode {
    match receipt.status {
        Status::Published => StatusCode::CREATED,
        Status::Held => StatusCode::ACCEPTED,
    }
}

fn parse_body(state: &AppState, headers: &HeaderMap, body: &[u8]) -> Result<Submission, Problem> {
    if is_of_type(headers, "application/json") {
        Ok(Submission::from_json(body)?)
    } else if !is_of_type(headers, "application/x-www-form-urlencoded") {
        Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "The request must be of the type application/json or application/x-www-form-urlencoded.",
        ))
    } else if state.origins.allows_form_post(headers) {
        Ok(Submission::from_form(body))
    } else {
        Err(Problem::forbidden_origin())
    }
}

async fn create_comment(
    state: &AppState,
    headers: &HeaderMap,
    submission: &Submission,
) -> Result<Receipt, Problem> {
    let idempotency_key = idempotency_key(headers)?;
    let parent_exists = match submission.parent() {
        Some((article, id)) => state.store.has_published(article, id).await?,
        None => true,
    };
    let mut comment = submission
        .validate(parent_exists)
        .map_err(Problem::invalid_fields)?;
    comment.email = comment.email.filter(|_| state.keeps_emails);

    let outcome = state
        .store
        .add(NewComment {
            comment,
            // A filled honeypot is a hint, not a proof, so a moderator decides.
            status: if state.is_moderated || submission.is_honeypot_filled() {
                Status::Held
            } else {
                Status::Published
            },
            idempotency_key,
        })
        .await?;
    match outcome {
        AddOutcome::Stored(receipt) => Ok(receipt),
        AddOutcome::Duplicate => Err(Problem::new(
            StatusCode::CONFLICT,
            "You have already sent this comment.",
        )),
    }
}

async fn get_comment(
    State(state): State<AppState>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Json<PublishedComment>, Problem> {
    let Path(id) = id.map_err(|_| Problem::not_found())?;
    let published = state.store.published(id).await?;
    published.map(Json).ok_or_else(Problem::not_found)
}

fn is_of_type(headers: &HeaderMap, name: &str) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case(name))
}

/// Returns the key as sent, with its quotes. Two spellings of a key count as two keys; clients repeat keys
/// literally.
fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    match value.to_str() {
        Ok("") => Ok(None),
        Ok(key) if key.len() <= MAX_IDEMPOTENCY_KEY_BYTES => Ok(Some(key.to_owned())),
        _ => Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "An Idempotency-Key has at most 255 characters, all of them ASCII.",
        )),
    }
}

impl From<ParseError> for Problem {
    fn from(error: ParseError) -> Self {
        match error {
            ParseError::NotJson(error) => Self::new(
                StatusCode::BAD_REQUEST,
                format!("The request is not valid JSON: {error}."),
            ),
            ParseError::NotAnObject(field_error) => Self::invalid_fields(vec![field_error]),
        }
    }
}

impl From<StorageError> for Problem {
    fn from(_: StorageError) -> Self {
        Self::unavailable()
    }
}
