//! The register: a province, a district, its communes before and after two rounds of mergers, its offices.

use crate::json::Json;

/// Id of the district.
pub(crate) const DISTRICT: &str = "huyen-mau";

/// First and last index year.
pub(crate) const YEARS: [i64; 6] = [2019, 2020, 2021, 2022, 2023, 2024];

const PROVINCE: &str = "tinh-gia-dinh";
const FIRST_MERGER: &str = "01/NQ-MẪU";
const SECOND_MERGER: &str = "02/NQ-MẪU";

/// A unit that is scored: the district or a commune.
pub(crate) struct Unit {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    kind: &'static str,
    code: &'static str,
    /// First index year, where it did not exist from the beginning.
    from: Option<i64>,
    /// Last index year, where it did not last to the end of the district.
    to: Option<i64>,
    aliases: &'static [&'static str],
    /// What it became: id, share, resolution.
    successors: &'static [(&'static str, &'static str, &'static str)],
    note: Option<&'static str>,
    /// How well it does: the chance, of a thousand, that a criterion has full marks in 2019.
    pub(crate) quality: i64,
}

impl Unit {
    /// Whether it existed in an index year.
    pub(crate) fn exists(&self, year: i64) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// Whether it is the district.
    pub(crate) fn is_district(&self) -> bool {
        self.id == DISTRICT
    }

    /// Ids of what it became.
    pub(crate) fn successor_ids(&self) -> impl Iterator<Item = &'static str> {
        self.successors.iter().map(|(id, ..)| *id)
    }

    /// Its name in an index year.
    pub(crate) fn name_in(&self, year: i64) -> &'static str {
        if self.id == RENAMED && year <= 2019 { FORMER_NAME } else { self.name }
    }

    /// Its name inside a sentence: the kind with a small letter.
    pub(crate) fn name_inside(&self, year: i64) -> String {
        let name = self.name_in(year);
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }
}

const RENAMED: &str = "xa-thung-nang-99073";
const FORMER_NAME: &str = "Xã Thung";

/// A commune that lasted from the first to the last year.
const fn commune(
    id: &'static str,
    name: &'static str,
    code: &'static str,
    quality: i64,
    successors: &'static [(&'static str, &'static str, &'static str)],
) -> Unit {
    let (from, to, aliases, note): (_, _, &[&str], _) = (None, None, &[], None);
    Unit { id, name, kind: "commune", code, from, to, aliases, successors, note, quality }
}

const TO_MAU: &[(&str, &str, &str)] = &[("xa-mau-99001", "full", SECOND_MERGER)];
const TO_CHO_VUNG: &[(&str, &str, &str)] = &[("xa-cho-vung-99004", "full", SECOND_MERGER)];
const TO_DONG_MY: &[(&str, &str, &str)] = &[("xa-dong-my-99025", "full", SECOND_MERGER)];
const TO_SON_HA: &[(&str, &str, &str)] = &[("xa-son-ha-99013", "full", SECOND_MERGER)];
const TO_LUNG_MO: &[(&str, &str, &str)] = &[("xa-lung-mo-99055", "full", SECOND_MERGER)];
const TO_DOI_SIM: &[(&str, &str, &str)] = &[("xa-doi-sim-99064", "full", SECOND_MERGER)];
const TO_KHE_VANG: &[(&str, &str, &str)] = &[("xa-khe-vang-99076", "full", FIRST_MERGER)];

/// The district, then its communes in the order of their codes.
pub(crate) static UNITS: [Unit; 27] = [
    Unit {
        kind: "district",
        note: Some("Huyện và mọi đơn vị thuộc huyện là đơn vị giả."),
        ..commune(DISTRICT, "Huyện Mẫu", "990", 585, &[])
    },
    Unit { kind: "township", ..commune("thi-tran-mau-99001", "Thị trấn Mẫu", "99001", 800, TO_MAU) },
    Unit {
        kind: "township",
        ..commune("thi-tran-cho-vung-99004", "Thị trấn Chợ Vừng", "99004", 640, TO_CHO_VUNG)
    },
    commune("xa-dong-my-99007", "Xã Đông Mỹ", "99007", 690, TO_DONG_MY),
    commune("xa-dong-my-99010", "Xã Đồng Mỹ", "99010", 560, TO_DONG_MY),
    commune("xa-son-ha-2-99013", "Xã Sơn Hà 2", "99013", 600, TO_SON_HA),
    commune("xa-son-ha-10-99016", "Xã Sơn Hà 10", "99016", 520, TO_SON_HA),
    Unit { to: Some(2022), ..commune("xa-khe-buoi-99019", "Xã Khe Bưởi", "99019", 500, TO_KHE_VANG) },
    Unit { to: Some(2022), ..commune("xa-khe-cau-99022", "Xã Khe Cau", "99022", 545, TO_KHE_VANG) },
    commune("xa-bai-ngo-99025", "Xã Bãi Ngô", "99025", 710, TO_DONG_MY),
    commune("xa-ben-lau-99028", "Xã Bến Lau", "99028", 585, TO_DONG_MY),
    Unit {
        aliases: &["Xã Hoà Mẫu"], ..commune("xa-hoa-mau-99031", "Xã Hòa Mẫu", "99031", 735, TO_MAU)
    },
    commune("xa-tan-mau-99034", "Xã Tân Mẫu", "99034", 660, TO_MAU),
    commune("xa-yen-mau-99037", "Xã Yên Mẫu", "99037", 690, TO_MAU),
    commune("xa-doi-sim-99040", "Xã Đồi Sim", "99040", 620, &[("xa-doi-sim-99064", "full", SECOND_MERGER)]),
    commune("xa-phu-lua-99043", "Xã Phú Lúa", "99043", 765, TO_CHO_VUNG),
    commune("xa-lung-mo-99046", "Xã Lũng Mơ", "99046", 430, &[("xa-lung-mo-99055", "full", SECOND_MERGER)]),
    Unit {
        to: Some(2022),
        ..commune(
            "xa-gieng-da-99049",
            "Xã Giếng Đá",
            "99049",
            575,
            &[("xa-doi-sim-99040", "part", FIRST_MERGER), ("xa-cau-tre-99052", "part", FIRST_MERGER)],
        )
    },
    commune("xa-cau-tre-99052", "Xã Cầu Tre", "99052", 650, TO_DOI_SIM),
    commune("xa-na-bong-99055", "Xã Nà Bông", "99055", 450, TO_LUNG_MO),
    commune("xa-mai-vang-99058", "Xã Mai Vàng", "99058", 670, TO_CHO_VUNG),
    commune(
        "xa-rung-thong-99061",
        "Xã Rừng Thông",
        "99061",
        540,
        &[("xa-son-ha-99013", "part", SECOND_MERGER), ("xa-lung-mo-99055", "part", SECOND_MERGER)],
    ),
    commune("xa-suoi-may-99064", "Xã Suối Mây", "99064", 480, TO_DOI_SIM),
    commune("xa-trai-que-99067", "Xã Trại Quế", "99067", 625, TO_DOI_SIM),
    commune("xa-vuon-che-99070", "Xã Vườn Chè", "99070", 720, TO_CHO_VUNG),
    commune(RENAMED, "Xã Thung Nắng", "99073", 555, TO_SON_HA),
    Unit { from: Some(2023), ..commune("xa-khe-vang-99076", "Xã Khe Vàng", "99076", 500, TO_LUNG_MO) },
];

/// The communes since 2025-07-01.
const NEW_COMMUNES: [(&str, &str, &str); 6] = [
    ("xa-mau-99001", "Xã Mẫu", "99001"),
    ("xa-cho-vung-99004", "Xã Chợ Vừng", "99004"),
    ("xa-son-ha-99013", "Xã Sơn Hà", "99013"),
    ("xa-dong-my-99025", "Xã Đông Mỹ", "99025"),
    ("xa-lung-mo-99055", "Xã Lũng Mơ", "99055"),
    ("xa-doi-sim-99064", "Xã Đồi Sim", "99064"),
];

const OFFICES: [(&str, &str); 10] = [
    ("ubnd-huyen-mau", "UBND huyện Mẫu"),
    ("van-phong-huyen-mau", "Văn phòng HĐND và UBND huyện Mẫu"),
    ("phong-noi-vu-huyen-mau", "Phòng Nội vụ huyện Mẫu"),
    ("phong-tai-chinh-huyen-mau", "Phòng Tài chính - Kế hoạch huyện Mẫu"),
    ("phong-tu-phap-huyen-mau", "Phòng Tư pháp huyện Mẫu"),
    ("phong-van-hoa-huyen-mau", "Phòng Văn hóa và Thông tin huyện Mẫu"),
    ("phong-tai-nguyen-huyen-mau", "Phòng Tài nguyên và Môi trường huyện Mẫu"),
    ("phong-lao-dong-huyen-mau", "Phòng Lao động - Thương binh và Xã hội huyện Mẫu"),
    ("phong-giao-duc-huyen-mau", "Phòng Giáo dục và Đào tạo huyện Mẫu"),
    ("thanh-tra-huyen-mau", "Thanh tra huyện Mẫu"),
];

/// Name of an office.
pub(crate) fn office_name(id: &str) -> &'static str {
    OFFICES.iter().find(|(office, _)| *office == id).map_or("", |(_, name)| name)
}

/// The district.
pub(crate) fn district() -> &'static Unit {
    &UNITS[0]
}

/// The communes of an index year, in the order of their codes.
pub(crate) fn communes(year: i64) -> impl Iterator<Item = &'static Unit> {
    UNITS.iter().filter(move |unit| !unit.is_district() && unit.exists(year))
}

/// A unit by its id.
pub(crate) fn unit(id: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.id == id)
}

/// The two files of the register.
pub(crate) fn files() -> Vec<(String, String)> {
    let province = Json::object([
        ("id", PROVINCE.into()),
        ("name", "Tỉnh Giả Định".into()),
        ("kind", "province".into()),
        ("code", "99".into()),
        ("note", "Tỉnh giả.".into()),
    ]);
    let mut places = vec![province];
    places.extend(UNITS.iter().map(place));
    places.extend(NEW_COMMUNES.iter().map(|&(id, name, code)| {
        let valid = Json::object([("from", "2025-07-01".into())]);
        unit_record(
            id,
            name,
            "commune",
            [("code", code.into()), ("parent", PROVINCE.into()), ("valid", valid)],
        )
    }));

    let mut offices = vec![unit_record(
        "so-noi-vu-gia-dinh",
        "Sở Nội vụ tỉnh Giả Định",
        "office",
        [("parent", PROVINCE.into())],
    )];
    offices.extend(OFFICES.iter().map(|&(id, name)| {
        let valid = Json::object([("to", "2025-06-30".into())]);
        unit_record(id, name, "office", [("parent", DISTRICT.into()), ("valid", valid)])
    }));

    [("don-vi-hanh-chinh", places), ("co-quan", offices)]
        .map(|(name, records)| {
            let file = Json::object([("units", Json::List(records))]);
            (format!("units/{name}.json"), file.to_file())
        })
        .into()
}

fn place(unit: &Unit) -> Json {
    let parent = if unit.is_district() { PROVINCE } else { DISTRICT };
    let last_day = unit.to.map_or("2025-06-30".to_owned(), |year| format!("{year}-12-31"));
    let first_day = unit.from.map(|year| format!("{year}-01-01"));
    let names = if unit.id == RENAMED {
        vec![
            Json::object([("name", FORMER_NAME.into()), ("to", "2020-06-30".into())]),
            Json::object([("name", unit.name.into()), ("from", "2020-07-01".into())]),
        ]
    } else {
        Vec::new()
    };
    let successors = unit.successors.iter().map(|&(id, share, basis)| {
        Json::object([("unit", id.into()), ("share", share.into()), ("basis", basis.into())])
    });
    unit_record(
        unit.id,
        unit.name,
        unit.kind,
        [
            ("code", unit.code.into()),
            ("parent", parent.into()),
            ("valid", Json::object([("from", first_day.into()), ("to", last_day.into())])),
            ("aliases", Json::list(unit.aliases.iter().copied())),
            ("names", Json::List(names)),
            ("successors", Json::list(successors)),
            ("note", unit.note.into()),
        ],
    )
}

fn unit_record<const N: usize>(id: &str, name: &str, kind: &str, more: [(&'static str, Json); N]) -> Json {
    let first = [("id", id.into()), ("name", name.into()), ("kind", kind.into())];
    Json::object(first.into_iter().chain(more))
}
