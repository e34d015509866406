use super::*;
use crate::charts::Absence;

fn row(label: &str, numerator: &str, denominator: &str) -> Row {
    Row {
        label: label.to_owned(),
        numerator: numerator.parse().map_or(State::Missing(Absence::NotStated), State::Value),
        denominator: denominator.parse().ok(),
        note: None,
        target: None,
    }
}

fn chart(rows: Vec<Row>) -> Chart {
    layout(&Input { name: "huyện Mẫu".to_owned(), what: "thủ tục".to_owned(), rows })
}

fn huong_khe() -> Chart {
    chart(vec![row("2022", "40", "177"), row("5/2023", "18", "131"), row("9/2023", "30", "131")])
}

#[test]
fn an_outline_is_as_long_as_its_denominator() {
    let chart = huong_khe();
    assert_eq!(chart.rows[0].outline, Some(Coord(100.0)));
    assert!((chart.rows[1].outline.unwrap().0 - 74.01).abs() < 0.01);
    assert!((chart.rows[1].filled.unwrap().0 - 10.17).abs() < 0.01);
    assert_eq!(chart.rows[0].percent.unwrap().0.to_string(), "22.60");
}

#[test]
fn a_changed_denominator_is_marked_once_where_it_changes() {
    let changes: Vec<bool> = huong_khe().rows.iter().map(|row| row.change.is_some()).collect();
    assert_eq!(changes, [false, true, false]);
}

#[test]
fn a_row_without_a_denominator_does_not_hide_a_change() {
    let chart = chart(vec![row("a", "1", "10"), row("b", "2", ""), row("c", "3", "12")]);
    assert_eq!(chart.rows[1].state, "no-denominator");
    assert_eq!(chart.rows[1].outline, None);
    let change = chart.rows[2].change.as_ref().unwrap();
    assert_eq!((change.before.0, change.now.0), (Decimal::TEN, Decimal::from(12)));
}

#[test]
fn the_sentence_compares_within_one_whole_and_warns_of_the_other() {
    let Reading::Up(comparison) = huong_khe().reading else { panic!() };
    assert_eq!(comparison.before.numerator.0, Decimal::from(18));
    assert_eq!(comparison.other.unwrap().label, "2022");
    let changed = chart(vec![row("a", "40", "177"), row("b", "18", "131")]);
    assert!(matches!(changed.reading, Reading::OtherDenominator(_)));
}

#[test]
fn zero_of_zero_has_no_percentage_and_missing_has_no_filling() {
    let chart = chart(vec![row("a", "0", "0"), row("b", "", "10"), row("c", "0", "10")]);
    assert_eq!(chart.rows[0].percent, None);
    assert_eq!((chart.rows[1].filled, chart.rows[1].outline), (None, Some(Coord(100.0))));
    assert_eq!(chart.rows[2].filled, Some(Coord(0.0)));
    assert!(matches!(chart.reading, Reading::Single(_)));
}

#[test]
fn more_than_the_whole_reaches_beyond_its_outline() {
    let chart = chart(vec![row("a", "140", "131")]);
    assert_eq!(chart.rows[0].filled, Some(Coord(100.0)));
    assert!(chart.rows[0].outline.unwrap().0 < 100.0);
}

#[test]
fn the_words_of_a_plan_keep_clear_of_the_note() {
    let mut crowded = row("a", "1", "10");
    crowded.note = Some("dịch vụ công trực tuyến toàn trình".to_owned());
    crowded.target = Some("5".parse().unwrap());
    let chart = chart(vec![crowded]);
    let row = &chart.rows[0];
    assert_eq!(row.target.as_ref().unwrap().label.y.0 - row.note.as_ref().unwrap().y.0, LINE);
    assert!(chart.height.0 > row.target.as_ref().unwrap().label.y.0);
}

#[test]
fn nothing_known_says_so() {
    assert_eq!(chart(vec![row("a", "", "")]).reading, Reading::NoData);
    assert_eq!(chart(Vec::new()).reading, Reading::NoData);
}
