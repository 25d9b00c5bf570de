//! Presets for known back ends: settings of an [`crate::comments::endpoint::Endpoint`] as data, which a host can
//! override.

use crate::json::Json;

/// The default preset: sends JSON and reads HTTP statuses and problem details (RFC 9457).
pub const DEFAULT: &str = "problem-json";

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// Returns the names of all presets.
pub fn names() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}

/// Returns the settings of a preset; `None` for an unknown name.
pub fn named(name: &str) -> Option<Json> {
    let (_, settings) = PRESETS.iter().find(|(other, _)| *other == name)?;
    Json::parse(settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::test_support::{check, read_endpoint, read_fields};

    #[test]
    fn every_preset_is_read_without_an_error_and_sends_the_usual_fields() {
        for name in names() {
            let settings = Json::parse(
                r#"{"url":"https://c.example/","parameters":{"site":"s","appId":"a","form":"f"}}"#,
            )
            .unwrap();
            let (endpoint, mut diagnostics) = read_endpoint(&settings, Some(name), None);
            let fields = match name {
                "ghost" => "comment",
                "remark42" => "comment name",
                "commento" => "comment name",
                _ => "comment name email website",
            };
            let (fields, more) = read_fields(&Json::from(fields), Some(&Json::from("")));
            diagnostics.extend(more);
            diagnostics.extend(check(&endpoint.expect(name), &fields));

            let lost = |diagnostic: &&crate::diagnostics::Diagnostic| {
                !(name == "cusdis" && diagnostic.path == "fields.website")
            };
            assert_eq!(
                diagnostics.iter().filter(lost).count(),
                0,
                "{name}: {diagnostics:?}"
            );
        }
        assert!(names().any(|name| name == DEFAULT));
    }
}
