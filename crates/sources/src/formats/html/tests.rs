//! What becomes of a piece of HTML, in a short notation: `p`, `h2`, `ul[…]` and so on.

use proptest::prelude::*;

use crate::formats::html::*;
use article_widget_core::article::{
    BlockKind, Cell, DescriptionGroup, Image, ListItem, MediaSource, Numbering,
};

const BASE: Option<&str> = Some("https://news.example/story");

fn run_of(content: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Break => "⏎".to_owned(),
        Inline::Phrase(phrase, content) => format!("{}({})", phrase.tag(), run_of(content)),
        Inline::Link { url, content } => format!("<{url} {}>", run_of(content)),
        Inline::Abbr { title, content } => format!("abbr:{title}({})", run_of(content)),
        Inline::Time { datetime, content } => format!("time:{datetime}({})", run_of(content)),
        Inline::Span { lang, dir, content } => {
            let dir = dir.map_or("", Direction::as_str);
            format!(
                "{}{dir}({})",
                lang.as_deref().unwrap_or_default(),
                run_of(content)
            )
        }
        Inline::FootnoteReference(id) => format!("^{id}"),
        Inline::Image(image) => format!("img:{}({})", image.src, image.alt),
        Inline::Anchor(id) => format!("#{id}"),
    };
    content.iter().map(one).collect()
}

use article_widget_platform::language::Direction;

fn image(image: &Image) -> String {
    let mut shown = image.src.clone();
    for (key, value) in [
        ("alt", image.alt.clone()),
        ("caption", run_of(&image.caption)),
        ("credit", image.credit.clone().unwrap_or_default()),
        ("link", image.link.clone().unwrap_or_default()),
    ] {
        if !value.is_empty() {
            shown += &format!(" {key}:{value}");
        }
    }
    shown
}

fn item(item: &ListItem) -> String {
    let value = item
        .value
        .map_or(String::new(), |value| format!("{value}. "));
    let mark = item
        .is_done
        .map_or("", |is_done| if is_done { "[x] " } else { "[ ] " });
    [&value, mark, &shown(&item.blocks)].concat()
}

fn sources(sources: &[MediaSource]) -> String {
    let source = |source: &MediaSource| match &source.media_type {
        Some(media_type) => format!("{}({media_type})", source.src),
        None => source.src.clone(),
    };
    sources.iter().map(source).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block) -> String {
    let row = |row: &Vec<Cell>| {
        let cell = |cell: &Cell| {
            let scope = cell.scope.map_or(String::new(), |it| format!("{it:?}:"));
            scope + &shown(&cell.blocks)
        };
        row.iter().map(cell).collect::<Vec<_>>().join(" | ")
    };
    let kind = match &block.kind {
        BlockKind::Paragraph(content) => format!("p {}", run_of(content)),
        BlockKind::Heading { level, content } => format!("h{level} {}", run_of(content)),
        BlockKind::List(list) => {
            let items: Vec<_> = list.items.iter().map(item).collect();
            let tag = list.start.map_or("ul".to_owned(), |start| {
                let order = if list.is_reversed { "-" } else { "" };
                let numbering = list.numbering.map_or("", Numbering::name);
                format!("ol{order}{start}{numbering}")
            });
            format!("{tag}[{}]", items.join(" • "))
        }
        BlockKind::DescriptionList(groups) => {
            let group = |group: &DescriptionGroup| {
                let terms: Vec<_> = group.terms.iter().map(|it| run_of(it)).collect();
                let texts: Vec<_> = group.descriptions.iter().map(|it| shown(it)).collect();
                format!("{}: {}", terms.join(", "), texts.join(" / "))
            };
            let groups: Vec<_> = groups.iter().map(group).collect();
            format!("dl[{}]", groups.join(" • "))
        }
        BlockKind::Quote { blocks, cite } => format!("quote[{}]{}", shown(blocks), run_of(cite)),
        BlockKind::PullQuote { blocks, cite } => format!("pull[{}]{}", shown(blocks), run_of(cite)),
        BlockKind::Table(table) => {
            let rows = |rows: &Vec<Vec<Cell>>| rows.iter().map(row).collect::<Vec<_>>().join(" / ");
            let caption = run_of(&table.caption);
            let parts = [rows(&table.head), rows(&table.body), rows(&table.foot)];
            format!("table {caption}[{}]", parts.join(" ‖ "))
        }
        BlockKind::Code { content, language } => {
            let language = language.as_deref().unwrap_or_default();
            format!("code{language}[{}]", run_of(content))
        }
        BlockKind::Separator => "hr".to_owned(),
        BlockKind::Aside(blocks) => format!("aside[{}]", shown(blocks)),
        BlockKind::Details { summary, blocks } => {
            format!("details {}[{}]", run_of(summary), shown(blocks))
        }
        BlockKind::Image(it) => format!("img {}", image(it)),
        BlockKind::Gallery { images, caption } => {
            let images: Vec<_> = images.iter().map(image).collect();
            format!("gallery[{}]{}", images.join(" • "), run_of(caption))
        }
        BlockKind::Video(video) => format!(
            "video {} {}",
            sources(&video.sources),
            run_of(&video.caption)
        ),
        BlockKind::Audio(audio) => format!(
            "audio {} {}",
            sources(&audio.sources),
            run_of(&audio.caption)
        ),
        BlockKind::Embed(embed) => {
            let aspect = embed
                .aspect
                .map_or(String::new(), |(w, h)| format!(" {w}×{h}"));
            format!("embed {}{aspect} {}", embed.url, run_of(&embed.fallback))
        }
        BlockKind::Footnotes(notes) => {
            let notes = notes
                .iter()
                .map(|note| format!("{}:{}", note.id, shown(&note.blocks)));
            format!("notes[{}]", notes.collect::<Vec<_>>().join(" • "))
        }
    };
    match &block.attributes {
        None => kind.trim().to_owned(),
        Some(own) => {
            let parts = [
                &own.id,
                &own.lang,
                &own.dir.map(|dir| dir.as_str().to_owned()),
            ];
            let aliases = own.aliases.iter().map(|id| format!("+{id}"));
            let parts = parts.into_iter().flatten().cloned();
            let parts: Vec<_> = parts.chain(aliases).collect();
            format!("{{{}}}{}", parts.join(" "), kind.trim())
        }
    }
}

fn shown(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn becomes(html: &str, expected: &str) {
    assert_eq!(shown(&fragment(html, BASE).blocks), expected, "{html}");
}

#[test]
fn text_becomes_paragraphs_with_white_space_as_a_browser_sets_it() {
    becomes(
        "<p>One\n  two </p>\n<p> <b> three</b> four</p>",
        "p One two; p strong(three) four",
    );
    becomes(
        "bare <em>words</em><div>in a div</div>after",
        "p bare em(words); p in a div; p after",
    );
    becomes("a<br>b<br><br>c", "p a⏎b; p c");
    becomes("<p>&nbsp;</p><p></p><p>x</p>", "p x");
}

#[test]
fn unclosed_and_misnested_markup_is_readable() {
    becomes(
        "<p>one<p>two<ul><li>a<li>b</ul>three",
        "p one; p two; ul[p a • p b]; p three",
    );
    becomes(
        "<p><b>one<p>two</b> three",
        "p strong(one); p strong(two) three",
    );
    becomes("<b>a<i>b</b>c</i>d", "p strong(aem(b))em(c)d");
    becomes(
        "<a href=/x>one<p>two</p></a>three",
        "p <https://news.example/x one>; p <https://news.example/x two>; p three",
    );
    becomes(
        "<a href=/x>one<a href=/y>two",
        "p <https://news.example/x one><https://news.example/y two>",
    );
    becomes("<h2>one<h3>two</h2>three", "h2 one; h3 two; p three");
    becomes("a < b & c <3 </ d>e", "p a < b & c <3 e");
    becomes("<p>cut <em>off <a href=\"/x", "p cut em(off)");
}

#[test]
fn what_stands_wrongly_in_a_table_comes_before_it() {
    becomes(
        "<table>oops<tr><td>a<td>b<tr><td>c<td>d</table>after",
        "p oops; table [ ‖ p a | p b / p c | p d ‖ ]; p after",
    );
    becomes(
        "<table><caption>All<thead><tr><th>H<th>I<tbody><tr><th>r<td>1<tfoot><tr><td colspan=2>f</table>",
        "table All[Col:p H | Col:p I ‖ Row:p r | p 1 ‖ p f]",
    );
    becomes("<table><tr><td>only<p>cell</table>", "p only; p cell");
}

#[test]
fn what_could_run_is_dropped_with_its_content() {
    becomes(
        "a<script>alert(1)</script><style>p{}</style><svg><p>x</svg>y<noscript><img src=x></noscript>b",
        "p a; p xy; img https://news.example/x; p b",
    );
    becomes(
        "<svg><style><a title='</style>'>drop</a></style></svg>kept",
        "p kept",
    );
    becomes("<math><mi><img src=x onerror=y></mi></math>k", "p k");
    becomes(
        "<a href='java\nscript:alert(1)'>x</a><img src=javascript:y alt=z>",
        "p x",
    );
    becomes(
        "<p onclick=x style=y>t</p><form action=/z><input><button>b</button>w</form>",
        "p t; p bw",
    );
    becomes(
        "<template><p>x</p></template><select><option>o</select>t",
        "p t",
    );
}

#[test]
fn inline_elements_keep_their_meaning() {
    becomes(
        "<p><abbr title='Organisation'>ONU</abbr> <time datetime=2026-03-01>hier</time> \
         <span lang=en>news</span> <q>q</q> H<sub>2</sub>O <kbd>Ctrl</kbd> <u>u</u> <bdo dir=rtl>x</bdo></p>",
        "p abbr:Organisation(ONU) time:2026-03-01(hier) en(news) q(q) Hsub(2)O code(Ctrl) u rtl(x)",
    );
    becomes(
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
        "p ruby(漢rt(かん))",
    );
    becomes("Hi <img class=emoji alt=🙂 src=/e.png>!", "p Hi 🙂!");
}

#[test]
fn blocks_keep_their_language_direction_and_name() {
    becomes(
        "<div lang=ar dir=rtl><h2 id=one>ع</h2><p lang=en>x</p></div>",
        "{one ar rtl}h2 ع; {en rtl}p x",
    );
}

#[test]
fn figures_take_their_caption_and_credit() {
    becomes(
        "<figure class=wp-block-image><a href=/full.jpg><img src=/a.jpg alt=A width=640 height=360></a>\
         <figcaption>On the <em>river</em> <small class=credit>Awa</small></figcaption></figure>",
        "img https://news.example/a.jpg alt:A caption:On the em(river) credit:Awa link:https://news.example/full.jpg",
    );
    becomes(
        "<div class='wp-caption'><img src=/a.jpg><p class=wp-caption-text>Cap</p></div>",
        "img https://news.example/a.jpg caption:Cap",
    );
    becomes(
        "<figure class=wp-block-gallery><figure><img src=/a.jpg><figcaption>A</figcaption></figure>\
         <figure><img src=/b.jpg></figure><figcaption>Both</figcaption></figure>",
        "gallery[https://news.example/a.jpg caption:A • https://news.example/b.jpg]Both",
    );
    becomes(
        "<p>Text <img src=/a.jpg> more <img src=/pixel.gif width=1 height=1></p>",
        "p Text; img https://news.example/a.jpg; p more",
    );
}

#[test]
fn a_picture_is_offered_in_its_widths() {
    let html = "<img src='data:image/gif;base64,AA' data-src=/a.jpg sizes=100vw \
        srcset='/a,1.jpg 300w, /b.jpg 600w,/c.jpg 2x, javascript:x 9w, /e.jpg 0w, /f.jpg 65536w, /d.jpg'>";

    let fragment = fragment(html, BASE);

    let BlockKind::Image(image) = &fragment.blocks[0].kind else {
        panic!("a picture, not {:?}", fragment.blocks);
    };
    assert_eq!(image.src, "https://news.example/a.jpg");
    let widths: Vec<_> = image
        .srcset
        .iter()
        .map(|it| (it.src.as_str(), it.width))
        .collect();
    assert_eq!(
        widths,
        [
            ("https://news.example/a,1.jpg", 300),
            ("https://news.example/b.jpg", 600)
        ]
    );
    assert_eq!(fragment.diagnostics, ["pictures of http and https"]);
}

#[test]
fn quotations_have_their_source() {
    becomes(
        "<blockquote class=wp-block-quote><p>Words.</p><cite>Somebody</cite></blockquote>",
        "quote[p Words.]Somebody",
    );
    becomes(
        "<figure class=wp-block-pullquote><blockquote><p>Words.</p><cite>S</cite></blockquote></figure>",
        "pull[p Words.]S",
    );
    becomes(
        "<aside class=pull-quote><blockquote>Words.</blockquote></aside>",
        "pull[p Words.]",
    );
}

#[test]
fn lists_nest_and_count() {
    becomes(
        "<ol start=3><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ol>",
        "ol3[p a; ul[p b] • p c; p d]",
    );
    becomes(
        "<ul>stray<ul><li>x</ul><li></li></ul>",
        "ul[p stray; ul[p x]]",
    );
    becomes("<dl><dt>Term<dd>Meaning</dl>", "dl[Term: p Meaning]");
}

#[test]
fn preformatted_text_keeps_its_lines() {
    becomes(
        "<pre class='wp-block-code'><code class=language-rust>\nfn  a() {\r\n\t&lt;b&gt;\n}\n</code></pre>",
        "coderust[fn  a() {\n\t<b>\n}]"
            .replace("coderust[fn", "coderust[\nfn")
            .as_str(),
    );
    becomes("<pre>\none\n  two</pre>", "code[one\n  two]");
    becomes(
        "<pre class=wp-block-verse>One,\n  <em>two</em>,\n\nthree</pre>",
        "p One,⏎em(two),⏎⏎three",
    );
}

#[test]
fn what_other_sites_provide_is_a_url() {
    becomes(
        "<figure class='wp-block-embed is-provider-youtube wp-embed-aspect-4-3'>\
         <div class=wp-block-embed__wrapper>\nhttps://www.youtube.com/watch?v=abc\n</div></figure>",
        "embed https://www.youtube.com/watch?v=abc 4×3",
    );
    becomes(
        "<p>a</p><iframe width=560 height=315 src='https://player.vimeo.com/video/1'><p>no</p></iframe>b",
        "p a; embed https://player.vimeo.com/video/1 560×315; p b",
    );
    becomes(
        "<blockquote class=twitter-tweet><p>Words</p>— A <a href='https://x.com/a/status/1'>March</a></blockquote>\
         <script async src='https://platform.twitter.com/widgets.js'></script>",
        "embed https://x.com/a/status/1 Words⏎— A <https://x.com/a/status/1 March>",
    );
}

#[test]
fn films_and_recordings_are_the_browsers_own() {
    becomes(
        "<figure class=wp-block-video><video controls src=/v.mp4></video><figcaption>C</figcaption></figure>\
         <audio><source src=/a.ogg><p>none</p></audio><video>Words</video>",
        "video https://news.example/v.mp4 C; audio https://news.example/a.ogg; p Words",
    );
}

#[test]
fn notes_are_found_from_the_text_and_lead_back_by_the_view() {
    becomes(
        "<p>Text<sup data-fn=n1 class=fn><a href=#n1 id=n1-link>1</a></sup>.</p>\
         <ol class=wp-block-footnotes><li id=n1>Note <a href=#n1-link aria-label=back>↩︎</a></li></ol>",
        "p Text^n1.; notes[n1:p Note]",
    );
    becomes("<p><a href=#place>there</a></p>", "p <#place there>");
}

#[test]
fn details_asides_and_separators_are_what_they_are() {
    becomes(
        "<details><summary>More</summary><p>x</p></details><aside><p>y</p></aside><hr>",
        "details More[p x]; aside[p y]; hr",
    );
}

#[test]
fn references_are_decoded_once() {
    assert_eq!(
        text("L&#8217;eau &amp;amp; <b>le sel</b>"),
        "L’eau &amp; le sel"
    );
    becomes("&lt;script&gt;", "p <script>");
}

#[test]
fn an_article_tells_what_is_around_its_text() {
    let html = r#"<article lang=fr><header><p class=kicker>Monde</p><h1><a href="/f">Le fleuve</a></h1>
        <p>En bref</p><p>Par <a rel=author href=/awa>Awa</a> et <span class=author>Li</span>,
        <time datetime=2026-03-01>hier</time>, <time class=updated datetime=2026-03-02>x</time></p>
        <figure><img src=/a.jpg alt=A></figure></header><p>Un.</p><footer><p>Fin</p></footer></article>"#;

    let article = article(html, BASE).expect("an article").content;

    assert_eq!(article.headline, "Le fleuve");
    assert_eq!(article.lang.as_deref(), Some("fr"));
    assert_eq!(article.section.as_deref(), Some("Monde"));
    assert_eq!(article.standfirst.as_deref(), Some("En bref"));
    let authors: Vec<_> = article.authors.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(authors, ["Awa", "Li"]);
    assert_eq!(article.published.and_then(|it| it.day), Some(1));
    assert_eq!(article.modified.and_then(|it| it.day), Some(2));
    assert_eq!(article.url.as_deref(), Some("https://news.example/f"));
    assert_eq!(article.image.map(|it| it.alt).as_deref(), Some("A"));
    assert_eq!(shown(&article.blocks), "p Un.; p Fin");
}

#[test]
fn an_article_without_a_header_begins_with_its_heading() {
    let html = "<figure><img src=/a.jpg></figure><h1>Title</h1><p class=byline>By <a href=/b>B</a></p><p>One</p>";

    let article = article(html, BASE).expect("an article").content;

    assert_eq!(article.headline, "Title");
    assert_eq!(article.authors[0].name, "B");
    assert_eq!(
        shown(&article.blocks),
        "img https://news.example/a.jpg; p One"
    );
    assert_eq!(
        crate::formats::html::article("<p>no heading</p>", BASE),
        None
    );
}

#[test]
fn nesting_is_bounded_and_no_text_is_lost() {
    let deep = "<div><b>".repeat(5_000) + "x" + &"</b></div>".repeat(5_000) + "y";

    let blocks = fragment(&deep, None).blocks;

    let text = article_widget_core::article::block_text::blocks_plain_text(&blocks);
    assert_eq!(text.replace('\n', ""), "xy");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(html in any::<String>()) {
        let _ = fragment(&html, BASE);
        let _ = article(&html, BASE);
    }

    #[test]
    fn no_markup_makes_it_panic(
        html in "(<(/?)(p|b|i|a|table|tr|td|caption|li|ul|svg|math|mi|div|h2|select|button|template|figure)( id=x)?/?>|x| ){0,60}"
    ) {
        let _ = fragment(&html, BASE);
    }
}

#[test]
fn an_image_element_is_a_picture_and_holds_nothing() {
    becomes(
        "<image src=/a.png alt=A>after",
        "img https://news.example/a.png alt:A; p after",
    );
}

#[test]
fn a_form_ends_without_what_was_opened_in_it() {
    becomes(
        "<form><b>a</form>b<form>c<form>d</form>e",
        "p strong(ab); p strong(cd); p strong(e)",
    );
    becomes(
        "<table><form>a</form>b<tr><td>c<td>d</table>",
        "p ab; table [ ‖ p c | p d ‖ ]",
    );
}

#[test]
fn a_template_ends_whatever_is_open_in_it() {
    becomes("<template><select></template>kept", "p kept");
    becomes("<select><textarea></textarea>option</select>kept", "p kept");
}

#[test]
fn bold_goes_on_inside_a_reading_of_characters_and_not_around_it() {
    becomes("<h2>a<b></h2><rt>b", "h2 a; p rt(strong(b))");
}

#[test]
fn every_kind_of_line_end_is_one_and_a_nul_is_never_handed_on() {
    becomes(
        "<pre>\r\none\rtwo\r\n\nthree</pre>",
        "code[one\ntwo\n\nthree]",
    );
    becomes(
        "<a href='/a\0b' lang=fr>c\0d</a>",
        "p <https://news.example/a%EF%BF%BDb fr(cd)>",
    );
}

#[test]
fn no_word_of_a_caption_is_lost() {
    becomes(
        "<table><caption>who</caption><tr><td>one cell</table>",
        "p who; p one cell",
    );
    becomes(
        "<figure><audio src=/a.mp3></audio><figcaption>words <small>credit</small></figcaption></figure>",
        "audio https://news.example/a.mp3 words⏎credit",
    );
    becomes(
        "<figure><img src=/a.png><figcaption>one</figcaption><figcaption>two <small>c</small></figcaption></figure>",
        "img https://news.example/a.png caption:one⏎two credit:c",
    );
}

#[test]
fn details_without_a_summary_are_not_folded() {
    becomes("<details>a<summary> </summary><p>b</details>", "p a; p b");
}

#[test]
fn a_quotation_of_nothing_is_a_paragraph() {
    becomes("<blockquote><cite>a</cite></blockquote>", "p a");
}

#[test]
fn two_texts_never_stand_side_by_side() {
    becomes("<rt>a<p>b</p>", "p rt(a); p rt(b)");

    let blocks = fragment("<blockquote>a<cite>b</cite><cite>c</cite>", BASE).blocks;
    let quote = BlockKind::Quote {
        blocks: vec![Block::paragraph("a")],
        cite: vec![Inline::Text("b c".to_owned())],
    };

    assert_eq!(blocks, [quote.into()]);
}

#[test]
fn what_is_hidden_is_dropped_wherever_it_stands() {
    becomes(
        "<table><tr><td>a<td hidden>b<td>c</table>",
        "table [ ‖ p a | p c ‖ ]",
    );
    becomes(
        "<figure><img src=/a.png><figcaption hidden>b</figcaption></figure>",
        "img https://news.example/a.png",
    );
    becomes("<pre>a<span hidden>b</span></pre>", "code[a]");
}

#[test]
fn shortened_spans_are_reported_and_those_that_end_with_their_section_are_not() {
    let diagnostics = |html: &str| fragment(html, BASE).diagnostics;
    let rows = "<tr><td colspan=1000 rowspan=1000>a<td>b".repeat(300);

    assert_eq!(
        diagnostics(&format!("<table>{rows}</table>")),
        [
            "tables of at most 250,000 slots whose cells span at most 1,000 columns of a row and 10,000 slots in all"
        ]
    );
    assert_eq!(
        diagnostics("<table><tr><td colspan=1000>a<tr><td rowspan=1000>b<td>c</table>"),
        [""; 0]
    );
}

#[test]
fn what_readers_see_is_kept_and_what_is_hidden_is_not() {
    becomes(
        "<p><label>Vessel</label> Dorothea. Press <button>Start</button>. <progress value=3>30 percent</progress> \
         <textarea readonly>Quay &amp; 4</textarea></p>",
        "p Vessel Dorothea. Press Start. 30 percent Quay & 4",
    );
    becomes("<p style='color:red; display: none'>a</p><p>b</p>", "p b");
    becomes("<p>b <span class=sr-only>again</span></p>", "p b");
    becomes("<p>b<a aria-hidden=true href='#b'>#</a></p>", "p b");
    becomes("<p hidden=until-found>a</p><p hidden>b</p>", "p a");
    becomes(
        "<object data=/plan.pdf type=application/pdf><p>The plan: <a href=/plan.pdf>plan</a></p></object>",
        "p The plan: <https://news.example/plan.pdf plan>",
    );
    becomes(
        "<p>Wind <svg><title>north</title><text>5 m/s</text></svg></p>",
        "p Wind north 5 m/s",
    );
    becomes(
        "<map><area href=/a alt=Quay><area href=/b alt=Pier></map>",
        "p <https://news.example/a Quay> <https://news.example/b Pier>",
    );
}

#[test]
fn a_formula_is_readable() {
    becomes(
        "<p>Energy <math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math> holds.</p>",
        "p Energy E=mcsup(2) holds.",
    );
    becomes(
        "<p><math alttext='a over b'><mfrac><mi>a</mi><mi>b</mi></mfrac></math></p>",
        "p a over b",
    );
    becomes(
        "<p><math><semantics><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>\
         <annotation>x</annotation></semantics></math></p>",
        "p (a+1)/b",
    );
}

#[test]
fn a_picture_that_is_loaded_late_is_the_real_one() {
    let boat = "img https://news.example/boat.svg alt:Boat";
    for html in [
        "<img class=lazy src=/img/lazy_placeholder.gif data-src=/boat.svg alt=Boat>",
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-lazy-src=/boat.svg alt=Boat>",
        "<img data-original=/boat.svg alt=Boat>",
        "<img src=/spacer.gif data-srcset='/s.svg 300w, /boat.svg 900w' alt=Boat>",
        "<img srcset='/boat.svg 900w, /s.svg 300w' alt=Boat>",
        "<picture><source srcset='/boat.svg 900w'><img alt=Boat></picture>",
        "<picture><source data-srcset='/boat.svg 900w'><img src=/blank.gif alt=Boat></picture>",
        "<figure><img alt=Boat><noscript><img src=/boat.svg alt=Boat></noscript></figure>",
        "<img src=/placeholder.png alt=Boat><noscript><img src=/boat.svg alt=Boat></noscript>",
        "<p><noscript><img src=/boat.svg alt=Boat></noscript></p>",
        "<amp-img src=/boat.svg alt=Boat></amp-img>",
        "<img src=/boat.svg data-lazy=true data-original=17 alt=Boat>",
    ] {
        becomes(html, boat);
    }
    becomes("<noscript><p>Switch on your script.</p></noscript>", "");
}

#[test]
fn lines_of_code_may_be_blocks() {
    becomes(
        "<pre><code><div class=line>a = 1</div><div class=line>b = 2</div></code></pre>",
        "code[a = 1\nb = 2]",
    );
}

#[test]
fn embeds_of_all_kinds_leave_a_link_at_least() {
    for (html, url) in [
        (
            "<embed src='https://www.youtube.com/v/abcdefghijk'>",
            "https://www.youtube.com/v/abcdefghijk",
        ),
        (
            "<lite-youtube videoid=abcdefghijk></lite-youtube>",
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        (
            "<amp-youtube data-videoid=abcdefghijk></amp-youtube>",
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        (
            "<figure><oembed url='https://youtu.be/abcdefghijk'></oembed></figure>",
            "https://youtu.be/abcdefghijk",
        ),
        (
            "<div class=rll-youtube-player data-src='https://www.youtube.com/embed/abcdefghijk'></div>",
            "https://www.youtube.com/embed/abcdefghijk",
        ),
        (
            "<object data='https://maps.example/m'></object>",
            "https://maps.example/m",
        ),
        (
            "<iframe data-litespeed-src='https://player.vimeo.com/video/1' src=about:blank></iframe>",
            "https://player.vimeo.com/video/1",
        ),
        (
            "<amp-twitter data-tweetid=17></amp-twitter>",
            "https://x.com/i/status/17",
        ),
    ] {
        let fragment = fragment(html, BASE);
        let [
            Block {
                kind: BlockKind::Embed(embed),
                ..
            },
        ] = &fragment.blocks[..]
        else {
            panic!("an embed: {html} {:?}", fragment.blocks);
        };
        assert_eq!(embed.url, url);
    }
}

#[test]
fn a_formula_of_many_levels_is_read_once() {
    let html = [
        "<math>",
        &"<msup><mi>".repeat(60),
        "x",
        &"</mi></msup>".repeat(60),
    ]
    .concat();
    becomes(&html, "p x");
}

#[test]
fn a_link_around_an_image_is_the_image_s() {
    becomes(
        "<a href=/large><img src=/a.jpg alt=A width=300 height=200></a><p>b",
        "img https://news.example/a.jpg alt:A link:https://news.example/large; p b",
    );
    becomes(
        "<p>a <a href=/large>b <picture><source srcset='/c.webp 800w'><img src=/c.jpg></picture></a></p>",
        "p a; p <https://news.example/large b>; img https://news.example/c.jpg link:https://news.example/large",
    );
    becomes(
        "<a href=#b><img src=/a.jpg></a>",
        "img https://news.example/a.jpg",
    );
    becomes(
        "<a href='javascript:x'><img src=/a.jpg></a>",
        "img https://news.example/a.jpg",
    );
}

#[test]
fn a_small_image_stays_in_its_line() {
    becomes(
        "<p>So <img src=/x2.png alt='x²' width=16 height=11 class=latex> is it.",
        "p So img:https://news.example/x2.png(x²) is it.",
    );
    becomes(
        "<p>The <span class=flagicon><img class='thumbborder flag' src=/se.png alt=Sweden></span> team",
        "p The img:https://news.example/se.png(Sweden) team",
    );
    becomes(
        "<p>Fine <img class=emoji src=/1.png alt=🙂> day <img src=file:///x alt=gone height=9>",
        "p Fine 🙂 day gone",
    );
    becomes(
        "<p>a <img src=/wide.jpg width=600 height=400> b",
        "p a; img https://news.example/wide.jpg; p b",
    );
}

#[test]
fn lists_keep_their_numbers() {
    becomes(
        "<ol type=a><li>a<li>b</ol><ol><li value=5>five<li value=9>nine</ol><ol reversed><li>b<li>a</ol>",
        "ol1a[p a • p b]; ol1[5. p five • 9. p nine]; ol-2[p b • p a]",
    );
    becomes(
        "<ol style='list-style-type: upper-roman' start=3 reversed><li>a</ol><ul><li value=4>b</ul>",
        "ol-3I[p a]; ul[p b]",
    );
}

#[test]
fn tasks_keep_their_ticks() {
    becomes(
        "<ul class=contains-task-list><li><input type=checkbox checked disabled> done<li><label><input type=checkbox>\
         open</label><li>none</ul>",
        "ul[[x] p done • [ ] p open • p none]",
    );
    becomes(
        "<ul><li data-checked=true>a<li data-checked=false>b</ul>",
        "ul[[x] p a • [ ] p b]",
    );
}

#[test]
fn terms_stay_with_their_descriptions() {
    becomes(
        "<dl><div><dt>a<dt>b<dd>c<dd><p>d<p>e</div><dt>f</dl><p>g",
        "dl[a, b: p c / p d; p e • f: ]; p g",
    );
    becomes("<dl><dd>a</dl>", "p a");
    becomes("<dl><dt>a<dd>b</dl><dl><dt></dt></dl>", "dl[a: p b]");
}

#[test]
fn links_find_their_places() {
    becomes(
        "<p><a href=#History>a</a> <a href=#part2>b</a> <a href=#c>c</a> <a href=#fig1>d</a> <a href=#i1>e</a>\
         <h2><span id=History>History</span></h2><p><a name=part2></a>Part <sup id=c>1</sup> <b id=other>x</b>\
         <figure id=fig1><img id=i1 src=/a.jpg></figure>",
        "p <#History a> <#part2 b> <#c c> <#fig1 d> <#i1 e>; h2 #HistoryHistory; p #part2Part #csup(1) strong(x); \
         {i1 +fig1}img https://news.example/a.jpg",
    );
    becomes(
        "<p><a href=#a>a</a> <a href=#b>b</a><p><a name=a></a><div id=b></div><p>c<div id=d></div>",
        "p <#a a> <#b b>; {a +b}p c",
    );
    becomes(
        "<p><a href=#end>a</a><p>b<p id=end></p>",
        "p <#end a>; {end}p b",
    );
}

#[test]
fn links_in_a_listing_stay_alive() {
    becomes(
        "<pre><code class=language-rs>use <a href=/a>a</a>;\n  b\n</code></pre>",
        "coders[use <https://news.example/a a>;\n  b]",
    );
}

#[test]
fn a_recording_keeps_every_file_with_its_type() {
    becomes(
        "<audio><source src=/a.opus type=audio/ogg><source src=/a.mp3 type='audio/mpeg'></audio>\
         <video src=/v.mp4><source src=/v.webm type=video/webm></video>",
        "audio https://news.example/a.opus(audio/ogg) https://news.example/a.mp3(audio/mpeg); \
         video https://news.example/v.mp4 https://news.example/v.webm(video/webm)",
    );
}

#[test]
fn the_image_behind_a_cover_comes_before_its_words() {
    becomes(
        "<div class=wp-block-cover style='background-image:url(/c.jpg)'><h2>a</h2></div>\
         <div class='hero lazy' data-bg=/d.jpg aria-label=Dunes></div><div style='background:url(/e.jpg)'>b</div>",
        "img https://news.example/c.jpg; h2 a; img https://news.example/d.jpg alt:Dunes; p b",
    );
}

#[test]
fn a_formula_in_tex_is_code() {
    becomes(
        "<p>a <script type='math/tex'>E=mc^2</script> b<script>x()</script>",
        "p a code(E=mc^2) b",
    );
}

#[test]
fn notes_are_found_by_the_links_between_them_and_their_references() {
    // Word.
    becomes(
        "<p>a<a href=#_ftn1 name=_ftnref1><sup>[1]</sup></a> b<hr><div id=ftn1><p class=MsoFootnoteText>\
         <a href=#_ftnref1 name=_ftn1><span>[1]</span></a> One.<p>More.</div>",
        "p a^_ftn1 b; notes[_ftn1:p One.; p More.]",
    );
    // Google Docs.
    becomes(
        "<p>a<sup><a href=#ftnt1 id=ftnt_ref1>[1]</a></sup><hr><div><p><a href=#ftnt_ref1 id=ftnt1>[1]</a> One.</div>\
         <div><p><a href=#ftnt_ref2 id=ftnt2>[2]</a> Lost.</div>",
        "p a^ftnt1; notes[ftnt1:p One.]; p <#ftnt_ref2 [2]> Lost.",
    );
    // MediaWiki.
    becomes(
        "<p>a<sup id=cite_ref-1><a href=#cite_note-1><span>[</span>1<span>]</span></a></sup><ol class=references>\
         <li id=cite_note-1><span><b><a href=#cite_ref-1>^</a></b></span> <span>One.</span></ol>",
        "p a^cite_note-1; notes[cite_note-1:p One.]",
    );
    // Substack.
    becomes(
        "<p>a<a href=#footnote-1 id=footnote-anchor-1>1</a><div class=footnote><a id=footnote-1 \
         href=#footnote-anchor-1>1</a><div><p>One.</p></div></div>",
        "p a^footnote-1; notes[footnote-1:p One.]",
    );
    // A list without a class.
    becomes(
        "<p>a<a id=r1 href=#n1>1</a><ol><li id=n1>One. <a href=#r1>Back</a></ol>",
        "p a^n1; notes[n1:p One.]",
    );
    // Links to the element around them.
    becomes(
        "<div id=a><p><a href=#a>b</a><p><a href=#a>c</a></div>",
        "{a}p <#a b>; p <#a c>",
    );
    // Links that merely lead to each other.
    becomes(
        "<h2 id=top>Top</h2><p>See <a href=#end>the end</a>.<p id=end>And see <a href=#top>the top</a>.",
        "{top}h2 Top; p See <#end the end>.; {end}p And see <#top the top>.",
    );
}
