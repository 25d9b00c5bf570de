//! Parses endpoints and fields for the tests of this crate.

use crate::comments::endpoint::Endpoint;
use crate::comments::field::Fields;
use crate::diagnostics::Diagnostic;
use crate::json::Json;
use crate::json::cursor::{Cursor, ParseContext};

pub fn read_endpoint(
    settings: &Json,
    preset: Option<&str>,
    base: Option<&str>,
) -> (Option<Endpoint>, Vec<Diagnostic>) {
    let context = ParseContext::new(base);
    let endpoint = Endpoint::parse(&Cursor::root(settings, "endpoint", &context), preset);
    (endpoint, context.into_diagnostics())
}

pub fn read_fields(fields: &Json, required: Option<&Json>) -> (Fields, Vec<Diagnostic>) {
    let mut settings = vec![("fields".to_owned(), fields.clone())];
    settings.extend(required.map(|names| ("required".to_owned(), names.clone())));
    let settings = Json::Object(settings);
    let context = ParseContext::default();
    let fields = Fields::parse(&Cursor::root(&settings, "", &context));
    (fields, context.into_diagnostics())
}

pub fn check(endpoint: &Endpoint, fields: &Fields) -> Vec<Diagnostic> {
    let context = ParseContext::default();
    endpoint.check(fields, &context);
    context.into_diagnostics()
}
