//! Checks accessibility with axe-core.

use crate::{Page, Widget};
use serde_json::{Value, json};
use std::{env, fs};

/// Runs every rule but those of level AAA and axe's deprecated ones.
const RUN: &str = r#"
    const [host, done] = arguments;
    const rules = axe.getRules()
        .filter(({ tags }) => !tags.includes("deprecated") && !tags.some((tag) => /^wcag2\d*aaa$/.test(tag)))
        .map(({ ruleId }) => ruleId);
    axe.run({ include: [host] }, { runOnly: { type: "rule", values: rules }, resultTypes: ["violations"] })
        .then(({ violations, passes }) => done({
            passes: passes.length,
            violations: violations.map(({ id, impact, help, nodes }) => ({
                id, impact, help,
                nodes: nodes.map(({ target, failureSummary }) => `${target.flat().join(" » ")}\n${failureSummary}`),
            })),
        }))
        .catch((error) => done({ failed: String(error) }));
"#;

impl Widget<'_> {
    /// [`Page::axe_violations`] in the widget.
    pub async fn axe_violations(self, page: &Page) -> Vec<String> {
        page.axe_violations(&self.host()).await
    }
}

impl Page {
    /// Runs axe-core from `$ARTICLE_WIDGET_AXE` on the element that an expression returns. Returns one readable text
    /// for each violated rule.
    pub async fn axe_violations(&self, element: &str) -> Vec<String> {
        if self.read("typeof axe").await != json!("object") {
            let path = env::var("ARTICLE_WIDGET_AXE").expect("ARTICLE_WIDGET_AXE names axe.min.js");
            let source =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path} is read: {error}"));
            self.run(&source, vec![]).await;
        }
        let host = self
            .element(&format!("return {element};"), vec![])
            .await
            .expect("the element is on the page");
        let host = serde_json::to_value(host).expect("an element can be sent");
        let report = self.run_async(RUN, vec![host]).await;
        assert!(
            report["passes"].as_u64().is_some_and(|passes| passes > 0),
            "axe looked at something: {report}"
        );
        report["violations"]
            .as_array()
            .into_iter()
            .flatten()
            .map(describe)
            .collect()
    }
}

fn describe(violation: &Value) -> String {
    let text = |name: &str| violation[name].as_str().unwrap_or_default().to_owned();
    let places: Vec<&str> = violation["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    format!(
        "{} ({}): {}\n  {}",
        text("id"),
        text("impact"),
        text("help"),
        places.join("\n").replace('\n', "\n  ")
    )
}
