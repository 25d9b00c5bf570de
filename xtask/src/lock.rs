//! For what two `cargo xtask` at once would spoil for each other.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub struct Lock {
    path: PathBuf,
    /// What its holder does, for those who wait.
    doing: &'static str,
}

impl Lock {
    pub fn new(folder: &Path, name: &str, doing: &'static str) -> Self {
        Self {
            path: folder.join(name),
            doing,
        }
    }

    /// Waits for whoever holds it, then holds it until the file is dropped.
    pub fn take(&self) -> Result<File> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
        let file =
            File::create(&self.path).with_context(|| format!("making {}", self.path.display()))?;
        if file.try_lock().is_err() {
            println!("Waiting for another `cargo xtask` to finish {}", self.doing);
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
        let lock = Lock::new(&folder, "test.lock", "the test");
        thread::scope(|scope| {
            let first = lock.take().unwrap();
            let second = scope.spawn(|| lock.take());
            thread::sleep(Duration::from_millis(100));
            assert!(!second.is_finished());
            drop(first);
            assert!(second.join().unwrap().is_ok());
        });
        fs::remove_dir_all(folder).unwrap();
    }
}
