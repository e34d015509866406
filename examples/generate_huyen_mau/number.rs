//! Figures as whole thousandths: no binary fraction ever enters the content.

/// A thousandth of a point or of a percent.
pub(crate) type Milli = i64;

/// One whole.
pub(crate) const ONE: Milli = 1000;

/// With a dot and exactly `decimals` digits behind it (at most three, further ones are cut), as data files have it.
pub(crate) fn plain(value: Milli, decimals: usize) -> String {
    let text = format!("{}.{:03}", value / ONE, value % ONE);
    let surplus = if decimals == 0 { 4 } else { 3 - decimals };
    text[..text.len() - surplus].to_owned()
}

/// With a comma and without closing zeros, as a sentence has it.
pub(crate) fn spoken(value: Milli) -> String {
    let text = plain(value, 3);
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// With a comma and exactly `decimals` digits, as a table has it.
pub(crate) fn printed(value: Milli, decimals: usize) -> String {
    plain(value, decimals).replace('.', ",")
}

/// A count with points between thousands.
pub(crate) fn grouped(count: i64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// `100 × part / whole` in thousandths of a percent, rounded half up at `decimals` digits (at most two).
pub(crate) fn percent(part: i64, whole: i64, decimals: u32) -> Milli {
    let scale = 10_i64.pow(decimals);
    let rounded = (2 * 100 * scale * part + whole) / (2 * whole);
    rounded * (ONE / scale)
}

/// Whether [`percent`] would have to round an exact half, which is done in more than one way.
pub(crate) fn is_half(part: i64, whole: i64, decimals: u32) -> bool {
    (2 * 100 * 10_i64.pow(decimals) * part) % (2 * whole) == whole
}
