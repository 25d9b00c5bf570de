//! A JSON value with its path, for diagnostics.

use article_widget_core::json::Json;

/// A value inside a document. The way to it is only spelt out when somebody asks.
pub(super) struct Place<'a> {
    /// The value.
    pub json: &'a Json,
    parent: Option<&'a Place<'a>>,
    step: Step,
}

enum Step {
    Root,
    Member(&'static str),
    Item(usize),
}

impl<'a> Place<'a> {
    /// The whole document.
    pub fn root(json: &'a Json) -> Self {
        Self {
            json,
            parent: None,
            step: Step::Root,
        }
    }

    /// The member of an object, as [`Json::get`] finds it.
    pub fn get(&'a self, key: &'static str) -> Option<Self> {
        Some(Self {
            json: self.json.get(key)?,
            parent: Some(self),
            step: Step::Member(key),
        })
    }

    /// An item of this array.
    pub fn item(&'a self, index: usize, json: &'a Json) -> Self {
        Self {
            json,
            parent: Some(self),
            step: Step::Item(index),
        }
    }

    /// The path of a member: `blocks[3].src`; that of the value itself where `key` is empty.
    pub fn path(&self, key: &str) -> String {
        let mut path = String::new();
        self.write(&mut path);
        if !key.is_empty() {
            member(key, &mut path);
        }
        path
    }

    fn write(&self, path: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(path);
        }
        match self.step {
            Step::Root => {}
            Step::Member(key) => member(key, path),
            Step::Item(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }
}

fn member(key: &str, path: &mut String) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}
