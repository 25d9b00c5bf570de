//! Writes articles as article JSON.

use article_widget_core::article::{
    Article, Audio, Block, BlockKind, Candidate, Cell, Embed, Footnote, GlobalAttributes, Image,
    Inline, List, ListItem, MediaSource, Scope, Table, Track, Video,
};
use article_widget_core::json::Json;
use article_widget_platform::language::Direction;

/// Writes an article as JSON that [`crate::article_json::article`] parses back to the same article.
pub fn to_json(article: &Article) -> Json {
    let mut object = Object::default();
    object.member("version", number(1));
    object.text("headline", &article.headline);
    object.some("standfirst", &article.standfirst);
    object.list("authors", &article.authors, |author| {
        let mut object = Object::default();
        object.text("name", &author.name);
        object.some("url", &author.url);
        object.some("role", &author.role);
        object.json()
    });
    for (key, date) in [
        ("published", &article.published),
        ("modified", &article.modified),
    ] {
        object.some(key, &date.as_ref().map(|date| date.datetime.clone()));
    }
    object.some("publishedText", &article.published_text);
    object.some("lang", &article.lang);
    object.dir(article.dir);
    object.some("url", &article.url);
    object.some("publisher", &article.publisher);
    object.some("section", &article.section);
    object.list("tags", &article.tags, |tag| tag.as_str().into());
    if let Some(image) = &article.image {
        let mut picture = Object::default();
        picture.image(image);
        object.member("image", picture.json());
    }
    if article.protected {
        object.member("protected", Json::Bool(true));
    }
    object.list("blocks", &article.blocks, block);
    object.json()
}

fn block(block: &Block) -> Json {
    if let (BlockKind::Paragraph(content), None) = (&block.kind, &block.attributes)
        && let [Inline::Text(text)] = content.as_slice()
    {
        return text.as_str().into();
    }
    let mut object = Object::of(block_type(&block.kind));
    if let Some(attributes) = &block.attributes {
        object.ids(attributes);
        object.some("lang", &attributes.lang);
        object.dir(attributes.dir);
    }
    object.kind(&block.kind);
    object.json()
}

fn block_type(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph(_) => "paragraph",
        BlockKind::Heading { .. } => "heading",
        BlockKind::List(_) => "list",
        BlockKind::DescriptionList(_) => "description-list",
        BlockKind::Quote { .. } => "quote",
        BlockKind::PullQuote { .. } => "pullquote",
        BlockKind::Table(_) => "table",
        BlockKind::Code { .. } => "code",
        BlockKind::Separator => "separator",
        BlockKind::Aside(_) => "aside",
        BlockKind::Details { .. } => "details",
        BlockKind::Image(_) => "image",
        BlockKind::Gallery { .. } => "gallery",
        BlockKind::Video(_) => "video",
        BlockKind::Audio(_) => "audio",
        BlockKind::Embed(_) => "embed",
        BlockKind::Footnotes(_) => "footnotes",
    }
}

/// Returns the content of a single paragraph without attributes, which needs no block object.
fn only_paragraph(blocks: &[Block]) -> Option<&[Inline]> {
    match blocks {
        [
            Block {
                kind: BlockKind::Paragraph(content),
                attributes: None,
            },
        ] => Some(content),
        _ => None,
    }
}

fn item(blocks: &[Block]) -> Json {
    match only_paragraph(blocks) {
        Some(content) => self::content(content),
        None => {
            let mut object = Object::default();
            object.flow(blocks);
            object.json()
        }
    }
}

fn list_item(it: &ListItem) -> Json {
    if it.value.is_none() && it.is_done.is_none() {
        return item(&it.blocks);
    }
    let mut object = Object::default();
    if let Some(value) = it.value {
        object.member("value", number(value));
    }
    if let Some(is_done) = it.is_done {
        object.member("done", Json::Bool(is_done));
    }
    object.flow(&it.blocks);
    object.json()
}

fn row(cells: &[Cell], scope: Option<Scope>) -> Json {
    Json::Array(cells.iter().map(|it| cell(it, scope)).collect())
}

/// Writes a table cell. `scope` is the default for cells that are not empty, and is only written if it differs.
fn cell(cell: &Cell, scope: Option<Scope>) -> Json {
    let mut object = Object::default();
    if cell.scope != scope.filter(|_| !cell.blocks.is_empty()) {
        let scope = match cell.scope {
            Some(Scope::Col) => "col",
            Some(Scope::Row) => "row",
            None => "none",
        };
        object.text("scope", scope);
    }
    for (key, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
        if span != 1 {
            object.member(key, number(span));
        }
    }
    match (object.0.is_empty(), cell.blocks.as_slice()) {
        (true, []) => "".into(),
        (true, blocks) => item(blocks),
        (false, []) => object.json(),
        (false, blocks) => {
            object.flow(blocks);
            object.json()
        }
    }
}

fn content(content: &[Inline]) -> Json {
    match content {
        [Inline::Text(text)] => text.as_str().into(),
        content => Json::Array(content.iter().map(inline).collect()),
    }
}

fn inline(inline: &Inline) -> Json {
    let mut object = match inline {
        Inline::Text(text) => return text.as_str().into(),
        Inline::Break => Object::of("break"),
        Inline::Phrase(phrase, _) => Object::of(phrase.tag()),
        Inline::Link { url, .. } => {
            let mut object = Object::of("link");
            object.text("url", url);
            object
        }
        Inline::Abbr { title, .. } => {
            let mut object = Object::of("abbr");
            object.text("title", title);
            object
        }
        Inline::Time { datetime, .. } => {
            let mut object = Object::of("time");
            object.text("datetime", datetime);
            object
        }
        Inline::Span { lang, dir, .. } => {
            let mut object = Object::of("span");
            object.some("lang", lang);
            object.dir(*dir);
            object
        }
        Inline::FootnoteReference(id) | Inline::Anchor(id) => {
            let mut object = Object::of(match inline {
                Inline::Anchor(_) => "anchor",
                _ => "footnote-reference",
            });
            object.text("id", id);
            object
        }
        Inline::Image(image) => {
            let mut object = Object::of("image");
            object.text("src", &image.src);
            object.text("alt", &image.alt);
            object.size(image.size);
            object
        }
    };
    object.content("content", inline.content());
    object.json()
}

fn number(number: impl Into<f64>) -> Json {
    Json::Number(number.into())
}

/// The members of a JSON object, in the order in which they are written.
#[derive(Default)]
struct Object(Vec<(String, Json)>);

impl Object {
    fn of(name: &str) -> Self {
        let mut object = Self::default();
        object.text("type", name);
        object
    }

    fn json(self) -> Json {
        Json::Object(self.0)
    }

    fn member(&mut self, key: &str, value: Json) {
        self.0.push((key.to_owned(), value));
    }

    fn text(&mut self, key: &str, text: &str) {
        self.member(key, text.into());
    }

    fn some(&mut self, key: &str, text: &Option<String>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn dir(&mut self, dir: Option<Direction>) {
        if let Some(dir) = dir {
            self.text("dir", dir.as_str());
        }
    }

    fn size(&mut self, size: Option<(u32, u32)>) {
        if let Some((width, height)) = size {
            self.member("width", number(width));
            self.member("height", number(height));
        }
    }

    fn content(&mut self, key: &str, content: &[Inline]) {
        if !content.is_empty() {
            self.member(key, self::content(content));
        }
    }

    fn list<T>(&mut self, key: &str, items: &[T], write: impl Fn(&T) -> Json) {
        if !items.is_empty() {
            self.member(key, Json::Array(items.iter().map(write).collect()));
        }
    }

    fn flow(&mut self, blocks: &[Block]) {
        match only_paragraph(blocks) {
            Some(content) => self.content("content", content),
            None => self.member("blocks", Json::Array(blocks.iter().map(block).collect())),
        }
    }

    fn image(&mut self, image: &Image) {
        self.text("src", &image.src);
        self.list("srcset", &image.srcset, |Candidate { src, width }| {
            let mut object = Object::default();
            object.text("src", src);
            object.member("width", number(*width));
            object.json()
        });
        self.some("sizes", &image.sizes);
        self.text("alt", &image.alt);
        self.size(image.size);
        self.content("caption", &image.caption);
        self.some("credit", &image.credit);
        self.some("link", &image.link);
    }

    fn sources(&mut self, sources: &[MediaSource]) {
        match sources {
            [
                MediaSource {
                    src,
                    media_type: None,
                },
            ] => self.text("src", src),
            sources => self.list("sources", sources, |source| {
                let mut object = Object::default();
                object.text("src", &source.src);
                object.some("mediaType", &source.media_type);
                object.json()
            }),
        }
    }

    fn ids(&mut self, attributes: &GlobalAttributes) {
        match attributes.aliases.as_slice() {
            [] => self.some("id", &attributes.id),
            aliases => {
                let ids = attributes.id.iter().chain(aliases);
                self.member(
                    "id",
                    Json::Array(ids.map(|id| id.as_str().into()).collect()),
                );
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.content("caption", &table.caption);
        self.list("head", &table.head, |cells| row(cells, Some(Scope::Col)));
        self.list("body", &table.body, |cells| row(cells, None));
        self.list("foot", &table.foot, |cells| row(cells, None));
    }

    fn video(&mut self, video: &Video) {
        self.sources(&video.sources);
        self.some("title", &video.title);
        self.some("poster", &video.poster);
        self.size(video.size);
        self.list("tracks", &video.tracks, |Track { src, lang, label }| {
            let mut object = Object::default();
            object.text("src", src);
            object.some("lang", lang);
            object.some("label", label);
            object.json()
        });
        self.content("caption", &video.caption);
    }

    fn audio(&mut self, audio: &Audio) {
        self.sources(&audio.sources);
        self.some("title", &audio.title);
        self.content("caption", &audio.caption);
    }

    fn embed(&mut self, embed: &Embed) {
        self.text("url", &embed.url);
        self.some("title", &embed.title);
        self.size(embed.aspect);
        self.content("fallback", &embed.fallback);
        self.content("caption", &embed.caption);
    }

    fn list_block(&mut self, list: &List) {
        if let Some(start) = list.start {
            self.member("ordered", Json::Bool(true));
            if list.is_reversed {
                self.member("reversed", Json::Bool(true));
            }
            if start != list.default_start() {
                self.member("start", number(start));
            }
            if let Some(numbering) = list.numbering {
                self.text("numbering", numbering.name());
            }
        }
        self.list("items", &list.items, list_item);
    }

    fn kind(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Paragraph(content) => self.content("content", content),
            BlockKind::Heading { level, content } => {
                self.member("level", number(*level));
                self.content("content", content);
            }
            BlockKind::List(list) => self.list_block(list),
            BlockKind::DescriptionList(groups) => self.list("groups", groups, |group| {
                let mut object = Object::default();
                object.list("terms", &group.terms, |term| content(term));
                object.list("descriptions", &group.descriptions, |blocks| item(blocks));
                object.json()
            }),
            BlockKind::Quote { blocks, cite } | BlockKind::PullQuote { blocks, cite } => {
                self.flow(blocks);
                self.content("cite", cite);
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Code { content, language } => {
                match content.as_slice() {
                    [Inline::Text(text)] => self.text("text", text),
                    content => self.content("content", content),
                }
                self.some("language", language);
            }
            BlockKind::Separator => {}
            BlockKind::Aside(blocks) => self.flow(blocks),
            BlockKind::Details { summary, blocks } => {
                self.content("summary", summary);
                self.flow(blocks);
            }
            BlockKind::Image(image) => self.image(image),
            BlockKind::Gallery { images, caption } => {
                self.list("images", images, |image| {
                    let mut object = Object::default();
                    object.image(image);
                    object.json()
                });
                self.content("caption", caption);
            }
            BlockKind::Video(video) => self.video(video),
            BlockKind::Audio(audio) => self.audio(audio),
            BlockKind::Embed(embed) => self.embed(embed),
            BlockKind::Footnotes(notes) => {
                self.list("notes", notes, |Footnote { id, blocks }| {
                    let mut object = Object::default();
                    object.text("id", id);
                    object.flow(blocks);
                    object.json()
                });
            }
        }
    }
}
