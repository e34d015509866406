use crate::text::slug;

/// The part of a document that a place lies in: what stands before its first comma. `II.2.a` of
/// `II.2.a, gạch đầu dòng 1`.
pub(crate) fn locator_part(locator: &str) -> &str {
    locator.split_once(',').map_or(locator, |(part, _)| part).trim()
}

/// The fragment of a place on the page of its document.
pub(crate) fn locator_fragment(locator: &str) -> String {
    format!("cho-{}", slug(locator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_in_the_part_before_its_comma() {
        for (locator, part) in [
            ("II.2.a, gạch đầu dòng 1", "II.2.a"),
            ("Phụ lục I, mục 7.1.2.2", "Phụ lục I"),
            ("Mở đầu", "Mở đầu"),
        ] {
            assert_eq!(locator_part(locator), part);
        }
    }

    #[test]
    fn places_that_differ_have_fragments_that_differ() {
        assert_eq!(locator_fragment("Phụ lục I, mục 7.1.2.2"), "cho-phu-luc-i-muc-7-1-2-2");
        assert_ne!(locator_fragment("II.1, gạch đầu dòng 1"), locator_fragment("II.11, gạch đầu dòng 1"));
    }
}
