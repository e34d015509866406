//! Draws every kind of chart with its template and small stand-ins for the words and the number filter.

use minijinja::value::{Kwargs, Serde};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use super::*;

/// The templates of the default theme by the path that a kind names.
const TEMPLATES: &[(&str, &str)] = &[
    ("charts/shared.html", include_str!("../../themes/default/templates/charts/shared.html")),
    ("charts/line_years.html", include_str!("../../themes/default/templates/charts/line_years.html")),
    ("charts/domain_rows.html", include_str!("../../themes/default/templates/charts/domain_rows.html")),
    ("charts/waterfall.html", include_str!("../../themes/default/templates/charts/waterfall.html")),
    ("charts/fraction_bars.html", include_str!("../../themes/default/templates/charts/fraction_bars.html")),
    ("charts/strip.html", include_str!("../../themes/default/templates/charts/strip.html")),
    ("charts/heat.html", include_str!("../../themes/default/templates/charts/heat.html")),
    ("charts/rank.html", include_str!("../../themes/default/templates/charts/rank.html")),
    ("charts/status_bar.html", include_str!("../../themes/default/templates/charts/status_bar.html")),
    ("charts/status_dates.html", include_str!("../../themes/default/templates/charts/status_dates.html")),
    ("charts/status_years.html", include_str!("../../themes/default/templates/charts/status_years.html")),
    ("charts/dumbbell.html", include_str!("../../themes/default/templates/charts/dumbbell.html")),
    ("charts/multiples.html", include_str!("../../themes/default/templates/charts/multiples.html")),
];

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    // the strictest behaviour, so that a template works under any
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // a word is its key with its arguments, so that a test sees both
    environment.add_function("t", |key: String, arguments: Kwargs| {
        let mut word = format!("[{key}");
        for name in arguments.args() {
            word.push_str(&format!(" {name}={}", arguments.get::<Value>(name).unwrap()));
        }
        word + "]"
    });
    environment.add_filter("vn", |text: String, _: Option<u32>| text.replace('.', ","));
    environment.add_filter("percent", |text: String, _: Option<u32>| text.replace('.', ",") + "%");
    environment.add_filter("date", |text: String| text);
    environment.add_filter("url", |path: String| path);
    environment.add_filter("signed", |text: String| text.replace('-', "−").replace('.', ","));
    environment.add_filter("lower_first", |text: String| {
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    });
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).unwrap();
    }
    environment
}

fn render(template: &str, chart: impl Serialize) -> String {
    let page = format!(
        "{{% import \"{template}\" as c %}}<h3>{{{{ c.sentence(chart) }}}}</h3>{{{{ c.draw(chart, \"x1\") }}}}"
    );
    let chart = Value::from(Serde(chart));
    environment().render_named_str("page.html", &page, context! { chart }).unwrap()
}

fn decimal(text: &str) -> rust_decimal::Decimal {
    text.parse().unwrap()
}

fn line_of_three() -> line_years::Chart {
    let year = |label: &str, score: State, framework: &str| line_years::Year {
        label: label.to_owned(),
        score,
        maximum: Some(decimal("98")),
        framework: Some(framework.to_owned()),
    };
    line_years::layout(&line_years::Input {
        name: "xã <Mẫu>".to_owned(),
        years: vec![
            year("2021", State::Value(decimal("77.010")), "a"),
            year("2022", State::Value(decimal("68.20")), "b"),
            year("2023", State::Missing(Absence::NoDocument), "b"),
        ],
    })
}

#[test]
fn every_kind_has_its_template_with_both_macros() {
    for kind in KINDS {
        let source = TEMPLATES.iter().find(|(path, _)| *path == kind.template).map(|(_, source)| *source);
        let source = source.unwrap_or_else(|| panic!("{} has no template", kind.id));
        assert!(source.contains("macro draw(chart, id)"), "{}", kind.id);
        assert!(source.contains("macro sentence(chart)"), "{}", kind.id);
    }
    assert_eq!(TEMPLATES.len(), KINDS.len() + 1, "every template but the shared one belongs to a kind");
}

#[test]
fn ids_of_kinds_are_unique() {
    let mut ids: Vec<&str> = KINDS.iter().map(|kind| kind.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), KINDS.len());
}

#[test]
fn every_reserved_word_is_asked_for_by_some_template() {
    let all: String = TEMPLATES.iter().map(|(_, source)| *source).collect();
    for word in KINDS.iter().flat_map(|kind| kind.words) {
        let family = word.key.rsplit_once(['.', '-']).map_or(word.key, |(family, _)| family);
        let prefix = word.key.rsplit_once('.').map_or(word.key, |(prefix, _)| prefix);
        let asked = [word.key, family, prefix].iter().any(|part| all.contains(&format!("\"{part}")));
        assert!(asked, "{}", word.key);
    }
}

#[test]
fn templates_carry_no_style_no_handler_and_no_colour() {
    for (path, source) in TEMPLATES {
        for banned in [" style=", " onclick=", " onload=", "fill=\"#", "stroke=\"#"] {
            assert!(!source.contains(banned), "{path}: {banned}");
        }
    }
}

#[test]
fn a_drawing_is_an_image_with_a_name_and_a_description() {
    let html = render("charts/line_years.html", line_of_three());
    assert!(html.contains("role=\"img\" aria-labelledby=\"x1-t x1-d\""), "{html}");
    assert!(html.contains("<title id=\"x1-t\">") && html.contains("<desc id=\"x1-d\">"), "{html}");
    assert!(
        html.contains("label=2021 maximum=98 percent=[chart.percent value=78,58] value=77,010"),
        "{html}"
    );
    assert!(html.contains("label=2023 state=[chart.state.no-document]"), "{html}");
}

#[test]
fn names_are_escaped_once() {
    let html = render("charts/line_years.html", line_of_three());
    assert!(!html.contains("<Mẫu>"));
    assert!(html.contains("xã &lt;Mẫu&gt;"), "{html}");
    assert!(!html.contains("&amp;lt;"), "{html}");
}

#[test]
fn a_sentence_carries_its_break_and_its_silence() {
    let html = render("charts/line_years.html", line_of_three());
    let sentence = html.split("</h3>").next().unwrap();
    assert!(sentence.contains("chart.line-years.down"), "{sentence}");
    assert!(sentence.contains("[chart.tail.break]"), "{sentence}");
    assert!(
        sentence.contains("[chart.tail.silent-year state=[chart.state.no-document] year=2023"),
        "{sentence}"
    );
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    let draw = || render("charts/line_years.html", line_of_three());
    assert_eq!(draw(), draw());
}

#[test]
fn domains_draw_bars_slots_and_diamonds() {
    let row = |appraised: State| domain_rows::Row {
        title: "1. Thể chế".to_owned(),
        short: "thể chế".to_owned(),
        appraised,
        maximum: Some(decimal("10")),
        self_assessed: Some(decimal("9")),
        survey: Some((decimal("2"), decimal("2.5"))),
        previous: Some(domain_rows::Previous {
            year: "2021".to_owned(),
            appraised: decimal("5"),
            maximum: decimal("10"),
        }),
    };
    let html = render(
        "charts/domain_rows.html",
        domain_rows::layout(&domain_rows::Input {
            name: "huyện Mẫu".to_owned(),
            year: "2022".to_owned(),
            rows: vec![row(State::Value(decimal("7.550"))), row(State::Withheld)],
        }),
    );
    assert!(html.contains("7,550/10 = "), "figures stay as they are printed: {html}");
    assert_eq!(html.matches("class=\"got2\"").count(), 1, "{html}");
    assert_eq!(html.matches("class=\"withheld\"").count(), 1, "{html}");
    assert_eq!(html.matches("class=\"prev\"").count(), 1, "{html}");
}

#[test]
fn a_waterfall_draws_solid_hatch_and_outline() {
    let row = |lost: &str, itemised: &str| waterfall::Row {
        title: "1. Thể chế".to_owned(),
        short: "thể chế".to_owned(),
        lost: State::Value(decimal(lost)),
        itemised: decimal(itemised),
    };
    let html = render(
        "charts/waterfall.html",
        waterfall::layout(&waterfall::Input {
            name: "huyện Mẫu".to_owned(),
            year: "2022".to_owned(),
            rows: vec![row("8.45", "5.42"), row("3.00", "5.00"), row("0.00", "0")],
        }),
    );
    assert!(html.contains("−8,45</text>"), "{html}");
    assert!(html.contains(">0,00</text>"), "zero has no sign: {html}");
    assert_eq!(html.matches("url(#hatch)").count(), 2, "one part and the total: {html}");
    assert_eq!(html.matches("class=\"over\"").count(), 1, "{html}");
    assert!(html.contains("chart.waterfall.tail-over over=2,00"), "{html}");
}

#[test]
fn an_empty_status_bar_is_a_slot() {
    let count = |reported| status_bar::Input {
        name: "huyện Mẫu".to_owned(),
        counts: status_bar::Counts { reported, ..Default::default() },
        overdue: Some(1),
    };
    let empty = render("charts/status_bar.html", status_bar::layout(&count(0)));
    assert!(empty.contains("class=\"slot\""), "{empty}");
    let full = render("charts/status_bar.html", status_bar::layout(&count(2)));
    assert!(full.contains("class=\"b-reported\""), "{full}");
    assert!(full.contains("chart.status.overdue"), "{full}");
}

#[test]
fn fractions_draw_a_changed_denominator_and_a_plan() {
    let row = |numerator: State, denominator: &str| fraction_bars::Row {
        label: "năm 2022".to_owned(),
        numerator,
        denominator: denominator.parse().ok(),
        note: Some("mức 3, 4".to_owned()),
        target: Some(decimal("80")),
    };
    let chart = |rows| {
        let (name, what) = ("huyện Mẫu".to_owned(), "thủ tục".to_owned());
        render("charts/fraction_bars.html", fraction_bars::layout(&fraction_bars::Input { name, what, rows }))
    };
    let value = |text: &str| State::Value(decimal(text));
    let html = chart(vec![
        row(value("40"), "177"),
        row(value("18"), "131"),
        row(State::Withheld, ""),
        row(value("5"), ""),
    ]);
    assert!(html.contains(">Năm 2022</text>"), "{html}");
    assert!(html.contains("40/177 = [chart.percent value=22,60]</text>"), "{html}");
    assert_eq!(html.matches("class=\"brk\"").count(), 1, "{html}");
    assert!(html.contains("[chart.score-and-state state=[chart.state.no-denominator] value=5]"), "{html}");
    assert!(chart(Vec::new()).contains("chart.fraction-bars.no-data"));
}

#[test]
fn a_strip_draws_a_dot_for_each_figure_and_a_circle_for_each_without() {
    let unit = |state: State| strip::Unit { name: "xã Mẫu".to_owned(), state };
    let chart = |own, units| {
        let (what, measure) = ("tỷ lệ".to_owned(), "%".to_owned());
        render("charts/strip.html", strip::layout(&strip::Input { what, measure, units, own }))
    };
    let states = [
        State::Value(decimal("4")),
        State::Value(decimal("9")),
        State::Withheld,
        State::Missing(Absence::NoData),
    ];
    let html = chart(Some(0), states.map(unit).to_vec());
    assert_eq!(html.matches("class=\"me\"").count(), 1, "{html}");
    assert_eq!(html.matches("class=\"dot\"").count(), 1, "{html}");
    assert_eq!(html.matches("class=\"withheld\"").count(), 1, "{html}");
    assert_eq!(html.matches("class=\"slot\"").count(), 1, "{html}");
    assert!(chart(Some(0), vec![unit(State::Withheld)]).contains("chart.strip.no-data"));
    assert!(chart(Some(2), states.map(unit).to_vec()).contains("chart.strip.own-missing"));
    assert!(chart(None, states.map(unit).to_vec()).contains("chart.strip.range"));
}

#[test]
fn a_heat_cell_prints_its_number_or_reads_out_why_there_is_none() {
    let chart = heat::layout(&heat::Input {
        name: "huyện Mẫu".to_owned(),
        form: heat::Form::Counts,
        columns: ["thể chế", "bộ máy", "công vụ"]
            .map(|title| heat::Column { title: title.to_owned(), whole: None })
            .to_vec(),
        rows: vec![heat::Row {
            label: "xã Mẫu".to_owned(),
            whole: None,
            cells: vec![State::Value(decimal("3")), State::Value(decimal("0")), State::Withheld],
        }],
    });
    let source = "{% import \"charts/heat.html\" as c %}\
        {% for cell in chart.rows[0].cells %}{{ c.cell(cell) }}{% endfor %}";
    let cells = Value::from(Serde(&chart));
    let html = environment().render_named_str("page.html", source, context! { chart => cells }).unwrap();
    assert!(html.contains("<td class=\"h3\" data-v=\"3\">3</td>"), "{html}");
    assert!(html.contains("<td class=\"z\" data-v=\"0\">0</td>"), "{html}");
    assert!(html.contains("<td data-v=\"\">") && html.contains("[chart.state.withheld]"), "{html}");
    let scale = render("charts/heat.html", chart);
    assert!(scale.contains("<ul class=\"scale\""), "{scale}");
}

#[test]
fn a_rank_is_drawn_in_the_column_of_its_year() {
    let year = |rank: State, of: &str| rank::Year { label: "2021".to_owned(), rank, of: of.parse().ok() };
    let chart = |years| {
        render(
            "charts/rank.html",
            rank::layout(&rank::Input { name: "huyện Mẫu".to_owned(), years, peers: Vec::new() }),
        )
    };
    let html = chart(vec![
        year(State::Value(decimal("6")), "10"),
        year(State::Value(decimal("9")), "11"),
        year(State::NotDue, ""),
    ]);
    assert!(html.contains(">6/10</text>") && html.contains(">9/11</text>"), "{html}");
    assert_eq!(html.matches("class=\"track\"").count(), 2, "{html}");
    assert_eq!(html.matches("class=\"not-due\"").count(), 1, "{html}");
    assert!(html.contains("[chart.rank.tail-field]"), "{html}");
    assert!(chart(Vec::new()).contains("chart.rank.no-data"));
}

#[test]
fn a_dumbbell_draws_both_years_and_says_what_is_missing() {
    let row = |now: State, before: State| dumbbell::Row {
        title: "Xã <Mẫu>".to_owned(),
        short: "Xã <Mẫu>".to_owned(),
        now,
        before,
    };
    let value = |text: &str| State::Value(decimal(text));
    let chart = |rows| {
        let (name, what) = ("huyện Mẫu".to_owned(), "communes");
        let (year, since) = ("2024".to_owned(), "2023".to_owned());
        render("charts/dumbbell.html", dumbbell::layout(&dumbbell::Input { name, what, year, since, rows }))
    };
    let html = chart(vec![row(value("80"), value("70.25")), row(value("80"), State::Withheld)]);
    assert!(html.contains("[chart.changes.one-up"), "{html}");
    assert!(html.contains("count=1 what=[chart.group.communes]"), "what does not compare is counted: {html}");
    assert!(html.contains("2023: [chart.state.withheld]"), "{html}");
    // one of the key, one of the row
    assert_eq!(html.matches("class=\"prev\"").count(), 2, "{html}");
    assert!(chart(Vec::new()).contains("chart.dumbbell.nothing-compares"));
}

#[test]
fn the_statuses_of_each_year_are_bars_with_a_key() {
    let counts = |reported, verified| status_years::Counts { reported, verified, ..Default::default() };
    let year = |label: &str, counts| status_years::Year { label: label.to_owned(), counts };
    let chart = |years| {
        let name = "huyện Mẫu".to_owned();
        render("charts/status_years.html", status_years::layout(&status_years::Input { name, years }))
    };
    let html = chart(vec![year("2022", Some(counts(2, 1))), year("2023", None)]);
    assert!(html.contains("[chart.status-years.all-done-one"), "{html}");
    assert!(html.contains("[chart.status-years.tail-verified count=1]"), "{html}");
    assert_eq!(html.matches("class=\"b-reported\"").count(), 2, "in the bar and in the key: {html}");
    assert_eq!(html.matches("class=\"slot\"").count(), 1, "{html}");
    assert!(chart(Vec::new()).contains("chart.status-years.empty"));
}

#[test]
fn the_statuses_of_each_day_are_bars_with_a_key_and_unknown_is_said() {
    let moment = |date: &str, reported, no_information| status_dates::Moment {
        date: date.to_owned(),
        counts: status_dates::Counts { reported, no_information, ..Default::default() },
    };
    let chart = |dates| {
        let name = "huyện Mẫu".to_owned();
        render("charts/status_dates.html", status_dates::layout(&status_dates::Input { name, dates }))
    };
    let html = chart(vec![moment("2022-12-31", 0, 3), moment("2023-09-29", 2, 1)]);
    assert!(html.contains("[chart.status-dates.grew"), "{html}");
    assert!(html.contains("[chart.status-dates.tail-unknown count=1]"), "{html}");
    assert_eq!(html.matches("class=\"b-no-information\"").count(), 3, "in both bars and in the key: {html}");
    assert!(chart(Vec::new()).contains("chart.status-dates.empty"));
}

#[test]
fn every_small_panel_is_an_image_with_its_years() {
    let panel = |values: [State; 2]| multiples::PanelInput {
        title: "Xã Mẫu".to_owned(),
        short: "Xã Mẫu".to_owned(),
        values: values.to_vec(),
        breaks: vec![false, true],
    };
    let html = render(
        "charts/multiples.html",
        multiples::layout(&multiples::Input {
            name: "huyện Mẫu".to_owned(),
            what: "communes",
            years: vec!["2023".to_owned(), "2024".to_owned()],
            panels: vec![
                panel([State::Value(decimal("80")), State::Value(decimal("70.06"))]),
                panel([State::Withheld, State::NotDue]),
            ],
        }),
    );
    assert_eq!(html.matches("role=\"img\" aria-label=\"Xã Mẫu:").count(), 2, "{html}");
    assert!(html.contains("value=[chart.percent value=70,1] year=2024"), "{html}");
    assert!(html.contains("[chart.multiples.one-down") && html.contains("[chart.tail.break]"), "{html}");
    assert_eq!(html.matches("link broken").count(), 1, "{html}");
    assert_eq!(html.matches("class=\"slot\"").count(), 1, "{html}");
}

/// Every kind that prints figures of documents, each drawn of two: 4, and the second.
fn drawings(second: State) -> Vec<(&'static str, String)> {
    let first = State::Value(decimal("4"));
    let (name, year, since) = ("xã Mẫu".to_owned(), "2023".to_owned(), "2022".to_owned());
    let (title, short) = ("1. Thể chế".to_owned(), "thể chế".to_owned());
    let ten = Some(decimal("10"));
    let line = [first, second].map(|score| line_years::Year {
        label: year.clone(),
        score,
        maximum: ten,
        framework: None,
    });
    let ranks = [first, second].map(|rank| rank::Year { label: year.clone(), rank, of: ten });
    let units = [first, second].map(|state| strip::Unit { name: name.clone(), state });
    let domains = [first, second].map(|appraised| domain_rows::Row {
        title: title.clone(),
        short: short.clone(),
        appraised,
        maximum: ten,
        self_assessed: None,
        survey: None,
        previous: None,
    });
    let losses = [first, second].map(|lost| waterfall::Row {
        title: title.clone(),
        short: short.clone(),
        lost,
        itemised: decimal("1"),
    });
    let change = dumbbell::Row { title: title.clone(), short: short.clone(), now: second, before: first };
    let values = vec![first, second];
    let panel = multiples::PanelInput { title: title.clone(), short, values, breaks: vec![false, false] };
    let fractions = [first, second].map(|numerator| fraction_bars::Row {
        label: title.clone(),
        numerator,
        denominator: ten,
        note: None,
        target: None,
    });
    let line = line_years::layout(&line_years::Input { name: name.clone(), years: line.to_vec() });
    let ranks = rank::Input { name: name.clone(), years: ranks.to_vec(), peers: Vec::new() };
    let (what, measure) = (name.clone(), "%".to_owned());
    let strip = strip::layout(&strip::Input { what, measure, units: units.to_vec(), own: Some(0) });
    let domains = domain_rows::Input { name: name.clone(), year: year.clone(), rows: domains.to_vec() };
    let losses = waterfall::Input { name: name.clone(), year: year.clone(), rows: losses.to_vec() };
    let years = vec![since.clone(), year.clone()];
    let (changes, what) = (vec![change], "domains");
    let changes = dumbbell::Input { name: name.clone(), what, year, since, rows: changes };
    let panels = multiples::Input { name: name.clone(), what, years, panels: vec![panel] };
    let fractions = fraction_bars::Input { name: name.clone(), what: name, rows: fractions.to_vec() };
    vec![
        ("line-years", render("charts/line_years.html", line)),
        ("rank", render("charts/rank.html", rank::layout(&ranks))),
        ("strip", render("charts/strip.html", strip)),
        ("domain-rows", render("charts/domain_rows.html", domain_rows::layout(&domains))),
        ("waterfall", render("charts/waterfall.html", waterfall::layout(&losses))),
        ("dumbbell", render("charts/dumbbell.html", dumbbell::layout(&changes))),
        ("multiples", render("charts/multiples.html", multiples::layout(&panels))),
        ("fraction-bars", render("charts/fraction_bars.html", fraction_bars::layout(&fractions))),
    ]
}

#[test]
fn a_doubted_figure_has_its_look_and_words_and_a_sound_one_has_none() {
    for (kind, html) in drawings(State::Doubted(decimal("7"))) {
        let looks = ["doubt\"", " doubt "].iter().map(|look| html.matches(look).count()).sum::<usize>();
        assert_eq!(looks, 1, "{kind}: {html}");
        assert_eq!(html.matches("[chart.doubted]").count(), 1, "{kind}: {html}");
    }
    for (kind, html) in drawings(State::Value(decimal("7"))) {
        assert!(!html.contains("doubt"), "{kind}: {html}");
    }
}
