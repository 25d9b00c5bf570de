//! The card of a related article.

use web_sys::Element;
use yew::prelude::*;

use crate::components::article::text;
use crate::components::carousel::card_context::CardContext;
use crate::vdom::element::REFERRER_POLICY;
use article_widget_core::messages::Message;
use article_widget_core::related::options::Layout;
use article_widget_platform::intl;
use article_widget_platform::language::direction;

/// Number of cards that are always laid out. The browser may skip the layout of later ones.
const EAGER_CARDS: usize = 24;

/// Renders the card at a position. Empty if there is no such card.
pub fn card(context: &CardContext, index: usize) -> Html {
    let Some(item) = context.article(index) else {
        return Html::default();
    };
    let CardContext {
        id_prefix: ids,
        options: display,
        ..
    } = context;
    let id = format!("{ids}-related-{index}");
    let lang = item
        .lang
        .clone()
        .unwrap_or_else(|| context.lang.to_string());
    // A class is faster than `:nth-child`, which browsers match again for every card when one is added.
    let class = if index < EAGER_CARDS {
        "aw-slide"
    } else {
        "aw-slide aw-far"
    };
    let is_slide = display.layout == Layout::Carousel;
    let slide = is_slide.then(|| context.messages.get(Message::Slide).to_owned());
    html! {
        <li class={class} key={id.clone()} aria-posinset={(index + 1).to_string()} aria-setsize={context.len().to_string()}>
            <div class="aw-card" part="card" role={is_slide.then_some("group")}
                aria-labelledby={is_slide.then(|| id.clone())} aria-roledescription={slide}>
                <div class="aw-picture" data-initial={initial(&item.title)}>
                    { for item.image.iter().map(|image| html! {
                        <img key={image.clone()} loading="lazy" decoding="async"
                            referrerpolicy={REFERRER_POLICY} src={image.clone()} alt="" onerror={hide} />
                    }) }
                </div>
                <div class="aw-card-text" lang={lang.clone()} dir={direction(&lang).as_str()}>
                    { for item.section.iter().map(|section| html! {
                        <span class="aw-card-section">{ section }</span>
                    }) }
                    <a {id} href={item.url.clone()} target={display.target.clone().map(AttrValue::from)}
                        rel={display.link_rel().map(AttrValue::from)}>{ text(&item.title, &lang) }</a>
                    <span class="aw-card-facts">
                        { for item.source.iter().map(|source| html! { <span>{ source }</span> }) }
                        { for item.published.iter().map(|date| html! {
                            <time datetime={date.datetime.clone()}>{ intl::date(&lang, date) }</time>
                        }) }
                    </span>
                </div>
            </div>
        </li>
    }
}

/// Hides an image that failed to load; Firefox and WebKit would draw a border.
fn hide(event: Event) {
    let _ = event
        .target_unchecked_into::<Element>()
        .set_attribute("hidden", "");
}

/// Returns the first letter or digit of a title, shown on cards without an image.
fn initial(title: &str) -> Option<String> {
    let is_mark = |char: &char| {
        char.is_ascii_punctuation()
            || matches!(char, ' ' | '\u{A0}'..='\u{BF}' | '\u{2000}'..='\u{206F}')
    };
    let first = title.chars().find(|char| !is_mark(char))?;
    Some(first.to_string())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn the_initial_passes_over_marks_before_the_first_letter() {
        for (title, letter) in [
            ("Oignons", Some("O")),
            ("« Été » : fin", Some("É")),
            ("“Quote”", Some("Q")),
            ("… 8 mars", Some("8")),
            ("النهر", Some("ا")),
            ("?!", None),
        ] {
            assert_eq!(initial(title).as_deref(), letter, "{title}");
        }
    }
}
