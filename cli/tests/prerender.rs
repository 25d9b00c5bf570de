//! The command, as a build calls it.

mod server;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use server::{Answer, Server};

const ARTICLE: &str = r#"{"headline":"Le bac","lang":"fr","published":"2026-03-01","blocks":["Il est revenu."],
    "image":{"src":"bac.jpg","alt":"Le bac"}}"#;
const RELATED: &str = r#"[{"url":"/kora","title":"La kora change de mains"}]"#;
const PAGE: &str = "https://news.example/story";

/// What a run has written: HTML, complaints, and how it ended.
struct Run {
    html: String,
    told: String,
    status: i32,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            html: String::from_utf8(output.stdout).expect("HTML"),
            told: String::from_utf8(output.stderr).expect("text"),
            status: output.status.code().expect("an exit status"),
        }
    }
}

fn prerender(arguments: &[&str]) -> Run {
    prerender_from("", arguments)
}

/// With something on standard input.
fn prerender_from(input: &str, arguments: &[&str]) -> Run {
    run(input, &[&["prerender"], arguments].concat())
}

fn run(input: &str, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_article-widget"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = command.stdin.take().expect("standard input");
    // A command that asks for nothing may have ended by now.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    command.wait_with_output().expect("the command ends").into()
}

/// A folder of files that is gone with the test.
struct Files(tempfile::TempDir);

impl Files {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        Self(folder)
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }
}

fn fixture(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/sources/plain");
    tests.join(name)
}

#[test]
fn files_become_an_element_that_shows_the_article_and_carries_its_data() {
    let files = Files::new(&[("story.json", ARTICLE), ("related.json", RELATED)]);
    let (article, related) = (files.at("story.json"), files.at("related.json"));
    let arguments = [
        "--article",
        &article,
        "--related",
        &related,
        "--base",
        PAGE,
        "--endpoint",
        "/comments",
        "--drop-cap",
        "--hyphens=false",
        "--attribute",
        "class=story",
    ];

    let run = prerender(&arguments);

    assert_eq!((run.status, run.told.as_str()), (0, ""));
    assert!(run.html.starts_with(
        "<article-widget endpoint=\"/comments\" drop-cap=\"\" hyphens=\"false\" class=\"story\" lang=\"fr\">\
         <template shadowrootmode=\"open\"><style>"
    ));
    assert!(run.html.contains(">Le bac</h2>"));
    assert!(
        run.html.contains(">1er mars 2026</time>"),
        "in the words of the language"
    );
    assert!(run.html.contains("src=\"https://news.example/bac.jpg\""));
    assert!(run.html.contains("href=\"https://news.example/kora\""));
    assert!(run.html.contains("<textarea"));
    assert!(
        run.html
            .contains("<script type=\"application/json\" slot=\"related\">[{\"url\":")
    );
    assert_eq!(
        prerender(&arguments).html,
        run.html,
        "the same input gives the same bytes"
    );
}

#[test]
fn a_page_is_a_whole_document_with_its_script_and_style_sheet() {
    let run = prerender_from(
        ARTICLE,
        &[
            "--article",
            "-",
            "--url",
            PAGE,
            "--page",
            "--script",
            "/article-widget.js",
            "--integrity",
            "sha384-abc",
            "--nonce",
            "n0",
            "--stylesheet",
            "/prerendered.css",
        ],
    );

    assert_eq!((run.status, run.told.as_str()), (0, ""));
    assert!(
        run.html
            .starts_with("<!DOCTYPE html>\n<html lang=\"fr\" dir=\"ltr\">")
    );
    assert!(run.html.contains("<title>Le bac</title>"));
    assert!(
        run.html
            .contains("<link rel=\"canonical\" href=\"https://news.example/story\">")
    );
    assert!(run.html.contains(
        "<script type=\"module\" src=\"/article-widget.js\" crossorigin=\"anonymous\" \
         integrity=\"sha384-abc\" nonce=\"n0\"></script>"
    ));
    assert!(
        run.html
            .contains("<link rel=\"stylesheet\" href=\"/prerendered.css\">")
    );
    assert!(!run.html.contains("<style"));
    assert!(run.html.ends_with("</body>\n</html>\n"));
}

#[test]
fn what_is_at_a_url_is_read_as_the_element_reads_it() {
    let server = Server::start(|path| match path {
        "/moved" => Answer::redirect("/posts/17/story.json"),
        "/posts/17/story.json" => Answer::json(ARTICLE),
        "/related.json" => Answer::json(RELATED),
        _ => Answer::missing("<!doctype html><title>Not found</title>"),
    });

    let run = prerender(&[
        "--article",
        &server.url("/moved"),
        "--related",
        &server.url("/related.json"),
    ]);

    assert_eq!((run.status, run.told.as_str()), (0, ""));
    let picture = server.url("/posts/17/bac.jpg");
    assert!(
        run.html.contains(&format!("src=\"{picture}\"")),
        "relative to where it was found"
    );
    assert!(
        run.html
            .contains(&format!("href=\"{}\"", server.url("/kora")))
    );
}

#[test]
fn what_the_element_is_to_fetch_is_read_too_and_not_written_along() {
    let server = Server::start(|path| match path {
        "/story.json" => Answer::json(ARTICLE),
        _ => Answer::json(RELATED),
    });
    let page = server.url("/");

    let run = prerender(&[
        "--src",
        "/story.json",
        "--related-url",
        "/related.json",
        "--base",
        &page,
    ]);

    assert_eq!((run.status, run.told.as_str()), (0, ""));
    assert!(
        run.html.starts_with(
            "<article-widget src=\"/story.json\" related=\"/related.json\" lang=\"fr\">"
        )
    );
    assert!(run.html.contains(">Le bac</h2>") && run.html.contains("La kora"));
    assert!(!run.html.contains("<script"));
}

#[test]
fn a_url_without_an_article_is_reported_and_nothing_is_written() {
    let server = Server::start(|path| match path {
        "/page" => Answer::html("<!doctype html><title>Sorry</title><h1>Not found</h1>"),
        "/huge" => Answer::json(&" ".repeat(16 * 1024 * 1024 + 1)),
        "/loop" => Answer::redirect("/loop"),
        _ => Answer::missing("gone"),
    });
    let gone = server::deserted();

    for (url, told) in [
        (
            server.url("/page"),
            "but the document is in no format that is read here",
        ),
        (server.url("/huge"), "got more than 16 MiB"),
        (server.url("/gone"), "got status 404"),
        (server.url("/loop"), "redirect"),
        (gone, "onnection refused"),
    ] {
        let run = prerender(&["--article", &url]);

        let expected = format!("article-widget: --article: expected an article at {url}, ");
        assert!(run.told.starts_with(&expected), "{}", run.told);
        assert!(run.told.contains(told), "{}", run.told);
        assert_eq!((run.status, run.html.as_str()), (1, ""), "{url}");
    }
}

#[test]
fn the_style_sheet_to_link_to_is_the_one_that_is_written_along() {
    let written = prerender_from(ARTICLE, &["--article", "-", "--base", PAGE]);

    let styles = run("", &["styles"]);

    assert_eq!((styles.status, styles.told.as_str()), (0, ""));
    assert!(styles.html.len() > 1_000);
    assert!(
        written
            .html
            .contains(&["<style>", &styles.html, "</style>"].concat())
    );
}

#[test]
fn the_same_article_is_read_from_every_format() {
    for name in [
        "typed.json",
        "wordpress.json",
        "json-feed.json",
        "ghost.json",
        "json-ld.json",
        "ans.json",
        "html.html",
        "text.txt",
    ] {
        let file = fixture(name).display().to_string();
        let run = prerender(&["--article", &file, "--base", PAGE]);

        assert_eq!((run.status, run.told.as_str()), (0, ""), "{name}");
        let headline = "La Russie apporte un soutien militaire au Mali";
        assert!(run.html.contains(headline), "{name}");
        assert!(
            run.html
                .contains("Le gouvernement malien, contrôlé par l’armée"),
            "{name}"
        );
        let format = prerender(&[
            "--article",
            &file,
            "--base",
            PAGE,
            "--format",
            format_of(name),
        ]);
        assert_eq!(format.html, run.html, "{name}: named or recognised");
    }
}

/// What a format is called where it is named.
fn format_of(file: &str) -> &str {
    match file.split('.').next().unwrap_or_default() {
        "typed" => "article-json",
        name => name,
    }
}

#[test]
fn a_format_is_known_by_the_name_that_it_had() {
    let file = fixture("typed.json").display().to_string();
    let run = |format| prerender(&["--article", &file, "--base", PAGE, "--format", format]);
    let (now, before) = (run("article-json"), run("typed"));

    assert_eq!((now.status, now.told.as_str()), (0, ""));
    assert_eq!(before.status, 0);
    assert!(
        before
            .told
            .contains("--format: expected its new name, article-json"),
        "{}",
        before.told
    );
    assert_eq!(before.html, now.html);
}

#[test]
fn arguments_that_cannot_be_used_are_reported_by_their_flag_and_nothing_is_written() {
    let files = Files::new(&[("story.json", ARTICLE)]);
    let story = files.at("story.json");
    let article = ["--article", &story];

    for (more, told) in [
        (
            &["--endpoint", "javascript:x"][..],
            "--endpoint: expected an http or https URL",
        ),
        (
            &["--heading-level", "9"],
            "--heading-level: expected a whole number from 1 to 5",
        ),
        (
            &["--drop-cap=perhaps"],
            "--drop-cap: expected true or false, got \"perhaps\"",
        ),
        (
            &["--format", "rss"],
            "--format: expected one of article-json, wordpress,",
        ),
        (
            &["--url", "/story"],
            "--url: expected an http, https, mailto or tel URL",
        ),
        (
            &["--attribute", "class"],
            "--attribute: expected a name, an equals sign and a value",
        ),
        (
            &["--attribute", "on load=x"],
            "--on load: expected an attribute's name",
        ),
        (
            &["--hydrate", "never"],
            "invalid value 'never' for '--hydrate <WHEN>'",
        ),
        (&["--colour", "red"], "unexpected argument '--colour'"),
        (&["--script", "/a.js"], "--page"),
    ] {
        let run = prerender(&[&article[..], more].concat());

        assert!(run.told.contains(told), "{more:?}: {}", run.told);
        assert_eq!((run.status, run.html.as_str()), (2, ""), "{more:?}");
    }
    let run = prerender(&["--article", &story, "--endpoint", "/comments"]);
    assert!(
        run.told
            .ends_with("--base: expected the page's address, where another is relative to it\n")
    );
    assert_eq!(run.status, 2);
    let run = prerender(&["--article", "-", "--related", "-"]);
    assert!(
        run.told.contains("--related: expected another source"),
        "{}",
        run.told
    );
    assert_eq!(run.status, 2);
    assert_eq!(prerender(&[]).status, 2);
}

#[test]
fn text_in_any_encoding_is_read_where_the_response_or_the_page_names_it() {
    const WINDOWS_1252: &[u8] = b"<h1>L\x92\xE9t\xE9</h1><p>Mots</p>";
    const SHIFT_JIS: &[u8] = b"<meta charset=Shift_JIS><h1>\x93\x8C\x8B\x9E</h1><p>Words</p>";
    const UTF_16: &[u8] = b"\xFF\xFE\x3D\xD8\x00\xDE";
    const JSON: &str = r#"{"headline":"L’été","blocks":["Mots"]}"#;
    let server = Server::start(|path| match path {
        "/header" => Answer::bytes("text/html; charset=windows-1252", WINDOWS_1252),
        "/meta" => Answer::bytes("text/html", SHIFT_JIS),
        "/unknown" => Answer::bytes(
            "text/html; charset=x-none",
            "<h1>L’été</h1><p>M</p>".as_bytes(),
        ),
        _ => Answer::bytes("application/json; charset=windows-1252", JSON.as_bytes()),
    });
    let files = Files::new(&[]);
    std::fs::write(files.at("tokyo.html"), SHIFT_JIS).expect("a file");
    std::fs::write(files.at("smile.txt"), UTF_16).expect("a file");

    for (source, headline) in [
        (server.url("/header"), "L’été"),
        (server.url("/meta"), "東京"),
        (server.url("/unknown"), "L’été"),
        (server.url("/json"), "L’été"),
        (files.at("tokyo.html"), "東京"),
        (files.at("smile.txt"), "😀"),
    ] {
        let is_page = !source.ends_with("json") && !source.ends_with("txt");
        let format = if is_page { "html" } else { "" };
        let mut arguments = vec!["--article", &source, "--format", format];
        arguments.truncate(if is_page { 4 } else { 2 });
        let run = prerender(&arguments);

        assert_eq!((run.status, run.told.as_str()), (0, ""), "{source}");
        assert!(run.html.contains(&format!(">{headline}</h2>")), "{source}");
    }
}

#[test]
fn a_date_is_shown_as_far_as_it_is_known() {
    for (members, shown) in [
        (
            r#""published":"2026-03""#,
            "<time datetime=\"2026-03\">mars 2026</time>",
        ),
        (
            r#""published":"2026""#,
            "<time datetime=\"2026\">2026</time>",
        ),
        (r#""publishedText":"dimanche""#, ">dimanche</span>"),
        (
            r#""published":"2026-03-02","publishedText":"lundi""#,
            "<p class=\"aw-dates\"><time datetime=\"2026-03-02\">2 mars 2026</time></p>",
        ),
    ] {
        let article = format!(r#"{{"headline":"H","lang":"fr","blocks":["M"],{members}}}"#);
        let run = prerender_from(&article, &["--article", "-"]);

        assert_eq!((run.status, run.told.as_str()), (0, ""), "{members}");
        assert!(run.html.contains(shown), "{members}: {}", run.html);
    }
}

#[test]
fn sources_that_cannot_be_used_are_reported_and_nothing_is_written() {
    let files = Files::new(&[
        ("broken.json", "{\"headline\":"),
        ("none.json", "{\"blocks\":[]}"),
        ("empty.txt", " \n"),
        ("page.html", "<p>No heading.</p>"),
        ("story.json", ARTICLE),
    ]);
    std::fs::write(files.at("latin1.txt"), b"\xE9t\xE9").expect("a file");

    for (name, told) in [
        ("broken.json", "but the document is not well-formed JSON"),
        (
            "none.json",
            "but headline: expected a string that is not blank",
        ),
        ("empty.txt", "but the document is empty"),
        ("page.html", "but html: expected an article with a heading"),
        ("latin1.txt", "got text that is not UTF-8"),
        ("missing.json", "No such file"),
    ] {
        let run = prerender(&["--article", &files.at(name)]);

        assert!(run.told.contains(told), "{name}: {}", run.told);
        assert_eq!((run.status, run.html.as_str()), (1, ""), "{name}");
    }
    let (story, related) = (files.at("story.json"), files.at("empty.txt"));
    let run = prerender(&["--article", &story, "--related", &related]);
    assert!(
        run.told
            .contains("--related: expected a list of articles at"),
        "{}",
        run.told
    );
    assert_eq!((run.status, run.html.as_str()), (1, ""));
}

#[test]
fn a_part_that_cannot_be_used_is_reported_and_left_out_or_is_a_failure_on_request() {
    let article = r#"{"headline":"H","image":{"src":"javascript:x"},"blocks":["Text"]}"#;
    let told = "article-widget: --article: standard input: image.src: expected an http or https URL, got \"javascript:x\"\n";

    let run = prerender_from(article, &["--article", "-"]);
    assert_eq!((run.status, run.told.as_str()), (0, told));
    assert!(run.html.contains("Text") && !run.html.contains("<img"));

    let run = prerender_from(article, &["--article", "-", "--strict"]);
    assert_eq!(
        (run.status, run.told.as_str(), run.html.as_str()),
        (1, told, "")
    );
}

#[test]
fn hostile_words_stay_words() {
    let hostile = r#"</script><script>alert(1)</script><!-- \" onload=alert(1) </template>"#;
    let article = format!(r#"{{"headline":"{hostile}","blocks":["{hostile}"]}}"#);

    let run = prerender_from(
        &article,
        &[
            "--article",
            "-",
            "--page",
            "--nonce",
            "\"><script>",
            "--attribute",
            "title=\"><script>alert(1)",
        ],
    );

    assert_eq!((run.status, run.told.as_str()), (0, ""));
    assert_eq!(run.html.matches("<script").count(), 1, "that of the data");
    assert_eq!(run.html.matches("</script").count(), 1);
    assert_eq!(run.html.matches("</template>").count(), 1);
    assert!(!run.html.contains("<!--"));
}
