use super::*;
use crate::charts::measure::NARROWEST;

fn chart(years: &[(&str, [u32; 3])]) -> Chart {
    let year = |(label, [verified, reported, in_progress]): &(&str, [u32; 3])| Year {
        label: (*label).to_owned(),
        counts: Some(Counts {
            verified: *verified,
            reported: *reported,
            in_progress: *in_progress,
            ..Counts::default()
        }),
    };
    layout(&Input { name: "huyện Mẫu".to_owned(), years: years.iter().map(year).collect() })
}

#[test]
fn a_bar_is_as_long_as_its_year_has_findings_and_ends_inside_the_frame() {
    let chart = chart(&[("2022", [1, 1, 400]), ("2023", [0, 40, 0]), ("2024", [0, 0, 0])]);
    let end = |row: &Band| row.segments.last().map_or(0.0, |part| part.x.0 + part.width.0);
    assert!(end(&chart.rows[0]) <= 100.0 && end(&chart.rows[0]) > end(&chart.rows[1]));
    assert!(chart.rows[0].segments.iter().all(|part| part.width.0 * NARROWEST / 100.0 >= 4.0));
    assert!(chart.rows[2].segments.is_empty());
    assert_eq!(chart.statuses, ["verified", "reported", "in-progress"]);
}

#[test]
fn the_sentence_names_the_year_with_the_most_open_ones() {
    let Reading::Open(sums) = chart(&[("2022", [1, 2, 3]), ("2023", [0, 1, 3]), ("2024", [2, 0, 0])]).reading
    else {
        panic!()
    };
    assert_eq!((sums.done, sums.total, sums.verified), (6, 12, 3));
    assert_eq!((sums.most_open.as_str(), sums.open, sums.open_of), ("2022", 3, 6));
    assert!(matches!(chart(&[("2024", [2, 1, 0])]).reading, Reading::AllDone(_)));
    assert_eq!(chart(&[]).reading, Reading::Empty);
    assert_eq!(chart(&[("2024", [0, 0, 0])]).reading, Reading::Empty);
}

#[test]
fn a_year_without_a_document_is_a_slot_and_not_a_year_without_findings() {
    let years = vec![
        Year { label: "2021".to_owned(), counts: None },
        Year { label: "2022".to_owned(), counts: Some(Counts { no_information: 4, ..Counts::default() }) },
    ];
    let chart = layout(&Input { name: String::new(), years });
    assert_eq!(chart.rows[0].done, None);
    assert_eq!(chart.rows[1].done, Some(0));
    assert!(matches!(chart.reading, Reading::NothingKnown(_)));
}
