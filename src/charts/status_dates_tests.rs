use super::*;
use crate::charts::measure::NARROWEST;

fn chart(dates: &[(&str, [u32; 3])]) -> Chart {
    let moment = |(date, [verified, reported, no_information]): &(&str, [u32; 3])| Moment {
        date: (*date).to_owned(),
        counts: Counts {
            verified: *verified,
            reported: *reported,
            no_information: *no_information,
            ..Counts::default()
        },
    };
    layout(&Input { name: "huyện Mẫu".to_owned(), dates: dates.iter().map(moment).collect() })
}

#[test]
fn a_bar_is_as_long_as_the_findings_known_by_its_day_and_unknown_is_a_part_of_it() {
    let chart = chart(&[("2022-12-31", [0, 0, 40]), ("2023-12-31", [1, 20, 300])]);
    let end = |row: &Band| row.segments.last().map_or(0.0, |part| part.x.0 + part.width.0);
    assert!(end(&chart.rows[0]) < end(&chart.rows[1]) && end(&chart.rows[1]) <= 100.0);
    assert_eq!(chart.rows[0].segments[0].status, "no-information");
    assert!(chart.rows[1].segments[0].width.0 * NARROWEST / 100.0 >= 4.0, "one of 321 can be seen");
    assert_eq!(chart.statuses, ["verified", "reported", "no-information"]);
}

#[test]
fn rows_do_not_touch_and_the_frame_holds_them() {
    let chart = chart(&[("2022-12-31", [0, 0, 4]), ("2023-06-30", [0, 2, 2]), ("2023-12-31", [2, 0, 2])]);
    for rows in chart.rows.windows(2) {
        assert!(rows[1].text_y.0 - 13.0 >= rows[0].y.0 + BAR);
    }
    assert!(chart.rows.last().is_some_and(|row| row.y.0 + BAR <= chart.height.0));
}

#[test]
fn the_sentence_tells_growth_from_a_standstill_and_from_what_was_taken_back() {
    let reading = |dates: &[(&str, [u32; 3])]| chart(dates).reading;
    let Reading::Grew(told) = reading(&[("2022-12-31", [0, 1, 9]), ("2023-12-31", [1, 3, 6])]) else {
        panic!()
    };
    assert_eq!((told.done_first, told.done, told.verified, told.unknown, told.total), (1, 4, 1, 6, 10));
    assert!(matches!(reading(&[("2022-12-31", [0, 2, 1]), ("2023-12-31", [0, 1, 2])]), Reading::Fell(_)));
    assert!(matches!(reading(&[("2022-12-31", [0, 2, 1]), ("2023-12-31", [2, 0, 1])]), Reading::Same(_)));
    assert!(matches!(reading(&[("2022-12-31", [0, 0, 1])]), Reading::NothingDone(_)));
    assert_eq!(reading(&[]), Reading::Empty);
    assert_eq!(reading(&[("2022-12-31", [0, 0, 0])]), Reading::Empty);
}
