use super::super::state::State;
use super::*;
use crate::charts::Absence;

fn chart(own: Option<usize>, figures: &[&str]) -> Chart {
    let unit = |(index, text): (usize, &&str)| Unit {
        name: format!("xã {index}"),
        state: match *text {
            "?" => State::Missing(Absence::NoData),
            "x" => State::Withheld,
            figure => State::Value(figure.parse().unwrap()),
        },
    };
    let units = figures.iter().enumerate().map(unit).collect();
    layout(&Input { what: "tỷ lệ".to_owned(), measure: "%".to_owned(), units, own })
}

#[test]
fn the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
    assert_eq!(chart(None, &["4", "12", "9.72", "49"]).median.unwrap().value.0.to_string(), "10.86");
    assert_eq!(chart(None, &["4", "9", "49"]).median.unwrap().value.0, Decimal::from(9));
}

#[test]
fn the_own_dot_is_larger_drawn_last_and_named() {
    let chart = chart(Some(0), &["39", "4", "49", "25"]);
    let own = chart.dots.last().unwrap();
    assert!(own.own && own.r.0 == OWN_RADIUS);
    assert!(chart.names[0].own);
    assert_eq!(chart.names[0].name.as_deref(), Some("xã 0"));
}

#[test]
fn what_has_no_figure_is_counted_apart_and_never_at_zero() {
    let chart = chart(Some(0), &["39", "?", "x", "?", "0"]);
    assert_eq!(chart.known, 2);
    assert_eq!(chart.dots.len(), 2);
    let without: Vec<_> = chart.without.iter().map(|group| (group.state, group.count)).collect();
    assert_eq!(without, [("no-data", 2), ("withheld", 1)]);
}

#[test]
fn a_place_is_counted_from_the_nearer_end() {
    let place = |own: usize| chart(Some(own), &["49", "39", "36", "25", "15"]).reading;
    assert!(matches!(place(0), Reading::Highest(_)));
    assert!(matches!(place(4), Reading::Lowest(_)));
    let Reading::FromTop(second) = place(1) else { panic!() };
    assert_eq!((second.place, second.of), (2, 5));
    let Reading::FromBottom(second) = place(3) else { panic!() };
    assert_eq!(second.place, 2);
}

#[test]
fn ties_share_the_better_place() {
    let Reading::Highest(standing) = chart(Some(1), &["49", "49", "36"]).reading else { panic!() };
    assert_eq!((standing.place, standing.ties), (1, 1));
}

#[test]
fn an_own_unit_without_a_figure_is_said_so() {
    let Reading::OwnMissing { state, of, .. } = chart(Some(0), &["x", "49"]).reading else { panic!() };
    assert_eq!((state, of), ("withheld", 1));
}

#[test]
fn one_unit_all_equal_and_no_figures_have_sentences_of_their_own() {
    assert!(matches!(chart(Some(0), &["0"]).reading, Reading::Only(_)));
    assert!(matches!(chart(Some(0), &["5", "5"]).reading, Reading::AllEqual(_)));
    let none = chart(Some(0), &["?", "?"]);
    assert_eq!(none.reading, Reading::NoData { of: 2 });
    assert!(none.ticks.is_empty() && none.median.is_none());
    assert!(matches!(chart(None, &["5", "6"]).reading, Reading::Range { .. }));
}

#[test]
fn sixty_units_keep_apart_from_their_neighbours() {
    let figures: Vec<String> = (0..60).map(|index| ((index * index * 7) % 100).to_string()).collect();
    let chart = chart(Some(30), &figures.iter().map(String::as_str).collect::<Vec<_>>());
    let places: Vec<(f64, f64, f64)> =
        chart.dots.iter().map(|dot| (NARROWEST * dot.x.0 / 100.0, dot.y.0, dot.r.0)).collect();
    for (index, a) in places.iter().enumerate() {
        for b in &places[index + 1..] {
            let apart = ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt();
            assert!(apart >= a.2 + b.2 - 2.5, "{a:?} meets {b:?}");
        }
    }
}

#[test]
fn a_name_wider_than_the_column_leaves_the_figure_alone() {
    let unit = Unit { name: "một cái tên ".repeat(6), state: State::Value(Decimal::TEN) };
    let input = Input { what: String::new(), measure: String::new(), units: vec![unit], own: Some(0) };
    assert_eq!(layout(&input).names[0].name, None);
}
