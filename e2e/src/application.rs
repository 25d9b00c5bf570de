//! Applications in other people's frameworks around the widget.

use crate::Demo;
use std::env;
use std::fs;
use std::path::PathBuf;

/// How an application's pages ask for the widget.
const WIDGET: &str = r#"<script type="module" src="/article-widget.js"></script>"#;

/// Where an application without a page of its own for each address shows its only one.
const PATHS: [&str; 4] = ["/", "/river", "/market", "/kora"];

impl Demo {
    /// Serves the application of that name in `e2e/hosts`, at the site's root.
    pub fn application(&self, name: &str) {
        self.serve_application(name, WIDGET);
    }

    /// Serves it without the widget's script, to be brought in later.
    pub fn application_without_the_widget(&self, name: &str) {
        self.serve_application(name, "");
    }

    fn serve_application(&self, name: &str, widget: &str) {
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
                    let pages = PATHS.iter().filter(|path| {
                        **path == "/" || !folder.join(format!("{}.html", &path[1..])).exists()
                    });
                    for path in pages {
                        self.site.page(path, &content.replace(WIDGET, widget));
                    }
                }
                Some(page) => self
                    .site
                    .page(&format!("/{page}"), &content.replace(WIDGET, widget)),
                None => self
                    .site
                    .file(&format!("/{file}"), "text/javascript", &content),
            }
        }
    }
}
