use super::{Domain, JUSTICE, Measure, Stock, Topic};

pub(super) static DOMAIN: Domain = Domain {
    key: "the-che",
    titles: ["Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật", "Cải cách thể chế"],
    max: [9_000, 8_000, 10_000, 8_000],
    survey: [2_000, 1_000, 0, 1_000],
    topics: &[
        Topic {
            key: "ra-soat-van-ban",
            title: "Rà soát, hệ thống hóa văn bản",
            part_of: None,
            max: [2_000, 2_000, 2_000, 2_000],
            office: JUSTICE,
            measure: Measure::Stock(Stock {
                label: "Văn bản thuộc danh mục đã được rà soát", of: (11, 24)
            }),
            wrong: [
                "{U} mới rà soát {n}/{d} văn bản thuộc danh mục phải rà soát.",
                "Danh mục rà soát của {u} có {d} văn bản, đến cuối năm xong {n} văn bản.",
            ],
            reason: "Chưa có danh mục đầy đủ từ đầu năm",
            doing: "Các văn bản còn lại đang được rà soát.",
            done: "Đã rà soát xong các văn bản trong danh mục.",
        },
        Topic {
            key: "gop-y-du-thao",
            title: "Góp ý dự thảo văn bản quy phạm pháp luật",
            part_of: None,
            max: [1_500, 1_000, 1_500, 1_000],
            office: JUSTICE,
            measure: Measure::None,
            wrong: [
                "Phần lớn văn bản góp ý của {u} chỉ ghi nhất trí, không có ý kiến cụ thể.",
                "{U} gửi văn bản góp ý dự thảo sau thời hạn lấy ý kiến.",
            ],
            reason: "Thời gian lấy ý kiến ngắn, bộ phận chuyên môn chưa nghiên cứu kỹ",
            doing: "Đang thực hiện việc giao từng dự thảo cho một bộ phận chuyên môn góp ý.",
            done: "Các dự thảo gửi về sau đó đều có ý kiến góp ý cụ thể.",
        },
        Topic {
            key: "pho-bien-phap-luat",
            title: "Phổ biến, giáo dục pháp luật",
            part_of: None,
            max: [2_000, 1_500, 2_500, 2_000],
            office: JUSTICE,
            measure: Measure::None,
            wrong: [
                "{U} tổ chức phổ biến pháp luật ít cuộc hơn kế hoạch năm.",
                "Tài liệu phổ biến pháp luật của {u} chưa được đăng trên trang thông tin điện tử.",
            ],
            reason: "Kinh phí phổ biến pháp luật được cấp vào cuối năm",
            doing: "Đang tổ chức các cuộc còn thiếu.",
            done: "Đã tổ chức đủ số cuộc và đăng tài liệu.",
        },
        Topic {
            key: "theo-doi-thi-hanh",
            title: "Theo dõi tình hình thi hành pháp luật",
            part_of: None,
            max: [2_000, 2_000, 2_000, 1_500],
            office: JUSTICE,
            measure: Measure::None,
            wrong: [
                "{U} chưa xử lý kết quả theo dõi thi hành pháp luật của năm.",
                "Kế hoạch theo dõi thi hành pháp luật của {u} chưa chọn lĩnh vực trọng tâm.",
            ],
            reason: "Báo cáo theo dõi không nêu kiến nghị xử lý",
            doing: "Đang lập danh mục kiến nghị cần xử lý.",
            done: "Đã xử lý các kiến nghị nêu trong báo cáo theo dõi.",
        },
        Topic {
            key: "kiem-tra-van-ban",
            title: "Xử lý văn bản sai thể thức hoặc thẩm quyền",
            part_of: None,
            max: [1_500, 1_500, 2_000, 1_500],
            office: JUSTICE,
            measure: Measure::None,
            wrong: [
                "{U} còn văn bản sai thể thức chưa được sửa sau khi có kết luận kiểm tra.",
                "Một số văn bản do {u} ban hành dẫn căn cứ đã hết hiệu lực.",
            ],
            reason: "Chưa đối chiếu căn cứ pháp lý trước khi phát hành",
            doing: "Đang thay thế các văn bản được nêu.",
            done: "Các văn bản được nêu đã được sửa hoặc thay thế.",
        },
    ],
};
