//! Reads the body of a request.

use crate::http::problem::Problem;
use axum::body::Body;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use std::time::Duration;
use tokio::time::timeout;

/// The largest accepted body.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// How much of a larger body is read and discarded. A browser that is still sending when the connection closes
/// reports a network error instead of the response, so a moderate excess is read to its end.
const MAX_DISCARDED_BYTES: usize = 1024 * 1024;

/// How long a body may take, so that a slow sender cannot keep its connection for ever.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

/// How long the pause between two parts of a body may be.
const IDLE_TIMEOUT: Duration = Duration::from_secs(10);

/// Returns the whole body, or a problem of 413, 408 or 400.
pub(crate) async fn read(body: Body) -> Result<Vec<u8>, Problem> {
    timeout(BODY_TIMEOUT, collect(body))
        .await
        .unwrap_or_else(|_| Err(too_slow()))
}

fn too_slow() -> Problem {
    Problem::new(
        StatusCode::REQUEST_TIMEOUT,
        "The request took too long to arrive.",
    )
}

async fn collect(mut body: Body) -> Result<Vec<u8>, Problem> {
    let mut kept = Vec::new();
    let mut length = 0;
    while let Some(frame) = timeout(IDLE_TIMEOUT, body.frame())
        .await
        .map_err(|_| too_slow())?
    {
        let frame = frame
            .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "The request was cut short."))?;
        let Some(data) = frame.data_ref() else {
            continue;
        };
        length += data.len();
        if length <= MAX_BODY_BYTES {
            kept.extend_from_slice(data);
        } else if length > MAX_DISCARDED_BYTES {
            break;
        }
    }
    if length > MAX_BODY_BYTES {
        return Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The request is larger than 64 KiB.",
        ));
    }
    Ok(kept)
}
