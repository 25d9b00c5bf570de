//! WordPress, as Debian publishes it.

use crate::mariadb::MariaDb;
use crate::service::{Service, folder, free_address, listens};
use crate::timings::{Phase, Watch};
use crate::{Comment, http};
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

/// Where Debian installs it.
const INSTALLED: &str = "/usr/share/wordpress";

/// What every WordPress has in each of its files: here its own `wp-config.php` is the one to read.
const CONFIGURATION: &str = "<?php
define('DB_NAME', '{database}');
define('DB_USER', '{user}');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_SITEURL', '{origin}');
define('WP_HOME', '{origin}');
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

/// The database that every other one is a copy of: that of a WordPress just installed.
const TEMPLATE: &str = "template";

/// The database server of all tests, once one of them has asked for it.
static SERVER: Mutex<Option<Arc<MariaDb>>> = Mutex::const_new(None);

/// How many databases there have been.
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A real WordPress on a port of its own, with a database of its own and one post.
pub struct WordPress {
    origin: String,
    _service: Service,
    server: Arc<MariaDb>,
    database: String,
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
        let _watch = Watch::start(Phase::BackEnd);
        let server = server(&installed).await;
        let database = format!("wordpress_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        server.copy(TEMPLATE, &database);
        Self::serve(&installed, server, database)
    }

    /// Runs one on a database.
    fn serve(installed: &Path, server: Arc<MariaDb>, database: String) -> Self {
        let folder = folder("e2e-wordpress-");
        let root = folder.path().join("root");
        let address = free_address();
        let origin = format!("http://{address}");
        furnish(&root, installed, &server, &database, &origin);
        let beginning = folder.path().join("beginning.php");
        let root = format!("{}/", root.display());
        // WordPress looks for its settings beside the files that are run, and links do not hide
        // where those are.
        fs::write(&beginning, format!("<?php define('ABSPATH', '{root}');")).expect("a file");
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
        Self {
            origin,
            _service: service,
            server,
            database,
            _folder: folder,
        }
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Changes one of its options, by the name that it has in `wp_options`.
    pub fn set(&self, option: &str, value: &str) {
        self.query(&format!(
            "REPLACE INTO wp_options (option_name, option_value, autoload)
             VALUES ('{option}', '{value}', 'yes')"
        ));
    }

    /// Opens its post to comments, or closes it.
    pub fn accept(&self, comments: bool) {
        let status = if comments { "open" } else { "closed" };
        self.query(&format!(
            "UPDATE wp_posts SET comment_status = '{status}' WHERE ID = {}",
            Self::POST
        ));
    }

    /// Forgets every comment, and with them how long ago the last one came.
    pub fn clear(&self) {
        self.query("DELETE FROM wp_comments");
    }

    /// Moves every comment an hour back: nothing that comes now is a flood.
    pub fn age(&self) {
        self.query("UPDATE wp_comments SET comment_date_gmt = comment_date_gmt - INTERVAL 1 HOUR");
    }

    /// The number of the last comment, and that of the one it answers: 0 for none.
    pub fn last(&self) -> (u64, u64) {
        let row = self.query(
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

/// The database server, with the database that others are copies of.
async fn server(installed: &Path) -> Arc<MariaDb> {
    let mut known = SERVER.lock().await;
    if let Some(server) = &*known {
        return server.clone();
    }
    let server = Arc::new(MariaDb::start());
    server.create(TEMPLATE);
    WordPress::serve(installed, server.clone(), TEMPLATE.to_owned())
        .install()
        .await;
    known.insert(server).clone()
}

/// Ends the database server.
pub(crate) fn end_all() {
    SERVER.blocking_lock().take();
}

/// Gives the folder all that is in a WordPress, most of it by links.
fn furnish(root: &Path, installed: &Path, server: &MariaDb, database: &str, origin: &str) {
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
