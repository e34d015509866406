use super::{Domain, criterion};

pub(super) const DOMAIN: Domain = Domain {
    key: "tac-dong",
    title: "Tác động của cải cách hành chính đến người dân và kinh tế - xã hội",
    office: 1,
    criteria: [
        criterion(
            "Mức độ hài lòng",
            4_500,
            "Phiếu hài lòng",
            [
                "Khảo sát tại {u} có {n}/{d} phiếu hài lòng về {o}.",
                "{U} chưa khảo sát mức độ hài lòng về {o}.",
                "{U} chưa khắc phục nội dung có nhiều phiếu chưa hài lòng về {o}.",
                "Phiếu khảo sát về {o} của {u} không hợp lệ.",
            ],
        ),
        criterion(
            "Chỉ tiêu kinh tế - xã hội",
            4_000,
            "Chỉ tiêu hoàn thành",
            [
                "{U} hoàn thành {n}/{d} chỉ tiêu về {o}.",
                "{U} chưa đạt chỉ tiêu về {o} theo nghị quyết.",
                "Số liệu về {o} của {u} chưa thống nhất giữa các báo cáo.",
                "{U} chưa giao chỉ tiêu {o} đến từng thôn.",
            ],
        ),
        criterion(
            "Khiếu nại, tố cáo",
            3_500,
            "Đơn giải quyết đúng hạn",
            [
                "{U} giải quyết đúng hạn {n}/{d} đơn về {o}.",
                "{U} để đơn về {o} kéo dài qua nhiều năm.",
                "{U} chưa đối thoại với người có đơn về {o}.",
                "Hồ sơ giải quyết đơn về {o} của {u} chưa đánh số bút lục.",
            ],
        ),
        criterion(
            "Môi trường kinh doanh",
            3_000,
            "Kiến nghị của hộ kinh doanh đã giải quyết",
            [
                "{U} giải quyết {n}/{d} kiến nghị của hộ kinh doanh về {o}.",
                "{U} chưa gặp gỡ hộ kinh doanh để nghe về {o}.",
                "Hướng dẫn của {u} cho hộ kinh doanh về {o} chưa rõ.",
                "{U} kiểm tra hộ kinh doanh về {o} trùng lặp trong năm.",
            ],
        ),
    ],
    matters: &[
        "thái độ phục vụ",
        "thời gian chờ",
        "đất đai",
        "nông thôn mới",
        "giảm nghèo",
        "bồi thường, giải phóng mặt bằng",
        "thu ngân sách",
        "vệ sinh môi trường",
        "nước sạch",
        "chợ và điểm bán hàng",
        "lối đi chung",
        "việc làm",
        "chi phí đi lại",
        "hạ tầng cụm công nghiệp",
        "mặt nước nuôi trồng",
        "du lịch cộng đồng",
    ],
};
