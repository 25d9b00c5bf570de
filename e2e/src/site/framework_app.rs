//! Applications in other frameworks with the widget in them (`e2e/hosts`).

use crate::Demo;
use std::env;
use std::fs;
use std::path::PathBuf;

/// The element that loads the widget in an application's pages.
const WIDGET_SCRIPT: &str = r#"<script type="module" src="/article-widget.js"></script>"#;

/// The paths at which an application shows its only page, unless it has one for the path.
const PAGE_PATHS: [&str; 4] = ["/", "/river", "/market", "/kora"];

impl Demo {
    /// Serves the application of this name in `e2e/hosts` at the site's root.
    pub fn serve_framework_app(&self, name: &str) {
        self.serve_with_script(name, WIDGET_SCRIPT);
    }

    /// Serves it without the widget's script, for tests that add it later.
    pub fn serve_framework_app_without_widget(&self, name: &str) {
        self.serve_with_script(name, "");
    }

    fn serve_with_script(&self, name: &str, script: &str) {
        let folder = env::var_os("ARTICLE_WIDGET_HOSTS")
            .map(PathBuf::from)
            .expect("ARTICLE_WIDGET_HOSTS names the folder that `cargo xtask test e2e` builds")
            .join(name);
        let entries = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{} is read: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a file").path();
            let file = path.file_name().and_then(|it| it.to_str()).expect("a name");
            let content = fs::read_to_string(&path).expect("a text");
            match file.strip_suffix(".html") {
                Some("index") => {
                    let pages = PAGE_PATHS.iter().filter(|path| {
                        **path == "/" || !folder.join(format!("{}.html", &path[1..])).exists()
                    });
                    for path in pages {
                        self.site
                            .page(path, &content.replace(WIDGET_SCRIPT, script));
                    }
                }
                Some(page) => self
                    .site
                    .page(&format!("/{page}"), &content.replace(WIDGET_SCRIPT, script)),
                None => self
                    .site
                    .file(&format!("/{file}"), "text/javascript", &content),
            }
        }
    }
}
