"""What positions are called by: words that begin them, and whole ones. Small letters."""

from .. import people_words

_MORE_HEADS = (
    "thường trực đảng ủy|thường trực đảng uỷ|thường trực hđnd|thường trực huyện ủy|"
    "văn phòng - thống kê|văn phòng thống kê|văn hóa - xã hội|văn hóa xã hội|địa chính|"
    "tư pháp - hộ tịch|tư pháp hộ tịch|thôn trưởng|bản trưởng|khu trưởng|ấp trưởng|"
    "xã đội trưởng|thôn đội trưởng|trợ lý|trợ giảng|"
    "thư kí|thủ kho|tham mưu trưởng|chính trị viên|chính ủy|chính uỷ|chỉ huy trưởng|"
    "chỉ huy phó|tiểu đội trưởng|trung đội trưởng|đại đội trưởng|tiểu đoàn trưởng|đồn trưởng|"
    "công an viên|cảnh sát khu vực|cảnh sát viên|điều tra viên|trinh sát|kiểm tra viên|"
    "kiểm tra viên chính|kiểm soát viên|giám định viên|hộ tịch viên|thẩm kế viên|kiểm toán viên|"
    "quản giáo|quản lý|quản trị|kiểm lâm viên|kiểm dịch viên|khuyến nông viên|thú y viên|"
    "cộng tác viên|y tế thôn|nhân viên y tế|y tá|nữ hộ sinh|hộ lý|hộ sinh|kỹ thuật viên|dược sĩ|"
    "dược sỹ|bác sĩ|cử nhân|phát thanh viên|đạo diễn|diễn viên|nhạc công|thanh tra viên|"
    "học sinh|sinh viên|học viên|nghiên cứu sinh|nghiên cứu viên|lao công|cấp dưỡng|nấu ăn|"
    "phục vụ|tạp vụ|bí thư chi bộ|bí thư|lớp trưởng|lớp phó|liên đội trưởng|tổng phụ trách|"
    "tổng phụ trách đội|gv|cbql|ptcm|hiệu phó|tổng biên tập|tổng thư ký|tổng cục trưởng|"
    "kiến trúc sư|kỹ sư|kĩ sư|lập trình viên|giao dịch viên|thủ quỹ|thủ thư|lưu trữ|văn thư|"
    "hội trưởng|hội phó|chi hội trưởng|chi hội phó|chủ nhiệm|chủ tịch|chủ doanh nghiệp|chủ cơ sở|"
    "chủ hộ|chủ trang trại|nông dân|ngư dân|công dân|người dân|tài xế|thợ|công nhân|dân quân|"
    "nghề nông|làm ruộng|buôn bán|kinh doanh|nội trợ|lái xe|thuyền trưởng|máy trưởng|ủy viên|"
    "hs|sv|"
    "uvbtv|ubtv|bch|btv|ủy viên bch|đảng ủy viên|đảng uỷ viên|huyện ủy viên|tỉnh ủy viên|ct|pct|"
    "gđ|pgđ|tp|ptp|cv|cvc|cvcc|cb|nv|kt|hpt|tgđ|vận động viên|huấn luyện viên|trọng tài|"
    "thông dịch viên|phiên dịch|điều phối viên|giám sát viên|hướng dẫn viên|cố vấn|thành viên|"
    "hội viên|đoàn viên|đảng viên|xã viên|tổ viên|đội viên|trưởng|tổ trưởng|tổ phó|đội trưởng|"
    "đội phó|nhóm trưởng|trưởng nhóm|ban viên|trụ trì|chánh xứ|phó xứ|linh mục chánh xứ|"
    "phó thủ trưởng|thủ trưởng|chỉ huy|tư lệnh|phó tư lệnh|chấp hành viên|thừa phát lại|"
    "trợ giúp viên|công chứng viên|đấu giá viên|quản tài viên|hòa giải viên|hoà giải viên|"
    "báo cáo viên|tuyên truyền viên|tư vấn viên|giám thị|phó giám thị|trại trưởng|quyền|q"
)

_ABBREVIATIONS = (
    "ct|pct|gđ|pgđ|tp|ptp|cv|cvc|cvcc|cb|nv|kt|hpt|tgđ|gv|hs|sv|bch|btv|cbql|q|ubtv|uvbtv"
)
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split("|"))

# What goes behind "Phó", which begins family names too: "Phó Đức Chính" is a person.
_BEHIND_DEPUTY_TEXT = (
    "trưởng giám chánh chủ bí hiệu cục vụ viện tổng thủ thống ban chỉ tổ đội phòng khoa chi "
    "trạm hạt đoàn công thứ tư ct phụ đồn chính tham tiểu trung đại xứ trụ quản bộ thôn bản"
)
BEHIND_DEPUTY = frozenset(_BEHIND_DEPUTY_TEXT.split())

# Positions that are whole: what follows them is a unit.
_WHOLE_TEXT = (
    "hs|sv|chuyên viên|chuyên viên chính|chuyên viên cao cấp|trưởng phòng|phó trưởng phòng|"
    "phó phòng|trưởng ban|phó trưởng ban|phó ban|giám đốc|phó giám đốc|tổng giám đốc|"
    "phó tổng giám đốc|chủ tịch|phó chủ tịch|bí thư|phó bí thư|hiệu trưởng|phó hiệu trưởng|"
    "hiệu phó|kế toán|kế toán trưởng|kế toán viên|văn thư|văn thư lưu trữ|thủ quỹ|thủ kho|"
    "thư ký|lái xe|bảo vệ|tạp vụ|nhân viên|cán bộ|công chức|viên chức|giáo viên|giảng viên|"
    "giảng viên chính|bác sĩ|bác sỹ|y sĩ|y sỹ|điều dưỡng|điều dưỡng trưởng|nữ hộ sinh|"
    "hộ sinh|dược sĩ|kỹ thuật viên|đội trưởng|phó đội trưởng|đội phó|tổ trưởng|tổ phó|"
    "phó tổ trưởng|trạm trưởng|phó trạm trưởng|hạt trưởng|phó hạt trưởng|cục trưởng|"
    "phó cục trưởng|chi cục trưởng|phó chi cục trưởng|vụ trưởng|phó vụ trưởng|viện trưởng|"
    "phó viện trưởng|trưởng khoa|phó trưởng khoa|phó khoa|thẩm phán|thẩm tra viên|"
    "kiểm sát viên|chấp hành viên|công chứng viên|trợ giúp viên pháp lý|thanh tra viên|"
    "thanh tra viên chính|đấu giá viên|luật sư|kỹ sư|công nhân|công an viên|chánh văn phòng|"
    "phó chánh văn phòng|chánh thanh tra|phó chánh thanh tra|chỉ huy trưởng|chỉ huy phó|"
    "chính trị viên|chính trị viên phó|phó chỉ huy trưởng|học sinh|sinh viên|phóng viên|"
    "biên tập viên|chủ nhiệm|phó chủ nhiệm|chi hội trưởng|chi hội phó|hội viên|thành viên|"
    "ủy viên|uỷ viên|nguyên giám đốc|thủ thư|nguyên phó giám đốc|nguyên chủ tịch|"
    "nguyên phó chủ tịch|nguyên trưởng phòng|đồn trưởng|phó đồn trưởng|điều tra viên|"
    "cán bộ điều tra|cảnh sát khu vực|trợ lý|nguyên bí thư|kiểm tra viên|kiểm soát viên|"
    "giao dịch viên|tổng biên tập|phó tổng biên tập|quyền giám đốc|q. giám đốc|trưởng trạm|"
    "phó trạm|trưởng đội|chi cục phó|cục phó|lớp trưởng|bí thư chi đoàn|thừa phát lại|"
    "hòa giải viên|báo cáo viên|tuyên truyền viên|kiểm lâm viên|tổng phụ trách đội|y tá|"
    "nghiên cứu viên|xã đội trưởng|"
    "phó bí thư thường trực|phó chủ tịch thường trực|phó giám đốc thường trực|thư ký tòa án|"
    "công chức văn phòng - thống kê|công chức văn phòng thống kê|công chức tư pháp - hộ tịch|"
    "công chức tư pháp hộ tịch|công chức văn hóa - xã hội|công chức văn hóa xã hội|"
    "công chức địa chính|công chức kế toán|công chức tài chính - kế toán|chuyên gia|"
    "trưởng bản|trưởng thôn|trưởng xóm|trưởng ấp|trưởng khu phố|trưởng buôn|phó trưởng thôn|"
    "phó thôn|trưởng khối|công dân|chủ hộ|nông dân|ngư dân|tiểu thương|doanh nhân|"
    "sinh viên|đoàn viên|đảng viên|trưởng bộ môn|quản đốc|"
    "phó quản đốc|phó trưởng bộ môn|tổ trưởng chuyên môn|trưởng nhóm|hộ lý|cấp dưỡng|"
    "phó trưởng trạm|nhân viên bảo vệ|nhân viên văn thư|nhân viên y tế|cán bộ kỹ thuật|"
    "chuyên viên pháp chế|kỹ sư trưởng|trưởng ca|quyền trưởng phòng|phụ trách kế toán|"
    "thuyền trưởng|trụ trì|giám thị|phó giám thị|quản giáo"
)
WHOLE = frozenset(_WHOLE_TEXT.split("|"))

HEADS = tuple(
    dict.fromkeys((*people_words.MARKED_POSITION_HEADS, *_MORE_HEADS.split("|"), *sorted(WHOLE)))
)
