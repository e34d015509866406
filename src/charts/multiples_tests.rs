use super::*;
use crate::charts::Absence;

fn chart(years: usize, panels: &[&[&str]]) -> Chart {
    let state = |text: &&str| match *text {
        "held" => State::Withheld,
        other => other.parse().map_or(State::Missing(Absence::NoDocument), State::Value),
    };
    layout(&Input {
        name: "huyện Mẫu".to_owned(),
        what: "communes",
        years: (0..years).map(|year| (2014 + year).to_string()).collect(),
        panels: panels
            .iter()
            .enumerate()
            .map(|(at, values)| PanelInput {
                title: format!("Xã {at}"),
                short: format!("xã {at}"),
                values: values.iter().map(state).collect(),
                breaks: (0..years).map(|year| year == 2).collect(),
            })
            .collect(),
    })
}

#[test]
fn all_panels_share_one_scale() {
    let chart = chart(2, &[&["10", "20"], &["90", "100"]]);
    assert_eq!((chart.low.0, chart.high.0), (Decimal::ZERO, Decimal::ONE_HUNDRED));
    assert!(chart.panels[0].points[0].y > chart.panels[1].points[0].y);
}

#[test]
fn a_missing_year_is_a_gap_and_a_break_is_dotted() {
    let chart = chart(5, &[&["70", "", "72", "held", "74"], &["70", "71", "72", "73", "74"]]);
    assert!(chart.panels[0].links.is_empty());
    assert_eq!(
        chart.panels[1].links.iter().map(|link| link.broken).collect::<Vec<_>>(),
        [false, true, false, false]
    );
    assert_eq!(chart.panels[0].facts[3].state, "withheld");
}

#[test]
fn the_ends_are_printed_apart_from_each_other_in_the_panel() {
    for values in [["0", "0"], ["100", "100"], ["0", "100"], ["100", "0"]] {
        let chart = chart(2, &[&values]);
        let labels: Vec<Spot> = chart.panels[0].points.iter().filter_map(|point| point.label).collect();
        assert_eq!(labels.len(), 2, "{values:?}");
    }
    let one = chart(1, &[&["50"]]);
    assert_eq!(one.panels[0].points.iter().filter(|point| point.label.is_some()).count(), 1);
}

#[test]
fn the_sentence_sets_the_last_year_against_the_first() {
    let Reading::MostUp(trend) =
        chart(3, &[&["70", "", "80"], &["70", "71", "60"], &["", "71", "99"]]).reading
    else {
        panic!()
    };
    assert_eq!(
        (trend.changes.up, trend.changes.down, trend.changes.compared, trend.changes.of),
        (1, 1, 2, 3)
    );
    assert_eq!((trend.changes.since.as_str(), trend.year.as_str()), ("2014", "2016"));
    assert!(trend.crosses_break);
    assert!(matches!(chart(1, &[&["70"]]).reading, Reading::NothingCompares { known: 1, of: 1 }));
    assert!(matches!(chart(2, &[&["", ""]]).reading, Reading::NothingCompares { known: 0, of: 1 }));
    assert_eq!(chart(2, &[&["", ""]]).panels[0].state, "no-data");
}
