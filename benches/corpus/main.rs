//! Writes content of a named size into a folder: `cargo run --release --example corpus -- SIZE DIR [SEED]`.

#[path = "mod.rs"]
mod corpus;

use std::error::Error;
use std::path::Path;

use corpus::{SEED, SIZES, Size};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let names = SIZES.map(|size| size.name).join(", ");
    let usage = || format!("usage: corpus SIZE DIR [SEED], SIZE one of {names}");
    let [name, folder, rest @ ..] = words.as_slice() else { return Err(usage().into()) };
    let size = Size::named(name).ok_or_else(usage)?;
    let seed = rest.first().map_or(Ok(SEED), |word| word.parse())?;
    corpus::write(size, seed, Path::new(folder))?;
    Ok(())
}
