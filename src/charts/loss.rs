use rust_decimal::Decimal;

use super::measure::{Weight, text_width, word_width};
use super::state::State;

/// "chưa rõ ": characters set aside before the figure of a note, or of the words under the total.
pub(super) const NOTE_WORDS: usize = 8;
/// "liệt kê thừa ": the same for what is listed too much.
pub(super) const OVER_WORDS: usize = 13;

/// A domain's loss, told apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Loss {
    pub(super) lost: Decimal,
    pub(super) explained: Decimal,
    pub(super) unexplained: Decimal,
    pub(super) over: Decimal,
}

impl Loss {
    /// A score above its maximum loses nothing; that the document says so is for the audit to tell.
    pub(super) fn of(lost: State, itemised: Decimal) -> Option<Self> {
        let lost = lost.value()?;
        let lost = if lost.is_sign_negative() { Decimal::ZERO } else { lost };
        let explained = itemised.clamp(Decimal::ZERO, lost);
        Some(Self {
            lost,
            explained,
            unexplained: lost.saturating_sub(explained),
            over: itemised.saturating_sub(lost).max(Decimal::ZERO),
        })
    }

    /// The key of the note beside its bar; none if nothing was lost.
    pub(super) fn note(&self) -> Option<&'static str> {
        if !self.over.is_zero() {
            Some("over-listed")
        } else if !self.unexplained.is_zero() {
            Some("unexplained")
        } else {
            (!self.lost.is_zero()).then_some("all-itemised")
        }
    }

    /// The width of the note in pixels.
    pub(super) fn note_width(&self) -> f64 {
        let width = |characters: usize, points: Decimal, weight: Weight| {
            word_width(characters, weight) + text_width(&points.to_string(), weight)
        };
        match self.note() {
            None => 0.0,
            Some("over-listed") => width(OVER_WORDS, self.over, Weight::Regular),
            Some("unexplained") => width(NOTE_WORDS, self.unexplained, Weight::Bold),
            Some(_) => word_width(NOTE_WORDS, Weight::Regular),
        }
    }
}
