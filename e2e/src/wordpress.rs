//! WordPress, as Debian publishes it.

use crate::mariadb::MariaDb;
use crate::service::{Service, folder, free_address, listens};
use crate::{Comment, http};
use serde_json::Value;
use std::env;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Where Debian installs it.
const INSTALLED: &str = "/usr/share/wordpress";

/// What every WordPress has in each of its files: here its own `wp-config.php` is the one to read.
const CONFIGURATION: &str = "<?php
define('DB_NAME', '{database}');
define('DB_USER', '{user}');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_CONTENT_DIR', ABSPATH . 'wp-content');
// It does not speak to other servers, nor to itself at intervals.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
";

/// What a publisher who lets anybody comment through the REST API has; the option of that name
/// takes it back.
const PLUGIN: &str = "<?php
add_filter('rest_allow_anonymous_comments',
    fn () => (bool) get_option('rest_allow_anonymous_comments', true));
add_filter('pre_wp_mail', '__return_false');
";

/// A real WordPress on a port of its own, with a database of its own and one post.
pub struct WordPress {
    origin: String,
    _service: Service,
    database: MariaDb,
    // Last, so that the files outlive the server.
    _folder: TempDir,
}

impl WordPress {
    /// The number of its post.
    pub const POST: u32 = 1;

    /// Starts one that publishes at once what anybody sends with a name and an address, from pages
    /// of any site.
    pub async fn start() -> Self {
        let installed = env::var_os("ARTICLE_WIDGET_WORDPRESS")
            .map_or_else(|| PathBuf::from(INSTALLED), PathBuf::from);
        assert!(
            installed.join("wp-load.php").is_file(),
            "these tests post comments to a real WordPress: unpack it and name its folder in \
             ARTICLE_WIDGET_WORDPRESS, and install MariaDB's server and client, and PHP with \
             mbstring, mysqli and xml"
        );
        let database = MariaDb::start();
        let folder = folder("e2e-wordpress-");
        let root = folder.path().join("root");
        furnish(&root, &installed, &database);
        let beginning = folder.path().join("beginning.php");
        let root = format!("{}/", root.display());
        // WordPress looks for its settings beside the files that are run, and links do not hide
        // where those are.
        fs::write(&beginning, format!("<?php define('ABSPATH', '{root}');")).expect("a file");
        let address = free_address();
        let service = Service::start(
            "php",
            folder.path(),
            Command::new("php")
                .arg("-d")
                .arg(format!("auto_prepend_file={}", beginning.display()))
                .args(["-d", "display_errors=0", "-S", &address.to_string(), "-t"])
                .arg(root)
                .env("PHP_CLI_SERVER_WORKERS", "4"),
            || listens(address),
        );
        let wordpress = Self {
            origin: format!("http://{address}"),
            _service: service,
            database,
            _folder: folder,
        };
        wordpress.install().await;
        wordpress
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Changes one of its options, by the name that it has in `wp_options`.
    pub fn set(&self, option: &str, value: &str) {
        self.database.query(&format!(
            "REPLACE INTO wp_options (option_name, option_value, autoload)
             VALUES ('{option}', '{value}', 'yes')"
        ));
    }

    /// Opens its post to comments, or closes it.
    pub fn accept(&self, comments: bool) {
        let status = if comments { "open" } else { "closed" };
        self.database.query(&format!(
            "UPDATE wp_posts SET comment_status = '{status}' WHERE ID = {}",
            Self::POST
        ));
    }

    /// Forgets every comment, and with them how long ago the last one came.
    pub fn clear(&self) {
        self.database.query("DELETE FROM wp_comments");
    }

    /// Moves every comment an hour back: nothing that comes now is a flood.
    pub fn age(&self) {
        self.database
            .query("UPDATE wp_comments SET comment_date_gmt = comment_date_gmt - INTERVAL 1 HOUR");
    }

    /// The number of the last comment, and that of the one it answers: 0 for none.
    pub fn last(&self) -> (u64, u64) {
        let row = self.database.query(
            "SELECT comment_ID, comment_parent FROM wp_comments ORDER BY comment_ID DESC LIMIT 1",
        );
        let mut numbers = row
            .split_whitespace()
            .map(|it| it.parse().expect("a number"));
        let mut next = || numbers.next().expect("a comment");
        (next(), next())
    }

    /// Everything in its database, oldest first.
    pub fn comments(&self) -> Vec<Comment> {
        let rows = self.database.query(
            "SELECT JSON_OBJECT(
                 'article', comment_post_ID,
                 'name', comment_author,
                 'email', comment_author_email,
                 'website', comment_author_url,
                 'comment', comment_content,
                 'status', comment_approved
             ) FROM wp_comments ORDER BY comment_ID",
        );
        rows.lines().map(comment).collect()
    }

    /// Does what its makers say takes five minutes.
    async fn install(&self) {
        let reply = http::post(
            &self.url("/wp-admin/install.php?step=2"),
            "application/x-www-form-urlencoded",
            "weblog_title=The+News&user_name=editor&admin_password=editor&admin_password2=editor\
             &pw_weak=1&admin_email=editor%40news.example&blog_public=0"
                .to_owned(),
        )
        .await;
        assert!(reply.body.contains("Success!"), "{reply:?}");
        self.set("comment_previously_approved", "0");
        self.clear();
    }
}

/// Gives the folder all that is in a WordPress, most of it by links.
fn furnish(root: &Path, installed: &Path, database: &MariaDb) {
    let plugins = root.join("wp-content/mu-plugins");
    fs::create_dir_all(&plugins).expect("a folder");
    fs::write(plugins.join("e2e.php"), PLUGIN).expect("a plugin");
    let configuration = CONFIGURATION
        .replace("{database}", MariaDb::DATABASE)
        .replace("{user}", MariaDb::USER)
        .replace("{socket}", &database.socket().to_string_lossy());
    fs::write(root.join("wp-config.php"), configuration).expect("its settings");
    for entry in fs::read_dir(installed).expect("WordPress's folder") {
        let entry = entry.expect("an entry");
        let link = root.join(entry.file_name());
        if !link.exists() {
            symlink(entry.path(), link).expect("a link");
        }
    }
}

fn comment(row: &str) -> Comment {
    let row: Value = serde_json::from_str(row).expect("a row is JSON");
    let text = |name: &str| row[name].as_str().expect("a column is text").to_owned();
    Comment {
        article: row["article"].to_string(),
        name: text("name"),
        email: text("email"),
        website: Some(text("website")).filter(|website| !website.is_empty()),
        comment: text("comment"),
        status: match text("status").as_str() {
            "1" => "published".to_owned(),
            "0" => "held".to_owned(),
            other => other.to_owned(),
        },
    }
}
