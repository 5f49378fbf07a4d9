"""What stands before a name: forms of address, titles and degrees, ranks. Small letters.

A dot may follow each word, or be missing: "ThS.", "Ths". Written as values: the usual form, no
longer than 20 letters where it becomes a form of address.
"""

# Forms of address proper, as they are published.
ADDRESSES = {
    "ông": "Ông", "bà": "Bà", "anh": "Anh", "chị": "Chị", "cô": "Cô", "em": "Em", "cháu": "Cháu",
    "đồng chí": "Đồng chí", "đ/c": "Đồng chí", "đc": "Đồng chí", "đ.c": "Đồng chí",
    "đồng chi": "Đồng chí", "ong": "Ông", "ba": "Bà", "ô": "Ông", "b": "Bà", "thầy": "Thầy",
    "thầy giáo": "Thầy giáo", "cô giáo": "Cô giáo", "cụ": "Cụ", "cụ ông": "Cụ ông",
    "cụ bà": "Cụ bà", "bác": "Bác", "chú": "Chú", "cậu": "Cậu", "mợ": "Mợ", "dì": "Dì",
    "bạn": "Bạn", "mẹ": "Mẹ", "má": "Má", "bé": "Bé", "ngài": "Ngài",
    "quý ông": "Ông", "quý bà": "Bà", "các ông": "Ông", "các bà": "Bà", "mr": "Ông", "mrs": "Bà",
    "ms": "Bà", "ô/b": "", "ông/bà": "", "ông (bà)": "", "ông, bà": "", "ông hoặc bà": "",
    "em học sinh": "Em", "học sinh": "Học sinh", "sinh viên": "Sinh viên", "hs": "Học sinh",
    "sv": "Sinh viên", "học viên": "Học viên", "cháu bé": "Cháu",
}  # fmt: skip

# Titles, callings and degrees that stay before a name.
TITLES = {
    "thạc sĩ": "Thạc sĩ", "thạc sỹ": "Thạc sĩ", "ths": "ThS.", "th.s": "ThS.", "thsỹ": "ThS.",
    "tiến sĩ": "Tiến sĩ", "tiến sỹ": "Tiến sĩ", "ts": "TS.", "t.s": "TS.",
    "tiến sĩ khoa học": "TSKH.", "tskh": "TSKH.", "phó giáo sư": "Phó Giáo sư", "pgs": "PGS.",
    "giáo sư": "Giáo sư", "gs": "GS.", "ncs": "NCS.", "nghiên cứu sinh": "NCS.",
    "cử nhân": "Cử nhân", "cn": "CN.", "kỹ sư": "Kỹ sư", "kĩ sư": "Kỹ sư", "ks": "KS.",
    "kts": "KTS.", "kiến trúc sư": "Kiến trúc sư", "luật sư": "Luật sư", "ls": "LS.",
    "bác sĩ": "Bác sĩ", "bác sỹ": "Bác sĩ", "bs": "BS.", "bsi": "BS.", "bs ck": "BS.CK.",
    "bs cki": "BS.CKI", "bs ckii": "BS.CKII", "bs ck1": "BS.CKI", "bs ck2": "BS.CKII",
    "bs ck i": "BS.CKI", "bs ck ii": "BS.CKII", "bscki": "BS.CKI", "bsckii": "BS.CKII",
    "bsck1": "BS.CKI", "bsck2": "BS.CKII", "bsck": "BS.CK.", "bsck i": "BS.CKI",
    "bsck ii": "BS.CKII", "cki": "CKI", "ckii": "CKII", "ck1": "CKI", "ck2": "CKII",
    "bsnt": "BSNT.", "bs nt": "BSNT.", "bác sĩ chuyên khoa i": "BS.CKI",
    "bác sĩ chuyên khoa ii": "BS.CKII", "bác sĩ chuyên khoa 1": "BS.CKI",
    "bác sĩ chuyên khoa 2": "BS.CKII", "bác sĩ cki": "BS.CKI", "bác sĩ ckii": "BS.CKII",
    "bác sĩ ck1": "BS.CKI", "bác sĩ ck2": "BS.CKII", "bác sĩ nội trú": "BSNT.",
    "y sĩ": "Y sĩ", "y sỹ": "Y sĩ", "ys": "YS.", "dược sĩ": "Dược sĩ", "dược sỹ": "Dược sĩ",
    "ds": "DS.", "ds cki": "DS.CKI", "ds ckii": "DS.CKII", "dscki": "DS.CKI",
    "dsckii": "DS.CKII", "dsđh": "DS.", "đd": "ĐD.", "cnđd": "CNĐD.", "điều dưỡng": "Điều dưỡng",
    "hộ sinh": "Hộ sinh", "ktv": "KTV.", "nghệ sĩ": "Nghệ sĩ", "nghệ sỹ": "Nghệ sĩ",
    "nhạc sĩ": "Nhạc sĩ", "nhạc sỹ": "Nhạc sĩ", "họa sĩ": "Họa sĩ", "hoạ sĩ": "Họa sĩ",
    "ca sĩ": "Ca sĩ", "nhà báo": "Nhà báo", "nhà văn": "Nhà văn", "nhà thơ": "Nhà thơ",
    "nhà giáo": "Nhà giáo", "lương y": "Lương y", "thầy thuốc": "Thầy thuốc",
    "võ sư": "Võ sư", "vđv": "VĐV", "vận động viên": "Vận động viên", "hlv": "HLV",
    "huấn luyện viên": "Huấn luyện viên", "doanh nhân": "Doanh nhân",
    "nhà khoa học": "Nhà khoa học",
    "nghệ nhân": "Nghệ nhân", "già làng": "Già làng", "nghệ nhân ưu tú": "Nghệ nhân Ưu tú",
    "nghệ nhân nhân dân": "Nghệ nhân Nhân dân", "nnưt": "NNƯT", "nnnd": "NNND",
    "nhà giáo ưu tú": "Nhà giáo Ưu tú", "nhà giáo nhân dân": "Nhà giáo Nhân dân", "ngưt": "NGƯT",
    "ngnd": "NGND", "ttưt": "TTƯT", "ttnd": "TTND", "thầy thuốc ưu tú": "Thầy thuốc Ưu tú",
    "thầy thuốc nhân dân": "Thầy thuốc Nhân dân", "nsưt": "NSƯT", "nsnd": "NSND",
    "nghệ sĩ ưu tú": "Nghệ sĩ Ưu tú", "nghệ sĩ nhân dân": "Nghệ sĩ Nhân dân",
    "nghệ sỹ ưu tú": "Nghệ sĩ Ưu tú", "nghệ sỹ nhân dân": "Nghệ sĩ Nhân dân",
    "mẹ vnah": "Mẹ VNAH", "mẹ việt nam anh hùng": "Mẹ Việt Nam anh hùng", "bmvnah": "Mẹ VNAH",
    "bà mẹ việt nam anh hùng": "Mẹ Việt Nam anh hùng", "bà mẹ vnah": "Mẹ VNAH",
    "anh hùng lao động": "Anh hùng Lao động", "ahlđ": "AHLĐ", "anh hùng llvt": "Anh hùng LLVT",
    "anh hùng llvtnd": "Anh hùng LLVTND", "anh hùng llvt nhân dân": "Anh hùng LLVTND",
    "anh hùng lực lượng vũ trang nhân dân": "Anh hùng LLVTND", "ahllvt": "Anh hùng LLVT",
    "ahllvtnd": "Anh hùng LLVTND", "anh hùng lực lượng vũ trang": "Anh hùng LLVT",
    "anh hùng": "Anh hùng", "liệt sĩ": "Liệt sĩ", "liệt sỹ": "Liệt sĩ", "ls.": "LS.",
    "thương binh": "Thương binh", "bệnh binh": "Bệnh binh", "cựu chiến binh": "Cựu chiến binh",
    "ccb": "Cựu chiến binh", "linh mục": "Linh mục", "lm": "Linh mục", "giám mục": "Giám mục",
    "đức cha": "Đức cha", "tổng giám mục": "Tổng Giám mục", "mục sư": "Mục sư",
    "hòa thượng": "Hòa thượng", "hoà thượng": "Hòa thượng", "ht": "HT.", "đại đức": "Đại đức",
    "đđ": "ĐĐ.", "thượng tọa": "Thượng tọa", "thượng toạ": "Thượng tọa", "tt": "TT.",
    "sư cô": "Sư cô", "ni sư": "Ni sư", "ni trưởng": "Ni trưởng", "sư thầy": "Sư thầy",
    "ns": "NS.", "nt": "NT.", "sc": "SC.", "hòa thượng thích": "Hòa thượng Thích",
    "nữ tu": "Nữ tu", "chức sắc": "Chức sắc", "giáo họ trưởng": "Giáo họ trưởng",
    "trùm trưởng": "Trùm trưởng", "chánh trương": "Chánh trương", "sơ": "Sơ", "soeur": "Soeur",
    "giảng sư": "Giảng sư", "achar": "Achar", "hội thẩm nhân dân": "Hội thẩm nhân dân",
    "đạo diễn": "Đạo diễn", "biên đạo": "Biên đạo", "dr": "Dr.", "prof": "Prof.", "phd": "PhD.",
    "gvc": "GVC.", "gvcc": "GVCC.", "bscc": "BSCC.", "bs cc": "BSCC.", "viện sĩ": "Viện sĩ",
    "cha xứ": "Cha xứ", "cha": "Cha", "tu sĩ": "Tu sĩ", "tu sỹ": "Tu sĩ", "cầu thủ": "Cầu thủ",
    "kỳ thủ": "Kỳ thủ", "lực sĩ": "Lực sĩ", "võ sĩ": "Võ sĩ", "nghệ sĩ múa": "Nghệ sĩ múa",
    "tnxp": "TNXP", "cựu tnxp": "Cựu TNXP", "thanh niên xung phong": "TNXP",
    "mc": "MC", "ths bs": "ThS.BS", "chức việc": "Chức việc", "giáo viên": "Giáo viên",
    "gv": "GV.", "giảng viên": "Giảng viên", "nhà nghiên cứu": "Nhà nghiên cứu",
}  # fmt: skip

_GRADES = (
    "đại tướng|thượng tướng|trung tướng|thiếu tướng|đô đốc|phó đô đốc|chuẩn đô đốc|đại tá|"
    "thượng tá|trung tá|thiếu tá|đại uý|đại úy|thượng uý|thượng úy|trung uý|trung úy|thiếu uý|"
    "thiếu úy|chuẩn uý|chuẩn úy|thượng sĩ|thượng sỹ|trung sĩ|trung sỹ|hạ sĩ|hạ sỹ|binh nhất|"
    "binh nhì|hạ sĩ quan|chiến sĩ|chiến sỹ"
)
RANKS = frozenset(_GRADES.split("|"))

# Ranks as some shorten them.
SHORT_RANKS = {
    "đ tá": "Đại tá", "th tá": "Thượng tá", "tr tá": "Trung tá", "t tá": "Thiếu tá",
    "đ úy": "Đại úy", "th úy": "Thượng úy", "tr úy": "Trung úy", "t úy": "Thiếu úy",
    "c úy": "Chuẩn úy", "đ uý": "Đại úy", "th uý": "Thượng úy", "tr uý": "Trung úy",
    "t uý": "Thiếu úy",
}  # fmt: skip

# Behind a rank: a professional soldier's, a technical officer's.
RANK_ENDS = (
    "qncn",
    "cn",
    "chuyên nghiệp",
    "quân nhân chuyên nghiệp",
    "cmkt",
    "(qncn)",
    "nghiệp vụ",
)

# Behind a name, in brackets or after a comma: nothing of these is a part of it.
NOTES = (
    "đã mất", "đã từ trần", "đã hy sinh", "đã nghỉ hưu", "nghỉ hưu", "hưu trí", "truy tặng",
    "truy phong", "con liệt sĩ", "con liệt sỹ", "con thương binh", "vợ liệt sĩ", "vợ liệt sỹ",
    "mẹ liệt sĩ", "mẹ liệt sỹ", "bố liệt sĩ", "cha liệt sĩ", "thân nhân liệt sĩ", "bút danh",
    "tức", "bí danh", "tên thật", "tên gọi khác", "thường gọi", "pháp danh", "tên thánh",
    "đảng viên", "dân tộc", "từ trần", "mới", "lần 1", "lần 2", "lần thứ", "bổ sung", "mất năm",
    "mất ngày", "hy sinh", "hi sinh", "thương binh", "bệnh binh", "nghệ danh", "đại diện",
    "chủ hộ", "nhóm trưởng", "tác giả", "đồng tác giả", "chủ nhiệm", "cố",
    "con ông", "con bà", "vợ ông", "chồng bà", "con đ/c", "con đồng chí",
    "cháu ông", "cháu bà", "mẹ ông", "bố ông",
)  # fmt: skip
