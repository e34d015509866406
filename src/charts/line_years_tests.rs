use super::*;
use crate::charts::Absence;

fn year(label: usize, score: State) -> Year {
    Year {
        label: label.to_string(),
        score,
        maximum: Some(Decimal::ONE_HUNDRED),
        framework: Some("a".to_owned()),
    }
}

fn value(text: &str) -> State {
    State::Value(text.parse().unwrap())
}

fn scored(scores: &[&str]) -> Vec<Year> {
    scores.iter().enumerate().map(|(index, score)| year(2014 + index, value(score))).collect()
}

fn chart(years: Vec<Year>) -> Chart {
    layout(&Input { name: "huyện Mẫu".to_owned(), years })
}

const NO_DOCUMENT: State = State::Missing(Absence::NoDocument);

#[test]
fn two_years_with_two_criteria_sets_show_a_break_and_a_dotted_link() {
    let mut years = scored(&["77.01", "68.20"]);
    years[1].maximum = Some("98".parse().unwrap());
    years[1].framework = Some("b".to_owned());
    let chart = chart(years);
    assert_eq!(chart.breaks.len(), 1);
    assert_eq!(chart.breaks[0].x, Coord(50.0));
    assert!(chart.links[0].broken);
    assert_eq!(chart.starts_at, Some(Figure("50".parse().unwrap())));
    assert!(!chart.bare_values);
    assert_eq!(chart.maxima.len(), 2);
    let Reading::Down(change) = chart.reading else { panic!("{:?}", chart.reading) };
    assert_eq!(change.percent.0.to_string(), "69.59");
    assert_eq!(change.change.0.to_string(), "7.42");
    assert!(change.crosses_break);
}

#[test]
fn one_year_is_a_point_without_a_link() {
    let chart = chart(scored(&["77.01"]));
    assert_eq!((chart.points.len(), chart.links.len()), (1, 0));
    assert!(chart.points[0].label.is_some());
    assert!(matches!(chart.reading, Reading::Single { .. }));
}

#[test]
fn twelve_years_go_bare_and_label_the_last_the_first_and_the_extremes() {
    let scores =
        ["71.2", "74.25", "73.9", "80.11", "82.4", "79.05", "83.2", "70.1", "72.6", "75.9", "78.22", "81.3"];
    let chart = chart(scored(&scores));
    assert!(chart.bare_values);
    for index in [0, 6, 7, 11] {
        assert!(chart.points[index].label.is_some(), "{index}");
    }
    assert_eq!(chart.points[11].percent.0.to_string(), "81.3");
    assert_eq!(chart.years.last().unwrap().text, "2025");
    assert_eq!(chart.maxima.len(), 1, "one maximum for a run of years with the same");
}

#[test]
fn a_missing_year_is_a_gap_and_the_line_does_not_lead_over_it() {
    let mut years = scored(&["70", "0", "80"]);
    years[1].score = NO_DOCUMENT;
    let chart = chart(years);
    assert!(chart.links.is_empty());
    assert_eq!(chart.gaps.len(), 1);
    assert_eq!(chart.points.len(), 2);
    let Reading::Up(change) = chart.reading else { panic!("{:?}", chart.reading) };
    assert_eq!(change.since, "2014");
    assert_eq!(change.silence, None);
}

#[test]
fn zero_is_a_point_on_the_axis_and_a_hundred_one_at_the_top() {
    let chart = chart(scored(&["0", "100"]));
    assert_eq!(chart.starts_at, None);
    assert_eq!(chart.points[0].y, chart.base);
    assert_eq!(chart.points[1].y, chart.top);
    assert!(chart.points.iter().all(|point| point.label.is_some()));
    assert!(chart.gaps.is_empty());
}

#[test]
fn withheld_and_not_due_are_told_from_missing_and_end_in_a_caveat() {
    let mut years = scored(&["70", "0", "0"]);
    years[1].score = State::Withheld;
    years[2].score = State::NotDue;
    let chart = chart(years);
    assert_eq!(chart.gaps.iter().map(|gap| gap.state).collect::<Vec<_>>(), ["withheld", "not-due"]);
    let Reading::Single { silence, .. } = chart.reading else { panic!("{:?}", chart.reading) };
    assert_eq!(silence.unwrap().state, "not-due");
}

#[test]
fn a_score_without_its_maximum_is_not_placed() {
    let mut years = scored(&["70"]);
    years[0].maximum = None;
    let chart = chart(years);
    assert!(chart.points.is_empty());
    assert_eq!(chart.gaps[0].state, "no-maximum");
}

#[test]
fn all_missing_and_no_years_at_all_say_so() {
    let missing = chart(vec![year(2020, NO_DOCUMENT), year(2021, NO_DOCUMENT)]);
    let expected = Reading::NoData { first: Some("2020".to_owned()), last: Some("2021".to_owned()) };
    assert_eq!(missing.reading, expected);
    assert_eq!(missing.gaps.len(), 1);
    assert_eq!(chart(Vec::new()).reading, Reading::NoData { first: None, last: None });
}

#[test]
fn years_equal_as_printed_are_equal() {
    let chart = chart(scored(&["85.501", "85.499"]));
    assert!(matches!(chart.reading, Reading::Equal(_)));
}

#[test]
fn labels_keep_inside_the_frame_and_apart() {
    for count in 1..=12 {
        let scores: Vec<&str> =
            ["0", "100", "99.99", "50", "50", "1", "97", "3", "100", "0", "88.8", "12.34"]
                .into_iter()
                .take(count)
                .collect();
        let chart = chart(scored(&scores));
        let width = |point: &Point| {
            let sign = if chart.bare_values { "" } else { " %" };
            text_width(&format!("{}{sign}", point.percent.0), Weight::Bold)
        };
        let boxes: Vec<(f64, f64, f64)> = chart
            .points
            .iter()
            .filter_map(|point| {
                let spot = point.label?;
                let at = NARROWEST_WITH_GUTTER * spot.x.0 / 100.0 + spot.dx.0;
                let left = match spot.anchor {
                    crate::charts::Anchor::Start => at,
                    crate::charts::Anchor::Middle => at - width(point) / 2.0,
                    crate::charts::Anchor::End => at - width(point),
                };
                Some((left, left + width(point), spot.y.0))
            })
            .collect();
        for (index, a) in boxes.iter().enumerate() {
            assert!(a.0 >= -OVERHANG && a.1 <= NARROWEST_WITH_GUTTER + OVERHANG, "{count} years: {a:?}");
            for b in &boxes[index + 1..] {
                let apart = a.1 <= b.0 || b.1 <= a.0 || (a.2 - b.2).abs() >= 14.0;
                assert!(apart, "{count} years: {a:?} meets {b:?}");
            }
        }
    }
}
