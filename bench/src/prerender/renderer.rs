//! Who renders, each as a process of its own on one core.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// The style sheet's address in what is rendered.
const STYLES: &str = "/article-widget-prerendered.css";
/// The core that all run on in turn.
const CORE: &str = "0";
/// Milliseconds before what counts: Node.js compiles what it runs often.
const WARM: u32 = 2000;
/// Milliseconds that count.
const MEASURED: u32 = 2000;

/// One that is measured.
#[derive(Clone, Debug)]
pub struct Renderer {
    /// With the version.
    pub title: String,
    command: Vec<PathBuf>,
    arguments: Vec<String>,
}

/// Ours first.
pub fn all() -> Result<Vec<Renderer>> {
    let ours =
        env::var_os("ARTICLE_WIDGET_RENDERER").context("ARTICLE_WIDGET_RENDERER is not set")?;
    let peers = env::var_os("ARTICLE_WIDGET_PEERS").context("ARTICLE_WIDGET_PEERS is not set")?;
    let peers = Path::new(&peers);
    let peer = |name: &str, package: &str, how: &str| -> Result<Renderer> {
        Ok(Renderer {
            title: format!("{package} {}, {how}", version(package)?),
            command: vec!["node".into(), peers.join(format!("{name}-server.cjs"))],
            arguments: Vec::new(),
        })
    };
    Ok(vec![
        Renderer {
            title: "article-widget".to_owned(),
            command: vec![ours.into()],
            arguments: vec![STYLES.to_owned()],
        },
        peer("preact", "preact-render-to-string", "renderToString")?,
        peer("react", "react-dom", "renderToString")?,
    ])
}

impl Renderer {
    /// What it makes of a file of settings.
    pub fn html(&self, settings: &Path) -> Result<String> {
        self.run(settings, &[])
    }

    /// Articles a second.
    pub fn rate(&self, settings: &Path) -> Result<f64> {
        let printed = self.run(settings, &[WARM.to_string(), MEASURED.to_string()])?;
        let answer: Value = serde_json::from_str(&printed).with_context(|| printed.clone())?;
        let number = |name: &str| answer[name].as_f64().with_context(|| printed.clone());
        Ok(1000.0 * number("count")? / number("milliseconds")?)
    }

    fn run(&self, settings: &Path, times: &[String]) -> Result<String> {
        let output = Command::new("taskset")
            .args(["--cpu-list", CORE])
            .args(&self.command)
            .arg(settings)
            .args(&self.arguments)
            .args(times)
            .env("NODE_ENV", "production")
            .output()
            .context("starting taskset, of util-linux")?;
        let errors = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{}: {errors}", self.title);
        String::from_utf8(output.stdout).context("HTML is text")
    }
}

/// The settings of one widget, which all read.
pub fn settings(article: &Value, related: &[Value]) -> Value {
    json!({
        "lang": "en",
        "article": article,
        "related": related,
        "endpoint": "/comments",
        "fields": "comment name email",
        "required": "name email",
    })
}

/// That what was rendered is the whole widget.
pub fn check(html: &str, article: &Value, related: &[Value]) -> Result<()> {
    let blocks = article["blocks"]
        .as_array()
        .context("an article has blocks")?;
    // Quotations are of one paragraph each.
    let paragraphs = blocks
        .iter()
        .filter(|block| matches!(block["type"].as_str(), Some("paragraph" | "quote")))
        .count();
    let (_, body) = html
        .split_once("class=\"aw-body")
        .context("there is no body")?;
    let (body, rest) = body
        .split_once("class=\"aw-related\"")
        .context("there are no related articles")?;
    for (what, expected, found) in [
        (
            "headlines",
            1,
            html.matches("class=\"aw-headline\"").count(),
        ),
        (
            "paragraphs",
            paragraphs,
            body.matches("<p>").count() + body.matches("<p role=").count(),
        ),
        (
            "cards",
            related.len(),
            rest.matches("class=\"aw-slide\"").count(),
        ),
        ("forms", 1, rest.matches("<form").count()),
        ("text areas", 1, rest.matches("<textarea").count()),
    ] {
        ensure!(found == expected, "{found} {what} in place of {expected}");
    }
    Ok(())
}

fn version(package: &str) -> Result<String> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/package.json");
    let text = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    let list: Value = serde_json::from_str(&text)?;
    let version = list["dependencies"][package].as_str();
    Ok(version
        .with_context(|| format!("{package} is not listed"))?
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lacks_a_part_is_refused() {
        let article = json!({ "blocks": [{ "type": "paragraph", "content": "A" }] });
        let related = [json!({ "title": "B" })];
        let whole = "<h2 class=\"aw-headline\">H</h2><div class=\"aw-body\"><p>A</p></div>\
            <section class=\"aw-related\"><li class=\"aw-slide\">B</li></section><form><textarea></textarea></form>";

        assert!(check(whole, &article, &related).is_ok());
        for part in [
            "<p>A</p>",
            " class=\"aw-headline\"",
            "<li class=\"aw-slide\">B</li>",
            "<form>",
        ] {
            assert!(
                check(&whole.replace(part, ""), &article, &related).is_err(),
                "{part}"
            );
        }
    }
}
