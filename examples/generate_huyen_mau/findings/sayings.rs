//! The sentences of [`super::remarks`].

/// What an inspection sees on the spot: tag, domain, sentence, office.
pub(super) const SEEN: [(&str, &str, &str, &str); 9] = [
    (
        "so-theo-doi",
        "thu-tuc",
        "Sổ theo dõi hồ sơ tại Bộ phận Một cửa của {u} chưa ghi đủ ngày hẹn trả.",
        "van-phong-huyen-mau",
    ),
    (
        "may-tinh-cho-dan",
        "chinh-quyen-so",
        "{U} chưa bố trí máy tính để người dân tự nộp hồ sơ trực tuyến.",
        "phong-van-hoa-huyen-mau",
    ),
    (
        "bang-niem-yet",
        "thu-tuc",
        "Bảng niêm yết thủ tục của {u} đặt ở vị trí khó đọc.",
        "van-phong-huyen-mau",
    ),
    (
        "ho-so-kiem-tra",
        "chi-dao",
        "Hồ sơ tự kiểm tra của {u} thiếu biên bản làm việc.",
        "thanh-tra-huyen-mau",
    ),
    (
        "hop-thu-gop-y",
        "thu-tuc",
        "Hộp thư góp ý của {u} không có biên bản mở định kỳ.",
        "van-phong-huyen-mau",
    ),
    (
        "lich-tiep-cong-dan",
        "cong-vu",
        "{U} chưa niêm yết lịch tiếp công dân của tháng.",
        "thanh-tra-huyen-mau",
    ),
    (
        "mau-to-khai",
        "thu-tuc",
        "Một số mẫu tờ khai để tại {u} là mẫu đã hết hiệu lực.",
        "phong-tu-phap-huyen-mau",
    ),
    (
        "so-tai-san",
        "tai-chinh",
        "Sổ tài sản của {u} chưa ghi tài sản nhận bàn giao trong năm.",
        "phong-tai-chinh-huyen-mau",
    ),
    (
        "kho-luu-tru",
        "chinh-quyen-so",
        "Kho lưu trữ của {u} chưa có danh mục hồ sơ nộp lưu.",
        "phong-noi-vu-huyen-mau",
    ),
];

/// What the district asks for: tag, domain, sentence, explanation, office.
pub(super) const ASKED: [(&str, &str, &str, &str, &str); 9] = [
    (
        "cong-khai-thu-tuc",
        "thu-tuc",
        "Yêu cầu niêm yết lại thủ tục hành chính theo danh mục mới công bố.",
        "Mỗi đơn vị đối chiếu bảng niêm yết với danh mục mới và thay bản cũ.",
        "van-phong-huyen-mau",
    ),
    (
        "so-hoa-ho-so",
        "chinh-quyen-so",
        "Yêu cầu số hóa hồ sơ ngay khi tiếp nhận tại Bộ phận Một cửa.",
        "Hồ sơ giấy được quét và ký số tại quầy, không dồn đến cuối tháng.",
        "van-phong-huyen-mau",
    ),
    (
        "giai-ngan",
        "tai-chinh",
        "Yêu cầu lập tiến độ giải ngân theo tháng cho từng công trình.",
        "Công trình chậm hơn tiến độ hai tháng phải báo cáo nguyên nhân.",
        "phong-tai-chinh-huyen-mau",
    ),
    (
        "ra-soat-van-ban",
        "the-che",
        "Yêu cầu lập danh mục văn bản phải rà soát ngay từ quý I.",
        "Danh mục được công khai và cập nhật khi có văn bản mới.",
        "phong-tu-phap-huyen-mau",
    ),
    (
        "kiem-tra",
        "chi-dao",
        "Yêu cầu kiểm tra lại các đơn vị có nội dung bị nêu hai năm liên tiếp.",
        "Kết quả kiểm tra được ghi vào báo cáo khắc phục.",
        "thanh-tra-huyen-mau",
    ),
    (
        "boi-duong",
        "cong-vu",
        "Yêu cầu đưa nội dung nghiệp vụ một cửa vào kế hoạch bồi dưỡng.",
        "Ưu tiên đơn vị có tỷ lệ hồ sơ đúng hạn thấp.",
        "phong-noi-vu-huyen-mau",
    ),
    (
        "ky-so",
        "chinh-quyen-so",
        "Kiến nghị cấp đủ chứng thư số cho các chức danh ký văn bản.",
        "Huyện tổng hợp nhu cầu và gửi cơ quan cấp chứng thư.",
        "phong-van-hoa-huyen-mau",
    ),
    (
        "sap-xep-to-chuc",
        "bo-may",
        "Yêu cầu hoàn thành phương án sắp xếp tổ chức bên trong đúng lộ trình.",
        "Phương án nêu rõ chức năng và số lượng vị trí của từng bộ phận.",
        "phong-noi-vu-huyen-mau",
    ),
    (
        "doi-thoai",
        "tac-dong",
        "Yêu cầu công khai lịch đối thoại với người dân từ đầu năm.",
        "Cuộc đối thoại bị hoãn phải được bố trí lại trong cùng quý.",
        "van-phong-huyen-mau",
    ),
];

/// What readers must know about a year.
pub(super) const CONTEXT: [(i64, &str, &str); 3] = [
    (
        2019,
        "Năm 2019 có 23/25 xã, thị trấn được xếp hạng.",
        "Xã Lũng Mơ và xã Nà Bông chưa nộp đủ hồ sơ tự chấm nên không được thẩm định.",
    ),
    (
        2022,
        "Từ năm 2022 huyện và các xã, thị trấn được chấm theo bộ tiêu chí mới.",
        "Điểm tối đa của các lĩnh vực thay đổi, vì vậy chỉ nên so tỷ lệ phần trăm so với điểm tối đa.",
    ),
    (
        2023,
        "Từ ngày 01/01/2023 huyện có 23 xã, thị trấn, giảm 2 so với năm 2022.",
        "Xã Khe Bưởi và xã Khe Cau nhập thành xã Khe Vàng; xã Giếng Đá nhập từng phần vào xã Đồi Sim và xã Cầu Tre.",
    ),
];
