//! Where units that have ended lie today: through chains of mergers, in parts, and through their communes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::NaiveDate;
use minhbach::build;
use minhbach::model::descent::{self, Passing};
use minhbach::model::{Edition, Model};
use minhbach::source::Sources;

use common::Site;

const REGISTER: &str = r#"{"units": [
  {"id": "tinh", "name": "Tỉnh Giả", "kind": "province"},
  {"id": "huyen", "name": "Huyện Giả", "kind": "district", "parent": "tinh", "valid": {"to": "2020-12-31"}},
  {"id": "a", "name": "Xã A", "kind": "commune", "parent": "huyen", "valid": {"to": "2018-12-31"},
   "successors": [{"unit": "b", "share": "full"}]},
  {"id": "b", "name": "Xã B", "kind": "commune", "parent": "huyen", "valid": {"to": "2020-12-31"},
   "successors": [{"unit": "c", "share": "full"}]},
  {"id": "tach", "name": "Xã Tách", "kind": "commune", "parent": "huyen", "valid": {"to": "2020-12-31"},
   "successors": [{"unit": "c", "share": "part"}, {"unit": "d", "share": "part"}]},
  {"id": "mot-phan", "name": "Xã Một Phần", "kind": "commune", "parent": "huyen", "valid": {"to": "2020-12-31"},
   "successors": [{"unit": "d", "share": "part"}]},
  {"id": "lai", "name": "Xã Lại", "kind": "commune", "parent": "huyen", "valid": {"to": "2018-12-31"},
   "successors": [{"unit": "b", "share": "part"}, {"unit": "e", "share": "part"}]},
  {"id": "e", "name": "Xã E", "kind": "commune", "parent": "huyen", "valid": {"to": "2020-12-31"},
   "successors": [{"unit": "c", "share": "full"}]},
  {"id": "cu", "name": "Xã Cũ", "kind": "commune", "parent": "huyen", "valid": {"to": "2020-12-31"},
   "successors": [{"unit": "moi", "share": "full"}]},
  {"id": "sap", "name": "Xã Sắp", "kind": "commune", "parent": "tinh", "valid": {"to": "2030-12-31"},
   "successors": [{"unit": "c", "share": "full"}]},
  {"id": "o-lai", "name": "Xã Ở Lại", "kind": "commune", "parent": "tinh",
   "parents": [{"unit": "huyen", "to": "2020-12-31"}, {"unit": "tinh", "from": "2021-01-01"}]},
  {"id": "di-truoc", "name": "Xã Đi Trước", "kind": "commune", "parent": "tinh",
   "parents": [{"unit": "huyen", "to": "2016-12-31"}, {"unit": "tinh", "from": "2017-01-01"}]},
  {"id": "vong-1", "name": "Xã Vòng 1", "kind": "commune", "parent": "tinh", "valid": {"to": "2018-12-31"},
   "successors": [{"unit": "vong-2", "share": "full"}]},
  {"id": "vong-2", "name": "Xã Vòng 2", "kind": "commune", "parent": "tinh", "valid": {"to": "2018-12-31"},
   "successors": [{"unit": "vong-1", "share": "full"}]},
  {"id": "c", "name": "Xã C", "kind": "commune", "parent": "tinh", "valid": {"from": "2021-01-01"}},
  {"id": "d", "name": "Xã D", "kind": "commune", "parent": "tinh", "valid": {"from": "2021-01-01"}},
  {"id": "moi", "name": "Xã Mới", "kind": "commune", "parent": "tinh", "valid": {"from": "2021-01-01"}}
]}"#;

/// Where a unit lies, what it went through, and how: ids, as a sentence would name them.
fn told(model: &Model<'_>, id: &str) -> Option<(Vec<String>, Vec<String>, Passing)> {
    let (ix, _) = model.iter_units().find(|(_, unit)| unit.id == id).expect("the unit");
    let ids = |list: Vec<_>| list.into_iter().map(|ix| model.unit(ix).id.to_string()).collect();
    descent::of(model, ix).map(|found| (ids(found.units), ids(found.through), found.passing))
}

fn asked(id: &str) -> Option<(Vec<String>, Vec<String>, Passing)> {
    let site = Site::valid().with("units/them.json", REGISTER);
    let sources = Sources::new(site.files().clone());
    let date = NaiveDate::from_ymd_opt(2024, 6, 1).expect("a day");
    let reading = build::read(&sources, Edition { date, drafts: false });
    let (model, _) = reading.publishable().expect("the register can be read");
    told(model, id)
}

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

#[test]
fn a_unit_that_stands_lies_nowhere_else() {
    for id in ["c", "o-lai", "tinh", "sap"] {
        assert_eq!(asked(id), None, "{id}");
    }
}

#[test]
fn what_went_into_a_unit_that_ended_is_followed_to_the_unit_of_today() {
    assert_eq!(asked("b"), Some((owned(&["c"]), vec![], Passing::Whole)));
    assert_eq!(asked("a"), Some((owned(&["c"]), owned(&["b"]), Passing::Whole)));
}

#[test]
fn a_unit_that_became_another_alone_is_that_one() {
    assert_eq!(asked("cu"), Some((owned(&["moi"]), vec![], Passing::Same)));
}

#[test]
fn parts_stay_parts_unless_they_came_together_again() {
    assert_eq!(asked("tach"), Some((owned(&["c", "d"]), vec![], Passing::Parts)));
    assert_eq!(asked("mot-phan"), Some((owned(&["d"]), vec![], Passing::Parts)));
    assert_eq!(asked("lai"), Some((owned(&["c"]), owned(&["b", "e"]), Passing::Whole)));
}

#[test]
fn a_district_without_a_successor_lies_where_the_communes_of_its_last_day_lie() {
    assert_eq!(asked("huyen"), Some((owned(&["o-lai", "c", "d", "moi"]), vec![], Passing::Communes)));
}

#[test]
fn a_circle_in_the_register_leads_nowhere() {
    assert_eq!(asked("vong-1"), None);
}
