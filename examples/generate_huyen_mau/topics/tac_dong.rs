use super::{Domain, FINANCE, Measure, OFFICE, Stock, Topic};

pub(super) static DOMAIN: Domain = Domain {
    key: "tac-dong",
    titles: [
        "Tác động đến phát triển kinh tế - xã hội",
        "Tác động của cải cách hành chính đến người dân và kinh tế - xã hội",
    ],
    max: [8_000, 7_000, 8_000, 5_000],
    survey: [2_000, 2_000, 0, 1_000],
    topics: &[
        Topic {
            key: "chi-tieu-kinh-te",
            title: "Hoàn thành chỉ tiêu kinh tế - xã hội",
            part_of: None,
            max: [3_000, 3_000, 3_000, 2_000],
            office: FINANCE,
            measure: Measure::Stock(Stock {
                label: "Chỉ tiêu kinh tế - xã hội đạt và vượt", of: (14, 22)
            }),
            wrong: [
                "{U} đạt và vượt {n}/{d} chỉ tiêu kinh tế - xã hội được giao.",
                "Trong {d} chỉ tiêu kinh tế - xã hội được giao, {u} đạt và vượt {n} chỉ tiêu.",
            ],
            reason: "Sản xuất nông nghiệp chịu ảnh hưởng của thời tiết",
            doing: "Các chỉ tiêu còn lại đang được thực hiện.",
            done: "Các chỉ tiêu còn lại đã đạt trong năm sau.",
        },
        Topic {
            key: "thu-ngan-sach",
            title: "Thực hiện dự toán thu ngân sách",
            part_of: None,
            max: [2_000, 2_000, 2_500, 1_500],
            office: FINANCE,
            measure: Measure::None,
            wrong: [
                "{U} thu ngân sách trên địa bàn thấp hơn dự toán được giao.",
                "{U} còn khoản thu trên địa bàn thấp hơn dự toán được giao.",
            ],
            reason: "Đấu giá quyền sử dụng đất chậm",
            doing: "Đang rà soát nguồn thu còn lại.",
            done: "Thu ngân sách năm sau đạt dự toán.",
        },
        Topic {
            key: "ho-kinh-doanh",
            title: "Phát triển doanh nghiệp, hợp tác xã, hộ kinh doanh",
            part_of: None,
            max: [1_500, 1_000, 1_500, 1_000],
            office: FINANCE,
            measure: Measure::None,
            wrong: [
                "Số hộ kinh doanh, hợp tác xã mới trên địa bàn {u} ít hơn năm trước.",
                "{U} không có doanh nghiệp hoặc hợp tác xã mới trong năm.",
            ],
            reason: "Chưa có hoạt động hỗ trợ đăng ký kinh doanh tại chỗ",
            doing: "Đang mở đợt hỗ trợ đăng ký kinh doanh tại chỗ.",
            done: "Đã có hợp tác xã mới đăng ký sau đợt hỗ trợ.",
        },
        Topic {
            key: "doi-thoai",
            title: "Đối thoại với người dân, doanh nghiệp",
            part_of: None,
            max: [1_500, 1_000, 1_000, 500],
            office: OFFICE,
            measure: Measure::Indicator("doi-thoai"),
            wrong: [
                "{U} tổ chức {muc} đối thoại với người dân, ít hơn mức {chi_tieu} trong kế hoạch.",
                "Số cuộc đối thoại với người dân của {u} là {muc}; kế hoạch là {chi_tieu}.",
            ],
            reason: "Lịch đối thoại phải hoãn và chưa bố trí lại",
            doing: "Đang bố trí lại các cuộc đối thoại bị hoãn.",
            done: "Đã tổ chức bù các cuộc đối thoại bị hoãn.",
        },
    ],
};
