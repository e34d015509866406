/// The digits of packed numbers.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The values of the digits of a packed text; what is no digit counts as nothing.
pub(super) fn digits(packed: &str) -> impl Iterator<Item = u32> + '_ {
    packed.bytes().map(|byte| DIGITS.iter().position(|&digit| digit == byte).unwrap_or_default() as u32)
}

/// The weight of a level, as the index writes it.
pub(super) fn level_weight(level: u32) -> f64 {
    (2_f64.powf((f64::from(level) - 25.0) / 8.0) * 100.0).round() / 100.0
}
