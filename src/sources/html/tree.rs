//! The tree: tokens put in their place, misnested and unclosed ones too, by the rules of the HTML
//! Standard's tree construction (13.2.6) for a fragment in the body of a page with scripting.
//!
//! What no article can show of the difference is left out: frames, quirks, insertion modes of
//! `template` and `select`, whose content is dropped anyway.

use std::borrow::Cow;

use super::element::Facts;
use super::tokenizer::{Tag, Token, Tokenizer, is_space};

/// How deep elements may nest; deeper ones are unwrapped. Browsers stop at 512.
pub const MAX_DEPTH: usize = 64;

/// How many elements a piece of HTML may have; further ones are unwrapped. So even a megabyte of
/// nothing but elements takes less than twenty.
pub const MAX_ELEMENTS: usize = 40_000;

/// How many elements go on after their blocks. More than nest could not be opened anew.
const MAX_FORMATTING: usize = 2 * MAX_DEPTH;

/// A node of the tree.
pub enum Node<'a> {
    /// Text, with its character references decoded.
    Text(Cow<'a, str>),
    /// An element and what is in it.
    Element(Tag<'a>, Vec<Node<'a>>),
}

/// Puts a piece of HTML into a tree.
pub fn parse(html: &str) -> Vec<Node<'_>> {
    let mut tokens = Tokenizer::new(html);
    let mut builder = Builder::new();
    loop {
        tokens.is_foreign = builder.is_foreign(builder.current());
        match tokens.next() {
            Some(Token::Text(text)) => builder.text(text),
            Some(Token::Start(tag)) => builder.start(tag, &mut tokens),
            Some(Token::End(name)) => builder.end(&name),
            None => return builder.nodes(ROOT),
        }
    }
}

type Id = u16;

const ROOT: Id = 0;

#[derive(Clone, Copy, PartialEq)]
enum Namespace {
    Html,
    Svg,
    MathMl,
}

struct Element<'a> {
    tag: Tag<'a>,
    namespace: Namespace,
    parent: Id,
    children: Vec<Child<'a>>,
}

enum Child<'a> {
    Text(Cow<'a, str>),
    Element(Id),
}

struct Builder<'a> {
    elements: Vec<Element<'a>>,
    /// The standard's stack of open elements.
    open: Vec<Id>,
    /// The standard's list of active formatting elements; `None` is a marker.
    formatting: Vec<Option<Id>>,
    /// How many elements are open that were unwrapped because they nest too deep.
    unwrapped: usize,
    /// The form that has begun last and has not ended; there is none in it.
    form: Option<Id>,
}

impl<'a> Builder<'a> {
    fn new() -> Self {
        let root = Element {
            tag: Tag::new("html", ""),
            namespace: Namespace::Html,
            parent: ROOT,
            children: Vec::new(),
        };
        Self {
            elements: vec![root],
            open: vec![ROOT],
            formatting: Vec::new(),
            unwrapped: 0,
            form: None,
        }
    }

    /// Hands over what is in an element.
    fn nodes(&mut self, id: Id) -> Vec<Node<'a>> {
        let children = std::mem::take(&mut self.get_mut(id).children);
        let node = |child| match child {
            Child::Text(text) => Node::Text(text),
            Child::Element(id) => {
                let tag = std::mem::replace(&mut self.get_mut(id).tag, Tag::new("", ""));
                Node::Element(tag, self.nodes(id))
            }
        };
        children.into_iter().map(node).collect()
    }

    fn get(&self, id: Id) -> &Element<'a> {
        &self.elements[usize::from(id)]
    }

    fn get_mut(&mut self, id: Id) -> &mut Element<'a> {
        &mut self.elements[usize::from(id)]
    }

    fn current(&self) -> Id {
        self.open.last().copied().unwrap_or(ROOT)
    }

    fn is(&self, id: Id, name: &str) -> bool {
        let element = self.get(id);
        element.namespace == Namespace::Html && element.tag.name == name
    }

    /// What is known of an element, if it is HTML's own.
    fn facts(&self, id: Id) -> Facts {
        let element = self.get(id);
        match element.namespace {
            Namespace::Html => element.tag.facts,
            _ => Facts::default(),
        }
    }

    fn is_foreign(&self, id: Id) -> bool {
        self.get(id).namespace != Namespace::Html
    }

    /// Whether HTML goes on inside this element of SVG or MathML.
    fn is_integration_point(&self, id: Id) -> bool {
        let element = self.get(id);
        let names: &[&str] = match element.namespace {
            Namespace::Html => &[],
            Namespace::Svg => &["foreignobject", "desc", "title"],
            Namespace::MathMl => &["mi", "mo", "mn", "ms", "mtext"],
        };
        names.contains(&&*element.tag.name)
            || (element.namespace == Namespace::MathMl
                && element.tag.name == "annotation-xml"
                && element.tag.get("encoding").is_some_and(|encoding| {
                    let html = ["text/html", "application/xhtml+xml"];
                    html.iter().any(|it| encoding.eq_ignore_ascii_case(it))
                }))
    }

    /// Whether this element holds rows, so that text in it belongs before the table.
    fn holds_rows(&self, id: Id) -> bool {
        let names = ["table", "tbody", "tfoot", "thead", "tr"];
        names.iter().any(|name| self.is(id, name))
    }

    /// Where the innermost open element stands that is wanted, if none before it bars the way.
    fn find(
        &self,
        is_wanted: &dyn Fn(Id) -> bool,
        is_barrier: &dyn Fn(Id) -> bool,
    ) -> Option<usize> {
        for (at, id) in self.open.iter().enumerate().skip(1).rev() {
            if is_wanted(*id) {
                return Some(at);
            }
            if is_barrier(*id) {
                return None;
            }
        }
        None
    }

    /// Where an element of this name is open, "in scope"; `more` bar the way beside the usual.
    fn in_scope(&self, name: &str, more: &[&str]) -> Option<usize> {
        self.find(&|id| self.is(id, name), &|id| {
            self.facts(id).any(Facts::SCOPE)
                || self.is_integration_point(id)
                || more.iter().any(|name| self.is(id, name))
        })
    }

    fn in_table_scope(&self, name: &str) -> Option<usize> {
        self.find(&|id| self.is(id, name), &|id| {
            self.is(id, "table") || self.is(id, "template")
        })
    }

    /// Ends the open elements from this place on.
    fn end_from(&mut self, at: usize) {
        while self.open.len() > at.max(1) {
            let Some(id) = self.open.pop() else { return };
            if self.facts(id).any(Facts::MARKER) {
                let marker = self.formatting.iter().rposition(Option::is_none);
                self.formatting.truncate(marker.unwrap_or_default());
            }
        }
    }

    /// Ends an element if it is in scope.
    fn end_in_scope(&mut self, name: &str, more: &[&str]) -> bool {
        let place = self.in_scope(name, more);
        if let Some(at) = place {
            self.end_from(at);
        }
        place.is_some()
    }

    fn end_paragraph(&mut self) -> bool {
        self.end_in_scope("p", &["button"])
    }

    /// Where a node goes that is about to be put into an element: what belongs into no row is put
    /// before the table ("foster parenting").
    fn place(&self, target: Id) -> (Id, Option<Id>) {
        if !self.holds_rows(target) {
            return (target, None);
        }
        let table = self.find(
            &|id| self.is(id, "table") || self.is(id, "template"),
            &|_| false,
        );
        match table.and_then(|at| self.open.get(at)) {
            Some(table) if self.is(*table, "table") => (self.get(*table).parent, Some(*table)),
            Some(template) => (*template, None),
            None => (ROOT, None),
        }
    }

    fn put(&mut self, (parent, before): (Id, Option<Id>), child: Child<'a>) {
        if let Child::Element(id) = child {
            self.get_mut(id).parent = parent;
        }
        let children = &mut self.get_mut(parent).children;
        let at = before.and_then(|before| {
            let is_it = |child: &Child<'_>| matches!(child, Child::Element(id) if *id == before);
            children.iter().rposition(is_it)
        });
        let at = at.unwrap_or(children.len());
        if children.is_empty() {
            children.reserve_exact(1); // most have one, and a vector would have room for four
        }
        if let Child::Text(more) = &child
            && let Some(Child::Text(text)) = at.checked_sub(1).and_then(|at| children.get_mut(at))
        {
            text.to_mut().push_str(more);
        } else {
            children.insert(at, child);
        }
    }

    /// A new element that is nowhere yet.
    fn create(&mut self, tag: Tag<'a>, namespace: Namespace) -> Option<Id> {
        if self.elements.len() > MAX_ELEMENTS {
            return None;
        }
        let id = Id::try_from(self.elements.len()).ok()?;
        self.elements.push(Element {
            tag,
            namespace,
            parent: ROOT,
            children: Vec::new(),
        });
        Some(id)
    }

    /// Puts an element into its place and opens it, unless that would nest too deep.
    fn insert(
        &mut self,
        tag: Tag<'a>,
        namespace: Namespace,
        place: (Id, Option<Id>),
    ) -> Option<Id> {
        let id = (self.open.len() <= MAX_DEPTH)
            .then(|| self.create(tag, namespace))
            .flatten();
        match id {
            Some(id) => {
                self.put(place, Child::Element(id));
                self.open.push(id);
            }
            None => self.unwrapped += 1,
        }
        id
    }

    fn insert_here(&mut self, tag: Tag<'a>) -> Option<Id> {
        let place = self.place(self.current());
        self.insert(tag, Namespace::Html, place)
    }

    /// Puts an element into its place that has no content.
    fn insert_void(&mut self, tag: Tag<'a>) {
        if let Some(id) = self.create(tag, Namespace::Html) {
            let place = self.place(self.current());
            self.put(place, Child::Element(id));
        }
    }

    /// Opens anew what a block has ended although it was to go on.
    fn reconstruct(&mut self) {
        let goes_on = |entry: &Option<Id>| entry.is_none_or(|id| self.open.contains(&id));
        if self.formatting.last().is_none_or(goes_on) || self.open.len() > MAX_DEPTH {
            return;
        }
        let last = self.formatting.iter().rposition(goes_on);
        for at in last.map_or(0, |at| at + 1)..self.formatting.len() {
            let Some(Some(id)) = self.formatting.get(at) else {
                return;
            };
            let tag = self.get(*id).tag.clone();
            let Some(id) = self.insert_here(tag) else {
                self.unwrapped -= 1;
                return;
            };
            self.formatting[at] = Some(id);
        }
    }

    fn text(&mut self, text: Cow<'a, str>) {
        let current = self.current();
        let is_blank = text.bytes().all(is_space);
        if self.is_foreign(current) || (is_blank && self.holds_rows(current)) {
            self.put((current, None), Child::Text(text));
            return;
        }
        self.reconstruct();
        let place = self.place(self.current());
        self.put(place, Child::Text(text));
    }

    fn start(&mut self, mut tag: Tag<'a>, tokens: &mut Tokenizer<'a>) {
        if self.is_foreign(self.current()) && !self.goes_on_in_html(&tag) {
            if !is_breakout(&tag) {
                self.start_foreign(tag, self.get(self.current()).namespace);
                return;
            }
            self.leave_foreign();
        }
        if tag.name == "image" {
            tag = Tag::new("img", tag.attributes);
        }
        let facts = tag.facts;
        if facts.any(Facts::TABLE_PART) {
            return self.start_table_part(tag);
        }
        if facts.any(Facts::RAW) {
            return self.start_raw(tag, tokens);
        }
        let is_reading = matches!(&*tag.name, "rb" | "rp" | "rt" | "rtc");
        match &*tag.name {
            "html" | "body" | "head" | "frame" | "frameset" => return,
            "svg" | "math" => {
                self.reconstruct();
                let is_svg = tag.name == "svg";
                self.start_foreign(
                    tag,
                    if is_svg {
                        Namespace::Svg
                    } else {
                        Namespace::MathMl
                    },
                );
                return;
            }
            "table" => {
                if self.is_between_cells() {
                    let table = self.in_table_scope("table");
                    self.end_from(table.unwrap_or(self.open.len()));
                }
                self.end_paragraph();
            }
            "li" => self.end_item(&["li"]),
            "dd" | "dt" => self.end_item(&["dd", "dt"]),
            _ if is_reading && self.in_scope("ruby", &[]).is_some() => {
                while self.facts(self.current()).any(Facts::IMPLIED) {
                    self.end_from(self.open.len() - 1);
                }
            }
            "option" | "optgroup" if self.is(self.current(), "option") => {
                self.end_from(self.open.len() - 1);
            }
            "select" if self.end_in_scope("select", &[]) => return,
            "input" | "keygen" => _ = self.end_in_scope("select", &[]),
            "button" => _ = self.end_in_scope("button", &[]),
            "a" => self.end_link(),
            "form" if self.form.is_some() => return,
            // Such a form holds nothing.
            "form" if self.is_between_cells() => {
                self.form = Some(ROOT);
                if !self.holds_rows(self.current()) {
                    self.insert_void(tag);
                }
                return;
            }
            "nobr" if self.in_scope("nobr", &[]).is_some() => self.adopt("nobr"),
            "plaintext" => {
                self.end_paragraph();
                self.text(tokens.take_rest().into());
                return;
            }
            _ => {}
        }
        let starts_line = Facts::BLOCK.or(Facts::HEADING);
        if facts.any(starts_line) || matches!(&*tag.name, "p" | "li" | "dd" | "dt" | "hr") {
            self.end_paragraph();
        } else if !(facts.any(Facts::SPECIAL) || is_reading)
            || matches!(
                &*tag.name,
                "applet"
                    | "area"
                    | "br"
                    | "button"
                    | "embed"
                    | "img"
                    | "input"
                    | "keygen"
                    | "marquee"
                    | "object"
                    | "select"
                    | "wbr"
            )
        {
            self.reconstruct();
        }
        if facts.any(Facts::HEADING) && self.facts(self.current()).any(Facts::HEADING) {
            self.end_from(self.open.len() - 1);
        }
        if facts.any(Facts::VOID) {
            return self.insert_void(tag);
        }
        let is_preformatted = matches!(&*tag.name, "pre" | "listing");
        let Some(id) = self.insert_here(tag) else {
            return;
        };
        if facts.any(Facts::MARKER) {
            self.formatting.push(None);
        } else if facts.any(Facts::FORMATTING) {
            self.push_formatting(id);
        } else if self.is(id, "form") {
            self.form = Some(id);
        } else if is_preformatted {
            tokens.skip_line_end();
        }
    }

    /// An element that holds text only. Nothing of it is kept but what is lent by another site.
    fn start_raw(&mut self, tag: Tag<'a>, tokens: &mut Tokenizer<'a>) {
        if tag.name == "xmp" {
            self.end_paragraph();
            self.reconstruct();
        }
        tokens.skip_raw_text(&tag.name);
        if tag.name == "iframe" {
            self.insert_void(tag);
        }
    }

    /// Whether HTML's rules hold for this tag although the current element is SVG or MathML.
    fn goes_on_in_html(&self, tag: &Tag<'_>) -> bool {
        let current = self.current();
        let element = self.get(current);
        if element.namespace == Namespace::MathMl {
            if element.tag.name == "annotation-xml" && tag.name == "svg" {
                return true;
            }
            if element.tag.name != "annotation-xml" && matches!(&*tag.name, "mglyph" | "malignmark")
            {
                return false;
            }
        }
        self.is_integration_point(current)
    }

    fn start_foreign(&mut self, tag: Tag<'a>, namespace: Namespace) {
        let is_over = tag.self_closing;
        let place = self.place(self.current());
        if self.insert(tag, namespace, place).is_some() {
            if is_over {
                self.open.pop();
            }
        } else if is_over {
            self.unwrapped -= 1;
        }
    }

    fn leave_foreign(&mut self) {
        while self.is_foreign(self.current()) && !self.is_integration_point(self.current()) {
            self.open.pop();
        }
    }

    /// Remembers that an element goes on after the block that it is in. Three alike are enough, and so
    /// are as many as can be open.
    fn push_formatting(&mut self, id: Id) {
        if self.formatting.len() >= MAX_FORMATTING {
            return;
        }
        let tag = &self.get(id).tag;
        let since_marker = self.formatting.iter().rposition(Option::is_none);
        let alike = |entry: &Option<Id>| {
            entry.is_some_and(|other| {
                let other = &self.get(other).tag;
                other.name == tag.name && other.attributes == tag.attributes
            })
        };
        let mut same = (since_marker.map_or(0, |at| at + 1)..self.formatting.len())
            .filter(|at| self.formatting.get(*at).is_some_and(alike));
        let first = same.next();
        if let (Some(first), 2..) = (first, same.count()) {
            self.formatting.remove(first);
        }
        self.formatting.push(Some(id));
    }

    /// Where the innermost element of this name stands among those that go on.
    fn formatting_of(&self, name: &str) -> Option<usize> {
        let entries = self.formatting.iter().enumerate().rev();
        entries
            .take_while(|(_, entry)| entry.is_some())
            .find(|(_, entry)| entry.is_some_and(|id| self.is(id, name)))
            .map(|(at, _)| at)
    }

    /// A link in a link ends the one around it.
    fn end_link(&mut self) {
        let Some(Some(link)) = self
            .formatting_of("a")
            .and_then(|at| self.formatting.get(at))
        else {
            return;
        };
        let link = *link;
        self.adopt("a");
        self.formatting.retain(|entry| *entry != Some(link));
        self.open.retain(|id| *id != link);
    }

    fn end_item(&mut self, names: &[&str]) {
        let item = self.find(&|id| names.iter().any(|name| self.is(id, name)), &|id| {
            let is_through = ["address", "div", "p"].iter().any(|name| self.is(id, name));
            self.facts(id).any(Facts::SPECIAL) && !is_through
        });
        if let Some(at) = item {
            self.end_from(at);
        }
    }

    fn end(&mut self, name: &str) {
        if self.is_foreign(self.current()) {
            if matches!(name, "br" | "p") {
                self.leave_foreign();
            } else {
                let same = |id| self.is_foreign(id) && self.get(id).tag.name == name;
                if let Some(at) = self.find(&same, &|id| !self.is_foreign(id)) {
                    self.open.truncate(at);
                    return;
                }
            }
        }
        if self.unwrapped > 0 {
            self.unwrapped -= 1;
            return;
        }
        let facts = Facts::of(name);
        if facts.any(Facts::TABLE_PART) || name == "table" {
            if let Some(at) = self.in_table_scope(name) {
                self.end_from(at);
            }
        } else if facts.any(Facts::HEADING) {
            let heading = self.find(&|id| self.facts(id).any(Facts::HEADING), &|id| {
                self.facts(id).any(Facts::SCOPE) || self.is_integration_point(id)
            });
            self.end_from(heading.unwrap_or(self.open.len()));
        } else if facts.any(Facts::FORMATTING) {
            self.adopt(name);
        } else if name == "template" {
            let template = self.find(&|id| self.is(id, name), &|_| false);
            self.end_from(template.unwrap_or(self.open.len()));
        } else if (facts.any(Facts::BLOCK.or(Facts::MARKER)) && name != "form")
            || matches!(name, "button" | "dd" | "dt" | "select")
        {
            self.end_in_scope(name, &[]);
        } else {
            match name {
                "p" => {
                    if self.in_scope("p", &["button"]).is_none() {
                        self.insert_here(Tag::new("p", ""));
                    }
                    self.end_paragraph();
                }
                "li" => _ = self.end_in_scope("li", &["ol", "ul"]),
                "form" => self.end_form(),
                "br" => {
                    self.reconstruct();
                    self.insert_void(Tag::new("br", ""));
                }
                _ => self.end_other(name),
            }
        }
    }

    /// A form ends without what was opened in it.
    fn end_form(&mut self) {
        let Some(form) = self.form.take() else {
            return;
        };
        if self.in_scope("form", &[]).is_some() {
            while self.facts(self.current()).any(Facts::IMPLIED) {
                self.end_from(self.open.len() - 1);
            }
            self.open.retain(|id| *id != form);
        }
    }

    fn end_other(&mut self, name: &str) {
        let open = self.find(&|id| self.is(id, name), &|id| {
            self.facts(id).any(Facts::SPECIAL)
        });
        if let Some(at) = open {
            self.end_from(at);
        }
    }

    /// Ends a formatting element that may have been misnested: the standard's adoption agency
    /// algorithm.
    fn adopt(&mut self, name: &str) {
        let current = self.current();
        if self.is(current, name) && !self.formatting.contains(&Some(current)) {
            self.open.pop();
            return;
        }
        for _ in 0..8 {
            let Some(entry) = self.formatting_of(name) else {
                return self.end_other(name);
            };
            let Some(element) = self.formatting[entry] else {
                return;
            };
            let Some(at) = self.open.iter().rposition(|id| *id == element) else {
                self.formatting.remove(entry);
                return;
            };
            let in_scope = self.find(&|id| id == element, &|id| {
                self.facts(id).any(Facts::SCOPE) || self.is_integration_point(id)
            });
            if in_scope.is_none() {
                return;
            }
            let block =
                (at + 1..self.open.len()).find(|at| self.facts(self.open[*at]).any(Facts::SPECIAL));
            let Some(block) = block else {
                self.end_from(at);
                self.formatting.remove(entry);
                return;
            };
            if self.adopt_block(entry, at, block).is_none() {
                return;
            }
        }
    }

    /// Puts the formatting element at `at` into the block at `block`. `None` where there are too
    /// many elements already.
    fn adopt_block(&mut self, entry: usize, at: usize, block: usize) -> Option<()> {
        let element = self.open[at];
        let common = self.open[at - 1];
        let furthest = self.open[block];
        let mut bookmark = entry;
        let mut last = furthest;
        let mut inner = block;
        let mut passed = 0;
        loop {
            inner -= 1;
            let node = self.open[inner];
            if node == element {
                break;
            }
            passed += 1;
            let mut listed = self.formatting.iter().position(|it| *it == Some(node));
            if let Some(place) = listed.filter(|_| passed > 3) {
                self.formatting.remove(place);
                bookmark -= usize::from(place < bookmark);
                listed = None;
            }
            let Some(listed) = listed else {
                self.open.remove(inner);
                continue;
            };
            let tag = self.get(node).tag.clone();
            let copy = self.create(tag, Namespace::Html)?;
            self.formatting[listed] = Some(copy);
            self.open[inner] = copy;
            if last == furthest {
                bookmark = listed + 1;
            }
            self.move_to((copy, None), last);
            last = copy;
        }
        let place = self.place(common);
        self.move_to(place, last);
        let tag = self.get(element).tag.clone();
        let copy = self.create(tag, Namespace::Html)?;
        let children = std::mem::take(&mut self.get_mut(furthest).children);
        for child in &children {
            if let Child::Element(id) = child {
                self.get_mut(*id).parent = copy;
            }
        }
        self.get_mut(copy).children = children;
        self.put((furthest, None), Child::Element(copy));
        let old = self.formatting.iter().position(|it| *it == Some(element));
        if let Some(old) = old {
            self.formatting.remove(old);
            bookmark -= usize::from(old < bookmark);
        }
        let bookmark = bookmark.min(self.formatting.len());
        self.formatting.insert(bookmark, Some(copy));
        self.open.retain(|id| *id != element);
        let block = self.open.iter().rposition(|id| *id == furthest)?;
        self.open.insert(block + 1, copy);
        Some(())
    }

    fn move_to(&mut self, place: (Id, Option<Id>), id: Id) {
        let parent = self.get(id).parent;
        let children = &mut self.get_mut(parent).children;
        let is_it = |child: &Child<'_>| matches!(child, Child::Element(other) if *other == id);
        if let Some(at) = children.iter().rposition(is_it) {
            children.remove(at);
        }
        self.put(place, Child::Element(id));
    }

    /// The innermost part of a table that is open, with its place.
    fn table_context(&self) -> Option<(usize, TableContext)> {
        for (at, id) in self.open.iter().enumerate().skip(1).rev() {
            let element = self.get(*id);
            if element.namespace != Namespace::Html {
                continue;
            }
            let context = match &*element.tag.name {
                "table" => TableContext::Table,
                "tbody" | "tfoot" | "thead" => TableContext::Section,
                "tr" => TableContext::Row,
                "td" | "th" => TableContext::Cell,
                "caption" => TableContext::Caption,
                "template" => return None,
                _ => continue,
            };
            return Some((at, context));
        }
        None
    }

    /// Whether what comes stands in a table, and neither in a cell nor in its caption.
    fn is_between_cells(&self) -> bool {
        let context = self.table_context().map(|(_, context)| context);
        !matches!(
            context,
            None | Some(TableContext::Cell | TableContext::Caption)
        )
    }

    fn start_table_part(&mut self, tag: Tag<'a>) {
        let wanted = match &*tag.name {
            "td" | "th" => TableContext::Cell,
            "tr" => TableContext::Row,
            "caption" => TableContext::Caption,
            _ => TableContext::Section,
        };
        let mut context = self.table_context();
        while let Some((at, around)) = context
            && (around.level() >= wanted.level() || around == TableContext::Caption)
        {
            self.end_from(at);
            context = self.table_context();
        }
        let Some((at, around)) = context else {
            return;
        };
        self.end_from(at + 1);
        if matches!(&*tag.name, "col" | "colgroup") {
            return; // what columns look like is the style sheet's affair
        }
        for (level, name) in [(1, "tbody"), (2, "tr")] {
            if around.level() < level && wanted.level() > level {
                self.insert_row_part(Tag::new(name, ""));
            }
        }
        let holds_content = tag.facts.any(Facts::MARKER);
        if self.insert_row_part(tag).is_some() && holds_content {
            self.formatting.push(None);
        }
    }

    fn insert_row_part(&mut self, tag: Tag<'a>) -> Option<Id> {
        self.insert(tag, Namespace::Html, (self.current(), None))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum TableContext {
    Table,
    Section,
    Row,
    Cell,
    Caption,
}

impl TableContext {
    /// What ends when something of a level begins: everything of the same or a higher one.
    fn level(self) -> u8 {
        match self {
            TableContext::Table => 0,
            TableContext::Section | TableContext::Caption => 1,
            TableContext::Row => 2,
            TableContext::Cell => 3,
        }
    }
}

/// Whether this tag ends SVG and MathML.
fn is_breakout(tag: &Tag<'_>) -> bool {
    let font = ["color", "face", "size"];
    tag.facts.any(Facts::BREAKOUT)
        || (tag.name == "font" && font.iter().any(|name| tag.get(name).is_some()))
}
