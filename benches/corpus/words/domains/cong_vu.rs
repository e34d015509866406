use super::{Domain, criterion};

pub(super) const DOMAIN: Domain = Domain {
    key: "cong-vu",
    title: "Cải cách chế độ công vụ",
    office: 0,
    criteria: [
        criterion(
            "Vị trí việc làm",
            3_500,
            "Vị trí có bản mô tả",
            [
                "{U} có bản mô tả cho {n}/{d} vị trí về {o}.",
                "Bản mô tả vị trí về {o} của {u} chưa đúng khung năng lực.",
                "{U} bố trí công chức làm {o} không đúng vị trí việc làm.",
                "{U} chưa rà soát vị trí việc làm về {o} sau sáp nhập.",
            ],
        ),
        criterion(
            "Đào tạo, bồi dưỡng",
            3_000,
            "Lượt bồi dưỡng đã thực hiện",
            [
                "{U} cử {n}/{d} lượt công chức bồi dưỡng về {o}.",
                "{U} chưa lập nhu cầu bồi dưỡng về {o}.",
                "{U} chưa cử người dự lớp bồi dưỡng về {o}.",
                "Kết quả bồi dưỡng về {o} của {u} chưa được đánh giá.",
            ],
        ),
        criterion(
            "Đánh giá, xếp loại",
            3_500,
            "Phiếu đánh giá đủ nội dung",
            [
                "{U} lập đủ nội dung {n}/{d} phiếu đánh giá về {o}.",
                "{U} xếp loại công chức chưa gắn với kết quả {o}.",
                "{U} công khai kết quả đánh giá về {o} chậm.",
                "Biên bản họp đánh giá về {o} của {u} thiếu ý kiến tập thể.",
            ],
        ),
        criterion(
            "Chuyển đổi vị trí, tuyển dụng",
            3_000,
            "Trường hợp đã chuyển đổi",
            [
                "{U} đã chuyển đổi {n}/{d} vị trí về {o} theo kế hoạch.",
                "{U} chưa ban hành kế hoạch chuyển đổi vị trí về {o}.",
                "Hồ sơ tuyển dụng về {o} của {u} thiếu thành phần.",
                "{U} chưa công khai nhu cầu tuyển dụng về {o}.",
            ],
        ),
    ],
    matters: &[
        "văn phòng - thống kê",
        "tư pháp - hộ tịch",
        "tài chính - kế toán",
        "kỹ năng giao tiếp",
        "tin học văn phòng",
        "tiếp công dân",
        "văn hóa - xã hội",
        "chuyển đổi số",
        "tiếng dân tộc",
        "quản lý đất đai",
        "nghiệp vụ một cửa",
        "đạo đức công vụ",
        "soạn thảo văn bản",
        "lưu trữ hồ sơ",
    ],
};
