use super::*;
use crate::charts::Absence;

fn chart(years: &[(&str, &str)]) -> Chart {
    let year = |(index, (rank, of)): (usize, &(&str, &str))| Year {
        label: (2014 + index).to_string(),
        rank: rank.parse().map_or(State::Missing(Absence::NoDocument), State::Value),
        of: of.parse().ok(),
    };
    layout(&Input {
        name: "huyện Mẫu".to_owned(),
        years: years.iter().enumerate().map(year).collect(),
        peers: Vec::new(),
    })
}

#[test]
fn the_first_place_stands_at_the_top_and_the_last_at_the_foot_of_its_column() {
    let chart = chart(&[("1", "10"), ("10", "10")]);
    assert_eq!(chart.points[0].y, chart.top);
    assert_eq!(chart.points[1].y, chart.base);
    assert_eq!(chart.columns[1].y.0 + chart.columns[1].height.0, chart.base.0);
}

#[test]
fn a_year_with_fewer_units_has_a_shorter_column() {
    let chart = chart(&[("2", "25"), ("2", "23")]);
    assert!(chart.columns[1].height < chart.columns[0].height);
    let Reading::Equal(change) = chart.reading else { panic!() };
    assert!(change.other_field);
}

#[test]
fn a_missing_year_is_a_gap_and_never_the_last_place() {
    let chart = chart(&[("6", "10"), ("", ""), ("9", "10"), ("", "")]);
    assert_eq!(chart.points.len(), 2);
    assert!(chart.links.is_empty());
    assert_eq!(chart.gaps.len(), 2);
    let Reading::Down(change) = chart.reading else { panic!() };
    assert_eq!(change.places.0, Decimal::from(3));
    assert_eq!(change.before.year, "2014");
    assert_eq!(change.silence.unwrap().last, "2017");
}

#[test]
fn a_smaller_rank_is_a_rise() {
    assert!(matches!(chart(&[("8", "8"), ("1", "8")]).reading, Reading::Up(_)));
}

#[test]
fn an_unknown_field_leaves_out_the_column() {
    let chart = chart(&[("3", "")]);
    assert!(chart.columns.is_empty());
    assert_eq!(chart.points[0].of, None);
    assert!(matches!(chart.reading, Reading::Single { .. }));
}

#[test]
fn one_of_one_and_nothing_at_all_have_a_drawing() {
    assert_eq!(chart(&[("1", "1")]).points[0].y, Coord(TOP));
    assert_eq!(chart(&[("", "")]).reading, Reading::NoData);
    assert!(chart(&[]).points.is_empty());
}

#[test]
fn twelve_years_keep_the_label_of_the_last() {
    let years: Vec<(String, &str)> = (1..=12).map(|rank| ((rank * 2).to_string(), "25")).collect();
    let years: Vec<(&str, &str)> = years.iter().map(|(rank, of)| (rank.as_str(), *of)).collect();
    let chart = chart(&years);
    assert!(chart.points[11].label.is_some());
    assert!(chart.points[0].label.is_some());
}

#[test]
fn the_others_are_one_path_with_gaps_where_they_have_no_rank() {
    let rank = |text: &str| text.parse::<Decimal>().ok();
    let path = |units: &[[&str; 3]]| {
        let units: Vec<Vec<Option<Decimal>>> = units.iter().map(|ranks| ranks.map(rank).to_vec()).collect();
        peers(&units, 3, |place| f64::from(u32::try_from(place).unwrap()) * 10.0)
    };
    assert_eq!(path(&[["1", "2", "3"], ["2", "1", ""]]), "M16.7 10L50.0 20L83.3 30M16.7 20L50.0 10");
    assert_eq!(path(&[["1", "", "3"]]), "", "a lone year has no line");
}
