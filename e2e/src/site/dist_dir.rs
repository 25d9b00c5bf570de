//! The built site in `$ARTICLE_WIDGET_DIST`.

use crate::Site;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Returns the folder that Trunk has built, `$ARTICLE_WIDGET_DIST`.
pub fn dist_dir() -> PathBuf {
    env::var_os("ARTICLE_WIDGET_DIST")
        .map(PathBuf::from)
        .expect("ARTICLE_WIDGET_DIST names the folder that Trunk built")
}

impl Site {
    /// Serves a copy of the built site in which `change` has changed every file with `name` in its file name.
    /// Panics if there is none. Dropping the folder that comes with the site removes the copy.
    pub async fn of_altered_widget(name: &str, change: impl Fn(&mut Vec<u8>)) -> (Self, TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut changed = 0;
        copy(&dist_dir(), folder.path(), &mut |path, bytes| {
            if path
                .file_name()
                .is_some_and(|it| it.to_string_lossy().contains(name))
            {
                change(bytes);
                changed += 1;
            }
        });
        assert!(changed > 0, "no file is called {name}");
        (Self::of(folder.path()).await, folder)
    }
}

fn copy(from: &Path, to: &Path, change: &mut impl FnMut(&Path, &mut Vec<u8>)) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let copied = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir(&copied).expect("a folder");
            copy(&path, &copied, change);
        } else {
            let mut bytes = fs::read(&path).expect("a file");
            change(&path, &mut bytes);
            fs::write(&copied, bytes).expect("a copy");
        }
    }
}
