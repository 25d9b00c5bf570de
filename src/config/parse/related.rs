//! Parses the display options of the related articles.

use std::rc::Rc;

use super::boolean;
use article_widget_core::json::cursor::Cursor;
use article_widget_core::related::options::{Layout, RelatedOptions};

pub(super) fn options(settings: &Cursor<'_>) -> RelatedOptions {
    RelatedOptions {
        layout: layout(settings).unwrap_or_default(),
        dots: boolean(settings, "relatedDots").unwrap_or_default(),
        position: boolean(settings, "relatedPosition").unwrap_or_default(),
        target: valid_text(
            settings,
            "relatedTarget",
            is_target,
            "a window's name, or _blank, _self, _parent or _top",
        ),
        rel: valid_text(
            settings,
            "relatedRel",
            is_rel,
            "link types with spaces between them",
        ),
    }
}

fn layout(settings: &Cursor<'_>) -> Option<Layout> {
    let member = settings.member("relatedLayout")?;
    member.as_variant(Layout::ALL, Layout::name)
}

/// Parses a string that must satisfy a condition.
fn valid_text(
    settings: &Cursor<'_>,
    name: &str,
    is_valid: fn(&str) -> bool,
    expected: &str,
) -> Option<Rc<str>> {
    let member = settings.member(name)?;
    let text = member.as_str()?;
    member.checked(is_valid(text).then(|| text.into()), expected)
}

/// Whether a string is valid for the `target` attribute (HTML, navigable target names and keywords).
fn is_target(name: &str) -> bool {
    !name.starts_with('_') || matches!(name, "_blank" | "_self" | "_parent" | "_top")
}

/// Whether a string is valid for the `rel` attribute (HTML, link types): tokens of ASCII letters, digits,
/// `-` and `_`.
fn is_rel(types: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b' ');
    types.bytes().all(is_part)
}
