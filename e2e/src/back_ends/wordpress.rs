//! A real WordPress.

use super::mariadb::MariaDb;
use super::service::{Service, free_address, is_listening, temp_folder};
use crate::runner::timings::{Phase, Stopwatch};
use crate::{StoredComment, http};
use serde_json::Value;
use std::env;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use tokio::sync::Mutex;

/// The folder that Debian installs it in.
const DEFAULT_FOLDER: &str = "/usr/share/wordpress";

/// The template of `wp-config.php`.
const CONFIGURATION: &str = "<?php
define('DB_NAME', '{database}');
define('DB_USER', '{user}');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_SITEURL', '{origin}');
define('WP_HOME', '{origin}');
define('WP_CONTENT_DIR', ABSPATH . 'wp-content');
// No requests to other servers, and no periodic ones to itself.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
";

/// A plugin that allows anonymous comments through the REST API; the option of the same name forbids them.
const PLUGIN: &str = "<?php
add_filter('rest_allow_anonymous_comments',
    fn () => (bool) get_option('rest_allow_anonymous_comments', true));
add_filter('pre_wp_mail', '__return_false');
";

/// The database of a fresh installation, which every test's database is a copy of.
const TEMPLATE_DATABASE: &str = "template";

/// The database server of all tests, which the first test that needs it starts.
static DATABASE_SERVER: Mutex<Option<Arc<MariaDb>>> = Mutex::const_new(None);

/// How many databases tests have created.
static DATABASE_COUNT: AtomicU32 = AtomicU32::new(0);

/// A real WordPress with its own port and database, and one post. Dropping it stops it.
pub struct WordPress {
    origin: String,
    _service: Service,
    server: Arc<MariaDb>,
    database: String,
    // Last, so that the files outlive the server.
    _folder: TempDir,
}

impl WordPress {
    /// The ID of its post.
    pub const POST_ID: u32 = 1;

    /// Starts a WordPress that publishes comments with a name and an e-mail address at once, from any site.
    pub async fn start() -> Self {
        let installed = env::var_os("ARTICLE_WIDGET_WORDPRESS")
            .map_or_else(|| PathBuf::from(DEFAULT_FOLDER), PathBuf::from);
        assert!(
            installed.join("wp-load.php").is_file(),
            "these tests post comments to a real WordPress: unpack it and name its folder in \
             ARTICLE_WIDGET_WORDPRESS, and install MariaDB's server and client, and PHP with \
             mbstring, mysqli and xml"
        );
        let _watch = Stopwatch::start(Phase::BackEnd);
        let server = database_server(&installed).await;
        let database = format!(
            "wordpress_{}",
            DATABASE_COUNT.fetch_add(1, Ordering::Relaxed)
        );
        server.copy(TEMPLATE_DATABASE, &database);
        Self::serve(&installed, server, database)
    }

    /// Starts a WordPress on a database.
    fn serve(installed: &Path, server: Arc<MariaDb>, database: String) -> Self {
        let folder = temp_folder("e2e-wordpress-");
        let root = folder.path().join("root");
        let address = free_address();
        let origin = format!("http://{address}");
        populate(&root, installed, &server, &database, &origin);
        let prepended = folder.path().join("prepended.php");
        let root = format!("{}/", root.display());
        // WordPress looks for `wp-config.php` beside the real files, not beside the links.
        fs::write(&prepended, format!("<?php define('ABSPATH', '{root}');")).expect("a file");
        let service = Service::start(
            "php",
            folder.path(),
            Command::new("php")
                .arg("-d")
                .arg(format!("auto_prepend_file={}", prepended.display()))
                .args(["-d", "display_errors=0", "-S", &address.to_string(), "-t"])
                .arg(root)
                .env("PHP_CLI_SERVER_WORKERS", "4"),
            || is_listening(address),
        );
        Self {
            origin,
            _service: service,
            server,
            database,
            _folder: folder,
        }
    }

    /// Returns the URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Sets an option, by its name in `wp_options`.
    pub fn set_option(&self, option: &str, value: &str) {
        self.query(&format!(
            "REPLACE INTO wp_options (option_name, option_value, autoload)
             VALUES ('{option}', '{value}', 'yes')"
        ));
    }

    /// Opens the post to comments, or closes it.
    pub fn allow_comments(&self, is_open: bool) {
        let status = if is_open { "open" } else { "closed" };
        self.query(&format!(
            "UPDATE wp_posts SET comment_status = '{status}' WHERE ID = {}",
            Self::POST_ID
        ));
    }

    /// Deletes every comment, and so resets the flood limit.
    pub fn delete_comments(&self) {
        self.query("DELETE FROM wp_comments");
    }

    /// Makes every comment an hour older, so that the next one is within the flood limit.
    pub fn age_comments(&self) {
        self.query("UPDATE wp_comments SET comment_date_gmt = comment_date_gmt - INTERVAL 1 HOUR");
    }

    /// Returns the IDs of the last comment and of its parent, 0 for none.
    pub fn last_comment_ids(&self) -> (u64, u64) {
        let row = self.query(
            "SELECT comment_ID, comment_parent FROM wp_comments ORDER BY comment_ID DESC LIMIT 1",
        );
        let mut numbers = row
            .split_whitespace()
            .map(|it| it.parse().expect("a number"));
        let mut next = || numbers.next().expect("a comment");
        (next(), next())
    }

    /// Returns the comments in its database, oldest first.
    pub fn comments(&self) -> Vec<StoredComment> {
        let rows = self.query(
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

    fn query(&self, statements: &str) -> String {
        self.server.query(&self.database, statements)
    }

    /// Runs the installation.
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
        self.set_option("comment_previously_approved", "0");
        self.delete_comments();
    }
}

/// Returns the database server with the template database; the first call starts it.
async fn database_server(installed: &Path) -> Arc<MariaDb> {
    let mut shared = DATABASE_SERVER.lock().await;
    if let Some(server) = &*shared {
        return server.clone();
    }
    let server = Arc::new(MariaDb::start());
    server.create(TEMPLATE_DATABASE);
    WordPress::serve(installed, server.clone(), TEMPLATE_DATABASE.to_owned())
        .install()
        .await;
    shared.insert(server).clone()
}

/// Stops the database server.
pub(crate) fn stop_database() {
    DATABASE_SERVER.blocking_lock().take();
}

/// Fills the folder with a WordPress: links to the installed files, and its own configuration.
fn populate(root: &Path, installed: &Path, server: &MariaDb, database: &str, origin: &str) {
    let plugins = root.join("wp-content/mu-plugins");
    fs::create_dir_all(&plugins).expect("a folder");
    fs::write(plugins.join("e2e.php"), PLUGIN).expect("a plugin");
    let configuration = CONFIGURATION
        .replace("{database}", database)
        .replace("{origin}", origin)
        .replace("{user}", MariaDb::USER)
        .replace("{socket}", &server.socket().to_string_lossy());
    fs::write(root.join("wp-config.php"), configuration).expect("its settings");
    for entry in fs::read_dir(installed).expect("WordPress's folder") {
        let entry = entry.expect("an entry");
        let link = root.join(entry.file_name());
        if !link.exists() {
            symlink(entry.path(), link).expect("a link");
        }
    }
}

fn comment(row: &str) -> StoredComment {
    let row: Value = serde_json::from_str(row).expect("a row is JSON");
    let text = |name: &str| row[name].as_str().expect("a column is text").to_owned();
    StoredComment {
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
