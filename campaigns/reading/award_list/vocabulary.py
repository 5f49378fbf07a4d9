"""Words of award lists: what columns are called, what units, positions and signatures begin with.

All of it is compared folded (`fold_words`), except for the names that begin with `MARKED_`: there
tone marks matter ("trưởng" is a head, "trường" a school).
"""

# What the reader keeps of a list; any other column is dropped.
FIELDS = (
    "number", "honorific", "name", "last_name", "given_name", "mr", "ms", "collective",
    "individual", "household", "position", "unit", "position_unit", "unit_position", "award",
    "award_tick", "achievement", "decision_number", "signed_on", "decision", "kind",
)  # fmt: skip
PERSONAL, OTHER = "personal", "other"

HEADINGS = {
    "number": "stt; tt; số tt; s tt; số thứ tự; thứ tự; no; số",
    "honorific": "ông bà; ông hoặc bà; danh xưng; xưng hô; ông bà đồng chí; title of address",
    "mr": "ông",
    "ms": "bà",
    "name": "họ và tên; họ tên; họ tên đầy đủ; tên; tên cá nhân; họ và tên cá nhân; "
    "họ tên cá nhân; họ và tên ông bà; họ tên ông bà; tên tập thể cá nhân; tập thể cá nhân; "
    "cá nhân tập thể; "
    "tên cá nhân tập thể; tên đơn vị cá nhân; đơn vị cá nhân; cá nhân đơn vị; đối tượng; "
    "đối tượng khen thưởng; đối tượng được khen thưởng; người được khen thưởng; "
    "tên đối tượng; danh sách; name; full name; recipient",
    "last_name": "họ; họ đệm; họ và đệm; họ tên đệm; họ và tên đệm; họ lót; họ và chữ đệm; "
    "họ và chữ lót; tên đệm; chữ đệm; đệm; tên lót; chữ lót",
    "given_name": "tên gọi",
    "collective": "tên tập thể; tập thể; tên đơn vị; tên tổ chức; tên cơ quan đơn vị; "
    "tên cơ quan; tập thể được khen thưởng; đơn vị được khen thưởng; tên tập thể đơn vị; "
    "tập thể đơn vị; tên tập thể được khen thưởng; tên tập thể nhỏ",
    "individual": "cá nhân; cá nhân được khen thưởng",
    "household": "họ và tên chủ hộ; họ tên chủ hộ; tên chủ hộ; chủ hộ; hộ gia đình; gia đình; "
    "tên hộ gia đình; hộ gia đình ông bà",
    "position": "chức vụ; chức danh; chức vụ chức danh; chức danh chức vụ; chức vụ hiện nay; "
    "chức vụ công tác; cấp bậc chức vụ; cấp bậc; nghề nghiệp; vị trí công tác; chức vụ cấp bậc; "
    "vị trí việc làm; công việc; c vụ; chức vụ nghề nghiệp; chức danh nghề nghiệp; position; "
    "job title",
    "unit": "đ vị; đv; đvct; "
    "đơn vị; đơn vị công tác; nơi công tác; cơ quan; cơ quan công tác; cơ quan đơn vị; "
    "nơi làm việc; phòng ban; phòng ban đơn vị; bộ phận; phòng; đơn vị nơi công tác; thuộc đơn vị; "
    "cơ quan đơn vị công tác; đơn vị làm việc; phòng đơn vị; unit; organisation; department",
    "award": "d hiệu; htkt; hình thức kt; "
    "danh hiệu; hình thức khen thưởng; danh hiệu thi đua; hình thức; khen thưởng; "
    "danh hiệu hình thức khen thưởng; danh hiệu và hình thức khen thưởng; hình thức khen; "
    "danh hiệu thi đua hình thức khen thưởng; loại khen thưởng; mức khen thưởng; award",
    "achievement": "thành tích; nội dung; nội dung khen thưởng; nội dung thành tích; lý do; "
    "thành tích đạt được; tóm tắt thành tích; lý do khen thưởng; achievement",
    "decision_number": "số quyết định; số qđ; quyết định số; qđ số; số ký hiệu; số hiệu; "
    "số kí hiệu; số quyết định khen thưởng; quyết định; quyết định khen thưởng; "
    "số ký hiệu quyết định",
    "signed_on": "ngày ký; ngày kí; ngày ký quyết định; ngày quyết định; ngày qđ; ngày ban hành; "
    "ngày ban hành quyết định; ngày ra quyết định; thời gian ký; date signed",
    "decision": "số ngày quyết định; số ngày tháng năm quyết định; số và ngày quyết định; "
    "quyết định số ngày; số quyết định ngày ký; số quyết định ngày tháng năm; "
    "quyết định số ngày tháng năm; số quyết định ngày tháng năm ban hành; số qđ ngày ký",
    "kind": "loại; phân loại; loại đối tượng; loại hình; tập thể hoặc cá nhân; kind",
    OTHER: "cơ quan ban hành; cơ quan ban hành quyết định; cấp ban hành; năm; năm khen thưởng; "
    "ghi chú; người ký; cơ quan ký; cơ quan quyết định; đơn vị trình; đơn vị đề nghị; cụm; khối; "
    "cụm thi đua; khối thi đua; năm học; mức thưởng; tiền thưởng; số tiền; note",
    PERSONAL: "nam; nữ; giới tính; tuổi; chữ ký; email; mst; gender; phone",
}
_POSITION = r"\b(chuc (vu|danh)|cap bac|nghe nghiep)\b"
_UNIT = r"\b(don vi|noi cong tac|noi lam viec|co quan)\b"
# Where no heading is known as a whole: the first pattern that is found decides.
HEADING_PATTERNS = (
    (r"^ho (va )?ten (cha|me|bo|vo|chong|con|nguoi than)\b", PERSONAL),
    (r"^(ho (va )?ten|ho ten)\b.*\b(chu ho)\b", "household"),
    (r"^(ho va ten|ho ten)\b|^ten .*(nam|ngay) sinh", "name"),
    (r"\bsinh\b|\b(cccd|cmnd|cmtnd|cmt)\b|can cuoc|chung minh|dinh danh|ho chieu", PERSONAL),
    (r"dien thoai|\bso dt\b|\bsdt\b|\bdtdd\b|\bdt\b|di dong|\bphone\b|mobile|zalo", PERSONAL),
    (r"\be ?mail\b|thu dien tu|dia chi|cho o|noi o\b|thuong tru|tam tru|ho khau", PERSONAL),
    (r"que quan|nguyen quan|dan toc|ton giao|doan vien", PERSONAL),
    (r"\bdang vien\b|vao dang|the dang|chuc (vu|danh) (trong )?dang\b", PERSONAL),
    (r"gioi tinh|tai khoan|\bstk\b|ngan hang|ma so thue|bhxh|bhyt|bao hiem|he so luong", PERSONAL),
    (r"hon nhan|suc khoe|\btuoi\b|ngay vao (nganh|doan)|trinh do", PERSONAL),
    (r"birth|passport|address|identity", PERSONAL),
    (rf"{_POSITION}.*{_UNIT}", "position_unit"),
    (rf"{_UNIT}.*{_POSITION}", "unit_position"),
    (r"tap the.*ca nhan|ca nhan.*tap the|don vi.*ca nhan", "name"),
    (r"^ten (tap the|don vi|to chuc|co quan)", "collective"),
    (r"\b(quyet dinh|qd)\b.*\b(so\b.*ngay|ngay.*so)\b|\bso\b.*\bngay\b", "decision"),
    (r"^(so|so hieu|so ky hieu)\b.*\b(quyet dinh|qd)\b|^(quyet dinh|qd) so\b", "decision_number"),
    (r"^ngay\b.*\b(ky|quyet dinh|qd|ban hanh)\b", "signed_on"),
    (r"co quan (ban hanh|ky|quyet dinh)|cap (quyet dinh|ban hanh)|nguoi ky", OTHER),
    (r"danh hieu|hinh thuc (khen|de nghi|duoc|tang)", "award"),
    (r"thanh tich|noi dung khen|ly do khen", "achievement"),
    (r"^chuc (vu|danh)\b", "position"),
    (r"^(don vi|noi|co quan|phong ban).*\b(cong tac|lam viec)\b", "unit"),
)  # fmt: skip
DATE_HEADINGS = {"ngay", "ngay thang", "ngay thang nam"}  # of a decision only beside its number
NUMBER_HEADINGS = {"so", "so hieu", "so ky hieu", "so qd"}

KIND_WORDS = {
    "tap the": "collective", "don vi": "collective", "to chuc": "collective", "tt": "collective",
    "ca nhan": "individual", "nguoi": "individual", "cn": "individual",
    "ho gia dinh": "household", "gia dinh": "household", "ho": "household", "hgd": "household",
    "collective": "collective", "individual": "individual", "household": "household",
}  # fmt: skip
TICKS = {"x", "v", "√", "✓", "✔", "+", "1", "*", "có", "\uf0fc", "☑", "☒"}

HONORIFICS = {
    "ông": "Ông", "bà": "Bà", "anh": "Anh", "chị": "Chị", "cô": "Cô", "em": "Em", "cháu": "Cháu",
    "đồng chí": "Đồng chí", "đ/c": "Đồng chí", "đc": "Đồng chí", "ong": "Ông", "ba": "Bà",
    "ô": "Ông", "b": "Bà",
}  # fmt: skip

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
MARKED_COLLECTIVE_HEADS = (
    "tập thể", "cán bộ và nhân dân", "nhân dân và cán bộ", "các ", "cán bộ, ", "nhân dân ",
    "đơn vị", "nhóm", "tổ chức", "ủy viên ban",
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

# What comes below a list: no recipients are read from there on.
FOOTER_PATTERN = (
    r"^(noi nhan|nguoi (lap|ky|tong hop)|can bo tong hop|ke toan truong|thu truong don vi|da ky|"
    r"ky ten|ky va ghi|xac nhan|luu vt|luu |nhu tren|nhu dieu|tm |kt |tl |tuq |thua lenh|"
    r"thay mat|((q|quyen|pho) )?(tong )?giam doc$|(pho )?chu tich$|(pho )?bo truong$|thu truong$|"
    r"(pho )?truong (phong|ban)$|(pho )?chanh van phong$|hieu truong$|(pho )?thu tuong$|"
    r"(pho )?cuc truong$|so tu phap$|ghi chu\b|\S+( \S+){0,4} ngay( \d{1,2})? thang( \d{1,2})? "
    r"nam( \d{4})?$)"
)
LIST_TITLE_PATTERN = (
    r"^(danh sach|phu luc|bieu so|bieu tong hop|ket qua|bang tong hop|trich ngang)\b"
)
LETTERHEAD_PATTERN = (
    r"^(cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc|bo tu phap$|so \w+( \w+){0,3}$|"
    r"ubnd|uy ban nhan dan|hoi dong thi dua)"
)

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
