use super::{Domain, criterion};

pub(super) const DOMAIN: Domain = Domain {
    key: "tai-chinh",
    title: "Cải cách tài chính công",
    office: 3,
    criteria: [
        criterion(
            "Giải ngân vốn đầu tư",
            3_000,
            "Công trình giải ngân đúng tiến độ",
            [
                "{U} giải ngân đúng tiến độ {n}/{d} hạng mục về {o}.",
                "{U} chưa lập tiến độ giải ngân cho {o}.",
                "Hồ sơ thanh toán {o} của {u} bị trả lại để bổ sung.",
                "{U} quyết toán {o} chậm so với quy định.",
            ],
        ),
        criterion(
            "Công khai ngân sách",
            2_500,
            "Biểu mẫu đã công khai",
            [
                "{U} công khai {n}/{d} biểu mẫu về {o}.",
                "{U} công khai {o} sau thời hạn.",
                "Số liệu công khai về {o} của {u} chưa khớp với báo cáo.",
                "{U} chưa công khai {o} tại nơi tiếp dân.",
            ],
        ),
        criterion(
            "Quản lý tài sản công",
            2_500,
            "Tài sản đã ghi sổ",
            [
                "{U} ghi sổ {n}/{d} tài sản thuộc {o}.",
                "{U} chưa kiểm kê {o} vào cuối năm.",
                "Sổ theo dõi {o} của {u} chưa ghi tài sản nhận bàn giao.",
                "{U} chưa thanh lý tài sản hỏng thuộc {o}.",
            ],
        ),
        criterion(
            "Thực hiện kết luận thanh tra",
            2_000,
            "Kiến nghị đã thực hiện",
            [
                "{U} thực hiện {n}/{d} kiến nghị thanh tra về {o}.",
                "{U} chưa nộp trả hết khoản thu sai về {o}.",
                "Báo cáo thực hiện kiến nghị về {o} của {u} thiếu chứng từ.",
                "{U} chưa kiểm điểm trách nhiệm về {o}.",
            ],
        ),
    ],
    matters: &[
        "dự toán thu, chi",
        "đường giao thông thôn",
        "trang thiết bị Bộ phận Một cửa",
        "quỹ đóng góp của nhân dân",
        "phí, lệ phí",
        "sửa chữa trụ sở",
        "kinh phí tự chủ",
        "kênh mương nội đồng",
        "nhà văn hóa thôn",
        "trường học",
        "chương trình mục tiêu quốc gia",
        "đấu giá quyền sử dụng đất",
        "hệ thống nước sạch",
        "mua sắm máy tính",
        "chi hội nghị, tiếp khách",
    ],
};
