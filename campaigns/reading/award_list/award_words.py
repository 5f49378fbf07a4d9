"""What the names of awards begin and end with, and how their words are written.

Compared folded (`fold_words`), except for the names that begin with `MARKED_`.
"""

PROPER_PHRASES = (
    "Bộ trưởng Bộ Tư pháp", "Bộ trưởng", "Bộ Tư pháp", "Bộ Công an", "Bộ Quốc phòng", "Bộ Y tế",
    "Bộ Nội vụ", "Bộ Tài chính", "Bộ Giáo dục và Đào tạo", "Bộ Xây dựng", "Bộ Ngoại giao",
    "Bộ Công Thương", "Bộ Khoa học và Công nghệ", "Bộ Nông nghiệp và Môi trường",
    "Thủ tướng Chính phủ", "Thủ tướng", "Chính phủ", "Chủ tịch nước", "Nhà nước", "Chủ tịch",
    "Ủy ban nhân dân", "Uỷ ban nhân dân", "UBND", "HĐND", "Giám đốc", "Sở Tư pháp", "Sở",
    "Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Sở Giáo dục và Đào tạo", "Sở Xây dựng",
    "ngành Tư pháp", "ngành Y tế", "ngành Công an", "ngành Tòa án", "ngành Kiểm sát",
    "ngành Thanh tra", "ngành Nội vụ", "ngành Tài chính", "ngành Giáo dục", "Tư pháp",
    "Lao động", "Tổ quốc", "Quân công", "Độc lập", "Hồ Chí Minh", "Sao vàng", "Chiến công",
    "Bảo vệ Tổ quốc", "Việt Nam", "Tổng Liên đoàn Lao động Việt Nam", "Trung ương Đoàn",
    "Ban Chấp hành", "Tổng cục", "Cục trưởng", "Tòa án", "Công an", "Liên đoàn Lao động",
    "Huân chương", "Huy chương", "Huy hiệu",
    "Kỷ niệm chương", "Bằng khen", "Giấy khen", "Cờ thi đua", "hạng Nhất", "hạng Nhì", "hạng Ba",
    "Mặt trận Tổ quốc", "Hội đồng nhân dân", "Tổng cục trưởng", "Bộ Chính trị", "Bộ, ban, ngành",
    "cơ sở", "Chiến sĩ thi đua", "Chiến sỹ thi đua", "lao động tiên tiến", "lao động xuất sắc",
    "Vì sự nghiệp", "Cục Thi hành án dân sự", "Chi cục Thi hành án dân sự", "Chi cục trưởng",
    "Tổng Giám đốc", "tuổi Đảng", "Giải Nhất", "Giải Nhì", "Giải Ba", "Giải Tư",
    "Giải Khuyến khích", "Giải Đặc biệt", "Hiệu trưởng",
)  # fmt: skip

# What an award's name begins with.
AWARD_STARTS = (
    "bang khen", "giay khen", "thu khen", "co thi dua", "chien si thi dua", "chien sy thi dua",
    "chien si thi dua co so", "chien sy thi dua co so", "chien si thi dua toan quoc",
    "chien sy thi dua toan quoc", "chien si thi dua toan luc luong",
    "chien si tien tien", "chien sy tien tien", "chien si quyet thang", "chien sy quyet thang",
    "lao dong tien tien", "lao dong xuat sac", "lao dong gioi", "tap the lao dong xuat sac",
    "tap the lao dong tien tien", "tap the ld xuat sac", "tap the ld tien tien",
    "tap the hoc sinh tien tien", "tap the hoc sinh xuat sac",
    "don vi quyet thang", "don vi tien tien", "don vi van hoa", "co quan van hoa",
    "huan chuong", "huan chuong sao vang", "huan chuong ho chi minh", "huan chuong doc lap",
    "huan chuong quan cong", "huan chuong lao dong", "huan chuong bao ve to quoc",
    "huan chuong chien cong", "huan chuong dai doan ket dan toc", "huan chuong dung cam",
    "huan chuong huu nghi", "huan chuong khang chien", "huan chuong khang chien chong my",
    "huan chuong khang chien chong phap", "huan chuong khang chien chong my cuu nuoc",
    "huy chuong", "huy chuong vang", "huy chuong bac", "huy chuong dong",
    "huy chuong chien si ve vang", "huy chuong chien sy ve vang", "huy chuong quan ky quyet thang",
    "huy chuong vi an ninh to quoc", "huy chuong huu nghi",
    "huy hieu", "ky niem chuong", "ki niem chuong", "anh hung lao dong",
    "anh hung luc luong vu trang", "anh hung luc luong vu trang nhan dan",
    "nha giao nhan dan", "nha giao uu tu", "thay thuoc nhan dan",
    "thay thuoc uu tu", "nghe nhan nhan dan", "nghe nhan uu tu", "nghe si nhan dan",
    "nghe si uu tu", "giai thuong", "gia dinh van hoa", "gia dinh van hoa tieu bieu",
    "thon van hoa", "to dan pho van hoa", "ap van hoa", "buon van hoa", "khu pho van hoa",
    "khu dan cu van hoa", "lang van hoa", "cong dan uu tu", "cong dan tieu bieu",
    "dien hinh tien tien", "guong nguoi tot viec tot", "nguoi tot viec tot", "guong dien hinh",
    "co don vi", "bang to quoc ghi cong",
    "ba me viet nam anh hung", "xa tieu bieu", "phuong tieu bieu", "thi tran tieu bieu",
    "xa phuong thi tran tieu bieu", "cstd", "cstdcs", "cstdtq", "ldtt", "ttldxs", "ttldtt",
    "cstt", "knc", "bang lao dong sang tao", "gdvh", "ahld",
    "bk", "gk", "hcld", "cong nhan sang kien", "giao vien gioi", "giao vien day gioi",
    "chien si gioi", "hoc sinh gioi", "hoc sinh xuat sac", "hoc sinh tien tien",
    "doan vien uu tu", "hoi vien uu tu",
    "giai dac biet", "giai nhat", "giai nhi", "giai ba", "giai tu", "giai khuyen khich",
    "giai xuat sac", "giai vang", "giai bac", "giai dong", "giai a", "giai b", "giai c",
)  # fmt: skip


def _phrases(*texts: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(text.split()) for text in texts)


# Starts that other words share but for their marks: "giải tư" is no "giải tự".
MARKED_STARTS = {
    ("giai", "tu"): "giải tư", ("giai", "ba"): "giải ba", ("giai", "nhi"): "giải nhì",
    ("giai", "a"): "giải a", ("giai", "b"): "giải b", ("giai", "c"): "giải c",
    ("giai", "nhat"): "giải nhất", ("giai", "dong"): "giải đồng", ("giai", "bac"): "giải bạc",
    ("giai", "vang"): "giải vàng", ("xa", "tieu", "bieu"): "xã tiêu biểu",
    ("ap", "van", "hoa"): "ấp văn hóa", ("co", "don", "vi"): "cờ đơn vị",
}  # fmt: skip

# Awards that go by who gives them; what stands behind the name is an issuer, or no part of it.
ISSUED = _phrases("bang khen", "giay khen", "thu khen", "bk", "gk")

# Awards whose names go on with any words: "Kỷ niệm chương Vì sự nghiệp …". Others are whole.
OPEN_STARTS = _phrases(
    "co thi dua", "co don vi", "huan chuong", "huy chuong", "huy hieu",
    "ky niem chuong", "ki niem chuong", "knc", "giai thuong", "cong nhan sang kien",
    "guong dien hinh", "co quan van hoa",
)  # fmt: skip

FIGHTERS = _phrases("chien si thi dua", "chien sy thi dua", "cstd")

# Awards that are words for people as well: "Tặng Giấy khen cho các điển hình tiên tiến".
PERSONS = _phrases(
    "hoc sinh gioi", "hoc sinh xuat sac", "hoc sinh tien tien", "giao vien gioi",
    "giao vien day gioi", "dien hinh tien tien", "guong dien hinh", "nguoi tot viec tot",
    "guong nguoi tot viec tot", "cong dan tieu bieu", "cong dan uu tu", "chien si gioi",
    "doan vien uu tu", "hoi vien uu tu",
)  # fmt: skip

# Awards that may have a number of years in their names: "Huy hiệu 30 năm tuổi Đảng".
WITH_YEARS = _phrases("huy hieu", "huy chuong", "ky niem", "ki niem")

AWARD_KINDS = (
    ("tap the", "collective"), ("co thi dua", "collective"), ("co don vi", "collective"),
    ("don vi", "collective"),
    ("ttld", "collective"), ("co quan van hoa", "collective"), ("thon van hoa", "collective"),
    ("to dan pho", "collective"), ("khu dan cu", "collective"), ("lang van hoa", "collective"),
    ("xa ", "collective"), ("phuong ", "collective"), ("thi tran", "collective"),
    ("gia dinh", "household"), ("gdvh", "household"), ("chien s", "individual"),
    ("lao dong", "individual"), ("ldtt", "individual"), ("cst", "individual"),
    ("ky niem chuong", "individual"), ("knc", "individual"), ("nha giao", "individual"),
    ("thay thuoc", "individual"), ("nghe ", "individual"), ("ba me viet", "individual"),
    ("hoc sinh", "individual"), ("giao vien", "individual"), ("doan vien", "individual"),
    ("hoi vien", "individual"),
)  # fmt: skip

# Where an award's name ends in a title. Marks matter: "đợt" is no "đột".
MARKED_AWARD_ENDS = (
    "cho", "kèm", "trong", "nhân dịp", "nhân ngày", "nhân kỷ niệm", "giai đoạn", "đợt", "theo",
    "đối với", "gồm", "đã", "có", "vì đã", "vì có", "vì thành tích", "do", "về", "tại", "từ năm",
    "năm học", "từ", "lần thứ", "lần", "được", "nhằm", "khi", "hoàn thành", "niên khóa",
    "niên học", "học kỳ", "học kì", "nhiệm kỳ", "quý", "và danh hiệu", "danh hiệu", "thành tích",
    "tập thể", "cá nhân", "hộ gia đình",
)  # fmt: skip

# The same, for awards that go by who gives them.
MARKED_ISSUED_ENDS = (
    "các", "vì", "để", "ngày", "tháng", "thuộc", "là", "đạt", "tham gia", "đột xuất", "chuyên đề",
    "công tác", "tổng kết", "sơ kết", "phong trào", "cuộc thi", "hội thi", "kỳ thi", "hội nghị",
    "xuất sắc", "tiêu biểu", "gia đình", "những", "cùng", "cán bộ", "học sinh", "giáo viên",
    "khen thưởng", "thường xuyên", "toàn diện", "chiến dịch", "đại hội",
)  # fmt: skip

# What begins an issuer behind "Bằng khen", "Giấy khen"; and what only looks so.
MARKED_ISSUERS = (
    "của", "chủ tịch", "chủ nhiệm", "giám đốc", "thủ tướng", "thủ trưởng", "bộ", "ubnd", "hđnd",
    "ủy ban", "uỷ ban", "sở", "tỉnh", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn",
    "thành phố", "thành đoàn", "thành ủy", "thành uỷ", "cấp", "hiệu trưởng", "hiệu bộ", "ban",
    "đảng", "công đoàn", "công an", "liên đoàn", "liên minh", "tổng", "cục", "hội", "đoàn",
    "trung ương", "trung tâm", "tw", "trưởng", "chi cục", "chi bộ", "viện", "tòa", "toà", "ct",
    "ttg", "btp", "stp", "mttq", "mặt trận", "phòng", "trường", "ngành", "bch", "bt", "tt", "gđ",
)  # fmt: skip

MARKED_NO_ISSUERS = (
    "hội thi", "hội nghị", "hội thao", "hội diễn", "tổng kết", "phòng chống", "phòng dịch",
    "xã hội",
    "đoàn kết", "trưởng thành", "đảng viên", "công tác", "đoàn viên", "hội viên", "ban hành",
)  # fmt: skip

# What goes on with the name of an award that is whole: "Lao động tiên tiến cấp tỉnh".
MARKED_TAILS = ("cấp", "của", "ngành", "toàn", "hạng", "tiêu biểu", "thủ đô")
MARKED_FIGHTERS_TAILS = (
    "cơ sở", "bộ", "tỉnh", "thành phố", "ban", "quân đội", "tp", "đoàn thể", "công an", "quân khu",
)  # fmt: skip

# What stands behind the words "danh hiệu" and is no title.
MARKED_NO_TITLES = (
    "thi", "và", "hình", "khen", "được", "cao", "vinh", "năm", "", "các", "cho", "đã", "trong",
    "của", "cấp", "này", "theo", "là", "đối", "gồm", "nêu",
)  # fmt: skip

_LEADS = (
    "tap the ca nhan ho gia dinh danh sach duoc tang thuong dat cong hieu hinh thuc khen de nghi "
    "cac cho ve gom doi voi va cua xet hinh loai nhung can bo vi cong chuc nguoi lao "
    "dong vien thuoc to nho don nhan doi tuong so luong co quan gia dinh nguoi nhan khac "
    "giai suat dat"
)

HEADING_LEADS = frozenset(_LEADS.split())  # words before the award in "Danh sách … được tặng …"
