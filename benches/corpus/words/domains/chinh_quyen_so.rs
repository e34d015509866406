use super::{Domain, criterion};

pub(super) const DOMAIN: Domain = Domain {
    key: "chinh-quyen-so",
    title: "Xây dựng chính quyền điện tử, chính quyền số",
    office: 4,
    criteria: [
        criterion(
            "Dịch vụ công trực tuyến",
            5_000,
            "Hồ sơ nộp trực tuyến",
            [
                "{U} tiếp nhận trực tuyến {n}/{d} hồ sơ {o}.",
                "{U} in hồ sơ trực tuyến {o} ra giấy để xử lý lại.",
                "{U} chưa hướng dẫn người dân nộp trực tuyến hồ sơ {o}.",
                "Hồ sơ trực tuyến {o} của {u} bị trả lại mà không nêu lý do.",
            ],
        ),
        criterion(
            "Số hóa hồ sơ, kết quả",
            4_500,
            "Hồ sơ đã số hóa",
            [
                "{U} số hóa {n}/{d} hồ sơ {o} khi tiếp nhận.",
                "Bản số hóa {o} của {u} chưa được ký số.",
                "{U} chưa tái sử dụng dữ liệu đã số hóa về {o}.",
                "Tệp số hóa {o} của {u} đặt tên không đúng quy định.",
            ],
        ),
        criterion(
            "Trang thông tin và văn bản điện tử",
            4_000,
            "Chuyên mục cập nhật đủ",
            [
                "Trang thông tin của {u} cập nhật đủ {n}/{d} chuyên mục về {o}.",
                "{U} đăng thông tin về {o} chậm trên trang thông tin.",
                "{U} còn gửi văn bản giấy về {o} dù đã có bản ký số.",
                "Trang thông tin của {u} không mở được mục {o}.",
            ],
        ),
        criterion(
            "Thanh toán trực tuyến, an toàn thông tin",
            3_500,
            "Giao dịch thanh toán trực tuyến",
            [
                "{U} thu trực tuyến {n}/{d} giao dịch lệ phí {o}.",
                "{U} chưa niêm yết mã thanh toán lệ phí {o}.",
                "Máy tính xử lý {o} của {u} chưa cài phần mềm diệt vi-rút.",
                "{U} dùng chung một tài khoản để xử lý {o}.",
            ],
        ),
    ],
    matters: &[
        "chứng thực bản sao",
        "đăng ký khai sinh",
        "đất đai",
        "bảo trợ xã hội",
        "hộ tịch",
        "cư trú",
        "xác nhận tình trạng hôn nhân",
        "y tế, giáo dục",
        "xây dựng",
        "văn bản đến",
        "hộ kinh doanh",
        "người có công",
        "lao động, việc làm",
        "chi trả an sinh xã hội",
        "thi đua, khen thưởng",
        "tiếp công dân trực tuyến",
        "họp không giấy tờ",
        "bản đồ số",
    ],
};
