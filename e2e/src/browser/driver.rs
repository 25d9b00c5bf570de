use super::display::Display;
use super::{Engine, Preferences};
use crate::back_ends::service::{self, Service};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// GTK allows no window narrower than the browser's buttons, so this makes them tiny.
const SMALL_CONTROLS: &str =
    "* { min-width: 0; padding: 0; margin: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }";

/// A WebDriver process and its home folder. Dropping it ends both.
pub(crate) struct Driver {
    address: SocketAddr,
    _service: Service,
    _display: Option<Display>,
    // Last, so that the folder outlives the processes that write to it.
    _home: TempDir,
}

impl Driver {
    /// Starts the engine's driver and waits until it listens.
    pub(crate) fn start(preferences: &Preferences) -> Self {
        let home = service::temp_folder("e2e-");
        let address = service::free_address();
        let port = address.port();
        let display = (preferences.engine == Engine::WebKit).then(Display::start);
        let name = match preferences.engine {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::WebKit => "WebKitWebDriver",
        };
        let mut command = Command::new(name);
        match preferences.engine {
            Engine::Chromium | Engine::WebKit => command.arg(format!("--port={port}")),
            Engine::Firefox => command
                .args(["--allow-system-access", "--port"])
                .arg(port.to_string()),
        };
        if let Some(display) = &display {
            write_gtk_settings(home.path(), preferences);
            command
                .env("DISPLAY", display.name())
                .env("GDK_BACKEND", "x11")
                // Skia draws faster on the CPU than through software OpenGL.
                .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
                // The baseline compiler of WebAssembly stops the page's thread by a signal for each
                // function it has compiled. GLib 2.74 takes a signal at the wrong moment for an
                // error and ends the page: "getauxval () failed: Interrupted system call".
                .env("JSC_useBBQJIT", "0")
                .env("XDG_CONFIG_HOME", home.path().join("config"))
                .env("XDG_CACHE_HOME", home.path().join("cache"))
                .env("XDG_DATA_HOME", home.path().join("data"))
                .env(
                    "GTK_THEME",
                    if preferences.prefers_dark {
                        "Adwaita:dark"
                    } else {
                        "Adwaita"
                    },
                );
        }
        command.env("HOME", home.path()).env("TMPDIR", home.path());
        let service = Service::start(name, home.path(), &mut command, || {
            service::is_listening(address)
        });
        Self {
            address,
            _service: service,
            _display: display,
            _home: home,
        }
    }

    /// Opens a browser session.
    pub(crate) async fn session(&self, preferences: &Preferences) -> Client {
        let Value::Object(capabilities) = capabilities(preferences) else {
            unreachable!("capabilities are an object")
        };
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://{}/", self.address))
            .await
            .unwrap_or_else(|error| panic!("a session with {}: {error}", preferences.engine))
    }
}

fn write_gtk_settings(home: &Path, preferences: &Preferences) {
    let folder = home.join("config/gtk-3.0");
    fs::create_dir_all(&folder).expect("a settings folder");
    let animations = !preferences.prefers_reduced_motion;
    fs::write(
        folder.join("settings.ini"),
        format!("[Settings]\ngtk-enable-animations={animations}\n"),
    )
    .expect("settings");
    fs::write(folder.join("gtk.css"), SMALL_CONTROLS).expect("a style sheet");
}

/// Returns the path of WebKitGTK's MiniBrowser, which no distribution puts on the `PATH`.
fn mini_browser() -> PathBuf {
    if let Some(path) = env::var_os("ARTICLE_WIDGET_MINIBROWSER") {
        return path.into();
    }
    let by_architecture = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    by_architecture
        .map(|entry| entry.path())
        .chain(["/usr/libexec", "/usr/lib"].map(PathBuf::from))
        .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|path| path.is_file())
        .expect(
            "ARTICLE_WIDGET_MINIBROWSER names WebKitGTK's MiniBrowser, which is in none of \
             /usr/lib/*/webkit2gtk-4.1, /usr/libexec/webkit2gtk-4.1 and /usr/lib/webkit2gtk-4.1",
        )
}

fn capabilities(preferences: &Preferences) -> Value {
    match preferences.engine {
        Engine::Chromium => {
            let mut options = json!({ "args": chromium_arguments(preferences) });
            if let Ok(binary) = env::var("ARTICLE_WIDGET_CHROMIUM") {
                options["binary"] = json!(binary);
            }
            json!({ "goog:loggingPrefs": { "browser": "ALL" }, "goog:chromeOptions": options })
        }
        Engine::Firefox => json!({
            "moz:firefoxOptions": {
                "args": ["-headless"],
                "prefs": firefox_preferences(preferences),
            },
        }),
        Engine::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
        }),
    }
}

fn chromium_arguments(preferences: &Preferences) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        // No requests may leave this machine, neither the browser's nor the page's.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-sync",
        "--no-default-browser-check",
        "--no-first-run",
        "--disable-features=MediaRouter,OptimizationHints,Translate",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ]
    .map(str::to_owned)
    .to_vec();
    let scheme = if preferences.prefers_dark { 0 } else { 1 };
    arguments.push(format!("--blink-settings=preferredColorScheme={scheme}"));
    if preferences.prefers_reduced_motion {
        arguments.push("--force-prefers-reduced-motion".to_owned());
    }
    if let Some(language) = &preferences.language {
        arguments.push(format!("--lang={language}"));
        arguments.push(format!("--accept-lang={language}"));
    }
    arguments
}

fn firefox_preferences(preferences: &Preferences) -> Value {
    let mut settings = json!({
        "layout.css.prefers-color-scheme.content-override": if preferences.prefers_dark { 0 } else { 1 },
        "ui.prefersReducedMotion": i32::from(preferences.prefers_reduced_motion),
        "browser.cache.disk.enable": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
    });
    if let Some(language) = &preferences.language {
        settings["intl.accept_languages"] = json!(language);
    }
    settings
}
