use super::{Domain, criterion};

pub(super) const DOMAIN: Domain = Domain {
    key: "bo-may",
    title: "Cải cách tổ chức bộ máy hành chính",
    office: 0,
    criteria: [
        criterion(
            "Quy chế làm việc và phân công",
            2_500,
            "Vị trí có phân công",
            [
                "{U} phân công bằng văn bản {n}/{d} vị trí về {o}.",
                "Quy chế của {u} về {o} chưa được sửa sau khi sắp xếp.",
                "Việc phân công về {o} của {u} còn chồng chéo.",
                "{U} chưa công khai bảng phân công về {o}.",
            ],
        ),
        criterion(
            "Sắp xếp tổ chức, biên chế",
            2_500,
            "Đầu mối đã sắp xếp",
            [
                "{U} hoàn thành sắp xếp {n}/{d} đầu mối về {o}.",
                "{U} chưa hoàn thành phương án về {o} theo lộ trình.",
                "Phương án của {u} về {o} chưa có số liệu biên chế.",
                "{U} bố trí người làm {o} vượt số được giao.",
            ],
        ),
        criterion(
            "Phân cấp, ủy quyền",
            2_500,
            "Việc ủy quyền đã rà soát",
            [
                "{U} rà soát {n}/{d} việc đã ủy quyền về {o}.",
                "{U} chưa kiểm tra việc thực hiện ủy quyền về {o}.",
                "Văn bản ủy quyền về {o} của {u} hết thời hạn chưa gia hạn.",
                "{U} ủy quyền về {o} mà chưa quy định chế độ báo cáo.",
            ],
        ),
        criterion(
            "Kỷ cương nơi công sở",
            2_500,
            "Bộ phận chấp hành giờ làm việc",
            [
                "Qua kiểm tra đột xuất, {n}/{d} bộ phận của {u} chấp hành đúng {o}.",
                "{U} chưa kiểm tra đột xuất việc chấp hành {o}.",
                "Biển tên và sơ đồ của {u} về {o} chưa cập nhật.",
                "{U} chưa xử lý việc vi phạm {o} đã lập biên bản.",
            ],
        ),
    ],
    matters: &[
        "giờ làm việc",
        "tổ công nghệ số cộng đồng",
        "văn thư, lưu trữ",
        "trực tiếp công dân",
        "địa chính, xây dựng",
        "thôn, tổ dân phố",
        "người hoạt động không chuyên trách",
        "đơn vị sự nghiệp",
        "ban chỉ đạo",
        "trạm y tế",
        "nhà văn hóa",
        "hợp tác xã",
        "quản lý chợ",
    ],
};
