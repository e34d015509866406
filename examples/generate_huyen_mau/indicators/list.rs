use super::Form::{Absent, Band, Count, Fraction, Percent, Range};
use super::Indicator;

const PLAIN: Indicator = Indicator {
    id: "",
    title: "",
    short: "",
    definition: "",
    unit: "%",
    lower_is_better: false,
    decimals: 2,
    topic: None,
    targets: [0; 6],
    forms: [Fraction; 6],
    of: (180, 900),
    drop: 600,
};

/// All indicators.
pub(crate) static INDICATORS: [Indicator; 10] = [
    Indicator {
        id: "dung-han",
        title: "Tỷ lệ hồ sơ giải quyết trước và đúng hạn",
        short: "Đúng hạn",
        definition: "Số hồ sơ giải quyết trước và đúng hạn chia cho số hồ sơ đã giải quyết trong năm.",
        topic: Some("dung-han"),
        targets: [95_000, 95_000, 97_000, 97_000, 98_000, 98_000],
        drop: 130,
        ..PLAIN
    },
    Indicator {
        id: "dich-vu-cong-truc-tuyen",
        title: "Tỷ lệ hồ sơ nộp trực tuyến",
        short: "Trực tuyến",
        definition: "Số hồ sơ nộp trực tuyến chia cho số hồ sơ tiếp nhận trong năm.",
        topic: Some("dich-vu-cong-truc-tuyen"),
        targets: [10_000, 15_000, 25_000, 50_000, 65_000, 75_000],
        ..PLAIN
    },
    Indicator {
        id: "thanh-toan-truc-tuyen",
        title: "Tỷ lệ giao dịch thanh toán trực tuyến",
        short: "Thanh toán trực tuyến",
        definition: "Số giao dịch phí, lệ phí thanh toán trực tuyến chia cho số giao dịch phát sinh. Báo cáo năm 2022 chỉ nêu khoảng.",
        topic: Some("thanh-toan-truc-tuyen"),
        targets: [0, 0, 0, 20_000, 35_000, 45_000],
        forms: [Absent, Absent, Absent, Range, Fraction, Fraction],
        of: (90, 420),
        ..PLAIN
    },
    Indicator {
        id: "so-hoa-ho-so",
        title: "Tỷ lệ số hóa hồ sơ, kết quả giải quyết thủ tục",
        short: "Số hóa",
        definition: "Số hồ sơ được số hóa cả thành phần và kết quả chia cho số hồ sơ đã giải quyết. Báo cáo năm 2019 và 2020 chỉ nêu mức.",
        topic: Some("so-hoa-ho-so"),
        targets: [20_000, 30_000, 40_000, 50_000, 60_000, 70_000],
        forms: [Band, Band, Fraction, Fraction, Fraction, Fraction],
        ..PLAIN
    },
    Indicator {
        id: "ky-so",
        title: "Tỷ lệ văn bản đi được ký số",
        short: "Ký số",
        definition: "Số văn bản điện tử được ký số đúng quy định chia cho số văn bản đi.",
        decimals: 1,
        topic: Some("ky-so"),
        targets: [60_000, 70_000, 80_000, 90_000, 95_000, 98_000],
        forms: [Percent; 6],
        drop: 400,
        ..PLAIN
    },
    Indicator {
        id: "hai-long",
        title: "Mức độ hài lòng tại Bộ phận Một cửa",
        short: "Hài lòng",
        definition: "Số phiếu chọn “hài lòng” hoặc “rất hài lòng” chia cho số phiếu thu về.",
        decimals: 1,
        topic: Some("hai-long"),
        targets: [80_000, 80_000, 85_000, 85_000, 90_000, 90_000],
        forms: [Percent, Percent, Percent, Fraction, Fraction, Fraction],
        of: (60, 150),
        drop: 250,
        ..PLAIN
    },
    Indicator {
        id: "giai-ngan",
        title: "Tỷ lệ giải ngân vốn đầu tư công",
        short: "Giải ngân",
        definition: "Vốn đầu tư công đã giải ngân đến ngày 31/12 chia cho kế hoạch vốn giao trong năm.",
        decimals: 1,
        topic: Some("giai-ngan"),
        targets: [90_000, 90_000, 90_000, 95_000, 95_000, 95_000],
        forms: [Percent; 6],
        drop: 450,
        ..PLAIN
    },
    Indicator {
        id: "doi-thoai",
        title: "Số cuộc đối thoại với người dân",
        short: "Đối thoại",
        definition: "Số cuộc đối thoại trực tiếp của UBND với người dân, doanh nghiệp trong năm.",
        unit: "cuộc",
        decimals: 0,
        topic: Some("doi-thoai"),
        targets: [2_000; 6],
        forms: [Count; 6],
        ..PLAIN
    },
    Indicator {
        id: "thoi-gian-tra-loi",
        title: "Thời gian trả lời phản ánh, kiến nghị bình quân",
        short: "Ngày trả lời",
        definition: "Số ngày làm việc bình quân từ khi nhận đến khi trả lời một phản ánh, kiến nghị.",
        unit: "ngày",
        lower_is_better: true,
        decimals: 1,
        topic: Some("phan-anh-kien-nghi"),
        targets: [7_000, 7_000, 7_000, 5_000, 5_000, 5_000],
        forms: [Count; 6],
        ..PLAIN
    },
    Indicator {
        id: "xu-ly-ky-luat",
        title: "Số cán bộ, công chức bị xử lý kỷ luật",
        short: "Kỷ luật",
        definition: "Số cán bộ, công chức của đơn vị bị xử lý kỷ luật trong năm. Số nhỏ khác không thì không công bố.",
        unit: "người",
        lower_is_better: true,
        decimals: 0,
        forms: [Absent, Absent, Count, Count, Count, Count],
        ..PLAIN
    },
];
