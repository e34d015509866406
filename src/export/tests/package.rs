use serde_json::Value;

use super::super::TABLES;
use super::{file, files, rows};

fn package() -> Value {
    serde_json::from_str(&file("du-lieu/datapackage.json")).unwrap()
}

#[test]
fn the_package_names_its_licence_publisher_and_sources() {
    let package = package();
    assert_eq!(package["name"], "minh-bach-huyen-mau-xa");
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!(package["licenses"][0]["title"], "CC BY 4.0");
    assert_eq!(package["contributors"][0]["title"], "UBND huyện Mẫu");
    assert_eq!(package["version"], "2024-03-01");
    assert_eq!(package["sources"][0]["title"], "01/BC-UBND: Kết quả thẩm định");
    assert_eq!(package["sources"][0]["path"], "https://cchc.example.vn/mau/van-ban/bc-01/");
}

#[test]
fn every_resource_is_a_file_whose_header_is_its_schema() {
    let (package, files) = (package(), files());
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), TABLES.len());
    for resource in resources {
        let csv = &files[&format!("du-lieu/{}", resource["path"].as_str().unwrap())];
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert!(csv.starts_with(&format!("\u{feff}{}\r\n", names.join(","))));
    }
}

#[test]
fn every_foreign_key_leads_to_an_id_that_is_there() {
    for resource in package()["resources"].as_array().unwrap() {
        let name = resource["name"].as_str().unwrap();
        let Some(keys) = resource["schema"]["foreignKeys"].as_array() else { continue };
        for key in keys {
            let target = match key["reference"]["resource"].as_str().unwrap() {
                "" => name,
                other => other,
            };
            let column = key["fields"].as_str().unwrap();
            let ids: Vec<String> =
                rows(&format!("du-lieu/{target}.csv")).iter().map(|row| row["id"].clone()).collect();
            for row in rows(&format!("du-lieu/{name}.csv")) {
                assert!(row[column].is_empty() || ids.contains(&row[column]), "{name}.{column}");
            }
        }
    }
}

#[test]
fn a_primary_key_is_unique() {
    for table in TABLES.iter().filter(|table| !table.key.is_empty()) {
        let rows = rows(&table.csv_route());
        let keys: std::collections::BTreeSet<Vec<&str>> =
            rows.iter().map(|row| table.key.iter().map(|key| row[*key].as_str()).collect()).collect();
        assert_eq!(keys.len(), rows.len(), "{}", table.name);
    }
}
