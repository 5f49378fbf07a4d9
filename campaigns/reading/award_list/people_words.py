"""Words beside names: kinds of recipients, forms of address, what units and positions begin with.

Compared folded (`fold_words`), except for the names that begin with `MARKED_`: there tone marks
matter ("trưởng" is a head, "trường" a school).
"""

from .other_languages import Spoken

KIND_WORDS = {
    "tap the": "collective", "don vi": "collective", "to chuc": "collective", "tt": "collective",
    "ca nhan": "individual", "nguoi": "individual", "cn": "individual",
    "ho gia dinh": "household", "gia dinh": "household", "ho": "household", "hgd": "household",
    "collective": "collective", "individual": "individual", "household": "household",
}  # fmt: skip


def kind_words() -> dict[str, str]:
    """Folded words and the kinds of recipients that they name, in the languages of the site."""
    spoken = Spoken.here()
    return spoken.kinds if spoken else KIND_WORDS


MARKED_UNIT_HEADS = (
    "phòng", "văn phòng", "trung tâm", "sở", "thanh tra", "chi cục", "cục", "ban", "vụ", "viện",
    "trường", "công an", "tòa án", "toà án", "viện kiểm sát", "ủy ban", "uỷ ban", "ubnd", "hđnd",
    "hội đồng nhân dân", "hội", "đảng ủy", "đảng uỷ", "đảng bộ", "chi bộ", "công đoàn",
    "bệnh viện", "công ty", "tổng công ty", "tổng cục", "bộ", "khoa", "tổ", "đội", "báo", "đài",
    "đoàn thanh niên", "đoàn luật sư", "đoàn xã", "đoàn trường", "đoàn cơ sở", "huyện đoàn",
    "thành đoàn", "tỉnh đoàn", "xã đoàn", "huyện ủy", "tỉnh ủy", "thành ủy", "kho bạc", "ngân hàng",
    "bảo hiểm", "hạt", "trạm", "nhà máy", "xí nghiệp", "hợp tác xã", "quỹ", "khối", "cụm",
    "cơ quan", "mặt trận", "liên đoàn", "hiệp hội", "thi hành án", "ban chỉ huy", "bộ chỉ huy",
    "xã", "phường", "thị trấn", "huyện", "quận", "thành phố", "thị xã", "tỉnh", "thôn", "bản",
    "khu phố", "tổ dân phố", "khu dân cư", "chi nhánh", "chi hội", "tạp chí", "học viện",
    "đại học", "nhà xuất bản", "tòa soạn", "doanh nghiệp", "mầm non", "tiểu học", "trung đoàn",
    "tiểu đoàn", "lữ đoàn", "đồn", "bưu điện", "điện lực", "văn phòng công chứng",
)  # fmt: skip

MARKED_PLACES = (
    "thành phố", "thị trấn", "thị xã", "tỉnh", "huyện", "quận", "xã", "phường", "thôn",
)  # fmt: skip

MARKED_POSITION_HEADS = (
    "phó", "trưởng", "q.", "quyền", "giám đốc", "tổng giám đốc", "chánh", "chủ tịch", "bí thư",
    "chuyên viên", "kế toán", "văn thư", "thẩm phán", "thẩm tra viên", "công chứng viên",
    "trợ giúp viên", "chấp hành viên", "thanh tra viên", "đấu giá viên", "hòa giải viên",
    "nhân viên", "cán bộ", "công chức", "viên chức", "lái xe", "bảo vệ", "tạp vụ", "giáo viên",
    "giảng viên", "hiệu trưởng", "bác sĩ", "bác sỹ", "y sĩ", "y sỹ", "điều dưỡng", "tổ trưởng",
    "đội trưởng", "kiểm sát viên", "thư ký", "ủy viên", "uỷ viên", "kỹ sư", "thủ quỹ", "luật sư",
    "phụ trách", "thành viên", "hội viên", "thủ trưởng", "bộ trưởng", "thứ trưởng", "cục trưởng",
    "vụ trưởng", "viện trưởng", "hạt trưởng", "trạm trưởng", "nguyên", "đại biểu", "trợ lý",
    "công nhân", "kế toán trưởng", "phóng viên", "biên tập viên", "tuyên truyền viên",
)  # fmt: skip

POSITION_PHRASES = (
    "Phó Trưởng phòng", "Phó Trưởng ban", "Phó Trưởng", "Phó Giám đốc", "Phó Chánh Văn phòng",
    "Chánh Văn phòng", "Phó Chánh Thanh tra", "Chánh Thanh tra", "Phó Chủ tịch", "Phó Bí thư",
    "Phó Tổng Giám đốc", "Tổng Giám đốc", "Phó Hiệu trưởng", "Phó Cục trưởng",
    "Phó Chi cục trưởng", "Phó Viện trưởng", "Phó Vụ trưởng",
)  # fmt: skip

_FAMILIES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm trịnh "
    "mai đào cao tạ hà lương thái tô trương phùng quách kiều chu lưu vương tống từ la nông vi "
    "triệu lò quàng giàng vừ sùng cầm lường hứa doãn khổng nghiêm mạc tăng thân ngụy bạch diệp lại"
)

FAMILY_NAMES = frozenset(_FAMILIES.split())

_OF_HOUSEHOLDS = (
    "hộ gia đình ông bà anh chị cụ cô chú vợ chồng và cùng là liệt sĩ sỹ thương binh thôn xã xóm "
    "phường tổ bản ấp hai em đồng chí"
)
HOUSEHOLD_WORDS = frozenset(_OF_HOUSEHOLDS.split())  # small beside the names in a household's
