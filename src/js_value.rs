//! JavaScript values as JSON.
//!
//! By hand: a generic deserialiser brings its error texts along, and the formatting of numbers for
//! them, which weigh more than everything else here.

use js_sys::{Array, Map, Object, Symbol};
use wasm_bindgen::{JsCast, JsValue};

use article_widget_core::json::{Json, MAX_DEPTH, MAX_VALUES};

/// Reads a value. `None` where it is not a plain one, or too deep or too much.
pub fn read(value: &JsValue) -> Option<Json> {
    let mut reader = Reader { left: MAX_VALUES };
    reader.value(value, MAX_DEPTH)
}

struct Reader {
    /// How many values there may still be.
    left: u32,
}

impl Reader {
    /// Reads a value that may nest so many levels further.
    fn value(&mut self, value: &JsValue, levels: u8) -> Option<Json> {
        self.left = self.left.checked_sub(1)?;
        let json = if value.is_undefined() || value.is_null() {
            Json::Null
        } else if let Some(bool) = value.as_bool() {
            Json::Bool(bool)
        } else if let Some(number) = value.as_f64() {
            Json::Number(number)
        } else if let Some(text) = value.as_string() {
            Json::Text(text)
        } else if let Ok(number) = i64::try_from(value.clone()) {
            // A `BigInt`.
            Json::Number(number as f64)
        } else if Array::is_array(value) {
            Json::List(self.list(value.unchecked_ref(), levels.checked_sub(1)?)?)
        } else {
            Json::Map(self.map(value, levels.checked_sub(1)?)?)
        };
        Some(json)
    }

    fn list(&mut self, array: &Array, levels: u8) -> Option<Vec<Json>> {
        array.iter().map(|it| self.value(&it, levels)).collect()
    }

    fn map(&mut self, value: &JsValue, levels: u8) -> Option<Vec<(String, Json)>> {
        let entries = if value.is_instance_of::<Map>() {
            Array::from(value)
        } else if value.is_object() && !Symbol::iterator().js_in(value) {
            Object::entries(value.unchecked_ref())
        } else {
            return None;
        };
        let mut members = Vec::new();
        for entry in entries.iter() {
            let entry: Array = entry.unchecked_into();
            let value = self.value(&entry.get(1), levels)?;
            members.push((entry.get(0).as_string()?, value));
        }
        Some(members)
    }
}
