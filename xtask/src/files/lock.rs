//! A lock between two `cargo xtask` that run at once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A lock file.
pub struct FileLock {
    path: PathBuf,
    /// What the holder does; a waiting process prints it.
    activity: &'static str,
}

impl FileLock {
    pub fn new(folder: &Path, name: &str, activity: &'static str) -> Self {
        Self {
            path: folder.join(name),
            activity,
        }
    }

    /// Waits until no other process holds the lock. Dropping the file releases it.
    pub fn acquire(&self) -> Result<File> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
        let file =
            File::create(&self.path).with_context(|| format!("making {}", self.path.display()))?;
        if file.try_lock().is_err() {
            println!(
                "Waiting for another `cargo xtask` to finish {}",
                self.activity
            );
            file.lock()
                .with_context(|| format!("locking {}", self.path.display()))?;
        }
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;
    use std::{env, process, thread};

    use super::*;

    #[test]
    fn the_second_waits_for_the_first() {
        let folder = env::temp_dir().join(format!("xtask-lock-{}", process::id()));
        let lock = FileLock::new(&folder, "test.lock", "the test");
        thread::scope(|scope| {
            let first = lock.acquire().unwrap();
            let second = scope.spawn(|| lock.acquire());
            thread::sleep(Duration::from_millis(100));
            assert!(!second.is_finished());
            drop(first);
            assert!(second.join().unwrap().is_ok());
        });
        fs::remove_dir_all(folder).unwrap();
    }
}
