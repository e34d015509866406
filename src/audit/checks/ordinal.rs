//! Numbers as documents print them: `7.1.2`, `IV.`, `đ)`, in one measure.

/// A place in a row, from 1.
pub(super) type Ordinal = u32;

/// The letters with which Vietnamese documents count; ă and â are passed over.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The parts of a printed number: 7, 1, 2 of `7.1.2`; empty where it is no number.
pub(super) fn parts(printed: &str) -> Vec<Ordinal> {
    let trimmed = printed.trim().trim_end_matches(['.', ')', ':']);
    trimmed.split('.').map(|part| ordinal(part.trim())).collect::<Option<_>>().unwrap_or_default()
}

fn ordinal(part: &str) -> Option<Ordinal> {
    if let Ok(number) = part.parse() {
        return Some(number);
    }
    roman(part).or_else(|| {
        let mut letters = part.chars();
        let (letter, rest) = (letters.next()?, letters.next());
        let at = LETTERS.chars().position(|known| known == letter).filter(|_| rest.is_none())?;
        u32::try_from(at + 1).ok()
    })
}

/// The value of a Roman number in capitals.
pub(super) fn roman(text: &str) -> Option<u32> {
    let digit = |letter: char| match letter {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let value = |(at, &digit): (usize, &u32)| {
        let is_less = digits.get(at + 1).is_some_and(|&next| next > digit);
        if is_less { -i64::from(digit) } else { i64::from(digit) }
    };
    u32::try_from(digits.iter().enumerate().map(value).sum::<i64>()).ok().filter(|&number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn every_usual_way_of_counting_is_read() {
        assert_eq!(parts("7.1.2"), [7, 1, 2]);
        assert_eq!(parts("IV."), [4]);
        assert_eq!(parts("II.2.8"), [2, 2, 8]);
        assert_eq!(parts("đ)"), [5]);
        assert_eq!(parts("e"), [6]);
        assert!(parts("Phụ lục").is_empty() && parts("").is_empty());
    }
}
