//! Back ends that are known by name, as data: settings of an [`crate::comments::endpoint::Endpoint`], over
//! which a host lays its own.

use crate::json::Json;

/// The one that is meant where none is named: JSON in, and what HTTP and RFC 9457 (problem details)
/// say out.
pub const DEFAULT: &str = "problem-json";

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// The names of all presets.
pub fn names() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}

/// The settings of a preset.
pub fn named(name: &str) -> Option<Json> {
    let (_, settings) = PRESETS.iter().find(|(other, _)| *other == name)?;
    Json::parse(settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::test_support::{check, read_endpoint, read_fields};

    #[test]
    fn every_preset_is_read_without_a_fault_and_sends_the_usual_fields() {
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
