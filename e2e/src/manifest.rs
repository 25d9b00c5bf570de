use serde_json::Value;

/// What the package says of its element: its Custom Elements Manifest.
pub struct Manifest(Value);

impl Manifest {
    /// The manifest as it stands beside the element's sources.
    pub fn read() -> Self {
        let text = include_str!("../../src/embed/package/custom-elements.json");
        Self(serde_json::from_str(text).expect("the manifest is JSON"))
    }

    /// The declaration of the element.
    pub fn element(&self) -> &Value {
        let modules = self.0["modules"].as_array().expect("modules");
        modules
            .iter()
            .flat_map(|module| module["declarations"].as_array().expect("declarations"))
            .find(|declaration| declaration["tagName"] == "article-widget")
            .expect("an element is declared")
    }

    /// The names of its `attributes`, `events` and so on.
    pub fn names(&self, list: &str) -> Vec<&str> {
        self.names_where(list, |_| true)
    }

    /// The names of those for which `is_meant` holds.
    pub fn names_where(&self, list: &str, is_meant: impl Fn(&Value) -> bool) -> Vec<&str> {
        let list = self.element()[list].as_array().expect("a list");
        let meant = list.iter().filter(|it| is_meant(it));
        meant
            .map(|it| it["name"].as_str().expect("a name"))
            .collect()
    }
}
