//! The package's Custom Elements Manifest.

use serde_json::Value;

/// The Custom Elements Manifest of the package.
pub struct Manifest(Value);

impl Manifest {
    /// Reads the manifest in the element's sources.
    pub fn read() -> Self {
        let text = include_str!("../../src/embed/package/custom-elements.json");
        Self(serde_json::from_str(text).expect("the manifest is JSON"))
    }

    /// Returns the declaration of the element.
    pub fn element(&self) -> &Value {
        let modules = self.0["modules"].as_array().expect("modules");
        modules
            .iter()
            .flat_map(|module| module["declarations"].as_array().expect("declarations"))
            .find(|declaration| declaration["tagName"] == "article-widget")
            .expect("an element is declared")
    }

    /// Returns the names in a list: `attributes`, `events` and so on.
    pub fn names(&self, list: &str) -> Vec<&str> {
        self.names_where(list, |_| true)
    }

    /// Returns the names of those entries for which `predicate` holds.
    pub fn names_where(&self, list: &str, predicate: impl Fn(&Value) -> bool) -> Vec<&str> {
        let list = self.element()[list].as_array().expect("a list");
        let entries = list.iter().filter(|it| predicate(it));
        entries
            .map(|it| it["name"].as_str().expect("a name"))
            .collect()
    }
}
