use super::*;

fn chart(counts: [u32; 5], overdue: Option<u32>) -> Chart {
    let [verified, reported, in_progress, not_assessed, no_information] = counts;
    let name = "huyện Mẫu".to_owned();
    let counts =
        Counts { verified, reported, in_progress, not_assessed, no_information, ..Counts::default() };
    layout(&Input { name, counts, overdue })
}

#[test]
fn parts_stand_in_order_fill_the_bar_and_zero_has_none() {
    let chart = chart([0, 23, 25, 2, 3], None);
    let statuses: Vec<&str> = chart.segments.iter().map(|part| part.status).collect();
    assert_eq!(statuses, ["reported", "in-progress", "not-assessed", "no-information"]);
    let end = chart.segments.last().unwrap();
    assert!((end.x.0 + end.width.0 - 100.0).abs() < 1e-9);
    assert_eq!(chart.total, 53);
}

#[test]
fn words_stand_over_a_part_that_is_as_wide_and_the_others_are_listed_with_a_sample() {
    let chart = chart([0, 23, 25, 2, 3], None);
    assert_eq!(
        chart.segments.iter().map(|part| part.sample_y.is_some()).collect::<Vec<_>>(),
        [false, false, true, true]
    );
    assert_eq!(chart.segments[1].label.x, chart.segments[1].x);
    assert_eq!(chart.segments[3].label.y.0 - chart.segments[2].label.y.0, LINE + 3.0);
    assert!(chart.height.0 > chart.segments[3].label.y.0);
}

#[test]
fn one_among_hundreds_can_still_be_seen() {
    let chart = chart([1, 1, 400, 1, 1], None);
    assert!(chart.segments.iter().all(|part| part.width.0 >= LEAST));
    let all: f64 = chart.segments.iter().map(|part| part.width.0).sum();
    assert!((all - 100.0).abs() < 1e-9);
}

#[test]
fn the_sentence_tells_verified_from_reported_and_from_nothing_known() {
    assert_eq!(chart([0; 5], None).reading, Reading::Empty);
    assert!(chart([0; 5], None).segments.is_empty());
    assert!(matches!(chart([0, 0, 0, 0, 191], None).reading, Reading::NothingKnown(_)));
    assert!(matches!(chart([0, 0, 3, 0, 1], None).reading, Reading::NothingDone(_)));
    assert!(matches!(chart([0, 23, 25, 2, 3], None).reading, Reading::NoneVerified(_)));
    let Reading::SomeVerified(counts) = chart([1, 2, 0, 0, 0], None).reading else { panic!() };
    assert_eq!((counts.done, counts.verified), (3, 1));
}

#[test]
fn overdue_is_shown_only_where_there_is_some() {
    assert!(chart([0, 0, 3, 0, 1], Some(0)).overdue.is_none());
    let chart = chart([0, 0, 3, 0, 1], Some(2));
    let overdue = chart.overdue.unwrap();
    assert_eq!(overdue.count, 2);
    assert!(chart.height.0 > overdue.y.0);
}

#[test]
fn what_another_took_the_place_of_is_neither_done_nor_open() {
    let counts = Counts { reported: 2, superseded: 3, not_started: 4, ..Counts::default() };
    assert_eq!((counts.total(), counts.done(), counts.open()), (9, 2, 4));
    let chart = layout(&Input { name: String::new(), counts, overdue: None });
    let statuses: Vec<&str> = chart.segments.iter().map(|part| part.status).collect();
    assert_eq!(statuses, ["reported", "not-started", "superseded"]);
}
