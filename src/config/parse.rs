//! Reads the settings from JSON. What cannot be used is left out and named by its path.

use std::rc::Rc;

use crate::config::{Config, MEMBERS, RelatedSource};
use article_widget_core::article::Article;
use article_widget_core::article::consent::Consent;
use article_widget_core::article::embed_provider::Provider;
use article_widget_core::article::options::Display;
use article_widget_core::comments::endpoint::Endpoint;
use article_widget_core::comments::field::Fields;
use article_widget_core::comments::options::{Access, Parent, Settings};
use article_widget_core::diagnostics::Fault;
use article_widget_core::json::Json;
use article_widget_core::messages::Messages;
use article_widget_core::related::options::{Layout, RelatedDisplay};
use article_widget_platform::language;
use article_widget_platform::url::{self, UrlPurpose};
use article_widget_sources as sources;
use article_widget_sources::{Document, Format, Reading, SourceError, Unread};

/// Reads settings, and what is wrong with them.
pub(super) fn config(json: &Json, base: Option<&str>) -> (Config, Vec<Fault>) {
    let mut reader = Reader {
        json,
        base,
        unread: None,
        faults: Vec::new(),
    };
    let config = reader.config();
    reader.unknown("", json, &MEMBERS);
    (config, reader.faults)
}

/// Whether a link can open there (HTML, navigable target names and keywords).
fn is_target(name: &str) -> bool {
    !name.starts_with('_') || matches!(name, "_blank" | "_self" | "_parent" | "_top")
}

/// Whether these are link types (HTML, the `rel` attribute: tokens, as registered ones are written).
fn is_rel(types: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b' ');
    types.bytes().all(is_part)
}

struct Reader<'a> {
    json: &'a Json,
    base: Option<&'a str>,
    /// The article, where this build does not read its format.
    unread: Option<Rc<Unread>>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn config(&mut self) -> Config {
        let default = Config::default();
        let format = self.format();
        let (src, article) = (self.address("src", UrlPurpose::Fetch), self.article(format));
        let given = self.json.get("src").or(self.json.get("article")).is_some();
        let article = if given { article } else { self.html() };
        let framed = self.switch("framed").unwrap_or_default();
        Config {
            article_failed: given && src.is_none() && article.is_none() && self.unread.is_none(),
            src,
            format,
            article,
            unread: self.unread.take(),
            srclang: self.language("srclang"),
            url: self.address("url", UrlPurpose::Link),
            related: self.related(),
            related_display: self.related_display(),
            comments: Rc::new(self.comments(framed)),
            lang: self.language("lang").unwrap_or(default.lang),
            messages: self.messages().unwrap_or_default(),
            heading_level: self.heading_level().unwrap_or(default.heading_level),
            display: self.display(),
            consent: self.consent(),
            framed,
        }
    }

    fn fault(&mut self, name: &str, expected: impl Into<String>) {
        self.faults.push(Fault {
            path: name.to_owned(),
            expected: expected.into(),
        });
    }

    /// A misspelt setting must not be silent.
    fn unknown(&mut self, path: &str, json: &Json, known: &[&str]) {
        if let Json::Map(members) = json {
            for (name, _) in members
                .iter()
                .filter(|(name, _)| !known.contains(&name.as_str()))
            {
                let expected = ["one of ", &known.join(", ")].concat();
                self.fault(&[path, name].concat(), expected);
            }
        }
    }

    fn text(&mut self, name: &str) -> Option<&'a str> {
        match self.json.get(name)? {
            Json::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            other => {
                self.fault(name, ["a string, not ", other.kind()].concat());
                None
            }
        }
    }

    fn address(&mut self, name: &str, usage: UrlPurpose) -> Option<String> {
        let text = self.text(name)?;
        let address = url::resolve(text, self.base, usage);
        if address.is_none() {
            self.fault(name, ["an http or https URL, not \"", text, "\""].concat());
        }
        address
    }

    fn language(&mut self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        if language::is_tag(text) {
            return Some(text.to_owned());
        }
        self.fault(name, ["a BCP 47 language tag, not \"", text, "\""].concat());
        None
    }

    fn format(&mut self) -> Option<Format> {
        let name = self.json.get("format").and_then(Json::as_text);
        if name.is_some_and(|name| name.trim() == "typed") {
            self.fault("format", "its new name, article-json");
            return Some(Format::ArticleJson);
        }
        let index = self.choice("format", &Format::ALL.map(Format::name))?;
        Format::ALL.get(index).copied()
    }

    /// Which of some words a setting is.
    fn choice(&mut self, name: &str, words: &[&str]) -> Option<usize> {
        let text = self.text(name)?;
        let index = words.iter().position(|word| *word == text);
        if index.is_none() {
            self.fault(name, ["one of ", &words.join(", ")].concat());
        }
        index
    }

    fn article(&mut self, format: Option<Format>) -> Option<Rc<Article>> {
        let json = self.json.get("article")?;
        let reading = match (json, format) {
            // A string needs an explicit format: it may be anything, even broken JSON.
            (Json::Text(text), Some(_)) => sources::article(self.document(text, format)),
            (Json::Text(_), None) => Err(SourceError::UnknownFormat),
            (json, format) => sources::article_from_json(json, format, self.base),
        };
        match reading {
            Ok(reading) => Some(self.read("article", reading)),
            Err(SourceError::Elsewhere) => {
                self.unread = Some(self.unread("article", json, format));
                None
            }
            Err(error) => {
                self.fault("article", format!("article JSON ({error})"));
                None
            }
        }
    }

    /// The article as HTML. Where it cannot be read the host's own content stays as it is.
    fn html(&mut self) -> Option<Rc<Article>> {
        let format = Some(Format::Html);
        let text = self.text("html")?;
        match sources::article(self.document(text, format)) {
            Ok(reading) => Some(self.read("html", reading)),
            Err(SourceError::Elsewhere) => {
                self.unread = Some(self.unread("html", &text.into(), format));
                None
            }
            Err(_) => {
                self.fault("html", "an article with a heading");
                None
            }
        }
    }

    fn document<'b>(&'b self, text: &'b str, format: Option<Format>) -> Document<'b> {
        Document {
            text,
            content_type: None,
            base: self.base,
            format,
        }
    }

    /// A setting's value, for whoever reads what this build does not.
    fn unread(&self, setting: &'static str, json: &Json, format: Option<Format>) -> Rc<Unread> {
        Rc::new(Unread {
            setting,
            text: json
                .as_text()
                .map_or_else(|| json.to_string(), str::to_owned),
            format,
            base: self.base.map(str::to_owned),
        })
    }

    /// What was read of a document, whose own faults lie below `path`.
    fn read<T>(&mut self, path: &str, reading: Reading<T>) -> Rc<T> {
        for fault in reading.faults {
            let dot = if fault.path.starts_with('[') { "" } else { "." };
            self.fault(&[path, dot, &fault.path].concat(), fault.expected);
        }
        Rc::new(reading.content)
    }

    fn messages(&mut self) -> Option<Messages> {
        match self.json.get("messages")? {
            catalogue @ Json::Map(_) => Some(Messages::from_json(catalogue)),
            other => {
                self.fault("messages", ["an object, not ", other.kind()].concat());
                None
            }
        }
    }

    fn related(&mut self) -> Option<RelatedSource> {
        let list = match self.json.get("related")? {
            Json::Text(_) => {
                return self
                    .address("related", UrlPurpose::Fetch)
                    .map(RelatedSource::Url);
            }
            list => list,
        };
        match sources::related_from_json(list, self.base) {
            Ok(reading) => {
                let related = self.read("related", reading);
                Some(RelatedSource::Items(related.as_slice().into()))
            }
            Err(SourceError::Elsewhere) => {
                Some(RelatedSource::Unread(self.unread("related", list, None)))
            }
            Err(error) => {
                self.fault("related", format!("a URL or a list of articles ({error})"));
                None
            }
        }
    }

    fn related_display(&mut self) -> RelatedDisplay {
        RelatedDisplay {
            layout: self.layout().unwrap_or_default(),
            dots: self.switch("relatedDots").unwrap_or_default(),
            position: self.switch("relatedPosition").unwrap_or_default(),
            target: self.checked(
                "relatedTarget",
                is_target,
                "a window's name, or _blank, _self, _parent or _top",
            ),
            rel: self.checked("relatedRel", is_rel, "link types with spaces between them"),
        }
    }

    fn layout(&mut self) -> Option<Layout> {
        let index = self.choice("relatedLayout", &Layout::ALL.map(Layout::name))?;
        Layout::ALL.get(index).copied()
    }

    /// A text that has to be of a kind.
    fn checked(
        &mut self,
        name: &str,
        is_valid: fn(&str) -> bool,
        expected: &str,
    ) -> Option<Rc<str>> {
        let text = self.text(name)?;
        if is_valid(text) {
            return Some(text.into());
        }
        self.fault(name, [expected, ", not \"", text, "\""].concat());
        None
    }

    fn comments(&mut self, framed: bool) -> Settings {
        let json = self.json;
        let preset = self.text("endpointPreset");
        let mut endpoint = json
            .get("endpoint")
            .and_then(|it| Endpoint::read(it, preset, self.base, &mut self.faults));
        if framed {
            endpoint = endpoint.and_then(|it| it.without_credentials(&mut self.faults));
        }
        let (fields, required) = (json.get("fields"), json.get("required"));
        let fields = Fields::read(fields, required, &mut self.faults);
        if let Some(endpoint) = &endpoint {
            endpoint.check(&fields, &mut self.faults);
        }
        Settings {
            endpoint: endpoint.map(Rc::new),
            fields: Rc::new(fields),
            article_id: self.id("articleId", json.get("articleId")),
            parent: self.parent(),
            access: self.access().unwrap_or_default(),
            sign_in: self.address("signIn", UrlPurpose::Fetch).map(Into::into),
            preview: self.switch("preview").unwrap_or_default(),
        }
    }

    /// What a back end calls something: a text or a number.
    fn id(&mut self, name: &str, value: Option<&Json>) -> Option<Rc<str>> {
        match value? {
            Json::Text(text) if text.trim().is_empty() => None,
            Json::Text(text) => Some(text.trim().into()),
            Json::Number(number) => Some(Json::Number(*number).to_string().into()),
            other => {
                self.fault(name, ["a string or a number, not ", other.kind()].concat());
                None
            }
        }
    }

    /// An id, or an object of `id` and `name`.
    fn parent(&mut self) -> Option<Parent> {
        let parent = self.json.get("parent")?;
        let (path, id, name) = match parent {
            Json::Map(_) => ("parent.id", parent.get("id"), parent.text("name")),
            id => ("parent", Some(id), None),
        };
        Some(Parent {
            id: self.id(path, id)?,
            name: name.map(Into::into),
        })
    }

    fn access(&mut self) -> Option<Access> {
        let index = self.choice("comments", &Access::ALL.map(Access::name))?;
        Access::ALL.get(index).copied()
    }

    fn display(&mut self) -> Display {
        let default = Display::default();
        Display {
            drop_cap: self.switch("dropCap").unwrap_or(default.drop_cap),
            hyphens: self.switch("hyphens").unwrap_or(default.hyphens),
            reading_time: self.switch("readingTime").unwrap_or(default.reading_time),
            contents: self.switch("contents").unwrap_or(default.contents),
            anchors: self.switch("anchors").unwrap_or(default.anchors),
            share: self.switch("share").unwrap_or(default.share),
        }
    }

    /// `true` or `all`, or providers by name: a list, or with spaces between them.
    fn consent(&mut self) -> Consent {
        let names: Vec<Option<&str>> = match self.json.get("consent") {
            None | Some(Json::Bool(false)) => return Consent::default(),
            Some(Json::Bool(true)) => return Consent::ALL,
            Some(Json::Text(text)) if text.trim() == "all" => return Consent::ALL,
            Some(Json::Text(text)) => text.split_whitespace().map(Some).collect(),
            Some(Json::List(names)) => names.iter().map(Json::as_text).collect(),
            Some(_) => vec![None],
        };
        let mut consent = Consent::default();
        let mut all_known = true;
        for name in names {
            match name.and_then(Provider::from_name) {
                Some(provider) => consent = consent.with(provider),
                None => all_known = false,
            }
        }
        if !all_known {
            let known = Provider::ALL.map(Provider::name).join(", ");
            self.fault("consent", ["all, or a list of ", &known].concat());
        }
        consent
    }

    /// Parses a boolean. As in HTML, a present attribute is true, unless its value is `false`.
    fn switch(&mut self, name: &str) -> Option<bool> {
        match self.json.get(name)? {
            Json::Bool(is_on) => Some(*is_on),
            Json::Text(text) => match text.trim() {
                "" | "true" => Some(true),
                "false" => Some(false),
                // `hyphens="hyphens"` is right in HTML too.
                word if word.replace('-', "").eq_ignore_ascii_case(name) => Some(true),
                other => {
                    self.fault(name, ["true or false, not \"", other, "\""].concat());
                    None
                }
            },
            other => {
                self.fault(name, ["true or false, not ", other.kind()].concat());
                None
            }
        }
    }

    fn heading_level(&mut self) -> Option<u8> {
        let level = match self.json.get("headingLevel")? {
            Json::Text(text) => text.trim().parse().ok(),
            Json::Number(number) if number.fract() == 0.0 => Some(*number as u8),
            _ => None,
        };
        let level = level.filter(|level| (1..=5).contains(level));
        if level.is_none() {
            self.fault("headingLevel", "a whole number from 1 to 5");
        }
        level
    }
}
