use super::{Domain, criterion};

pub(super) const DOMAIN: Domain = Domain {
    key: "the-che",
    title: "Cải cách thể chế",
    office: 2,
    criteria: [
        criterion(
            "Rà soát, hệ thống hóa văn bản",
            2_000,
            "Văn bản đã rà soát",
            [
                "{U} rà soát {n}/{d} văn bản về {o}.",
                "{U} chưa công bố danh mục văn bản hết hiệu lực về {o}.",
                "Kết quả rà soát văn bản về {o} của {u} chưa được xử lý.",
                "{U} chưa lập danh mục văn bản phải rà soát về {o}.",
            ],
        ),
        criterion(
            "Theo dõi thi hành pháp luật",
            2_000,
            "Kiến nghị đã xử lý",
            [
                "{U} xử lý {n}/{d} kiến nghị về thi hành quy định {o}.",
                "{U} chưa có kế hoạch theo dõi thi hành pháp luật về {o}.",
                "{U} chưa khảo sát việc thi hành quy định {o}.",
                "Báo cáo theo dõi thi hành pháp luật về {o} của {u} thiếu phụ lục.",
            ],
        ),
        criterion(
            "Thể thức và thẩm quyền ban hành",
            2_000,
            "Văn bản đúng thể thức",
            [
                "Qua kiểm tra, {n}/{d} văn bản của {u} về {o} đúng thể thức.",
                "{U} còn viện dẫn văn bản hết hiệu lực khi xử lý {o}.",
                "Văn bản của {u} về {o} ghi thiếu căn cứ ban hành.",
                "{U} chưa sửa văn bản sai thẩm quyền về {o}.",
            ],
        ),
        criterion(
            "Phổ biến, giáo dục pháp luật",
            2_000,
            "Buổi phổ biến đã tổ chức",
            [
                "{U} tổ chức {n}/{d} buổi phổ biến pháp luật về {o}.",
                "Tài liệu phổ biến pháp luật về {o} của {u} chưa được đăng tải.",
                "Tủ sách pháp luật của {u} thiếu tài liệu về {o}.",
                "{U} chưa bố trí báo cáo viên về {o}.",
            ],
        ),
    ],
    matters: &[
        "đất đai",
        "hộ tịch",
        "xây dựng nông thôn",
        "bảo vệ môi trường",
        "hòa giải ở cơ sở",
        "hương ước, quy ước",
        "xử phạt vi phạm hành chính",
        "bảo hiểm xã hội tự nguyện",
        "phòng cháy, chữa cháy",
        "trật tự đô thị",
        "chăn nuôi trong khu dân cư",
        "bảo vệ rừng",
        "dân chủ ở cơ sở",
        "tín ngưỡng, tôn giáo",
        "an toàn thực phẩm",
        "khai thác khoáng sản",
    ],
};
