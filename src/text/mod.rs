//! Vietnamese typography and plain-text tools, without any knowledge of records or pages.
//!
//! Three questions are answered here, and nowhere else in the program:
//!
//! * How is a value written for readers? [`Locale`] writes decimals, percentages and dates; a figure keeps the
//!   digits it was stated with, and rounding happens only where a caller asks for it.
//! * When are two texts the same for a person? [`fold`] drops case and marks, [`slug`] makes an address of a
//!   text, [`closest`] finds what a misspelt name was meant to be, [`nfc`] settles how letters are encoded.
//! * Which text comes first? [`collation_key`] knows the Vietnamese alphabet, its tones, and that
//!   "Sơn Kim 2" comes before "Sơn Kim 10".
//!
//! [`PartialDate`] stands here too: documents often state a month or only a year, and a date that is not known
//! to the day must not be given one.

mod closest;
mod collation;
mod date;
mod fold;
mod letter;
mod locale;
mod numbers;

pub use closest::closest;
pub use collation::{collation_key, initial};
pub use date::{PartialDate, PartialDateError};
pub use fold::{fold, is_nfc, nfc, slug};
pub use letter::is_word;
pub use locale::Locale;
pub use numbers::numbers;
