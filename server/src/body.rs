//! Reading the body of a request.

use crate::problem::Problem;
use axum::body::Body;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use std::time::Duration;

/// The largest body that is looked at.
const LIMIT: usize = 64 * 1024;

/// How much of a larger body is read and thrown away. A browser that is still
/// sending when the connection closes reports a network failure and never
/// shows the answer, so an ordinary excess is read to its end.
const DISCARDED: usize = 1024 * 1024;

/// How long a body may take; without it an idle sender would keep its
/// connection for ever.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole body, or 413, 408 or 400.
pub(crate) async fn read(body: Body) -> Result<Vec<u8>, Problem> {
    tokio::time::timeout(PATIENCE, collect(body))
        .await
        .unwrap_or_else(|_| {
            Err(Problem::new(
                StatusCode::REQUEST_TIMEOUT,
                "The request took too long to arrive.",
            ))
        })
}

async fn collect(mut body: Body) -> Result<Vec<u8>, Problem> {
    let mut kept = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame
            .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "The request was cut short."))?;
        let Some(data) = frame.data_ref() else {
            continue;
        };
        length += data.len();
        if length <= LIMIT {
            kept.extend_from_slice(data);
        } else if length > DISCARDED {
            break;
        }
    }
    if length > LIMIT {
        return Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The request is larger than 64 KiB.",
        ));
    }
    Ok(kept)
}
