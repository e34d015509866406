//! Cells to CSV that spreadsheets open without harm.

use std::borrow::Cow;
use std::io;

use super::cell::Cell;
use super::column::{Field, Rows};

/// Without it Excel takes the file for a legacy code page.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The same in memory, for a small file.
pub(super) fn encode<'c>(
    fields: &[Field],
    visit: impl FnOnce(&mut Rows<'_, 'c>) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut bytes = head(fields);
    rows(visit, &mut bytes)?;
    Ok(bytes)
}

/// The header. Keys are words of this program without anything to quote.
pub(super) fn head(fields: &[Field]) -> Vec<u8> {
    let keys: Vec<&str> = fields.iter().map(|field| field.key).collect();
    [BYTE_ORDER_MARK, keys.join(",").as_bytes(), b"\r\n"].concat()
}

/// Writes all rows that `visit` hands over.
pub(super) fn rows<'c>(
    visit: impl FnOnce(&mut Rows<'_, 'c>) -> io::Result<()>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut room = String::new();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    visit(&mut |cells: &[Cell<'c>]| {
        for cell in cells {
            writer.write_field(safe(cell.text(&mut room)).as_bytes())?;
        }
        // A record of nothing ends the row begun by `write_field`.
        Ok(writer.write_record(None::<&[u8]>)?)
    })?;
    writer.flush()
}

/// The text of a cell, with an apostrophe before it if a spreadsheet could run it as a formula.
fn safe(text: &str) -> Cow<'_, str> {
    if starts_formula(text) && !is_plain_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The full-width signs count too: Excel of East Asian languages reads them like the others.
fn starts_formula(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n') => true,
        // The first byte of all four.
        Some(0xef) => text.starts_with(['＝', '＋', '－', '＠']),
        _ => false,
    }
}

fn is_plain_number(text: &str) -> bool {
    let body = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_a_spreadsheet_could_run_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "-",
            "-1.",
            "＝1+1",
            "-1e5",
        ] {
            assert_eq!(safe(text), format!("'{text}"));
        }
    }

    #[test]
    fn a_number_and_an_ordinary_text_stay_as_they_are() {
        for text in ["-0.5", "+12", "-3", "7.550", "a=b", "3.3.2", "'=1", " =1", ""] {
            assert_eq!(safe(text), text);
        }
        let below_zero: rust_decimal::Decimal = "-1.50".parse().unwrap();
        assert_eq!(safe(Cell::from(below_zero).text(&mut String::new())), "-1.50");
    }

    #[test]
    fn a_list_is_neutralised_like_a_text() {
        assert_eq!(safe(Cell::from(vec!["=1", "a"]).text(&mut String::new())), "'=1 | a");
    }
}
