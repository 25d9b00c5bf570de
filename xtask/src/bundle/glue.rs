//! Turns the JavaScript that wasm-bindgen generates (the glue) into a factory of instances for the shell, and
//! hardens it against the pages that it runs in.

use anyhow::{Context, Result, ensure};

/// The properties in which Yew numbers events and elements, per instance: with the same names, two
/// applications on a page would handle each other's clicks. Each instance gets its own symbols.
const YEW_PREFIX: &str = "__yew_";
const YEW_PROPERTIES: &[&str] = &["listener_id", "subtree_id", "subtree_cache_key"];

/// The import of the setter that Yew's VRaw, which the widget never uses, leaves behind.
const INNER_HTML_IMPORT: &str = "__wbg_set_innerHTML_";
/// The import's new name, of the same length, so that no offset in the module changes.
const DISABLED_IMPORT: &str = "__wbg_set_vraw_html_";
/// Ways to parse a string as HTML, none of which may be left in the glue.
const HTML_SINKS: &[&str] = &[
    "innerHTML",
    "outerHTML =",
    "insertAdjacentHTML",
    "parseFromString",
];

/// Calls that a page can break, and their replacements. A page's members of `Object.prototype` would be read
/// as options. An image or form with a `name` shadows the document's member of that name (DOM clobbering). A
/// translation extension moves and removes nodes without Yew's knowledge.
const HARDENED: &[(&str, &str)] = &[
    ("new Object()", "Object.create(null)"),
    (
        "arg0.createElement(",
        "Document.prototype.createElement.call(arg0, ",
    ),
    (
        "arg0.createElementNS(",
        "Document.prototype.createElementNS.call(arg0, ",
    ),
    (
        "arg0.createTextNode(",
        "Document.prototype.createTextNode.call(arg0, ",
    ),
    (
        "arg0.getElementById(",
        "(arg0 instanceof Document ? Document : DocumentFragment).prototype.getElementById.call(arg0, ",
    ),
    (
        "arg0.activeElement",
        "Reflect.get(Document.prototype, 'activeElement', arg0)",
    ),
    (
        "arg0.hidden",
        "Reflect.get(Document.prototype, 'hidden', arg0)",
    ),
    (
        "arg1.cookie",
        "Reflect.get(Document.prototype, 'cookie', arg1)",
    ),
    (
        "arg1.title",
        "Reflect.get(Document.prototype, 'title', arg1)",
    ),
    (
        "arg0.insertBefore(arg1, arg2)",
        "arg0.insertBefore(arg1, childWith(arg0, arg2))",
    ),
    (
        "arg0.removeChild(arg1)",
        "(childWith(arg0, arg1)?.remove(), arg1)",
    ),
];

const CHILD_WITH: &str = "
/** The child of a node that is or holds another one; null where none does. */
function childWith(parent, node) {
    while (node && node.parentNode !== parent) node = node.parentNode;
    return node ?? null;
}
";

/// Faster replacements of what Yew calls for each element. Yew reads the namespace only to recognize SVG and
/// MathML, so HTML elements need not pass theirs as a string. Calling a `TextDecoder` costs more than
/// decoding a short ASCII name in JavaScript.
const OPTIMIZED: &[(&str, &str)] = &[
    (
        "const ret = arg1.namespaceURI;",
        "const ret = arg1 instanceof HTMLElement ? undefined : arg1.namespaceURI;",
    ),
    (
        "function getStringFromWasm0(ptr, len) {\n    ptr = ptr >>> 0;\n",
        "function getStringFromWasm0(ptr, len) {\n    ptr = ptr >>> 0;\n    \
         const name = len < 13 && nameAt(getUint8ArrayMemory0(), ptr, ptr + len);\n    \
         if (name) return name;\n",
    ),
];

const NAME_AT: &str = "
/** The text between two places in bytes, where all of it is ASCII; else an empty one. */
function nameAt(bytes, start, end) {
    let name = '';
    for (let at = start; at < end; at++) {
        if (bytes[at] > 127) return '';
        name += String.fromCharCode(bytes[at]);
    }
    return name;
}
";

/// The start of the glue's code that fetches and compiles the module, which the shell does itself.
const LOADER_START: &str = "\nasync function __wbg_load(";
/// The glue's access to the instance's exports, which the shell wraps in a guard.
const EXPORTS_ASSIGNMENT: &str = "wasm = instance.exports;";

/// Returns the script `glue.js`. Its function `instantiate(module, guard)` creates an instance of the compiled
/// module, passes its exports through `guard`, and returns the functions and classes that Rust exports.
pub fn instance_factory(glue: &str) -> Result<String> {
    let glue = harden(&use_symbols(&disable_markup_setter(glue)?)?)?;
    let mut text = String::new();
    for property in YEW_PROPERTIES {
        text.push_str(&format!("const {property} = Symbol('{property}');\n"));
    }
    let glue = replace(&glue, OPTIMIZED, "OPTIMIZED")?;
    let factory = generate_factory(&glue, &text)?;
    Ok(factory + CHILD_WITH + NAME_AT)
}

/// Returns the same for a module that does not use the DOM, and so needs no hardening.
pub fn instance_factory_without_dom(glue: &str) -> Result<String> {
    if let Some((call, _)) = HARDENED.iter().find(|(call, _)| glue.contains(call)) {
        anyhow::bail!("the glue has {call}: the module knows something of the page");
    }
    generate_factory(glue, "")
}

/// Wraps the glue in `instantiate`, which begins with `declarations` for each instance.
fn generate_factory(glue: &str, declarations: &str) -> Result<String> {
    if let Some(sink) = HTML_SINKS.iter().find(|sink| glue.contains(**sink)) {
        anyhow::bail!("the glue can reach {sink}: something set markup where only VRaw did");
    }
    let (code, _) = glue.split_once(LOADER_START).with_context(|| {
        format!("the glue has no {LOADER_START:?}: wasm-bindgen loads differently now")
    })?;
    ensure!(
        code.matches(EXPORTS_ASSIGNMENT).count() == 1,
        "the glue has no `{EXPORTS_ASSIGNMENT}`: wasm-bindgen takes the exports differently now"
    );
    let code = code.replace(EXPORTS_ASSIGNMENT, "wasm = guard(instance.exports);");
    let mut exported = Vec::new();
    let mut text = format!("export async function instantiate(compiled, guard) {{\n{declarations}");
    for line in code.lines() {
        let bare = line.strip_prefix("export ");
        exported.extend(bare.and_then(declared_name));
        text.push_str(bare.unwrap_or(line));
        text.push('\n');
    }
    ensure!(!exported.is_empty(), "the glue exports nothing");
    text.push_str(&format!(
        "__wbg_finalize_init(await WebAssembly.instantiate(compiled, __wbg_get_imports()), compiled);\n\
         return {{ __proto__: null, {} }};\n}}\n",
        exported.join(", ")
    ));
    Ok(text)
}

/// Returns the name that a declaration declares.
fn declared_name(declaration: &str) -> Option<String> {
    let rest = ["class ", "function "]
        .iter()
        .find_map(|kind| declaration.strip_prefix(kind))?;
    let is_end = |char: char| !(char.is_alphanumeric() || char == '_' || char == '$');
    rest.split(is_end).next().map(str::to_owned)
}

/// Replaces Yew's property names, which all of its applications share, by symbols.
fn use_symbols(glue: &str) -> Result<String> {
    let mut text = glue.to_owned();
    for property in YEW_PROPERTIES {
        let property_access = format!(".{YEW_PREFIX}{property}");
        ensure!(
            text.contains(&property_access),
            "the glue has no {property_access}: Yew names its properties differently now, see YEW_PROPERTIES"
        );
        text = text.replace(&property_access, &format!("[{property}]"));
    }
    ensure!(
        !text.contains(YEW_PREFIX),
        "the glue has a property {YEW_PREFIX}… that YEW_PROPERTIES does not name"
    );
    Ok(text)
}

/// Replaces the calls that a page can break.
fn harden(glue: &str) -> Result<String> {
    replace(glue, HARDENED, "HARDENED")
}

/// Applies a table of replacements. Fails if the glue lacks one of the calls.
fn replace(glue: &str, replacements: &[(&str, &str)], table: &str) -> Result<String> {
    let mut text = glue.to_owned();
    for (call, replacement) in replacements {
        ensure!(
            text.contains(call),
            "the glue has no {call}: wasm-bindgen writes it differently now, see {table}"
        );
        text = text.replace(call, replacement);
    }
    Ok(text)
}

/// Makes the setter that VRaw would call throw.
fn disable_markup_setter(glue: &str) -> Result<String> {
    let mut text = String::with_capacity(glue.len());
    let mut lines = glue.lines();
    let mut found = false;
    while let Some(line) = lines.next() {
        let entry = line.trim_start();
        if !entry.starts_with(INNER_HTML_IMPORT) {
            text.push_str(line);
            text.push('\n');
            continue;
        }
        found = true;
        let indent = &line[..line.len() - entry.len()];
        let name = entry
            .split_once(':')
            .context("the binding of the markup setter is not written `name: function` any more")?
            .0
            .replacen(INNER_HTML_IMPORT, DISABLED_IMPORT, 1);
        let end = format!("{indent}}}");
        lines
            .find(|line| line.starts_with(&end))
            .context("the binding of the markup setter has no end")?;
        text.push_str(&format!(
            "{indent}{name}: function() {{\n{indent}    throw new Error('markup is never set');\n{indent}}},\n"
        ));
    }
    ensure!(
        found,
        "the glue has no {INNER_HTML_IMPORT}…: wasm-bindgen writes it differently now, or Yew has no \
         VRaw any more and this patch can go"
    );
    Ok(text)
}

/// Renames the setter's import in the module. Returns `None` if the module imports neither name.
pub fn rename_import(module: &[u8]) -> Option<Vec<u8>> {
    const _: () = assert!(INNER_HTML_IMPORT.len() == DISABLED_IMPORT.len());
    let mut bytes = module.to_vec();
    let mut found = false;
    for at in 0..=bytes.len().saturating_sub(INNER_HTML_IMPORT.len()) {
        let rest = &mut bytes[at..];
        if rest.starts_with(INNER_HTML_IMPORT.as_bytes()) {
            rest[..DISABLED_IMPORT.len()].copy_from_slice(DISABLED_IMPORT.as_bytes());
            found = true;
        } else if rest.starts_with(DISABLED_IMPORT.as_bytes()) {
            found = true;
        }
    }
    found.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
/** A widget on a page. */
export class Mounted {
}
export function mount(root) {
}
        __wbg_cache_key_b63: function(arg0) {
            const ret = arg0.__yew_subtree_cache_key;
        },
        __wbg_set_innerHTML_a9d3: function(arg0, arg1, arg2) {
            arg0.innerHTML = getStringFromWasm0(arg1, arg2);
        },
        __wbg_set_listener_id_fc5: function(arg0, arg1) {
            arg0.__yew_listener_id = arg1 >>> 0;
        },
        __wbg_set_subtree_id_b14: function(arg0, arg1) {
            arg0.__yew_subtree_id = arg1 >>> 0;
        },
        const ret = new Object();
        const ret = arg0.createElement(getStringFromWasm0(arg1, arg2));
        const ret = arg0.createElementNS(getStringFromWasm0(arg1, arg2));
        const ret = arg0.createTextNode(getStringFromWasm0(arg1, arg2));
        const ret = arg0.getElementById(getStringFromWasm0(arg1, arg2));
        const ret = arg0.activeElement;
        const ret = arg0.hidden;
        const ret = arg1.cookie;
        const ret = arg1.title;
        const ret = arg0.insertBefore(arg1, arg2);
        const ret = arg0.removeChild(arg1);
        const ret = arg1.namespaceURI;
function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
}

async function __wbg_load(module, imports) {
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn the_markup_setter_throws_and_its_neighbours_stay() {
        let factory = instance_factory(GLUE).unwrap();
        assert!(!factory.contains("innerHTML"));
        assert!(factory.contains(
            "        __wbg_set_vraw_html_a9d3: function() {\n            throw new Error('markup is never set');\n        },\n        __wbg_set_listener_id_fc5"
        ));
    }

    #[test]
    fn a_setter_that_catches_is_disarmed_too() {
        let catching = GLUE
            .replace(
                "a9d3: function(",
                "a9d3: function() { return handleError(function(",
            )
            .replace("arg2);\n        },", "arg2);\n        }, arguments); },");
        assert_eq!(
            instance_factory(&catching).unwrap(),
            instance_factory(GLUE).unwrap()
        );
    }

    #[test]
    fn yew_s_properties_become_symbols_of_each_instance() {
        let factory = instance_factory(GLUE).unwrap();
        assert!(!factory.contains("__yew_"));
        for property in YEW_PROPERTIES {
            assert!(factory.contains(&format!("const {property} = Symbol(")));
            assert!(factory.contains(&format!("arg0[{property}]")));
        }
    }

    #[test]
    fn what_a_page_can_turn_against_us_is_asked_of_the_prototypes() {
        let factory = instance_factory(GLUE).unwrap();
        assert!(factory.contains("Document.prototype.createElement.call(arg0, getString"));
        assert!(factory.contains("arg0.insertBefore(arg1, childWith(arg0, arg2))"));
        assert_eq!(factory.matches("function childWith").count(), 1);
        for (call, _) in HARDENED {
            assert!(!factory.contains(call), "{call}");
        }
    }

    #[test]
    fn names_are_read_without_a_decoder_and_html_needs_no_namespace() {
        let factory = instance_factory(GLUE).unwrap();
        assert!(factory.contains("if (name) return name;\n    return decodeText("));
        assert!(factory.contains("arg1 instanceof HTMLElement ? undefined : arg1.namespaceURI;"));
        assert_eq!(factory.matches("function nameAt").count(), 1);
    }

    #[test]
    fn what_the_glue_exports_is_what_an_instance_has_and_nothing_of_it_is_loaded_by_the_glue() {
        let factory = instance_factory(GLUE).unwrap();
        assert_eq!(factory.matches("export").count(), 2, "{factory}");
        assert!(factory.starts_with("export async function instantiate("));
        assert!(factory.contains("return { __proto__: null, Mounted, mount };"));
        assert!(factory.contains("wasm = guard(instance.exports);"));
        assert!(!factory.contains("__wbg_load"));
    }

    #[test]
    fn glue_without_the_expected_patterns_is_refused() {
        for missing in [
            "__wbg_set_innerHTML_",
            "__yew_listener_id",
            "__yew_subtree_id",
            "arg0.createElement(",
            "arg1.namespaceURI",
            "getStringFromWasm0(ptr, len)",
            "async function __wbg_load",
            "wasm = instance.exports",
            "export ",
        ] {
            let changed = GLUE.replace(missing, "other");
            assert!(instance_factory(&changed).is_err(), "{missing}");
        }
    }

    #[test]
    fn a_module_without_the_page_is_a_factory_as_it_is_and_one_with_it_is_refused() {
        let glue = "\
export function read(text) {
}
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
}

async function __wbg_load(module, imports) {
}
";
        let factory = instance_factory_without_dom(glue).unwrap();
        assert!(
            factory.starts_with(
                "export async function instantiate(compiled, guard) {\nfunction read("
            )
        );
        assert!(factory.ends_with("return { __proto__: null, read };\n}\n"));
        for more in ["arg0.createElement(arg1)", "arg0.innerHTML = 1"] {
            assert!(
                instance_factory_without_dom(&format!("{more}\n{glue}")).is_err(),
                "{more}"
            );
        }
    }

    #[test]
    fn unknown_properties_and_other_ways_to_set_markup_are_refused() {
        for more in ["arg0.__yew_new = 1;", "arg0.outerHTML = 1;"] {
            assert!(
                instance_factory(&format!("{more}\n{GLUE}")).is_err(),
                "{more}"
            );
        }
    }

    #[test]
    fn the_module_s_import_is_renamed_in_place() {
        let module = b"\0asm..\x20__wbg_set_innerHTML_a9d3\0..";
        let renamed = rename_import(module).unwrap();
        assert_eq!(renamed, b"\0asm..\x20__wbg_set_vraw_html_a9d3\0..");
        assert_eq!(rename_import(&renamed).unwrap(), renamed);
        assert_eq!(rename_import(b"\0asm"), None);
    }
}
