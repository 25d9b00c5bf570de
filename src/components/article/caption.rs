//! Captions.

use yew::Html;

use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::inline::inlines;
use article_widget_core::article::Inline;

/// Renders a `<figcaption>`. `None` for an empty caption.
pub(super) fn caption(content: &[Inline], context: &RenderContext) -> Option<Html> {
    (!content.is_empty()).then(|| element("figcaption", "", inlines(content, context)))
}
