use std::io::Write;

/// Where a command writes. Tests hand in two buffers, `main` the standard streams.
pub struct Terminal<'w> {
    out: &'w mut dyn Write,
    err: &'w mut dyn Write,
    watched: bool,
}

impl<'w> Terminal<'w> {
    /// Results go to `out`, everything else to `err`.
    pub fn new(out: &'w mut dyn Write, err: &'w mut dyn Write) -> Self {
        Self { out, err, watched: false }
    }

    /// Somebody may be looking at `err` while the command runs: long work shows how far it is.
    #[must_use]
    pub fn watched(self, watched: bool) -> Self {
        Self { watched, ..self }
    }

    pub(super) fn is_watched(&self) -> bool {
        self.watched
    }

    /// Writes a result. A reader that has gone away (`minhbach check | head`) is no error.
    pub fn print(&mut self, text: &str) {
        let _ = self.out.write_all(text.as_bytes());
        let _ = self.out.flush();
    }

    /// Writes a message.
    pub fn error(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
        let _ = self.err.flush();
    }
}

impl std::fmt::Debug for Terminal<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Terminal").finish_non_exhaustive()
    }
}
