//! The HTTP interface: connections, limits, routes and responses.

pub(crate) mod accept;
mod body;
pub(crate) mod connections;
pub(crate) mod cors;
pub(crate) mod hosts;
mod network;
mod page_language;
mod problem;
pub(crate) mod rate_limit;
mod response_page;
pub(crate) mod routes;
