/// First sentence of a finding's text.
pub(in super::super) const OPENINGS: [&str; 12] = [
    "Tổ thẩm định đối chiếu tài liệu kiểm chứng năm {y} và ghi nhận nội dung này tại {u}.",
    "Nội dung được xác định qua kiểm tra hồ sơ tháng {m}/{y} tại trụ sở {u}.",
    "Báo cáo tự chấm năm {y} của {u} không có tài liệu kiểm chứng cho phần này.",
    "Đoàn kiểm tra chọn ngẫu nhiên hồ sơ của tháng {m}/{y} và lập biên bản với {u}.",
    "Số liệu trên hệ thống đến hết tháng {m}/{y} cho thấy tình trạng này chưa thay đổi.",
    "Nội dung đã được nhắc tại Thông báo số {v}/TB-UBND nhưng đến kỳ thẩm định {u} chưa hoàn thành.",
    "Qua làm việc tại thôn {t} trong tháng {m}/{y}, nhiều hộ dân xác nhận nội dung này.",
    "Kết quả phúc tra theo Kế hoạch số {v}/KH-UBND cho thấy phần việc này mới làm được một nửa.",
    "Phản ánh gửi trong tháng {m}/{y} về {o} là căn cứ để kiểm tra phần việc này.",
    "So với năm trước, phần việc về {o} của {u} có tiến bộ nhưng chưa đạt yêu cầu.",
    "Hồ sơ lưu tại {u} thiếu các bước trung gian nên không chứng minh được tiến độ.",
    "Trong đợt kiểm tra liên ngành tháng {m}/{y}, nội dung được hai đơn vị cùng nêu.",
];

/// Sentences with particulars.
pub(in super::super) const DETAILS: [&str; 26] = [
    "Sổ theo dõi năm {y} chỉ có {n} dòng, trong khi số phát sinh thực tế là {d}.",
    "Văn bản số {v}/UBND-NV đã giao thời hạn, song không có tài liệu cho biết ai thực hiện.",
    "Tại thôn {t}, người dân phải đi lại hai lần mới được hướng dẫn đầy đủ.",
    "Kiểm tra {d} trường hợp thì {n} trường hợp có đủ giấy tờ theo quy định.",
    "Tài liệu kèm theo được lập sau ngày {u} gửi báo cáo tự chấm.",
    "Bảng tổng hợp ghi {n} lượt, còn dữ liệu gốc ghi {d} lượt.",
    "Đến tháng {m}, phần việc về {o} vẫn giao kiêm nhiệm cho một người.",
    "Công văn số {v}/UBND-NV yêu cầu bổ sung nhưng không nhận được trả lời.",
    "Số liệu của {u} về {o} lệch với số liệu cơ quan chuyên môn cung cấp.",
    "Trong tháng {m}, hệ thống ngừng hoạt động nhiều ngày mà không có phương án thay thế.",
    "Bản niêm yết đặt ở nơi khó thấy và đã phai mực.",
    "Hộp thư góp ý không được mở theo lịch từ tháng {m}.",
    "Phần lớn hồ sơ chậm tập trung ở khâu chuyển giữa hai bộ phận.",
    "Kế hoạch số {v}/KH-UBND không nêu kinh phí nên không triển khai được.",
    "Biên bản họp thôn {t} có nêu việc này nhưng chưa được xử lý.",
    "Thiết bị quét đặt tại quầy hỏng từ tháng {m} và chưa được thay.",
    "Người nộp hồ sơ không nhận được tin nhắn báo kết quả.",
    "Danh mục kèm Quyết định số {v}/QĐ-UBND chưa được cập nhật vào phần mềm.",
    "Lịch trực dán tại cửa không trùng với lịch trên trang thông tin.",
    "Một số biểu mẫu về {o} vẫn in tên đơn vị cũ.",
    "Kết quả khảo sát ở thôn {t} thấp hơn mức chung của toàn địa bàn.",
    "Việc đối chiếu cuối quý không có chữ ký xác nhận của hai bên.",
    "Thời gian xử lý trung bình kéo dài thêm {n} ngày so với phiếu hẹn.",
    "Ba thôn chưa nhận được tài liệu hướng dẫn về {o}.",
    "Hồ sơ giấy và hồ sơ điện tử của cùng một việc có nội dung khác nhau.",
    "Phần mềm báo đỏ từ tháng {m} nhưng không ai được giao xử lý.",
];

/// What comes of it.
pub(in super::super) const EFFECTS: [&str; 14] = [
    "Vì vậy chưa có căn cứ chấm điểm tối đa.",
    "Người dân vì thế phải chờ lâu hơn thời gian quy định.",
    "Tình trạng này làm số liệu tổng hợp của huyện thiếu chính xác.",
    "Việc này ảnh hưởng đến quyền lợi của hộ gia đình có hồ sơ.",
    "Do đó chi phí đi lại của người dân vùng xa tăng lên.",
    "Kết quả chung của lĩnh vực vì vậy thấp hơn năm trước.",
    "Nguyên tắc công khai, minh bạch chưa được bảo đảm.",
    "Việc theo dõi, đôn đốc của cấp trên gặp khó khăn.",
    "Mức độ hài lòng trong khảo sát cuối năm giảm theo.",
    "Nguồn lực đã bố trí chưa phát huy tác dụng.",
    "Nội dung này có nguy cơ lặp lại nếu không phân công rõ.",
    "Thời gian của công chức bị dồn vào việc làm lại hồ sơ.",
    "Kế hoạch chuyển đổi số của địa phương bị chậm lại.",
    "Các thôn ở xa trung tâm chịu ảnh hưởng nhiều nhất.",
];

/// What is asked for.
pub(in super::super) const CLOSINGS: [&str; 12] = [
    "Yêu cầu {u} bổ sung tài liệu và báo cáo kết quả bằng văn bản.",
    "Đề nghị rà soát toàn bộ phần việc về {o} trong quý sau.",
    "Giao cơ quan chuyên môn của huyện hướng dẫn và kiểm tra lại.",
    "Yêu cầu công khai kết quả khắc phục tại trụ sở và trên trang thông tin.",
    "Đề nghị phân công một người chịu trách nhiệm chính về {o}.",
    "Nội dung sẽ được phúc tra trong đợt kiểm tra tiếp theo.",
    "Yêu cầu xin lỗi người dân có hồ sơ bị ảnh hưởng.",
    "Đề nghị đưa nội dung vào chương trình công tác tháng.",
    "Yêu cầu đối chiếu lại số liệu với các thôn trước khi báo cáo.",
    "Đề nghị bố trí kinh phí trong dự toán năm sau.",
    "Yêu cầu thay các biểu mẫu đã hết hiệu lực.",
    "Đề nghị tập huấn lại cho người trực tiếp làm việc về {o}.",
];

/// Why it came about.
pub(in super::super) const CAUSES: [&str; 30] = [
    "Công chức phụ trách kiêm nhiệm nhiều việc",
    "Hướng dẫn của cấp trên ban hành muộn",
    "Đường truyền mạng không ổn định",
    "Kinh phí được giao vào cuối năm",
    "Chưa phân công rõ giữa hai bộ phận",
    "Mới thay đổi người phụ trách",
    "Phần mềm chưa liên thông với hệ thống của tỉnh",
    "Thiết bị cũ, hay hỏng",
    "Địa bàn rộng, dân cư phân tán",
    "Người dân chưa quen nộp hồ sơ qua mạng",
    "Biểu mẫu thay đổi nhiều lần trong năm",
    "Công tác tự kiểm tra làm hình thức",
    "Tài liệu bị hư hỏng do mưa lũ",
    "Lãnh đạo đơn vị chưa đôn đốc thường xuyên",
    "Quy trình nội bộ chưa được sửa theo quy định mới",
    "Số liệu giữa các thôn gửi về không cùng thời điểm",
    "Đơn vị chờ sắp xếp nên chưa triển khai",
    "Chưa có tài khoản truy cập phần mềm",
    "Thiếu cán bộ kỹ thuật",
    "Nội dung mới, chưa được tập huấn",
    "Hợp đồng mua sắm bị kéo dài",
    "Chứng thư số hết hạn chưa gia hạn",
    "Dồn việc vào các tháng cuối năm",
    "Phòng làm việc đang sửa chữa",
    "Chưa lưu tài liệu ngay khi hoàn thành",
    "Hồ sơ phải lấy ý kiến nhiều cơ quan",
    "Chưa nắm được thời hạn mới",
    "Trưởng thôn chưa được hướng dẫn",
    "Nhập nhầm kỳ báo cáo",
    "Mất điện kéo dài sau bão",
];

/// What the commune says to it.
pub(in super::super) const EXPLANATIONS: [&str; 8] = [
    "UBND {u} thống nhất với kết quả thẩm định về {o} và nhận trách nhiệm khắc phục.",
    "UBND {u} cho biết tài liệu về {o} đã có nhưng gửi sau thời hạn.",
    "UBND {u} giải trình rằng phần việc về {o} phụ thuộc vào phần mềm của tỉnh.",
    "UBND {u} đề nghị xem xét nguyên nhân khách quan đối với {o}; tổ thẩm định giữ nguyên kết quả.",
    "UBND {u} báo cáo đã kiểm điểm bộ phận liên quan đến {o}.",
    "UBND {u} xin lùi thời hạn khắc phục về {o} sang quý sau.",
    "UBND {u} cho rằng số liệu về {o} lấy ở hai thời điểm khác nhau.",
    "UBND {u} đề nghị được hướng dẫn thêm về {o}.",
];

/// Remedies that are under way.
pub(in super::super) const REMEDIES_BEGUN: [&str; 12] = [
    "Đang rà soát lại phần việc về {o} theo từng thôn.",
    "Đã phân công người theo dõi {o}, kết quả báo cáo hằng tháng.",
    "Đang bổ sung tài liệu về {o} còn thiếu.",
    "Đã lập kế hoạch khắc phục về {o}, mới thực hiện một phần.",
    "Đang chờ kinh phí để thay thiết bị phục vụ {o}.",
    "Đã tổ chức tập huấn về {o}, đang áp dụng thử.",
    "Đang đối chiếu số liệu về {o} với cơ quan chuyên môn.",
    "Đã nhắc nhở bộ phận liên quan đến {o}, tiếp tục theo dõi.",
    "Đang xây dựng quy trình nội bộ mới về {o}.",
    "Đã gửi văn bản đề nghị hướng dẫn về {o}.",
    "Đang số hóa các hồ sơ về {o} còn lại.",
    "Đã niêm yết lại một phần nội dung về {o}.",
];

/// Remedies that are reported as done.
pub(in super::super) const REMEDIES_DONE: [&str; 8] = [
    "Đã hoàn thành các nội dung được nêu về {o}.",
    "Đã bổ sung đủ tài liệu về {o} và công khai tại trụ sở.",
    "Đã ban hành quy trình mới về {o} và thực hiện từ đầu quý.",
    "Đã thay thiết bị, phần việc về {o} hoạt động bình thường.",
    "Đã giải quyết hết số tồn đọng về {o}.",
    "Đã xin lỗi và trả kết quả cho người dân có hồ sơ về {o}.",
    "Đã sửa văn bản, gửi lại báo cáo về {o}.",
    "Đã công khai đủ nội dung về {o} trên trang thông tin.",
];

/// Remedies that an inspection has seen.
pub(in super::super) const REMEDIES_SEEN: [&str; 5] = [
    "Kiểm tra thực tế xác nhận nội dung về {o} đã được khắc phục.",
    "Phúc tra cuối năm không phát hiện sai sót mới về {o}.",
    "Đối chiếu hồ sơ cho thấy phần việc về {o} đã thực hiện đúng.",
    "Tổ thẩm định xác nhận tài liệu bổ sung về {o} là hợp lệ.",
    "Khảo sát lại người dân cho kết quả tốt về {o}.",
];

/// What goes well.
pub(in super::super) const PRAISE: [&str; 14] = [
    "{U} duy trì giao ban hằng tuần và theo dõi tiến độ từng việc.",
    "{U} hướng dẫn người cao tuổi nộp hồ sơ về {o} tại nhà.",
    "{U} trả kết quả về {o} qua dịch vụ bưu chính.",
    "{U} công khai số tiếp nhận phản ánh về {o} tại các thôn.",
    "{U} lập tổ hỗ trợ lưu động ở thôn {t}.",
    "{U} dành một ngày trong tuần giải quyết riêng hồ sơ {o}.",
    "{U} dùng bảng theo dõi chung để nhắc hạn hồ sơ {o}.",
    "{U} đặt máy tra cứu cho người dân ở sảnh.",
    "{U} tổ chức đối thoại về {o} tại thôn {t}.",
    "{U} tiết kiệm chi thường xuyên để sửa nơi tiếp dân.",
    "{U} đọc thông tin về {o} trên loa truyền thanh mỗi sáng.",
    "{U} ghép mã tra cứu vào phiếu hẹn hồ sơ {o}.",
    "{U} mở lớp kỹ năng số cho thanh niên thôn {t}.",
    "{U} rút ngắn thời gian xử lý hồ sơ {o} so với quy định.",
];

/// Headings of a document.
pub(in super::super) const HEADINGS: [&str; 12] = [
    "Căn cứ và phạm vi",
    "Tình hình chung",
    "Kết quả đạt được",
    "Tồn tại, hạn chế",
    "Nguyên nhân",
    "Kết quả khắc phục của năm trước",
    "Đánh giá theo lĩnh vực",
    "Ý kiến của người dân",
    "Trách nhiệm của các đơn vị",
    "Kiến nghị",
    "Tổ chức thực hiện",
    "Nhiệm vụ của năm sau",
];

/// Kinds of other documents: kind, abbreviation in its number, title.
pub(in super::super) const KINDS: [(&str, &str, &str); 6] = [
    ("Kế hoạch", "KH-UBND", "Kiểm tra công tác cải cách hành chính tại {u}"),
    ("Thông báo", "TB-UBND", "Kết luận kiểm tra về {o} tại {u}"),
    ("Công văn", "UBND-NV", "Chấn chỉnh việc giải quyết hồ sơ {o} tại {u}"),
    ("Biên bản", "BB-ĐKT", "Phúc tra nội dung {o} tại {u}"),
    ("Hướng dẫn", "HD-UBND", "Tự chấm điểm cải cách hành chính đối với {u}"),
    ("Quyết định", "QĐ-UBND", "Phê duyệt phương án khắc phục về {o} của {u}"),
];
