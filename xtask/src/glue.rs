//! Turns the JavaScript that wasm-bindgen generates into a factory of instances for the shell, and takes
//! out of it what strangers' pages must not meet.

use anyhow::{Context, Result, ensure};

/// Yew marks events and elements with these, counted per instance: under one name, two applications on
/// a page would hear each other's clicks. Each instance gets symbols of its own.
const YEW_PREFIX: &str = "__yew_";
const YEW_PROPERTIES: &[&str] = &["listener_id", "subtree_id", "subtree_cache_key"];

/// Yew's VRaw, which we never use, leaves a setter for markup behind. The import's
/// new name is as long as the old one, so that the module's bytes keep their places.
const RAW_IMPORT: &str = "__wbg_set_innerHTML_";
const HARMLESS_IMPORT: &str = "__wbg_set_vraw_html_";
const HTML_SINKS: &[&str] = &[
    "innerHTML",
    "outerHTML =",
    "insertAdjacentHTML",
    "parseFromString",
];

/// What a strange page can turn against us, and what is done instead. Members of `Object.prototype`
/// are options of every call that has any. A picture or a form with a `name` shadows the document's
/// member of that name. A translator moves nodes and takes some out, of which Yew knows nothing.
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

/// What Yew asks for at each element, made quicker. It looks whether an element is one of SVG's or
/// MathML's, which of HTML's own need not be told in a string; and a decoder takes longer to be asked for a
/// name of some letters than to read it.
const QUICKENED: &[(&str, &str)] = &[
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

/// Where the generated code begins to fetch and compile: the shell does that itself.
const LOADER: &str = "\nasync function __wbg_load(";
/// Where it takes what the instance exports, which the shell guards.
const EXPORTS: &str = "wasm = instance.exports;";

/// The module `glue.js` of the shell. Its function `instantiate(module, guard)` makes an instance of the
/// compiled module, whose exports go through `guard`, and gives what Rust exports under its names.
pub fn factory(glue: &str) -> Result<String> {
    let glue = harden(&own_marks(&disarm(glue)?)?)?;
    let mut text = String::new();
    for property in YEW_PROPERTIES {
        text.push_str(&format!("const {property} = Symbol('{property}');\n"));
    }
    let glue = replace(&glue, QUICKENED, "QUICKENED")?;
    let factory = instances(&glue, &text)?;
    Ok(factory + CHILD_WITH + NAME_AT)
}

/// The same of a module that knows nothing of the page and so can be turned against nobody.
pub fn pageless_factory(glue: &str) -> Result<String> {
    if let Some((call, _)) = HARDENED.iter().find(|(call, _)| glue.contains(call)) {
        anyhow::bail!("the glue has {call}: the module knows something of the page");
    }
    instances(glue, "")
}

/// A factory of instances, each with `own` declarations.
fn instances(glue: &str, own: &str) -> Result<String> {
    if let Some(sink) = HTML_SINKS.iter().find(|sink| glue.contains(**sink)) {
        anyhow::bail!("the glue can reach {sink}: something set markup where only VRaw did");
    }
    let (code, _) = glue.split_once(LOADER).with_context(|| {
        format!("the glue has no {LOADER:?}: wasm-bindgen loads differently now")
    })?;
    ensure!(
        code.matches(EXPORTS).count() == 1,
        "the glue has no `{EXPORTS}`: wasm-bindgen takes the exports differently now"
    );
    let code = code.replace(EXPORTS, "wasm = guard(instance.exports);");
    let mut exported = Vec::new();
    let mut text = format!("export async function instantiate(compiled, guard) {{\n{own}");
    for line in code.lines() {
        let bare = line.strip_prefix("export ");
        exported.extend(bare.and_then(name));
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

/// What a declaration declares.
fn name(declaration: &str) -> Option<String> {
    let rest = ["class ", "function "]
        .iter()
        .find_map(|kind| declaration.strip_prefix(kind))?;
    let is_end = |char: char| !(char.is_alphanumeric() || char == '_' || char == '$');
    rest.split(is_end).next().map(str::to_owned)
}

/// Yew's marks as symbols in place of names that all of its applications share.
fn own_marks(glue: &str) -> Result<String> {
    let mut text = glue.to_owned();
    for property in YEW_PROPERTIES {
        let theirs = format!(".{YEW_PREFIX}{property}");
        ensure!(
            text.contains(&theirs),
            "the glue has no {theirs}: Yew names its properties differently now, see YEW_PROPERTIES"
        );
        text = text.replace(&theirs, &format!("[{property}]"));
    }
    ensure!(
        !text.contains(YEW_PREFIX),
        "the glue has a property {YEW_PREFIX}… that YEW_PROPERTIES does not name"
    );
    Ok(text)
}

/// The calls that a page can turn against us, made so that it cannot.
fn harden(glue: &str) -> Result<String> {
    replace(glue, HARDENED, "HARDENED")
}

/// Replaces what must be there by something else.
fn replace(glue: &str, all: &[(&str, &str)], table: &str) -> Result<String> {
    let mut text = glue.to_owned();
    for (call, other) in all {
        ensure!(
            text.contains(call),
            "the glue has no {call}: wasm-bindgen writes it differently now, see {table}"
        );
        text = text.replace(call, other);
    }
    Ok(text)
}

/// The setter that VRaw would call becomes a throw.
fn disarm(glue: &str) -> Result<String> {
    let mut text = String::with_capacity(glue.len());
    let mut lines = glue.lines();
    let mut found = false;
    while let Some(line) = lines.next() {
        let entry = line.trim_start();
        if !entry.starts_with(RAW_IMPORT) {
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
            .replacen(RAW_IMPORT, HARMLESS_IMPORT, 1);
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
        "the glue has no {RAW_IMPORT}…: wasm-bindgen writes it differently now, or Yew has no \
         VRaw any more and this patch can go"
    );
    Ok(text)
}

/// The module with the setter under its new name. None if it does not import it under either.
pub fn rename_import(module: &[u8]) -> Option<Vec<u8>> {
    const _: () = assert!(RAW_IMPORT.len() == HARMLESS_IMPORT.len());
    let mut bytes = module.to_vec();
    let mut found = false;
    for at in 0..=bytes.len().saturating_sub(RAW_IMPORT.len()) {
        let place = &mut bytes[at..];
        if place.starts_with(RAW_IMPORT.as_bytes()) {
            place[..HARMLESS_IMPORT.len()].copy_from_slice(HARMLESS_IMPORT.as_bytes());
            found = true;
        } else if place.starts_with(HARMLESS_IMPORT.as_bytes()) {
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
        let factory = factory(GLUE).unwrap();
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
        assert_eq!(factory(&catching).unwrap(), factory(GLUE).unwrap());
    }

    #[test]
    fn yew_s_properties_become_symbols_of_each_instance() {
        let factory = factory(GLUE).unwrap();
        assert!(!factory.contains("__yew_"));
        for property in YEW_PROPERTIES {
            assert!(factory.contains(&format!("const {property} = Symbol(")));
            assert!(factory.contains(&format!("arg0[{property}]")));
        }
    }

    #[test]
    fn what_a_page_can_turn_against_us_is_asked_of_the_prototypes() {
        let factory = factory(GLUE).unwrap();
        assert!(factory.contains("Document.prototype.createElement.call(arg0, getString"));
        assert!(factory.contains("arg0.insertBefore(arg1, childWith(arg0, arg2))"));
        assert_eq!(factory.matches("function childWith").count(), 1);
        for (call, _) in HARDENED {
            assert!(!factory.contains(call), "{call}");
        }
    }

    #[test]
    fn names_are_read_without_a_decoder_and_html_needs_no_namespace() {
        let factory = factory(GLUE).unwrap();
        assert!(factory.contains("if (name) return name;\n    return decodeText("));
        assert!(factory.contains("arg1 instanceof HTMLElement ? undefined : arg1.namespaceURI;"));
        assert_eq!(factory.matches("function nameAt").count(), 1);
    }

    #[test]
    fn what_the_glue_exports_is_what_an_instance_has_and_nothing_of_it_is_loaded_by_the_glue() {
        let factory = factory(GLUE).unwrap();
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
            assert!(factory(&changed).is_err(), "{missing}");
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
        let factory = pageless_factory(glue).unwrap();
        assert!(
            factory.starts_with(
                "export async function instantiate(compiled, guard) {\nfunction read("
            )
        );
        assert!(factory.ends_with("return { __proto__: null, read };\n}\n"));
        for more in ["arg0.createElement(arg1)", "arg0.innerHTML = 1"] {
            assert!(
                pageless_factory(&format!("{more}\n{glue}")).is_err(),
                "{more}"
            );
        }
    }

    #[test]
    fn unknown_properties_and_other_ways_to_set_markup_are_refused() {
        for more in ["arg0.__yew_new = 1;", "arg0.outerHTML = 1;"] {
            assert!(factory(&format!("{more}\n{GLUE}")).is_err(), "{more}");
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
