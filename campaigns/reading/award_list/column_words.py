"""What the columns of award lists are called. Compared folded (`fold_words`)."""

# What the reader keeps of a list; any other column is dropped.
FIELDS = (
    "number", "honorific", "name", "last_name", "given_name", "mr", "ms", "collective",
    "individual", "household", "name_position_unit", "rank", "position", "unit", "position_unit",
    "unit_position", "award", "award_class", "award_tick", "achievement", "decision_number",
    "signed_on", "decision", "kind", "result", "note", "held_before",
)  # fmt: skip
# Of these, what only tells whether somebody is honored at all; never stored.
LOOKED_AT = ("result", "note", "held_before")

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
    "chức vụ công tác; cấp bậc chức vụ; nghề nghiệp; vị trí công tác; chức vụ cấp bậc; "
    "vị trí việc làm; công việc; c vụ; chức vụ nghề nghiệp; chức danh nghề nghiệp; position; "
    "job title",
    "rank": "cấp bậc; cấp bậc hàm; quân hàm; cấp hàm; hàm; cấp bậc quân hàm; "
    "quân hàm cấp bậc; rank",
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
    "name_position_unit": "họ tên chức vụ đơn vị; họ và tên chức vụ đơn vị công tác; "
    "họ và tên chức danh nơi công tác",
    "award_class": "hạng; class",
    "result": "kết quả; kết quả xét; kết quả bình xét; kết quả xét duyệt; kết luận; "
    "kết luận của hội đồng; số phiếu; tỷ lệ phiếu; result",
    "note": "ghi chú; note; notes; remarks",
    "held_before": "đã được khen; danh hiệu đã có; danh hiệu đã đạt; "
    "danh hiệu đã được tặng; hình thức khen thưởng đã được tặng",
    OTHER: "cơ quan ban hành; cơ quan ban hành quyết định; cấp ban hành; năm; năm khen thưởng; "
    "người ký; cơ quan ký; cơ quan quyết định; đơn vị trình; đơn vị đề nghị; cụm; khối; "
    "cụm thi đua; khối thi đua; năm học; mức thưởng; tiền thưởng; số tiền",
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

TICKS = {"x", "v", "√", "✓", "✔", "+", "1", "*", "có", "\uf0fc", "☑", "☒"}
