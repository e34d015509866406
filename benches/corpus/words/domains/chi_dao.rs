use super::{Domain, criterion};

pub(super) const DOMAIN: Domain = Domain {
    key: "chi-dao",
    title: "Công tác chỉ đạo, điều hành cải cách hành chính",
    office: 0,
    criteria: [
        criterion(
            "Kế hoạch cải cách hành chính năm",
            2_500,
            "Nhiệm vụ hoàn thành",
            [
                "{U} mới hoàn thành {n}/{d} nhiệm vụ về {o}.",
                "{U} ban hành kế hoạch về {o} chậm so với thời hạn.",
                "Kế hoạch của {u} chưa nêu kết quả phải đạt đối với {o}.",
                "Kế hoạch của {u} chưa phân công người theo dõi {o}.",
            ],
        ),
        criterion(
            "Chế độ báo cáo",
            2_500,
            "Báo cáo gửi đúng hạn",
            [
                "{U} gửi đúng hạn {n}/{d} báo cáo về {o}.",
                "Báo cáo của {u} về {o} chưa có số liệu kèm theo.",
                "Báo cáo của {u} về {o} chép lại nội dung kỳ trước.",
                "{U} gửi báo cáo về {o} sai biểu mẫu.",
            ],
        ),
        criterion(
            "Tự kiểm tra, giám sát",
            2_500,
            "Bộ phận đã được kiểm tra",
            [
                "{U} đã kiểm tra {n}/{d} bộ phận về {o}.",
                "{U} chưa có văn bản xử lý sau khi tự kiểm tra {o}.",
                "Biên bản tự kiểm tra {o} của {u} không ghi kết luận.",
                "{U} chưa giám sát {o} theo lịch đã ban hành.",
            ],
        ),
        criterion(
            "Tuyên truyền và sáng kiến",
            2_500,
            "Nội dung tuyên truyền đã thực hiện",
            [
                "{U} thực hiện {n}/{d} nội dung tuyên truyền về {o}.",
                "{U} chưa có sáng kiến nào về {o} được công nhận.",
                "Tin, bài của {u} về {o} còn ít và chưa đều.",
                "{U} chưa tuyên truyền về {o} trên loa truyền thanh.",
            ],
        ),
    ],
    matters: &[
        "kế hoạch cải cách hành chính",
        "nhiệm vụ cấp trên giao",
        "báo cáo quý",
        "kết luận kiểm tra năm trước",
        "bộ chỉ số cải cách hành chính",
        "lịch tiếp công dân",
        "phong trào thi đua cải cách hành chính",
        "giao ban hằng tuần",
        "đối thoại với người dân",
        "mô hình chính quyền thân thiện",
        "quy chế làm việc",
        "phối hợp giữa các bộ phận",
        "khảo sát nội bộ",
        "sổ tay nghiệp vụ",
    ],
};
