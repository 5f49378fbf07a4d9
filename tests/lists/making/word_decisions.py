"""Decisions in sentences and lists in paragraphs: `python -m tests.lists.making.word_decisions`.

The people are invented.
"""

from .books import keep
from .docx import PAGE_BREAK, cell, document, p, table
from .word import BASES, PART, foot, head, many, one

# People within sentences.


def of_one_person() -> None:
    data = document(
        head("", "1777/QĐ-UBND", "Vĩnh Yên", "ngày 09 tháng 10 năm 2024"),
        "QUYẾT ĐỊNH",
        "Về việc tặng Bằng khen của Chủ tịch UBND tỉnh",
        *BASES,
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho bà Đồng Thị Ánh, Phó Trưởng "
        "phòng, Phòng Bảo trợ xã hội, Sở Lao động - Thương binh và Xã hội, đã có nhiều đóng góp "
        "trong công tác giảm nghèo giai đoạn 2021 - 2024.",
        "Điều 2. Mức tiền thưởng kèm theo Bằng khen thực hiện theo quy định tại Nghị định số "
        "98/2023/NĐ-CP.",
        "Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ, Thủ trưởng các cơ quan liên quan "
        "và bà Đồng Thị Ánh chịu trách nhiệm thi hành Quyết định này./.",
        foot("KT. CHỦ TỊCH", "Lỗ Văn Ký"),
    )
    keep(PART, "mot-ca-nhan.docx", data, "a decision for one person", [
        one("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Đồng Thị Ánh", "Phó Trưởng phòng",
            "Phòng Bảo trợ xã hội, Sở Lao động - Thương binh và Xã hội", "Bà",
            achievement="đã có nhiều đóng góp trong công tác giảm nghèo giai đoạn 2021 - 2024"),
    ])  # fmt: skip


def two_in_a_sentence() -> None:
    award = "Giấy khen của Chủ tịch UBND huyện"
    data = document(
        "Số: 512/QĐ-UBND",
        "Tam Đảo, ngày 18 tháng 6 năm 2024",
        "QUYẾT ĐỊNH",
        "Điều 1. Tặng Giấy khen của Chủ tịch UBND huyện cho tập thể Ban Chỉ huy Quân sự xã Hồ Sơn; "
        "ông Giang Văn Bắc, Xã đội trưởng và gia đình bà Hàn Thị Cẩm, hộ ông Lăng Văn Chất đã có "
        "thành tích trong cứu hộ, cứu nạn do mưa lũ.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "CHỦ TỊCH",
        "Mầu Văn Ký",
    )
    deed = "đã có thành tích trong cứu hộ, cứu nạn do mưa lũ"
    keep(PART, "tap-the-ca-nhan-ho-trong-cau.docx", data, "a unit, a person and households", [
        {**many(award, "Ban Chỉ huy Quân sự xã Hồ Sơn"), "achievement": deed},
        one(award, "Giang Văn Bắc", "Xã đội trưởng", None, "Ông", achievement=deed),
        {**many(award, "Gia đình bà Hàn Thị Cẩm", kind="household"), "achievement": deed},
        {**many(award, "Hộ ông Lăng Văn Chất", kind="household"), "achievement": deed},
    ])  # fmt: skip


def labelled() -> None:
    data = document(
        "Số: 23/QĐ-CTUBND",
        "QUYẾT ĐỊNH",
        "Điều 1. Truy tặng Huân chương Dũng cảm cho:",
        "Ông: NHÂM VĂN DIỆN",
        "Sinh ngày: 05/4/1990",
        "Chức vụ: Chiến sĩ Đội Cảnh sát phòng cháy, chữa cháy",
        "Đơn vị: Công an tỉnh",
        "Đã có hành động dũng cảm cứu người bị nạn.",
        "Điều 2. Các cơ quan liên quan và gia đình chịu trách nhiệm thi hành.",
    )
    keep(PART, "ho-so-co-nhan.docx", data, "each field on a line with its label", [
        one("Huân chương Dũng cảm", "Nhâm Văn Diện",
            "Chiến sĩ Đội Cảnh sát phòng cháy, chữa cháy", "Công an tỉnh", "Ông"),
    ])  # fmt: skip


def people_after_a_colon() -> None:
    award = "Giấy khen"
    data = document(
        "TRƯỜNG TIỂU HỌC KIM NGỌC",
        "Số: 09/QĐ-THKN",
        "QUYẾT ĐỊNH",
        "Điều 1. Tặng Giấy khen cho các thầy, cô giáo: Sử Thị Đào, Tổ trưởng tổ 4; Thi Văn Gấm, "
        "giáo viên Mỹ thuật; Trang Thị Hạnh, nhân viên thư viện.",
        "Điều 2. Tặng Giấy khen cho em Tòng Văn Kiên, lớp 5A và em Uông Thị Liễu, lớp 4B.",
        "Điều 3. Các tổ chuyên môn và cá nhân có tên tại Điều 1, Điều 2 thi hành.",
        "HIỆU TRƯỞNG",
    )
    keep(PART, "cac-thay-co.docx", data, "people behind a colon, parted by semicolons", [
        {"kind": "individual", "name": "Sử Thị Đào", "award": award},
        one(award, "Thi Văn Gấm", "giáo viên Mỹ thuật"),
        {"kind": "individual", "name": "Trang Thị Hạnh", "award": award},
        one(award, "Tòng Văn Kiên", None, "lớp 5A", "Em"),
        one(award, "Uông Thị Liễu", None, "lớp 4B", "Em"),
    ])  # fmt: skip


# Kind 3 in paragraphs: orders, ranks, dashes.


def positions_first() -> None:
    award = "Giấy khen của Giám đốc Công an tỉnh"
    data = document(
        "QUYẾT ĐỊNH",
        "Điều 1. Tặng Giấy khen của Giám đốc Công an tỉnh đối với các đồng chí:",
        "1/ Thượng tá Vừ A Minh, Trưởng phòng Cảnh sát hình sự;",
        "2/ Đại úy Vàng Thị Ngân - Cán bộ Phòng Tham mưu;",
        "3/ Đồng chí Xồng Bá Oai – Phó Trưởng Công an phường Tích Sơn;",
        "4/ Trưởng Công an xã Yên Phương Yên Văn Phát.",
        "Điều 2. Trưởng phòng Tổ chức cán bộ và các đồng chí có tên trên thi hành.",
    )
    keep(PART, "cap-bac-truoc-ten.docx", data, "ranks and positions before names", [
        {"kind": "individual", "name": "Vừ A Minh", "award": award},
        one(award, "Vàng Thị Ngân", "Đại úy, Cán bộ", "Phòng Tham mưu"),
        one(award, "Xồng Bá Oai", "Phó Trưởng Công an phường Tích Sơn", None, "Đồng chí"),
        one(award, "Yên Văn Phát", "Trưởng Công an xã Yên Phương"),
    ])  # fmt: skip


# Kind 4: articles and annexes.


def annexes_in_paragraphs() -> None:
    first, second = "Tập thể lao động xuất sắc", "Bằng khen của Bộ trưởng Bộ Tư pháp"
    data = document(
        "Số: 77/QĐ-BTP",
        "Hà Nội, ngày 20 tháng 01 năm 2025",
        "QUYẾT ĐỊNH",
        "Điều 1. Công nhận danh hiệu “Tập thể lao động xuất sắc” năm 2024 cho 02 tập thể "
        "(Danh sách 1 kèm theo).",
        "Điều 2. Tặng Bằng khen của Bộ trưởng Bộ Tư pháp cho 02 cá nhân (Danh sách 2 kèm theo).",
        "Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        foot("BỘ TRƯỞNG", "Trà Văn Ký"),
        PAGE_BREAK,
        "DANH SÁCH 1",
        "TẬP THỂ ĐƯỢC CÔNG NHẬN DANH HIỆU “TẬP THỂ LAO ĐỘNG XUẤT SẮC”",
        "(Kèm theo Quyết định số 77/QĐ-BTP ngày 20 tháng 01 năm 2025 của Bộ trưởng Bộ Tư pháp)",
        "1. Cục Trợ giúp pháp lý;",
        "2. Vụ Tổ chức cán bộ.",
        PAGE_BREAK,
        "DANH SÁCH 2",
        "CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG BỘ TƯ PHÁP",
        "(Kèm theo Quyết định số 77/QĐ-BTP ngày 20 tháng 01 năm 2025 của Bộ trưởng Bộ Tư pháp)",
        "1. Ông Bế Văn Quân, Phó Cục trưởng, Cục Trợ giúp pháp lý;",
        "2. Bà Cam Thị Son, Chuyên viên cao cấp, Vụ Tổ chức cán bộ.",
    )
    keep(PART, "hai-phu-luc-doan-van.docx", data, "annexes in paragraphs behind the signature", [
        many(first, "Cục Trợ giúp pháp lý"),
        many(first, "Vụ Tổ chức cán bộ"),
        one(second, "Bế Văn Quân", "Phó Cục trưởng", "Cục Trợ giúp pháp lý", "Ông"),
        one(second, "Cam Thị Son", "Chuyên viên cao cấp", "Vụ Tổ chức cán bộ", "Bà"),
    ])  # fmt: skip


def sentence_and_table() -> None:
    award = "Giấy khen của Chủ tịch UBND thành phố"
    data = document(
        "Số: 2003/QĐ-UBND",
        "Phúc Yên, ngày 30 tháng 7 năm 2024",
        "QUYẾT ĐỊNH",
        "Điều 1. Tặng Giấy khen của Chủ tịch UBND thành phố cho tập thể Phòng Quản lý đô thị và 02 "
        "cá nhân có tên trong danh sách kèm theo.",
        "Điều 2. Trưởng phòng Nội vụ và các tập thể, cá nhân có tên tại Điều 1 thi hành.",
        foot("CHỦ TỊCH", "Hoa Văn Ký"),
        "DANH SÁCH CÁ NHÂN",
        "(Kèm theo Quyết định số 2003/QĐ-UBND ngày 30 tháng 7 năm 2024 của Chủ tịch UBND "
        "thành phố)",
        table(("STT", "Họ và tên", "Chức vụ"), ("1", "Bà Lưu Thị Thảo", "Chuyên viên"),
              ("2", "Ông Ngân Văn Uy", "Thanh tra viên")),
    )  # fmt: skip
    keep(PART, "cau-va-bang.docx", data, "a unit in the sentence, people in the table", [
        many(award, "Phòng Quản lý đô thị"),
        one(award, "Lưu Thị Thảo", "Chuyên viên", None, "Bà"),
        one(award, "Ngân Văn Uy", "Thanh tra viên", None, "Ông"),
    ])  # fmt: skip


# More of all kinds, as other offices write them.


def points_of_an_article() -> None:
    flag, praise = "Cờ thi đua của Bộ Tư pháp", "Bằng khen của Bộ trưởng Bộ Tư pháp"
    data = document(
        "QUYẾT ĐỊNH",
        "Điều 1. Khen thưởng các tập thể, cá nhân có thành tích xuất sắc năm 2024, cụ thể như sau:",
        "1. Tặng Cờ thi đua của Bộ Tư pháp cho Sở Tư pháp tỉnh Lào Cai;",
        "2. Tặng Bằng khen của Bộ trưởng Bộ Tư pháp cho:",
        "a) Tập thể: Phòng Hộ tịch, quốc tịch;",
        "b) Cá nhân: Ông Bùi Văn Lực, Chuyên viên chính; bà Ngô Thị Mây, Chuyên viên.",
        "3. Tặng Giấy khen của Vụ trưởng cho 02 cá nhân:",
        "- Đinh Công Nam, Chuyên viên;",
        "- Lý Thị Oanh, Văn thư.",
        "Điều 2. Vụ trưởng Vụ Thi đua - Khen thưởng và các tập thể, cá nhân có tên thi hành.",
    )
    keep(PART, "diem-trong-dieu.docx", data, "points of one article, each with its award", [
        many(flag, "Sở Tư pháp tỉnh Lào Cai"),
        many(praise, "Phòng Hộ tịch, quốc tịch"),
        one(praise, "Bùi Văn Lực", "Chuyên viên chính", None, "Ông"),
        one(praise, "Ngô Thị Mây", "Chuyên viên", None, "Bà"),
        one("Giấy khen của Vụ trưởng", "Đinh Công Nam", "Chuyên viên"),
        one("Giấy khen của Vụ trưởng", "Lý Thị Oanh", "Văn thư"),
    ])  # fmt: skip


def titles_below_a_party_article() -> None:
    award = "Giấy khen của Ban Chấp hành Đảng bộ xã"
    data = document(
        "ĐẢNG ỦY XÃ ĐẠI ĐÌNH",
        "- Căn cứ Điều lệ Đảng;",
        "- Xét đề nghị của đồng chí Trưởng Ban Tổ chức,",
        "BAN THƯỜNG VỤ QUYẾT ĐỊNH",
        "Điều 1. Tặng Giấy khen của Ban Chấp hành Đảng bộ xã cho 02 chi bộ, 02 đảng viên hoàn "
        "thành xuất sắc nhiệm vụ năm 2024, cụ thể:",
        "1. Chi bộ:",
        "- Chi bộ thôn Đoài;",
        "- Chi bộ Trạm Y tế.",
        "2. Đảng viên:",
        "- Đ/c Mã Thị Kiều, Bí thư Chi bộ thôn Đoài;",
        "- Đ/c Phan Đình Lộc, Phó Bí thư Chi bộ Trạm Y tế.",
        "Điều 2. Văn phòng Đảng ủy và các đ/c có tên tại Điều 1 thi hành.",
        "T/M BAN THƯỜNG VỤ",
    )  # fmt: skip
    keep(PART, "dang-bo-xa.docx", data, "headings that only say what follows", [
        many(award, "Chi bộ thôn Đoài"),
        many(award, "Chi bộ Trạm Y tế"),
        one(award, "Mã Thị Kiều", "Bí thư", "Chi bộ thôn Đoài", "Đồng chí"),
        one(award, "Phan Đình Lộc", "Phó Bí thư", "Chi bộ Trạm Y tế", "Đồng chí"),
    ])  # fmt: skip


def titles_as_headings() -> None:
    fighter, worker = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
    data = document(
        "QUYẾT ĐỊNH",
        "Điều 1. Công nhận các danh hiệu thi đua năm 2024 cho các cá nhân sau:",
        "1. Danh hiệu “Chiến sĩ thi đua cơ sở”:",
        "- Ông Thào A Phong, Phó Trưởng phòng",
        "2. Danh hiệu “Lao động tiên tiến”:",
        "- Bà Vàng Thị Quế, Chuyên viên",
        "- Ông Sùng Văn Rể, Chuyên viên",
        "Điều 2. Thi hành.",
    )
    keep(PART, "danh-hieu-la-de-muc.docx", data, "titles of honor as headings below an article", [
        one(fighter, "Thào A Phong", "Phó Trưởng phòng", None, "Ông"),
        one(worker, "Vàng Thị Quế", "Chuyên viên", None, "Bà"),
        one(worker, "Sùng Văn Rể", "Chuyên viên", None, "Ông"),
    ])  # fmt: skip


def awards_as_letters() -> None:
    minister, head_ = "Bằng khen của Bộ trưởng Bộ Tư pháp", "Giấy khen của Cục trưởng"
    data = document(
        "DANH SÁCH KHEN THƯỞNG NĂM 2024",
        "(Kèm theo Quyết định số 12/QĐ-CTHADS ngày 05 tháng 01 năm 2025 của Cục trưởng)",
        "A. BẰNG KHEN CỦA BỘ TRƯỞNG BỘ TƯ PHÁP",
        "I. Tập thể",
        "1. Chi cục Thi hành án dân sự huyện Yên Lạc",
        "II. Cá nhân",
        "1. Ông Tòng Văn Sơn, Chấp hành viên",
        "B. GIẤY KHEN CỦA CỤC TRƯỞNG",
        "I. Tập thể",
        "1. Văn phòng Cục",
        "II. Cá nhân",
        "1. Bà Lò Thị Tươi, Kế toán trưởng",
    )
    keep(PART, "muc-chu-cai.docx", data, "awards under letters, kinds under Roman numbers", [
        many(minister, "Chi cục Thi hành án dân sự huyện Yên Lạc"),
        one(minister, "Tòng Văn Sơn", "Chấp hành viên", None, "Ông"),
        many(head_, "Văn phòng Cục"),
        one(head_, "Lò Thị Tươi", "Kế toán trưởng", None, "Bà"),
    ])  # fmt: skip


def state_order() -> None:
    data = document(
        "CHỦ TỊCH NƯỚC",
        "Số: 1405/QĐ-CTN",
        "Hà Nội, ngày 10 tháng 12 năm 2024",
        "QUYẾT ĐỊNH:",
        "Điều 1",
        "Tặng thưởng Huân chương Lao động hạng Nhì",
        "Ông Quàng Văn Thiết, nguyên Giám đốc Sở Tư pháp tỉnh Sơn La,",
        "Đã có thành tích xuất sắc trong công tác từ năm 2019 đến năm 2023.",
        "Điều 2",
        "Thủ tướng Chính phủ và ông Quàng Văn Thiết chịu trách nhiệm thi hành Quyết định này.",
    )
    keep(PART, "huan-chuong.docx", data, "an order of the State President: all on lines alone", [
        one("Huân chương Lao động hạng Nhì", "Quàng Văn Thiết", "nguyên Giám đốc",
            "Sở Tư pháp tỉnh Sơn La", "Ông"),
    ])  # fmt: skip


def police() -> None:
    award = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    data = document(
        "QUYẾT ĐỊNH",
        "Điều 1. Nay tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho Thiếu tá Cầm Quốc Ứng, "
        "Đội trưởng Đội Cảnh sát giao thông, Công an huyện Yên Lạc và Đại úy Giàng Seo Vần, Cán bộ "
        "Công an xã Tề Lỗ, huyện Yên Lạc vì đã có thành tích trong phòng, chống tội phạm.",
        "Điều 2. Giám đốc Công an tỉnh và các ông có tên tại Điều 1 chịu trách nhiệm thi hành.",
    )
    deed = "vì đã có thành tích trong phòng, chống tội phạm"
    keep(PART, "hai-si-quan.docx", data, "two officers with their ranks in a sentence", [
        one(award, "Cầm Quốc Ứng", "Thiếu tá, Đội trưởng",
            "Đội Cảnh sát giao thông, Công an huyện Yên Lạc", achievement=deed),
        one(award, "Giàng Seo Vần", "Đại úy, Cán bộ", "Công an xã Tề Lỗ, huyện Yên Lạc",
            achievement=deed),
    ])  # fmt: skip


def columns_of_paragraphs() -> None:
    award = "Giấy khen của Giám đốc Sở"
    left = p("I. TẬP THỂ") + p("1. Văn phòng Sở") + p("2. Thanh tra Sở")
    right = (
        p("II. CÁ NHÂN") + p("1. Ông Hoàng Seo Xín, Chuyên viên") + p("2. Bà Ly Thị Yến, Kế toán")
    )
    data = document("DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ", table((cell(left), cell(right))))
    keep(PART, "hai-cot-doan-van.docx", data, "paragraphs side by side in a table without lines", [
        many(award, "Văn phòng Sở"),
        many(award, "Thanh tra Sở"),
        one(award, "Hoàng Seo Xín", "Chuyên viên", None, "Ông"),
        one(award, "Ly Thị Yến", "Kế toán", None, "Bà"),
    ])  # fmt: skip


def names_in_capitals() -> None:
    award = "Giấy khen của Chủ tịch Liên đoàn Lao động"
    data = document(
        "Điều 1. Tặng Giấy khen của Chủ tịch Liên đoàn Lao động cho các cá nhân có tên sau đây:",
        "1. ÔNG LÙ VĂN ÁNH - CHUYÊN VIÊN - BAN TỔ CHỨC",
        "2. BÀ CHẢO THỊ BÉ - KẾ TOÁN - VĂN PHÒNG",
        "3. Tráng A Của, Trưởng thôn Nậm Pì",
        "Điều 2. Ban Tổ chức và các ông, bà có tên thi hành.",
    )
    keep(PART, "chu-hoa.docx", data, "a list in capitals, parted by dashes", [
        one(award, "Lù Văn Ánh", "Chuyên viên", "Ban Tổ chức", "Ông"),
        one(award, "Chảo Thị Bé", "Kế toán", "Văn phòng", "Bà"),
        one(award, "Tráng A Của", "Trưởng thôn Nậm Pì"),
    ])  # fmt: skip


PLAIN = """ỦY BAN NHÂN DÂN XÃ NGỌC MỸ
Số: 64/QĐ-UBND
Ngọc Mỹ, ngày 11 tháng 4 năm 2024
QUYẾT ĐỊNH
Về việc tặng Giấy khen của Chủ tịch UBND xã
Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;
Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho 01 tập thể, 02 cá nhân có thành tích trong
xây dựng nông thôn mới:
1. Chi hội Cựu chiến binh thôn Bến;
2. Ông Ông Ích Phúc, Bí thư Chi bộ
thôn Bến, xã Ngọc Mỹ;
3. Gia đình bà Tống Thị Quyên, thôn Ngọc Hà.
Điều 2. Văn phòng UBND xã, các ban, ngành và các tập thể, cá nhân có tên tại Điều 1 chịu trách
nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Bùi Văn Ký
"""


def plain_text() -> None:
    award = "Giấy khen của Chủ tịch UBND xã"
    keep(PART, "quyet-dinh-xa.txt", PLAIN.encode(), "a decision copied as plain text", [
        many(award, "Chi hội Cựu chiến binh thôn Bến"),
        one(award, "Ông Ích Phúc", "Bí thư", "Chi bộ thôn Bến, xã Ngọc Mỹ", "Ông"),
        {k: v for k, v in many(award, "Gia đình bà Tống Thị Quyên", kind="household").items()
         if k != "unit"},
    ])  # fmt: skip


def main() -> None:
    for made in (
        of_one_person, two_in_a_sentence, labelled, people_after_a_colon, positions_first,
        annexes_in_paragraphs, sentence_and_table, plain_text, points_of_an_article,
        titles_below_a_party_article, titles_as_headings, awards_as_letters, state_order, police,
        columns_of_paragraphs, names_in_capitals,
    ):  # fmt: skip
        made()


if __name__ == "__main__":
    main()
