/// What a run ends with; the numbers are part of the public interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The content has errors; nothing was written.
    Content = 1,
    /// The command line is wrong.
    Usage = 2,
    /// A file could not be read or written.
    Io = 3,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
