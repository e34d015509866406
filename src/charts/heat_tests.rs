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
        form: Form::Counts,
        columns: ["a", "b", "c", "d"].map(|title| Column { title: title.to_owned(), whole: None }).to_vec(),
        rows: rows
            .iter()
            .map(|cells| Row {
                label: "xã".to_owned(),
                cells: cells.iter().map(state).collect(),
                whole: None,
            })
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
    assert_eq!(chart.rows[0].whole, Some(Figure(Decimal::ONE)));
}

#[test]
fn the_sentence_names_the_highest_columns_and_the_empty_ones() {
    let chart = chart(&[&["4", "1", "0", "4"], &["1", "0", "0", "1"], &["?", "?", "?", "?"]]);
    let Reading::Top { columns, total, units, of, empty } = chart.reading else { panic!() };
    assert_eq!(columns, [0, 3]);
    assert_eq!((total.0, units, of), (Decimal::from(5), 2, 2));
    assert_eq!(empty, [2]);
}

#[test]
fn a_column_without_any_figure_is_not_called_empty() {
    let Reading::Top { empty, .. } = chart(&[&["1", "?", "x", "0"]]).reading else { panic!() };
    assert_eq!(empty, [3]);
}

#[test]
fn all_zero_is_not_no_data() {
    assert_eq!(chart(&[&["0", "0", "0", "?"]]).reading, Reading::AllZero { units: 1 });
    assert_eq!(chart(&[&["?", "?", "x", "?"]]).reading, Reading::NoData);
    assert_eq!(chart(&[]).reading, Reading::NoData);
}

fn percent(cells: &[&str], wholes: &[Option<&str>]) -> Chart {
    let number = |text: &str| text.parse::<Decimal>().unwrap();
    layout(&Input {
        name: String::new(),
        form: Form::Percent,
        columns: wholes
            .iter()
            .map(|whole| Column { title: String::new(), whole: whole.map(number) })
            .collect(),
        rows: vec![Row {
            label: String::new(),
            cells: cells.iter().map(|cell| State::Value(number(cell))).collect(),
            whole: Some(number("70.00")),
        }],
    })
}

#[test]
fn a_percentage_is_tinted_by_what_was_lost_on_a_fixed_scale() {
    let chart = percent(&["100.00", "99.99", "90", "89.99", "75", "50", "49.99", "0"], &[None; 8]);
    let expected = [0, 1, 1, 2, 2, 3, 4, 4];
    assert_eq!(steps(&chart), expected.map(Some));
    assert_eq!(chart.scale.len(), 4);
    assert_eq!((chart.total, chart.rows[0].whole), (None, Some(Figure("70.00".parse().unwrap()))));
    assert_eq!(chart.reading, Reading::NoData);
}

#[test]
fn the_sentence_of_percentages_names_the_lowest_and_the_highest_columns() {
    let chart = percent(&["1", "2", "3", "4"], &[Some("80"), Some("60.5"), None, Some("80")]);
    let Reading::Percent { lowest, low, highest, high, of } = chart.reading else { panic!() };
    assert_eq!((lowest, highest, of), (vec![1], vec![0, 3], 1));
    assert_eq!((low.0, high.0), ("60.5".parse().unwrap(), "80".parse().unwrap()));
}
