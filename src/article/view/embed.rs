//! What other sites lend.

use yew::prelude::*;

use super::block::caption;
use super::inline::inlines;
use super::setting::Setting;
use crate::article::Embed;

/// Something of another site: the words it comes with and a way there.
pub(super) fn embed(embed: &Embed, setting: &Setting) -> Html {
    let name = embed.title.clone();
    html! {
        <figure class="aw-embed">
            if !embed.fallback.is_empty() {
                <blockquote>{ inlines(&embed.fallback, setting) }</blockquote>
            }
            <p class="aw-embed-link">
                <a href={embed.url.clone()}>{ name.unwrap_or_else(|| host(&embed.url).to_owned()) }</a>
            </p>
            { caption(&embed.caption, setting) }
        </figure>
    }
}

/// The host that an address names, without `www.`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}
