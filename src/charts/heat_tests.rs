use super::*;
use crate::charts::Absence;

fn chart(rows: &[&[&str]]) -> Chart {
    let state = |text: &&str| match *text {
        "?" => State::Missing(Absence::NotStated),
        "x" => State::Withheld,
        figure => State::Value(figure.parse().unwrap()),
    };
    layout(&Input {
        name: "huyện Mẫu".to_owned(),
        columns: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
        rows: rows
            .iter()
            .map(|cells| Row { label: "xã".to_owned(), cells: cells.iter().map(state).collect() })
            .collect(),
    })
}

fn steps(chart: &Chart) -> Vec<Option<u8>> {
    chart.rows[0].cells.iter().map(|cell| cell.step).collect()
}

#[test]
fn counts_up_to_four_have_a_step_each_and_zero_has_none() {
    let chart = chart(&[&["0", "1", "3", "4"]]);
    assert_eq!(steps(&chart), [Some(0), Some(1), Some(3), Some(4)]);
    assert_eq!(chart.scale.len(), 4);
    assert!(chart.scale.iter().all(|step| step.from == step.to));
}

#[test]
fn a_scale_ends_at_the_largest_count() {
    assert_eq!(chart(&[&["0", "1", "2", "0"]]).scale.len(), 2);
    assert!(chart(&[&["0", "0", "0", "0"]]).scale.is_empty());
}

#[test]
fn larger_counts_share_four_steps_without_a_gap_between_them() {
    let chart = chart(&[&["1", "5", "6", "17"]]);
    assert_eq!(steps(&chart), [Some(1), Some(1), Some(2), Some(4)]);
    for pair in chart.scale.windows(2) {
        assert_eq!(pair[0].to.0 + Decimal::ONE, pair[1].from.0);
    }
    assert_eq!(chart.scale[3].to.0, Decimal::from(17));
}

#[test]
fn fractions_are_divided_evenly() {
    let chart = chart(&[&["0.4", "0.5", "1.7", "0"]]);
    assert_eq!(steps(&chart), [Some(1), Some(2), Some(4), Some(0)]);
}

#[test]
fn what_is_missing_or_withheld_has_a_state_and_no_step() {
    let chart = chart(&[&["?", "x", "0", "1"]]);
    assert_eq!(steps(&chart), [None, None, Some(0), Some(1)]);
    assert_eq!(chart.states, ["not-stated", "withheld"]);
    assert_eq!(chart.rows[0].total.0, Decimal::ONE);
}

#[test]
fn the_sentence_names_the_highest_columns_and_the_empty_ones() {
    let chart = chart(&[&["4", "1", "0", "4"], &["1", "0", "0", "1"], &["?", "?", "?", "?"]]);
    let Reading::Top { columns, total, units, of, empty } = chart.reading else { panic!() };
    assert_eq!(columns, ["a", "d"]);
    assert_eq!((total.0, units, of), (Decimal::from(5), 2, 2));
    assert_eq!(empty, ["c"]);
}

#[test]
fn a_column_without_any_figure_is_not_called_empty() {
    let Reading::Top { empty, .. } = chart(&[&["1", "?", "x", "0"]]).reading else { panic!() };
    assert_eq!(empty, ["d"]);
}

#[test]
fn all_zero_is_not_no_data() {
    assert_eq!(chart(&[&["0", "0", "0", "?"]]).reading, Reading::AllZero { units: 1 });
    assert_eq!(chart(&[&["?", "?", "x", "?"]]).reading, Reading::NoData);
    assert_eq!(chart(&[]).reading, Reading::NoData);
}
