use super::*;
use crate::charts::Absence;

fn row(title: &str, lost: State, itemised: &str) -> Row {
    Row { title: title.to_owned(), short: title.to_lowercase(), lost, itemised: itemised.parse().unwrap() }
}

fn value(text: &str) -> State {
    State::Value(text.parse().unwrap())
}

fn chart(rows: Vec<Row>) -> Chart {
    layout(&Input { name: "huyện Mẫu".to_owned(), year: "2022".to_owned(), rows })
}

fn dak_glei() -> Chart {
    chart(vec![
        row("1", value("8.45"), "5.42"),
        row("2", value("2.15"), "2.15"),
        row("3", value("5.03"), "3.53"),
        row("4", value("3.00"), "5.00"),
        row("5", value("1.00"), "1.00"),
        row("6", value("3.00"), "2.50"),
        row("7", value("5.17"), "5.17"),
        row("8", value("2.00"), "2.00"),
    ])
}

#[test]
fn each_loss_starts_where_the_one_before_stopped_and_the_last_bar_is_their_sum() {
    let chart = dak_glei();
    for pair in chart.rows.windows(2) {
        assert!((pair[0].surplus_x.0 - pair[1].x.0).abs() < 1e-9);
    }
    let total = chart.total.unwrap();
    assert!((total.solid.0 + total.hatched.0 - chart.rows[7].surplus_x.0).abs() < 1e-9);
    assert_eq!(total.lost.0.to_string(), "29.80");
    assert_eq!(total.unexplained.0.to_string(), "5.03");
    assert_eq!(total.explained.0.to_string(), "24.77");
}

#[test]
fn what_is_listed_too_much_lies_beyond_the_bar_and_counts_for_nothing() {
    let chart = dak_glei();
    assert_eq!(chart.rows[3].note, Some("over-listed"));
    assert!(chart.rows[3].surplus.0 > 0.0);
    let Reading::Unexplained(losses) = chart.reading else { panic!("{:?}", chart.reading) };
    assert_eq!(losses.over.0.to_string(), "2.00");
    assert_eq!(losses.least_explained.as_deref(), Some("1"));
}

#[test]
fn bars_leave_the_right_margin_to_the_figures() {
    let furthest =
        |chart: &Chart| chart.rows.iter().map(|row| row.surplus_x.0 + row.surplus.0).fold(0.0, f64::max);
    assert!(furthest(&dak_glei()) <= REACH + 1e-9);
    assert!(furthest(&chart(vec![row("1", value("1"), "9")])) <= REACH + 1e-9);
}

#[test]
fn a_note_without_room_on_either_side_stands_under_its_bar() {
    let chart = chart(vec![row("1", value("20"), "0"), row("2", value("0.5"), "0.5")]);
    assert!(chart.rows[0].note_spot.y.0 > chart.rows[0].y.0 + BAR);
    assert!(chart.rows[1].title[0].y.0 > chart.rows[0].note_spot.y.0);
}

#[test]
fn unknown_losses_are_listed_under_the_waterfall_and_not_drawn() {
    let chart = chart(vec![
        row("1", State::Missing(Absence::NotStated), "3"),
        row("2", value("2"), "2"),
        row("3", State::Withheld, "0"),
    ]);
    assert_eq!(chart.rows.len(), 1);
    assert_eq!(chart.unknown.iter().map(|row| row.state).collect::<Vec<_>>(), ["not-stated", "withheld"]);
    let Reading::Explained(losses) = chart.reading else { panic!("{:?}", chart.reading) };
    assert_eq!(losses.unknown, 2);
}

#[test]
fn nothing_lost_and_nothing_known_are_not_the_same() {
    let none = chart(vec![row("1", value("0.00"), "0")]);
    assert_eq!(none.reading, Reading::NothingLost { unknown: 0 });
    assert_eq!(none.rows[0].note, None);
    let unknown = chart(vec![row("1", State::NotDue, "0")]);
    assert_eq!(unknown.reading, Reading::NoData { of: 1 });
    assert_eq!(unknown.total, None);
}

#[test]
fn a_score_above_its_maximum_loses_nothing() {
    let chart = chart(vec![row("1", value("-1"), "0"), row("2", value("2"), "2")]);
    assert_eq!(chart.rows[0].lost.0, Decimal::ZERO);
    assert_eq!(chart.rows[1].x, Coord(0.0));
}
