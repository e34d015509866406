use super::*;
use crate::charts::Absence;

fn chart(rows: &[(&str, &str, &str)]) -> Chart {
    let state = |text: &str| text.parse().map_or(State::Missing(Absence::NoDocument), State::Value);
    layout(&Input {
        name: "huyện Mẫu".to_owned(),
        what: "communes",
        year: "2024".to_owned(),
        since: "2023".to_owned(),
        rows: rows
            .iter()
            .map(|(name, before, now)| Row {
                title: (*name).to_owned(),
                short: (*name).to_owned(),
                now: state(now),
                before: state(before),
            })
            .collect(),
    })
}

#[test]
fn the_largest_gain_stands_first_and_what_lacks_a_year_last() {
    let chart = chart(&[("a", "80", "70"), ("b", "", "99"), ("c", "60", "75"), ("d", "80", "80")]);
    let order: Vec<&str> = chart.rows.iter().map(|row| row.short.as_str()).collect();
    assert_eq!(order, ["c", "d", "a", "b"]);
    assert_eq!(chart.rows[3].change, None);
    assert_eq!(chart.rows[3].missing, Some(("2023".to_owned(), "no-document")));
    assert!(chart.rows[3].before.is_none() && chart.rows[3].now.is_some());
}

#[test]
fn figures_stand_on_the_outer_sides_and_inside_the_frame() {
    let chart = chart(&[("a", "0", "100"), ("b", "100", "0"), ("c", "50", "50")]);
    for row in &chart.rows {
        let (now, before) = (row.now.as_ref().unwrap(), row.before.as_ref().unwrap());
        assert_ne!(now.label.anchor, before.label.anchor, "{}", row.short);
        for mark in [now, before] {
            let at = NARROWEST * mark.x.0 / 100.0 + mark.label.dx.0;
            let width = text_width(&format!("{}", mark.percent.0), Weight::Bold);
            let (left, right) = match mark.label.anchor {
                crate::charts::Anchor::Start => (at, at + width),
                _ => (at - width, at),
            };
            assert!(left >= 0.0 && right <= NARROWEST, "{} {left} {right}", row.short);
        }
    }
    assert!(chart.rows.iter().find(|row| row.short == "c").unwrap().link.is_none());
}

#[test]
fn the_sentence_counts_and_names_the_largest_change() {
    let Reading::MostUp(changes) = chart(&[("a", "80", "70"), ("c", "60", "75"), ("e", "60", "61")]).reading
    else {
        panic!()
    };
    assert_eq!((changes.up, changes.down, changes.compared), (2, 1, 3));
    assert_eq!((changes.largest.as_str(), changes.change.0), ("c", "15.00".parse().unwrap()));
    assert!(matches!(chart(&[("a", "", "70")]).reading, Reading::NothingCompares { of: 1 }));
    assert!(matches!(chart(&[("a", "70", "70.001")]).reading, Reading::AllEqual(_)), "equal as printed");
    let cut = chart(&[("a", "81.70", "90.605")]);
    assert_eq!(
        cut.rows[0].change.unwrap().0,
        "8.91".parse().unwrap(),
        "the difference of the figures that are printed"
    );
    assert!(matches!(chart(&[]).reading, Reading::NothingCompares { of: 0 }));
}
