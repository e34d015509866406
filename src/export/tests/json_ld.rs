use serde_json::{Value, to_value};

use super::super::json_ld;
use super::{Routes, site, with_model};

#[test]
fn the_data_set_says_where_its_files_are_and_what_years_and_places_it_covers() {
    let value = with_model(&site::files(), |model| to_value(json_ld::dataset(model)).unwrap());
    assert_eq!(value["@type"], "Dataset");
    assert_eq!(value["url"], "https://cchc.example.vn/mau/du-lieu/");
    assert_eq!(value["temporalCoverage"], "2022/2023");
    assert_eq!(value["spatialCoverage"][0]["name"], "Huyện Mẫu");
    assert_eq!(value["distribution"][0]["contentUrl"], "https://cchc.example.vn/mau/du-lieu/don-vi.csv");
    assert_eq!(value["license"], "CC BY 4.0");
    assert_eq!(value.get("description"), None);
}

#[test]
fn a_finding_is_based_on_its_report() {
    let value = with_model(&site::files(), |model| {
        let (ix, _) = model.iter_findings().find(|(_, finding)| finding.id == "mau-2023-1").unwrap();
        to_value(json_ld::finding(model, &Routes(model), ix)).unwrap()
    });
    assert_eq!(value["@id"], "https://cchc.example.vn/mau/ton-tai/mau-2023-1/");
    assert_eq!(value["isBasedOn"]["reportNumber"], "01/BC-UBND");
    assert_eq!(value["isBasedOn"]["datePublished"], "2024-01-15");
    assert_eq!(value["about"][0]["@type"], "AdministrativeArea");
    assert_eq!(value["isBasedOn"].get("@context"), None);
}

#[test]
fn a_document_without_number_or_date_claims_neither() {
    let value = with_model(&site::files(), |model| {
        let (ix, _) = model.iter_documents().find(|(_, document)| document.id == "khong-ngay").unwrap();
        to_value(json_ld::document(model, &Routes(model), ix)).unwrap()
    });
    assert_eq!(value["@context"], "https://schema.org");
    assert_eq!([value.get("reportNumber"), value.get("datePublished")], [None::<&Value>; 2]);
}

#[test]
fn no_person_is_described() {
    with_model(&site::files(), |model| {
        let text = serde_json::to_string(&json_ld::dataset(model)).unwrap();
        assert!(!text.contains("\"Person\""));
    });
}
