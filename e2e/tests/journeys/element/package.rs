//! The npm package: it installs, its types are correct, and a bundler builds a working site with it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use e2e::{Engine, Manifest, Site, Visitor, in_chromium};
use serde_json::{Value, json};
use tempfile::TempDir;

use article_widget::article::embed_provider::Provider;
use article_widget::comments::options::CommentAccess;
use article_widget::comments::verdict::Verdict;
use article_widget::comments::{endpoint, field, presets};
use article_widget::config;
use article_widget::related::options::Layout;
use article_widget::sources::Format;

/// A project that depends on the package, which is packed and installed as from a registry.
struct Project {
    folder: TempDir,
    /// The files that a registry would have.
    packed: Vec<String>,
}

impl Project {
    fn with_the_package(source: &str) -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(source);
        let folder = tempfile::tempdir().expect("a folder");
        copy(&source, folder.path());
        let mut project = Self {
            folder,
            packed: Vec::new(),
        };
        let package = path("ARTICLE_WIDGET_PACKAGE");
        let packed = project.run(npm("pack").arg(package).arg("--json"));
        let packed: Value = serde_json::from_str(&packed).expect("npm tells in JSON");
        let files = packed[0]["files"].as_array().expect("files");
        project.packed = files.iter().map(|file| text(&file["path"])).collect();
        let from = project.path(&text(&packed[0]["filename"]));
        fs::rename(from, project.path("article-widget.tgz")).expect("the package is there");
        // Nothing is needed that is not here.
        project.run(npm("install").arg("--offline"));
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a program prints that succeeds.
    fn run(&self, command: &mut Command) -> String {
        let output = command
            .current_dir(self.folder.path())
            .output()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let [out, err] =
            [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
        assert!(output.status.success(), "{command:?}:\n{out}\n{err}");
        out
    }
}

fn npm(subcommand: &str) -> Command {
    let mut npm = Command::new("npm");
    npm.arg(subcommand).args([
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    npm
}

/// A program of a package that is written in JavaScript.
fn node(package: &str, program: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(path(package).join(program));
    node
}

fn path(variable: &str) -> PathBuf {
    env::var_os(variable)
        .map(PathBuf::from)
        .unwrap_or_else(|| panic!("{variable} names a folder"))
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("a file");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).expect("a copy");
        }
    }
}

/// The names that the types have to have, as types: of the manifest, and of what reads the settings.
fn names() -> String {
    let manifest = Manifest::read();
    let lists: [(&str, Vec<&str>); 12] = [
        ("attributes", manifest.names("attributes")),
        ("events", manifest.names("events")),
        (
            "members",
            manifest.names_where("members", |it| it["static"] != true),
        ),
        (
            "settings",
            config::SETTING_NAMES
                .into_iter()
                .chain(["hydrate", "loading"])
                .collect(),
        ),
        ("formats", Format::ALL.map(Format::name).to_vec()),
        ("layouts", Layout::ALL.map(Layout::name).to_vec()),
        (
            "access",
            CommentAccess::ALL.map(CommentAccess::name).to_vec(),
        ),
        ("providers", Provider::ALL.map(Provider::name).to_vec()),
        ("presets", presets::names().collect()),
        ("endpoint", endpoint::SETTING_NAMES.to_vec()),
        ("field", field::MEMBER_NAMES.to_vec()),
        ("verdicts", Verdict::ALL.map(Verdict::name).to_vec()),
    ];
    let members = lists.map(|(list, names)| {
        let names: Vec<String> = names.iter().map(|name| json!(name).to_string()).collect();
        format!("  {list}: {};\n", names.join(" | "))
    });
    format!("export interface Names {{\n{}}}\n", members.concat())
}

/// Articles that use everything there is, as the compiler has to take them.
fn articles() -> String {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut source = "import type { Article } from \"article-widget\";\n".to_owned();
    for name in ["docs/article.example.json", "demo/every-block.json"] {
        let json = fs::read_to_string(checkout.join(name)).expect("an article");
        source.push_str(&format!("({json}) satisfies Article;\n"));
    }
    source
}

/// E4: the types are those of the element, and npm takes the package.
async fn it_is_installed_and_type_checked_and_built_with_vite_and_works(engine: Engine) {
    let project = Project::with_the_package("vite");
    for needed in [
        "article-widget.js",
        "custom-elements.json",
        "library.d.ts",
        "LICENSE-MIT",
    ] {
        assert!(project.packed.iter().any(|name| name == needed), "{needed}");
    }
    let compressed = project
        .packed
        .iter()
        .find(|name| name.ends_with(".br") || name.ends_with(".gz"));
    assert_eq!(compressed, None, "bundlers and CDNs compress by themselves");

    for (name, source) in [("src/names.ts", names()), ("src/articles.ts", articles())] {
        fs::write(project.path(name), source).expect("a source is written");
    }
    project.run(node("ARTICLE_WIDGET_TYPESCRIPT", "bin/tsc").args(["--project", "."]));
    project.run(node("ARTICLE_WIDGET_VITE", "bin/vite.js").args(["build", "--logLevel=warn"]));

    // The element, in French: its WebAssembly and its texts are found where the bundler put them.
    let site = Site::of(project.path("dist")).await;
    let page = Visitor::with(engine).open(&site.url("/index.html")).await;
    let widget = page.widget(0).ready().await;
    assert_eq!(widget.text("h2").await, "Built");
    let asked: Vec<String> = site.requests().into_iter().map(|it| it.path).collect();
    for kind in [".wasm", ".json"] {
        let of_that_kind: Vec<_> = asked.iter().filter(|path| path.ends_with(kind)).collect();
        assert!(
            matches!(of_that_kind[..], [path] if path.starts_with("/assets/")),
            "{kind}: {asked:?}"
        );
    }
    page.assert_quiet().await;

    // What is only imported to be mounted defines no element.
    page.open(&site.url("/mount.html")).await;
    page.eventually("story.shadowRoot?.querySelector('h2')?.textContent === 'Mounted'")
        .await;
    assert_eq!(
        page.read("customElements.get('article-widget') === undefined")
            .await,
        json!(true)
    );
    page.assert_quiet().await;
}
in_chromium!([E7] it_is_installed_and_type_checked_and_built_with_vite_and_works);
