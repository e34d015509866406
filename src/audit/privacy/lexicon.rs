//! The words by which names of persons are told from names of places: data, in lower case.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::fold;

/// How much a first syllable alone says about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Hardly ever anything but a family name.
    Common,
    /// Also an ordinary word or the beginning of many place names.
    Rarer,
}

/// Family names that say `person` by themselves.
const COMMON: &str = "\
    bùi, đặng, đinh, đỗ, hoàng, huỳnh, lê, ngô, nguyễn, phạm, phan, tạ, trần, trịnh, trương, võ, vũ";

/// Family names of the Kinh and of other peoples that are also words or parts of place names.
const RARER: &str = "\
    a, âu, bạch, bàn, bành, bế, biện, ca, cà, cầm, cao, cấn, châu, chảo, chu, chử, cù, cung, danh, diệp, \
    doãn, dương, đàm, đào, đậu, điểu, đoàn, đổng, đới, đồng, giang, giàng, giáp, hà, hạ, hàn, hầu, hồ, \
    hồng, hứa, kha, khổng, khúc, khuất, kiều, kim, kpă, ksor, la, lã, lại, lâm, lầu, liêu, lò, lục, \
    lương, lường, lưu, lý, lỳ, ma, mã, mạc, mai, mẫn, mùa, nay, ngọ, ngân, nghiêm, ngụy, nhâm, ninh, \
    nông, ong, phí, phùng, phương, quách, quàng, rmah, rơ, sầm, siu, sùng, tăng, tẩn, thạch, thái, thào, \
    thân, thẩm, thiều, tiêu, tô, tôn, tòng, tống, triệu, trang, từ, tường, ung, uông, vàng, văn, vi, \
    viên, vừ, vương, xa, xồng, y";

/// Words of an office or a body, with which `đồng chí` and the like often go on instead of a name.
const BODIES: &str = "\
    bà, bác, ban, bí, bộ, các, cán, cấp, chánh, chi, chỉ, chiến, chủ, chuyên, công, cơ, cục, đại, đảng, đội, giám, \
    giáo, hiệu, hội, ông, hđnd, huyện, kế, kiểm, lãnh, mặt, phòng, phường, quận, sở, thanh, thành, thị, thôn, \
    thủ, thư, thường, tỉnh, tổ, tổng, trạm, trung, trưởng, trường, ubnd, ủy, uỷ, viên, việt, xã, xóm";

/// Those of them that are also given names: `ông Thành, …` is somebody, `ông Thành viên …` is not.
const GIVEN: &str = "chi, chiến, công, cơ, đại, hiệu, hội, thanh, thành, thư, trung, trường, viên, việt";

/// What a person is called in a document: posts, ranks, and the words before a signature. The last words of a post
/// are enough: `phó chủ tịch` ends with `chủ tịch`.
const ROLES: &str = "\
    bác sĩ, bí thư, bộ trưởng, cá nhân, cán bộ, chánh án, chánh thanh tra, chánh văn phòng, \
    chỉ huy trưởng, chủ nhiệm, chủ tịch, chuyên viên, công an viên, công chức, công dân, cô giáo, đã ký, \
    đã kí, đại biểu, đảng viên, điều tra viên, đội trưởng, giám đốc, giáo viên, hiệu phó, hiệu trưởng, \
    học sinh, họ tên, họ và tên, hộ, kế toán, kế toán trưởng, kiểm sát viên, ký bởi, ký tên, người dân, \
    người ký, người lập, người lập biểu, người liên hệ, người nộp, người phụ trách, người thực hiện, \
    người tiếp nhận, nhân viên, phó ban, phó phòng, phụ trách, tham mưu, thanh tra viên, thủ quỹ, \
    thủ trưởng, thủ tướng, thư ký, tổ phó, tổ trưởng, trạm trưởng, trưởng ban, trưởng bản, \
    trưởng công an, trưởng đoàn, trưởng khoa, trưởng phòng, trưởng thôn, trưởng trạm, trưởng xóm, \
    ủy viên, uỷ viên, văn thư, viên chức, xóm trưởng, y sĩ";

/// Words above a signature, where a name stands alone on the next line.
pub(super) const SIGNING: &str = "\
    bí thư, chánh thanh tra, chánh văn phòng, chủ tịch, đã ký, giám đốc, hiệu trưởng, ký tên, kế toán, \
    người ký, người lập, thủ trưởng, thư ký, trưởng ban, trưởng đoàn, trưởng phòng";

/// Words that say that the name after them is that of a unit, and of a person only behind a post.
const UNITS: &str = "\
    ấp, bản, buôn, hđnd, huyện, khối, làng, phố, phường, quận, thôn, tỉnh, tổ, trấn, ubmttq, ubnd, xã, \
    xóm";

/// Words that say that the name after them is that of a street, a school, a prize.
const PLACES: &str = "\
    bảo tàng, bệnh viện, bến, cảng, cầu, chi hội, chiến dịch, chiến thắng, chợ, chùa, công ty, công viên, \
    cơ sở, cư, dòng họ, đảo, đài, đập, đền, đèo, đình, đường, đại lộ, ga, giải, hẻm, học, học bổng, hồ, \
    kênh, khu, lăng, liên đội, lưu niệm, mang tên, mầm non, miếu, mộ, mn, mẫu giáo, ngõ, ngã ba, ngã tư, \
    nhà thờ, núi, phong trào, phổ thông, pt, ptdt, ptdtbt, ptdtnt, quảng trường, quỹ, rạp, rừng, sông, \
    suối, th, thcs, thi, thpt, thưởng, thời, trại, trường, tư tưởng, tượng, viện";

/// People of history after whom streets, schools and communes are called, and communes called like persons.
const HISTORY: &str = "\
    an dương vương, bùi thị xuân, bùi xuân phái, cao bá quát, cao thắng, chu văn an, duy tân, đặng dung, \
    đặng tất, đặng thai mai, đặng thùy trâm, đặng trần côn, đinh bộ lĩnh, đinh công tráng, đinh lễ, \
    đinh tiên hoàng, đoàn thị điểm, hà huy giáp, hà huy tập, hà tôn quyền, hàm nghi, hàn mặc tử, \
    hồ hảo hớn, hồ thị kỷ, hồ tùng mậu, hồ xuân hương, hoàng diệu, hoàng hoa thám, hoàng quốc việt, \
    hoàng văn thái, hoàng văn thụ, huỳnh thúc kháng, kim đồng, lê anh xuân, lê chân, lê duẩn, \
    lê đại hành, lê đức thọ, lê hoàn, lê hồng phong, lê hữu trác, lê khả phiêu, lê lai, lê lợi, \
    lê minh xuân, lê ninh, lê quý đôn, lê thái tổ, lê thánh tông, lê thị hồng gấm, lê thị riêng, \
    lê trọng tấn, lê văn hưu, lê văn lương, lê văn tám, lương thế vinh, lương văn can, lương văn tri, \
    lý bôn, lý chính thắng, lý nam đế, lý thái tổ, lý thường kiệt, lý tự trọng, lý văn lâm, mạc đĩnh chi, \
    mai hắc đế, mai thúc loan, mai xuân thưởng, ngô gia tự, ngô quyền, ngô sĩ liên, ngô thì nhậm, \
    nguyễn ái quốc, nguyễn bỉnh khiêm, nguyễn bính, nguyễn biểu, nguyễn cảnh chân, nguyễn chí thanh, \
    nguyễn công hoan, nguyễn công trứ, nguyễn cư trinh, nguyễn đình chiểu, nguyễn đình thi, \
    nguyễn đức cảnh, nguyễn du, nguyễn gia thiều, nguyễn hiền, nguyễn huân, nguyễn huệ, nguyễn huy tự, \
    nguyễn huy tưởng, nguyễn hữu cảnh, nguyễn hữu huân, nguyễn hữu thọ, nguyễn khuyến, nguyễn lương bằng, \
    nguyễn phích, nguyễn phong sắc, nguyễn sinh sắc, nguyễn tất thành, nguyễn thái bình, nguyễn thái học, \
    nguyễn thị định, nguyễn thị minh khai, nguyễn thiếp, nguyễn thông, nguyễn trãi, nguyễn tri phương, \
    nguyễn trung trực, nguyễn trường tộ, nguyễn tuân, nguyễn văn cừ, nguyễn văn linh, nguyễn văn thảnh, \
    nguyễn văn trỗi, nguyễn viết xuân, nguyễn việt khái, nguyễn xí, phạm hồng thái, phạm hùng, \
    phạm ngọc thạch, phạm ngũ lão, phạm văn cội, phạm văn đồng, phạm văn hai, phan anh, phan bội châu, \
    phan châu trinh, phan chu trinh, phan đăng lưu, phan đình giót, phan đình phùng, phan huy chú, \
    phan huy ích, phan ngọc hiển, phan sào nam, phan thanh, phan thanh giản, phan văn trị, \
    phùng chí kiên, phùng hưng, phùng khắc khoan, quang trung, tạ an khương, tạ quang bửu, thái phiên, \
    tô hiến thành, tô hiệu, tô vĩnh diện, tôn đức thắng, tôn thất thuyết, tôn thất tùng, tống duy tân, \
    trần bình trọng, trần cao vân, trần đại nghĩa, trần đăng ninh, trần hợi, trần hưng đạo, \
    trần khánh dư, trần khát chân, trần nguyên hãn, trần nhân tông, trần nhật duật, trần phán, trần phú, \
    trần quang diệu, trần quang khải, trần quốc toản, trần quốc tuấn, trần quý cáp, trần thánh tông, \
    trần thủ độ, trần văn ơn, trần văn thời, triệu quang phục, trịnh hoài đức, trương công định, \
    trương định, trương hán siêu, trương vĩnh ký, từ hải, văn cao, văn tiến dũng, võ nguyên giáp, \
    võ thị sáu, võ văn kiệt, võ văn tần, vũ trọng phụng, vừ a dính, xuân diệu, yết kiêu";

/// Names that are never those of an official, whatever stands before them.
const NEVER: &str = "\
    a dơi, a lưới, a ma, a túc, bà đen, bà điểm, bà nà, bà rịa, bà triệu, bà trưng, bạch long, \
    bạch thông, bàn cờ, cao bằng, cao lãnh, cao lộc, cao phong, châu á, châu âu, châu đốc, châu đức, \
    châu phú, châu thành, đoàn kết, đồng hới, đồng hỷ, đồng lộc, đồng nai, đồng phú, đồng tháp, đồng văn, \
    đồng xoài, đồng xuân, giang thành, hà bắc, hà đông, hà giang, hà linh, hà nam, hà nội, hà quảng, \
    hà tây, hà tiên, hà tĩnh, hà trung, hạ hòa, hạ lang, hạ long, hồ chí minh, hồng bàng, hồng kông, \
    hồng lĩnh, hồng ngự, hoàng hóa, hoàng mai, hoàng sa, hoàng su, kim bôi, kim bảng, kim động, kim liên, \
    kim sơn, kim thành, la gi, lâm bình, lâm đồng, lâm hà, lâm thao, lục nam, lục ngạn, lục yên, \
    lương bằng, lương sơn, lương tài, lý nhân, lý sơn, mai châu, mai sơn, ninh bình, ninh giang, \
    ninh hải, ninh hòa, ninh kiều, ninh phước, ninh thuận, nông cống, nông sơn, ông công, ông đốc, ông già, \
    ông ích, ông lãnh, ông táo, phan rang, phan rí, phan thiết, quản bạ, tân kỳ, thạch an, thạch hà, \
    thạch thành, thạch thất, thái bình, thái hòa, thái lan, thái nguyên, thái thụy, triệu phong, \
    triệu sơn, từ liêm, từ sơn, văn bàn, văn giang, văn lâm, văn lãng, văn phòng, văn quan, văn hóa, \
    văn hoá, văn yên, võ nhai, vũ quang, vũ thư, vương quốc, y dược, y học, y khoa, y tế";

/// The entries of a list.
pub(super) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split(", ")
}

type Words = LazyLock<HashSet<&'static str>>;

static COMMON_SET: Words = LazyLock::new(|| entries(COMMON).collect());
static RARER_SET: Words = LazyLock::new(|| entries(RARER).collect());
static BODY_SET: Words = LazyLock::new(|| entries(BODIES).collect());
static ROLE_SET: Words = LazyLock::new(|| entries(ROLES).collect());
static UNIT_SET: Words = LazyLock::new(|| entries(UNITS).collect());
static PLACE_SET: Words = LazyLock::new(|| entries(PLACES).collect());
static HISTORY_SET: Words = LazyLock::new(|| entries(HISTORY).collect());
static NEVER_SET: Words = LazyLock::new(|| entries(NEVER).collect());

/// Most words of a post in [`ROLES`].
pub(super) const LONGEST_ROLE: usize = 3;

/// What a syllable says as the first of a name, if anything.
pub(super) fn family(word: &str) -> Option<Family> {
    if COMMON_SET.contains(word) {
        return Some(Family::Common);
    }
    RARER_SET.contains(word).then_some(Family::Rarer)
}

/// Whether a word is a common family name typed without its marks.
pub(super) fn is_unmarked_family(word: &str) -> bool {
    word.is_ascii() && entries(COMMON).any(|family| fold(family) == word)
}

pub(super) fn is_body(word: &str) -> bool {
    BODY_SET.contains(word)
}

pub(super) fn is_given_name(word: &str) -> bool {
    entries(GIVEN).any(|given| given == word)
}

pub(super) fn is_role(words: &str) -> bool {
    ROLE_SET.contains(words)
}

pub(super) fn is_unit_word(word: &str) -> bool {
    UNIT_SET.contains(word)
}

/// Whether a word, perhaps with the one before it, announces the name of a place.
pub(super) fn is_place_word(before: &str, word: &str) -> bool {
    PLACE_SET.contains(word) || PLACE_SET.contains(format!("{before} {word}").as_str())
}

pub(super) fn is_historical(name: &str) -> bool {
    HISTORY_SET.contains(name)
}

pub(super) fn is_never_a_person(name: &str) -> bool {
    NEVER_SET.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_lower_case_and_without_repetition() {
        for list in [COMMON, RARER, BODIES, GIVEN, ROLES, SIGNING, UNITS, PLACES, HISTORY, NEVER] {
            assert_eq!(list, list.to_lowercase());
            assert_eq!(entries(list).collect::<HashSet<_>>().len(), entries(list).count(), "{list}");
        }
        assert!(entries(COMMON).all(|name| !RARER_SET.contains(name)));
        assert!(entries(ROLES).all(|role| role.split(' ').count() <= LONGEST_ROLE));
    }
}
