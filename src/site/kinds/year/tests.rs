use serde_json::{Value, json};

use crate::audit::Discrepancies;
use crate::audit::testing::Content;
use crate::site::Context;

/// The view of 2023, as a template gets it.
fn view(content: &Content) -> Value {
    content.with_model(|model| {
        let discrepancies = Discrepancies::of(model);
        let cx = Context::new(model, &discrepancies, minijinja::Value::UNDEFINED);
        serde_json::to_value(super::view(&cx, 2023)).unwrap()
    })
}

fn cells(view: &Value) -> Vec<(&str, &Value)> {
    let heat = &view["areas"][0]["heat"];
    let units = heat["units"].as_array().unwrap().iter().map(|unit| unit["id"].as_str().unwrap());
    units.zip(heat["chart"]["rows"].as_array().unwrap().iter().map(|row| &row["cells"])).collect()
}

fn scored(unit: &str, first: &str, second: &str) -> Value {
    json!({ "unit": unit, "domains": [{ "code": "1", "appraised": first }, { "code": "2", "appraised": second }] })
}

#[test]
fn nothing_found_is_zero_and_nothing_said_is_missing() {
    let content = Content::new()
        .unit(json!({ "id": "xa-c", "name": "Xã Cẩm Lĩnh", "kind": "commune", "parent": "huyen-a" }))
        .finding(json!({ "domain": "chi-dao" }))
        .finding(json!({ "domain": "thu-tuc", "kind": "strength", "units": ["xa-b"] }));
    let view = view(&content);
    let cell =
        |value: &str, step: u8| json!({ "value": value, "step": step, "state": "value", "doubted": false });
    let missing = json!({ "value": null, "step": null, "state": "no-document", "doubted": false });
    let expected = [
        ("xa-a", json!([cell("1", 1), cell("0", 0)])),
        ("xa-b", json!([cell("0", 0), cell("0", 0)])),
        ("xa-c", json!([missing, missing])),
    ];
    assert_eq!(cells(&view), expected.iter().map(|(unit, cells)| (*unit, cells)).collect::<Vec<_>>());
    assert_eq!((&view["communes"], &view["named"]), (&json!(3), &json!(2)));
}

#[test]
fn a_map_of_gaps_is_not_drawn() {
    let content = ["c", "d"].into_iter().fold(Content::new(), |content, letter| {
        let (id, name) = (format!("xa-{letter}"), format!("Xã Cẩm {letter}"));
        content.unit(json!({ "id": id, "name": name, "kind": "commune", "parent": "huyen-a" }))
    });
    let view = view(&content.finding(json!({ "domain": "chi-dao" })));
    assert_eq!(view["areas"][0]["heat"], Value::Null);
}

#[test]
fn percentages_are_tinted_by_what_was_lost() {
    let view = view(&Content::new().result(scored("xa-a", "10", "18")).result(scored("xa-b", "8.9", "9.9")));
    let steps = |cells: &Value| -> Vec<(String, u64)> {
        let list = cells.as_array().unwrap().iter();
        list.map(|cell| (cell["value"].as_str().unwrap().to_owned(), cell["step"].as_u64().unwrap()))
            .collect()
    };
    let rows: Vec<_> = cells(&view).into_iter().map(|(unit, cells)| (unit, steps(cells))).collect();
    let own = |list: [(&str, u64); 2]| list.map(|(value, step)| (value.to_owned(), step)).to_vec();
    assert_eq!(
        rows,
        [("xa-a", own([("100.00", 0), ("90.00", 1)])), ("xa-b", own([("89.00", 2), ("49.50", 4)]))]
    );
    // Points first, then the ratio: (18 + 9.9) of 40.
    assert_eq!(view["areas"][0]["heat"]["chart"]["columns"][1]["whole"], "69.75");
}

#[test]
fn shared_ranks_are_told_and_those_without_a_result_come_last() {
    let rank =
        |unit: &str| json!({ "unit": unit, "rank": { "position": 1, "of": 2 }, "totals": { "total": "90" } });
    let content = Content::new()
        .unit(json!({ "id": "xa-an", "name": "Xã An Bình", "kind": "commune", "parent": "huyen-a" }))
        .result(rank("xa-a"))
        .result(rank("xa-b"));
    let view = view(&content);
    let ranking = &view["areas"][0]["ranking"];
    let order: Vec<&str> =
        ranking["rows"].as_array().unwrap().iter().map(|row| row["unit"]["id"].as_str().unwrap()).collect();
    assert_eq!(order, ["xa-b", "xa-a", "xa-an"], "equal ones by name, the missing one at the end");
    assert_eq!(ranking["ties"], json!([{ "rank": 1, "units": ["Bình Minh", "Đông Hà"] }]));
    assert_eq!((&ranking["has"]["rank"], &ranking["has"]["class"]), (&json!(true), &json!(false)));
}

#[test]
fn one_sentence_about_two_communes_is_one_finding_and_two_mentions() {
    let content = Content::new()
        .finding(json!({ "domain": "chi-dao", "units": ["xa-a", "xa-b"] }))
        .finding(json!({ "domain": "chi-dao", "kind": "strength" }))
        .finding(
            json!({ "domain": "chi-dao", "aggregate": true, "loss": { "amount": "3", "basis": "max" } }),
        );
    let view = view(&content);
    assert_eq!((&view["count"], &view["mentions"]), (&json!(1), &json!(2)));
    assert_eq!(view["kinds"]["strengths"]["count"], 1);
    assert_eq!(view["areas"][0]["commune_losses"], json!([]), "an aggregate repeats its components");
}

#[test]
fn the_points_of_a_district_stay_its_own_when_communes_are_named() {
    let loss = json!({ "amount": "2", "basis": "max" });
    let content = Content::new()
        .finding(json!({ "units": ["huyen-a", "xa-a"], "loss": loss }))
        .finding(json!({ "units": ["xa-a"], "loss": loss }));
    let area = &view(&content)["areas"][0];
    let ids = |list: &Value| list[0]["id"].as_str().unwrap().to_owned();
    assert_eq!((ids(&area["losses"]), ids(&area["commune_losses"])), ("tt-1".to_owned(), "tt-2".to_owned()));
}

#[test]
fn counts_of_years_about_other_districts_are_not_subtracted() {
    let content = Content::new()
        .unit(json!({ "id": "huyen-b", "name": "Huyện B", "kind": "district", "parent": "tinh-a" }))
        .finding(json!({}));
    let before = |units: &str| {
        view(&content.clone().finding(json!({ "year": 2022, "units": [units] })))["before"].clone()
    };
    assert_eq!(before("huyen-b"), json!({ "form": "other-areas", "year": 2022, "count": 1 }));
    assert_eq!(before("xa-b"), json!({ "form": "same", "year": 2022, "count": 1, "change": 0 }));
    assert_eq!(view(&content)["before"], json!({ "form": "none", "year": 2022 }));
}

#[test]
fn a_commune_is_counted_where_it_lay_in_that_year() {
    let content = Content::new()
        .unit(json!({ "id": "huyen-b", "name": "Huyện B", "kind": "district", "parent": "tinh-a" }))
        .unit(json!({
            "id": "xa-c", "name": "Xã Cẩm Lĩnh", "kind": "commune", "parent": "tinh-a",
            "parents": [{ "unit": "huyen-b", "to": "2023-12-31" }],
        }))
        .finding(json!({ "units": ["xa-c"] }));
    assert_eq!(view(&content)["areas"][0]["unit"]["id"], "huyen-b");
}
