use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader, Read, Seek};
use std::process::{Child, Command, Stdio};

/// The position of the pointer: the middle of the screen.
pub(crate) const POINTER: (u32, u32) = (1000, 2500);

/// A virtual screen (Xvfb) for a browser without headless mode.
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts a server on the first free display number.
    pub(crate) fn start() -> Self {
        let mut errors = tempfile::tempfile().expect("a temporary file");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args([
                "-screen",
                "0",
                &format!("{}x{}x24", 2 * POINTER.0, 2 * POINTER.1),
            ])
            .stdout(Stdio::piped())
            .stderr(errors.try_clone().expect("a second handle to the file"))
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        BufReader::new(server.stdout.take().expect("Xvfb has an output"))
            .read_line(&mut number)
            .expect("Xvfb names its display");
        let display = Self {
            server,
            name: format!(":{}", number.trim()),
        };
        if display.name == ":" {
            let mut text = String::new();
            let _ = errors.rewind();
            let _ = errors.read_to_string(&mut text);
            panic!("Xvfb ended without a display:\n{text}");
        }
        display
    }

    /// Returns the value of `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(pid) = Pid::from_raw(self.server.id().cast_signed()) {
            // SIGTERM lets it remove its lock and socket.
            let _ = kill_process(pid, Signal::TERM);
        }
        let _ = self.server.wait();
    }
}
