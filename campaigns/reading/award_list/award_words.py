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
    "Tổng Giám đốc",
)  # fmt: skip

# What an award's name begins with.
AWARD_STARTS = (
    "bang khen", "giay khen", "thu khen", "co thi dua", "chien si thi dua", "chien sy thi dua",
    "chien si tien tien", "chien sy tien tien", "chien si quyet thang", "chien sy quyet thang",
    "lao dong tien tien", "lao dong xuat sac", "lao dong gioi", "tap the lao dong xuat sac",
    "tap the lao dong tien tien", "tap the ld xuat sac", "tap the ld tien tien",
    "don vi quyet thang", "don vi tien tien", "don vi van hoa", "co quan van hoa",
    "huan chuong", "huy chuong", "huy hieu", "ky niem chuong", "ki niem chuong",
    "anh hung lao dong",
    "anh hung luc luong vu trang", "nha giao nhan dan", "nha giao uu tu", "thay thuoc nhan dan",
    "thay thuoc uu tu", "nghe nhan nhan dan", "nghe nhan uu tu", "nghe si nhan dan",
    "nghe si uu tu", "giai thuong", "gia dinh van hoa", "thon van hoa", "to dan pho van hoa",
    "khu dan cu van hoa", "lang van hoa", "cong dan uu tu", "cong dan tieu bieu",
    "dien hinh tien tien", "guong nguoi tot viec tot", "nguoi tot viec tot", "guong dien hinh",
    "ba me viet nam anh hung", "xa tieu bieu", "phuong tieu bieu", "thi tran tieu bieu",
    "xa phuong thi tran tieu bieu", "cstd", "cstdcs", "cstdtq", "ldtt", "ttldxs", "ttldtt",
    "cstt", "knc", "bang lao dong sang tao", "gdvh", "ahld",
    "bk", "gk", "hcld", "cong nhan sang kien", "giao vien gioi", "chien si gioi",
)  # fmt: skip

AWARD_KINDS = (
    ("tap the", "collective"), ("co thi dua", "collective"), ("don vi", "collective"),
    ("ttld", "collective"), ("co quan van hoa", "collective"), ("thon van hoa", "collective"),
    ("to dan pho", "collective"), ("khu dan cu", "collective"), ("lang van hoa", "collective"),
    ("xa ", "collective"), ("phuong ", "collective"), ("thi tran", "collective"),
    ("gia dinh", "household"), ("gdvh", "household"), ("chien s", "individual"),
    ("lao dong", "individual"), ("ldtt", "individual"), ("cst", "individual"),
    ("ky niem chuong", "individual"), ("knc", "individual"), ("nha giao", "individual"),
    ("thay thuoc", "individual"), ("nghe ", "individual"), ("ba me viet", "individual"),
)  # fmt: skip

# Where an award's name ends in a title. Marks matter: "đợt" is no "đột".
MARKED_AWARD_ENDS = (
    "cho", "kèm", "trong", "nhân dịp", "giai đoạn", "đợt", "theo", "đối với", "gồm", "đã",
    "có thành tích", "vì đã", "vì có", "vì thành tích", "do", "về thành tích", "tại", "từ năm",
    "năm học", "từ", "lần thứ",
)  # fmt: skip

_LEADS = (
    "tap the ca nhan ho gia dinh danh sach duoc tang thuong dat cong hieu hinh thuc khen de nghi "
    "cac cho ve gom doi voi va cua xet hinh loai nhung can bo vi cong chuc nguoi lao "
    "dong vien thuoc to nho don nhan doi tuong so luong co quan gia dinh nguoi nhan khac"
)

HEADING_LEADS = frozenset(_LEADS.split())  # words before the award in "Danh sách … được tặng …"
