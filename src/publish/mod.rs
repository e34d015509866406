//! The sink that writes the site to disk: whole files, changed files only, nothing foreign touched.
//!
//! The output folder may be the live site, and the build may fail or the power may go at any moment. Therefore:
//!
//! * **Ownership is written down.** The manifest, `.minhbach` in the output folder, lists every file that this
//!   program wrote there, one path a line. A folder with other content and no manifest is refused; a file that
//!   the manifest does not list is never changed or removed. Symbolic links inside the folder are not followed.
//! * **Nothing changes before everything is known.** [`DiskSink`] compares each artifact with the file that is
//!   there. Equal files are left alone, with their times; the others are written to a staging folder beside the
//!   site. Only [`DiskSink::commit`] touches the site. A sink that is dropped leaves everything as it was.
//! * **A crash can be repaired by the next build.** At any moment the manifest lists at least the files that are
//!   there: `commit` first writes the union of the old and the new list, then removes what is no longer produced,
//!   then renames the staged files into place, and writes the new list last.
//!
//! * **What stands is not made again.** With a [`Memory`] the sink knows the fingerprint of every file and of what it
//!   was made from, so a page whose inputs are the same is neither rendered nor read nor written. The memory is
//!   trusted only where a file still has the length and the time that it had.
//!
//! Staged files are not flushed to the disk one by one, which would take minutes for a large site; only the
//! manifest is. One build at a time may write to a folder.

mod claims;
mod commit;
mod compress;
mod error;
mod folders;
mod manifest;
mod memory;
mod notes;
mod pieces;
mod sink;
mod written;

pub use commit::Published;
pub use error::PublishError;
pub use memory::{Memory, program};
pub use sink::DiskSink;

/// The list of the files that this program wrote.
const MANIFEST: &str = ".minhbach";

/// Where changed files wait for the commit; on the same volume as the site, so that a rename is enough.
const STAGING: &str = ".minhbach-staging";

/// The folder part of a path with `/`; empty for a file at the top.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests;
