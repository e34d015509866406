use super::*;
use crate::charts::Absence;

fn row(title: &str, appraised: State, maximum: &str, previous: Option<(&str, &str)>) -> Row {
    Row {
        title: title.to_owned(),
        short: title.to_lowercase(),
        appraised,
        maximum: maximum.parse().ok(),
        self_assessed: None,
        survey: None,
        previous: previous.map(|(appraised, maximum)| Previous {
            year: "2021".to_owned(),
            appraised: appraised.parse().unwrap(),
            maximum: maximum.parse().unwrap(),
        }),
    }
}

fn value(text: &str) -> State {
    State::Value(text.parse().unwrap())
}

fn chart(rows: Vec<Row>) -> Chart {
    layout(&Input { name: "huyện Mẫu".to_owned(), year: "2022".to_owned(), rows })
}

#[test]
fn the_weakest_stands_first_and_what_has_no_percentage_last() {
    let chart = chart(vec![
        row("A", State::Withheld, "10", None),
        row("B", value("9"), "10", None),
        row("C", State::Missing(Absence::NotStated), "10", None),
        row("D", value("0"), "10", None),
        row("E", value("5"), "none", None),
    ]);
    let order: Vec<&str> = chart.rows.iter().map(|row| row.short.as_str()).collect();
    assert_eq!(order, ["d", "b", "a", "c", "e"]);
    let states: Vec<&str> = chart.rows.iter().map(|row| row.state).collect();
    assert_eq!(states, ["value", "value", "withheld", "not-stated", "no-maximum"]);
    assert_eq!(chart.rows[0].bar, Some(Coord(0.0)), "zero is a bar of no length");
    assert!(chart.rows[2..].iter().all(|row| row.bar.is_none()), "what is missing has no bar");
}

#[test]
fn marks_further_apart_than_they_are_wide_are_linked() {
    let chart = chart(vec![
        row("A", value("7.55"), "16", Some(("17.93", "23"))),
        row("B", value("5"), "8", Some(("7", "11"))),
    ]);
    assert!(chart.rows[0].link.is_some());
    assert!(chart.rows[1].link.is_none());
    assert_eq!(chart.rows[0].previous.as_ref().unwrap().percent.0.to_string(), "78.0");
}

#[test]
fn a_score_above_its_maximum_ends_at_the_track_and_prints_as_it_is() {
    let chart = chart(vec![row("A", value("12"), "10", None)]);
    assert_eq!(chart.rows[0].bar, Some(Coord(100.0)));
    assert_eq!(chart.rows[0].percent.unwrap().0.to_string(), "120.0");
}

#[test]
fn a_very_long_title_breaks_and_pushes_the_next_row_down() {
    let long = "7. Xây dựng và phát triển Chính quyền điện tử, Chính quyền số trên địa bàn huyện";
    let chart = chart(vec![row(long, value("1"), "10", None), row("B", value("9"), "10", None)]);
    let [first, second] = &chart.rows[..] else { panic!() };
    assert!(first.title.len() > 1);
    assert!(second.title[0].y.0 > first.track_y.0 + TRACK);
    assert_eq!(first.title.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" "), long);
}

#[test]
fn labels_under_one_track_take_two_lines_where_they_would_meet() {
    let mut crowded = row("A", value("5"), "10", Some(("6", "10")));
    crowded.self_assessed = Some("6.2".parse().unwrap());
    crowded.survey = Some(("2".parse().unwrap(), "2.5".parse().unwrap()));
    let chart = chart(vec![crowded]);
    let row = &chart.rows[0];
    let previous = row.previous.as_ref().unwrap().label.y.0;
    let own = row.self_assessed.as_ref().unwrap().label.y.0;
    assert_eq!(own - previous, LINE);
    assert!(row.survey.as_ref().unwrap().y.0 > own);
    assert!(chart.height.0 > row.survey.as_ref().unwrap().track_y.0);
}

#[test]
fn the_sentence_counts_falls_and_names_the_largest() {
    let chart = chart(vec![
        row("A", value("7.55"), "16", Some(("17.93", "23"))),
        row("B", value("7.85"), "10", Some(("8.5", "10"))),
        row("C", value("10"), "13", Some(("6.9", "10"))),
        row("D", State::Withheld, "13", Some(("6.9", "10"))),
    ]);
    let Reading::MostDown(changes) = chart.reading else { panic!("{:?}", chart.reading) };
    assert_eq!((changes.down, changes.up, changes.compared, changes.of), (2, 1, 3, 4));
    assert_eq!((changes.largest.as_str(), changes.change.0.to_string().as_str()), ("a", "30.8"));
}

#[test]
fn without_another_year_the_ends_are_named_ties_included() {
    let chart = chart(vec![
        row("A", value("5"), "10", None),
        row("B", value("4"), "8", None),
        row("C", value("9"), "10", None),
    ]);
    let Reading::Level(level) = chart.reading else { panic!("{:?}", chart.reading) };
    assert_eq!(level.weakest, ["a", "b"]);
    assert_eq!(level.strongest, ["c"]);
}

#[test]
fn all_equal_and_all_missing_have_sentences_of_their_own() {
    let equal = chart(vec![row("A", value("5"), "10", Some(("5", "10")))]);
    assert!(matches!(equal.reading, Reading::AllEqual(_)));
    let missing = chart(vec![row("A", State::NotDue, "10", Some(("5", "10")))]);
    assert_eq!(missing.reading, Reading::NoData { of: 1 });
    assert_eq!(chart(Vec::new()).reading, Reading::NoData { of: 0 });
}
