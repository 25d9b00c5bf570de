//! The element's attributes as command-line flags of the same names.

/// An attribute of the element.
pub struct Attribute {
    pub name: &'static str,
    /// The value's placeholder in the help; `None` for a boolean attribute.
    pub value: Option<&'static str>,
    pub help: &'static str,
}

const fn set(name: &'static str, value: &'static str, help: &'static str) -> Attribute {
    Attribute {
        name,
        value: Some(value),
        help,
    }
}

const fn switch(name: &'static str, help: &'static str) -> Attribute {
    Attribute {
        name,
        value: None,
        help,
    }
}

/// Every attribute except `related`: the flag of that name takes a source, and `--related-url` sets the attribute.
pub const ATTRIBUTES: [Attribute; 29] = [
    set(
        "src",
        "URL",
        "Where the element fetches the article; it is not written along then",
    ),
    set(
        "format",
        "FORMAT",
        "The article's format: article-json, wordpress, json-feed, ghost, json-ld, ans, html or text [default: recognised from the content]",
    ),
    set(
        "srclang",
        "LANG",
        "The article's language (BCP 47), where the source does not tell",
    ),
    set(
        "url",
        "URL",
        "The article's canonical URL: what comments are about",
    ),
    set(
        "related-layout",
        "LAYOUT",
        "How related articles are laid out: carousel, grid or list [default: carousel]",
    ),
    switch("related-dots", "A button for each page of the carousel"),
    switch("related-position", "Show which cards are in view"),
    set(
        "related-target",
        "NAME",
        "`target` of the links to related articles",
    ),
    set(
        "related-rel",
        "TYPES",
        "`rel` of the links to related articles",
    ),
    set(
        "endpoint",
        "URL",
        "Where comments are posted to [default: no form]",
    ),
    set(
        "endpoint-preset",
        "NAME",
        "What kind of back end that is, such as wordpress, isso or staticman [default: problem-json]",
    ),
    set(
        "article-id",
        "ID",
        "What the back end calls the article [default: its URL]",
    ),
    set(
        "fields",
        "NAMES",
        "The form's fields, in their order [default: comment name email website]",
    ),
    set(
        "required",
        "NAMES",
        "Which of them must be filled in, beside the comment [default: name]",
    ),
    set("parent", "ID", "The comment that is answered"),
    switch("preview", "A button that shows how the comment will look"),
    set(
        "comments",
        "WHO",
        "Who can comment: open, closed or sign-in [default: open]",
    ),
    set("sign-in", "URL", "Where readers can sign in"),
    set(
        "lang",
        "LANG",
        "The interface's language: en, fr or ar [default: the article's, where it can be, else en]",
    ),
    set(
        "heading-level",
        "LEVEL",
        "The level of the headline's heading, 1 to 5 [default: 2]",
    ),
    switch("drop-cap", "Set the first letter large"),
    switch(
        "hyphens",
        "Divide long words at the end of a line; --hyphens=false says no [default: yes]",
    ),
    switch("reading-time", "Say how long the text takes to read"),
    switch("contents", "List the headings above the text"),
    switch("anchors", "Put a link to itself beside each heading"),
    switch("share", "A button that shares the article's link"),
    set(
        "consent",
        "NAMES",
        "Whose content is shown without asking the reader: all, or names such as youtube",
    ),
    set(
        "loading",
        "WHEN",
        "When the widget starts: eager or lazy [default: eager]",
    ),
    set(
        "hydrate",
        "WHEN",
        "When the widget takes over what was prerendered: load, idle, visible or interaction [default: load]",
    ),
];

/// Attributes with a fixed set of values that the command checks. The library checks the others.
pub const CHOICES: [(&str, &[&str]); 2] = [
    ("loading", &["eager", "lazy"]),
    ("hydrate", &["load", "idle", "visible", "interaction"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_a_flag() {
        let mut settings: Vec<String> = article_widget_prerender::attribute_names().collect();
        settings.retain(|name| name != "related");
        settings.extend(CHOICES.map(|(name, _)| name.to_owned()));
        settings.sort_unstable();

        let mut flags: Vec<&str> = ATTRIBUTES.iter().map(|it| it.name).collect();
        flags.sort_unstable();

        assert_eq!(flags, settings);
    }
}
