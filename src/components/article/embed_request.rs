//! Requests of readers to load embeds.

use yew::Callback;

use article_widget_core::article::embed_provider::Provider;

/// The reader's request to load a provider's embed.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbedRequest {
    /// Provider of the embed.
    pub provider: Provider,
    /// Whether the reader accepts all embeds of this provider in the article.
    pub is_for_all: bool,
    /// Loads the embed.
    pub grant: Callback<()>,
}
