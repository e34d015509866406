use super::fold;

/// The candidate that `wanted` was probably meant to be, for "did you mean …".
///
/// Folded forms are compared, so that a name without its marks finds the name with them. Up to a third of the
/// letters of `wanted` (at least one) may be missing, surplus, wrong or swapped, but never all of them. Of equally
/// close candidates the one closer in its marks and case wins, then the first in code-point order: the order in
/// which candidates come has no say.
pub fn closest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(wanted);
    let length = folded.chars().count();
    let allowed = (length / 3).max(1).min(length.saturating_sub(1));
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let distance = distance_within(&folded, &fold(candidate), length, allowed)?;
            Some((distance, candidate))
        })
        .min_by(|(a_distance, a), (b_distance, b)| {
            let exactness = |candidate| strsim::damerau_levenshtein(wanted, candidate);
            a_distance.cmp(b_distance).then_with(|| exactness(a).cmp(&exactness(b))).then_with(|| a.cmp(b))
        })
        .map(|(_, candidate)| candidate)
}

fn distance_within(wanted: &str, candidate: &str, length: usize, allowed: usize) -> Option<usize> {
    if wanted == candidate {
        return (length > 0).then_some(0);
    }
    // The lengths alone rule out most of a register of names, at a fraction of the cost.
    if candidate.chars().count().abs_diff(length) > allowed {
        return None;
    }
    Some(strsim::damerau_levenshtein(wanted, candidate)).filter(|&distance| distance <= allowed)
}

#[cfg(test)]
mod tests {
    use super::closest;

    const UNITS: [&str; 5] =
        ["xa-son-tien-18142", "xa-son-bang", "thi-tran-pho-chau", "xa-son-kim-1", "xa-son-kim-2"];

    #[test]
    fn a_slip_of_the_keyboard_finds_the_name() {
        assert_eq!(closest("xa-son-bnag", UNITS), Some("xa-son-bang"));
        assert_eq!(closest("thi-tran-pho-chu", UNITS), Some("thi-tran-pho-chau"));
        assert_eq!(closest("apraised", ["self", "appraised", "total"]), Some("appraised"));
    }

    #[test]
    fn a_name_without_marks_finds_the_name_with_them() {
        assert_eq!(closest("dak glei", ["Đắk Hà", "Đắk Glei"]), Some("Đắk Glei"));
    }

    #[test]
    fn something_quite_different_is_not_suggested() {
        assert_eq!(closest("phong-noi-vu", UNITS), None);
        assert_eq!(closest("", ["a", ""]), None);
        assert_eq!(closest("a", ["b", "ab"]), None);
    }

    #[test]
    fn the_same_letters_win_over_similar_ones() {
        assert_eq!(closest("xa-son-kim-2", UNITS), Some("xa-son-kim-2"));
    }

    #[test]
    fn a_tie_does_not_depend_on_the_order_of_candidates() {
        assert_eq!(closest("xa-son-kim-3", UNITS), Some("xa-son-kim-1"));
        assert_eq!(closest("xa-son-kim-3", UNITS.into_iter().rev()), Some("xa-son-kim-1"));
        assert_eq!(closest("Cẩm Hoà", ["Cẩm Hòa", "Cẩm Hoa"]), closest("Cẩm Hoà", ["Cẩm Hoa", "Cẩm Hòa"]));
        assert_eq!(closest("Sơn Hoa", ["Sơn Hòa", "Sơn Hoa"]), Some("Sơn Hoa"));
    }
}
