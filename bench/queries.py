"""The 120 queries by which both searches are measured: what people type, and what they should not.

Common and rare, with and without marks, as names, phrases, numbers of documents; one letter, two
thousand of them, odd signs, and Unicode as a Mac sends it.
"""

from unicodedata import normalize

#: In most articles, or in most awards.
COMMON = (
    "thi đua", "thi dua", "khen thưởng", "khen thuong", "thi đua khen thưởng",
    "thi dua khen thuong", "phong trào", "phong trao thi dua", "năm", "nam 2024", "của", "các",
    "cac don vi", "hội nghị", "hoi nghi", "cán bộ", "can bo cong chuc", "Nhân dân", "sở", "xã",
    "tư pháp", "tu phap", "bằng khen", "bang khen", "tập thể, cá nhân",
    "tap the ca nhan co thanh tich xuat sac",
)  # fmt: skip

NAMES = (
    "Nguyễn Văn An", "nguyen van an", "Nguyễn", "nguyen", "Trần Thị Thu Hà", "tran thi thu ha",
    "Lê Đức Anh", "le duc anh", "Phạm", "Hoàng Minh", "Vũ Xuân Quyết", "vu xuan quyet",
    "Đặng Thị Hồng Yến", "Khổng Văn Tùng", "Tạ", "ông Nam", "bà Lan", "An Nguyễn Văn",
    "NGUYỄN THỊ HẠNH", "Nguyễn Thị", "Văn", "Thị", "Đỗ Hữu Thắng",
)  # fmt: skip

PLACES_AND_THINGS = (
    "Tam Đảo", "tam dao", "Vĩnh Yên", "xã Đạo Trù", "xa dao tru", "Phòng Tư pháp",
    "Ủy ban nhân dân xã Bồ Lý", "uy ban nhan dan xa", "Trường Trung học phổ thông",
    "trạm y tế xã Tam Hồng", "chuyển đổi số", "chuyen doi so", "cải cách hành chính",
    "cai cach hanh chinh", "hòa giải ở cơ sở", "hoa giai o co so", "trợ giúp pháp lý",
    "nông thôn mới", "hộ tịch", "Chiến sĩ thi đua cơ sở", "chien si thi dua",
    "Giấy khen của Giám đốc Sở", "Huân chương Lao động", "gương điển hình tiên tiến",
    "công chứng viên", "chấp hành viên", "Hội Liên hiệp Phụ nữ",
)  # fmt: skip

NUMBERS = (
    "2024", "2015", "1", "257/QĐ-UBND", "257/qd-ubnd", "257 QĐ UBND", "QĐ-UBND", "12/KH-STP",
    "999999/QĐ-UBND", "28/8", "15/01/2024", "0211 000 000", "năm 2019 2020 2021",
    "số 5", "90 phần trăm",
)  # fmt: skip

RARE = (
    "xyzzy", "không có từ này đâu nhé", "thi đua xyzzy", "dua thi", "thưởng khen đua thi",
    "blockchain", "Đoàn công tác làm việc với Tam Đảo về chuyển đổi số",
)  # fmt: skip

ODD = (
    "a", "đ", "n", "i", "a b c d e f g h", "a" * 2_000, "thi đua " * 250, "n " * 100, "*", "%",
    "_", '"thi đua"', "“thi đua”", "thi-đua", "NEAR(thi đua)", "title:thi", "thi AND đua",
    "<script>", "';--", "😀 thi đua", normalize("NFD", "đợt thi đua"),
    normalize("NFD", "Nguyễn Thị Hạnh"),
)  # fmt: skip

QUERIES = [*COMMON, *NAMES, *PLACES_AND_THINGS, *NUMBERS, *RARE, *ODD]
