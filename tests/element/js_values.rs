//! What a page sets is taken over value by value.
#![cfg(target_arch = "wasm32")]

use article_widget::js_value::from_js;
use article_widget::json::{MAX_DEPTH, MAX_VALUES};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "export const value = (expression) => (0, eval)(expression);")]
extern "C" {
    fn value(expression: &str) -> JsValue;
}

fn taken(expression: &str) -> Option<String> {
    from_js(value(expression)).map(|json| json.to_string())
}

#[wasm_bindgen_test]
fn plain_values_are_taken_as_they_are() {
    let plain = r#"({ a: [1, -0.5, 1e21, true, null], "b c": { text: "é😀" }, none: undefined })"#;

    assert_eq!(
        taken(plain).as_deref(),
        Some(r#"{"a":[1,-0.5,1e+21,true,null],"b c":{"text":"é😀"},"none":null}"#)
    );
}

#[wasm_bindgen_test]
fn a_map_is_an_object_and_a_big_integer_a_number() {
    assert_eq!(
        taken("new Map([['id', 17n]])").as_deref(),
        Some(r#"{"id":17}"#)
    );
    assert_eq!(taken("new Map([[1, 'one']])"), None);
}

#[wasm_bindgen_test]
fn what_is_no_plain_value_is_refused_wherever_it_is() {
    for other in [
        "() => 1",
        "Symbol()",
        "new Set([1])",
        "new Uint8Array(2)",
        "(function* () {})()",
    ] {
        assert_eq!(taken(&format!("({other})")), None, "{other}");
        assert_eq!(taken(&format!("({{ deep: [{other}] }})")), None, "{other}");
    }
}

#[wasm_bindgen_test]
fn depth_and_number_of_values_are_bounded() {
    let nested = |levels| format!("JSON.parse('['.repeat({levels}) + ']'.repeat({levels}))");
    let list = |items| format!("Array({items}).fill(0)");
    let (depth, most) = (u32::from(MAX_DEPTH), MAX_VALUES);

    assert!(taken(&nested(depth)).is_some());
    assert_eq!(taken(&nested(depth + 1)), None);
    assert!(
        taken(&list(most - 1)).is_some(),
        "the list is a value as well"
    );
    assert_eq!(taken(&list(most)), None);
    assert_eq!(taken("const a = []; a.push(a); a"), None, "one without end");
}
