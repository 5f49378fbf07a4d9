"""Words of decisions' sentences. Regular expressions, each of linear cost."""

import re

#: The capitals of Vietnamese, for a class of a regular expression.
UPPER = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA))))
#: Forms of address that begin a recipient. The name follows with a capital.
_ADDRESSES = (
    r"ông|bà|anh|chị|cô\s+giáo|cô|thầy\s+giáo|thầy|em|cháu|cụ|mẹ|chú|bác|đồng\s+chí|đ/c|đ\.c|đc|"
    r"[ôb]\.|(?:thiếu|trung|thượng|đại)\s+(?:tá|[úu][ýy]|tướng|s[ĩỹ])|hạ\s+s[ĩỹ]|binh\s+(?:nhất|nhì)|"
    r"thượng\s+tọa|đại\s+đức|hòa\s+thượng|linh\s+mục|mục\s+sư|ni\s+sư"
)
_ROLES = (
    r"học\s+sinh|sinh\s+viên|học\s+viên|đoàn\s+viên|hội\s+viên|đảng\s+viên|nhà\s+giáo|"
    r"giáo\s+viên|bác\s+[sĩỹ]{2}|nghệ\s+nhân|doanh\s+nhân"
)
#: `re.I` must not touch it.
_CAPITAL = f"(?-i:[{UPPER}])"
PERSON = re.compile(rf"(?:{_ADDRESSES}|{_ROLES})\s*:?\s+{_CAPITAL}", re.I)
#: A form of address alone: "giáo viên Mỹ thuật" begins nobody behind a comma.
ADDRESS = re.compile(rf"(?:{_ADDRESSES})\s*:?\s+{_CAPITAL}", re.I)

HOUSEHOLD = re.compile(
    r"(?:các\s+)?(?:hộ\s+gia\s+đình|gia\s+đình|hộ|vợ\s+chồng|hai\s+vợ\s+chồng)\s+"
    rf"(?:(?:ông|bà|anh|chị|cụ|chủ\s+hộ|đồng\s+chí|đ/c|[ôb]\.)\s*:?\s+)*{_CAPITAL}",
    re.I,
)
COLLECTIVE = re.compile(r"(?:cán\s+bộ(?:,|\s+và)?\s+(?:và\s+)?nhân\s+dân|nhân\s+dân)\b", re.I)

COLLECTIVE_SAID = re.compile(rf"\btập\s+thể\s+{_CAPITAL}", re.I)
AND_ALSO = re.compile(r"^(?:và|cùng(?:\s+với)?)\s+", re.I)
#: What pupils win, beside the award that the decision gives for it.
PRIZE = re.compile(r"(?:giải|huy\s+chương)\s", re.I)

GIVING = re.compile(
    r"(?:(?:ngoài\s+ra|đồng\s+thời),?\s+)?(?:nay\s+)?(?:quyết\s+định\s+)?(?:tặng\s+thưởng|trao\s+tặng|truy\s+tặng|phong\s+tặng|"
    r"xét\s+tặng|tặng|công\s+nhận(?:\s+và\s+(?:tặng|khen\s+thưởng|cấp))?|"
    r"biểu\s+dương(?:,?\s+(?:và\s+)?khen\s+thưởng)?|tuyên\s+dương|khen\s+thưởng|trao|khen|cấp)\b",
    re.I,
)

#: "b) Cá nhân: Ông A, …; bà B, …": the kind, and who they are in the same line.
KIND_AND_WHO = re.compile(
    r"(?:các\s+)?(?:tập\s+thể|cá\s+nhân|hộ\s+gia\s+đình|gia\s+đình)\s*(?:\([^()]{1,30}\)\s*)?:\s*"
    r"(?=\S)",
    re.I,
)

#: Folded. Articles that give nothing.
EXECUTION = re.compile(
    r"chiu trach nhiem|co hieu luc|thi hanh|tien thuong|muc thuong|kinh phi|nguon quy|trich tu|"
    r"can cu quyet dinh|thay the|bai bo|thanh lap hoi dong|ban hanh|uy quyen|to chuc (le|trao)|"
    r"giao (cho )?(van|phong|ban|so|ke|truong|chanh|cac|ong|ba)\b|che do"
)
MONEY = re.compile(r"(?<!\d)(?<!\d\.)\d[\d.]*\s*(?:đồng|đ)\b", re.I)

#: Folded. What stands before the decision's own words.
PREAMBLE = re.compile(
    r"^(can cu|xet|theo de nghi|thuc hien|theo quyet dinh|theo bien ban|ve viec|v v|quyet dinh$|"
    r"xet de nghi|tren co so|sau khi)\b"
)

#: "02 tập thể và 03 cá nhân", "các ông, bà có tên sau": who they are stands elsewhere.
_NOUNS = (
    r"(?:tập\s+thể|cá\s+nhân|ông|bà|đồng\s+chí|đ/c|hộ|gia\s+đình|đơn\s+vị|cán\s+bộ|công\s+chức|"
    r"viên\s+chức|giáo\s+viên|nhà\s+giáo|thầy|cô|em|cháu|học\s+sinh|sinh\s+viên|học\s+viên|"
    r"đoàn\s+viên|hội\s+viên|đảng\s+viên|người|nhân\s+viên|tổ\s+chức|doanh\s+nghiệp|công\s+dân|"
    r"chiến\s+s[ĩỹ]|nghệ\s+nhân|công\s+nhân|phòng|trường|xã|thôn|chi\s+bộ|nhóm|đội|tổ|anh|chị)\b"
)
GENERIC = re.compile(
    r"(?:(?:cho|đối\s+với|gồm|là|có|cùng|và)\s+)*"
    r"(?:\d{1,4}|các|những|toàn\s+thể|tất\s+cả|một\s+số|mọi)\s+"
    r"(?:\(\w+\)\s+)?(?:các\s+)?"
    rf"(?:lượt\s+)?{_NOUNS}|"
    rf"(?:cho\s+)?{_NOUNS}(?:,?\s+(?:và\s+)?{_NOUNS})*\s+(?:có\s+tên|sau|dưới|được\s+nêu)\b",
    re.I,
)
#: "và 03 học sinh": what begins a further part of a sentence's recipients.
COUNTED = rf"\d{{1,4}}\s+(?:\(\w+\)\s+)?{_NOUNS}"
ANNEXED = re.compile(
    r"\([^()]{0,120}\b(?:danh\s+sách|phụ\s+lục|kèm\s+theo|có\s+tên)[^()]{0,120}\)|"
    r"(?:\b(?:có|theo)\s+)?\b(?:tên\s+)?(?:trong\s+|tại\s+)?(?:danh\s+sách|phụ\s+lục(?:\s+\w+)?)"
    r"(?:\s+\w+)?\s+(?:kèm\s+theo|đính\s+kèm)\b",
    re.I,
)
_GOOD = (
    r"(?:nhiều\s+|những\s+|các\s+)?(?:thành\s+tích|công\s+lao|công|đóng\s+góp|sáng\s+kiến|"
    r"hành\s+động|việc\s+làm)"
)
#: Where the deed begins, behind a recipient. Small letters only: "Quỹ Vì người nghèo" is a name.
DEED = re.compile(
    r"(?<!sinh)(?<!\d)[\s,;(–-]+"
    r"(?=(?:đã\s(?!nghỉ|mất|hy\s|từ\s|qua\s|chuyển|về\s|thôi)|vì\s|do\s+(?:đã|có)|được\s+ghi|lập\s|hoàn\s+thành\s|nhân\s+dịp|để\s+(?:ghi|biểu)|"
    rf"(?:có|với|về|bởi|bằng)\s+{_GOOD}\b|về\s+việc\s|"
    r"đạt\s+(?:thành\s+tích|giải|nhiều|danh\s+hiệu)|"
    r"trong\s+(?:công\s+tác|phong\s+trào|việc|thực\s+hiện|phòng|quá\s+trình|năm|đợt|dịp|thời|cuộc|"
    r"chiến|phát\s+triển|xây\s+dựng|tham\s+gia|các)|giai\s+đoạn\s|năm\s+(?:học\s+)?\d{4}|"
    r"từ\s+(?:năm|tháng|ngày)\s|(?:là\s+)?đơn\s+vị\s+(?:dẫn|xuất|tiêu|có|hoàn|đạt)\s*))"
)
DEED_ALONE = re.compile(
    rf"(?:(?:vì\s+|do\s+)?đã\s+(?:có|lập|hoàn|đạt|dũng|hy)|vì\s|có\s+{_GOOD}|lập\s+{_GOOD})\b", re.I
)
IS_DEED = re.compile(rf"\b(?:{_GOOD}|đã|vì|lập|hoàn\s+thành|về\s+việc|giải)\b", re.I)

#: "Ông A, … được tặng Bằng khen"; "…: Bằng khen"; "… – đạt danh hiệu …"
GIVEN = re.compile(
    r"[\s,:;(–-]+(?:được\s+|đạt\s+|là\s+|nhận\s+|tặng\s+|công\s+nhận\s+|danh\s+hiệu\s+|các\s+){0,9}$",
    re.I,
)
BIRTH = re.compile(
    r"(?:ngày\s+|năm\s+)?sinh\b|[sn]\.?[sn]\b|cccd|cmnd|cmt|quê\s+quán|nguyên\s+quán|"
    r"(?:đt|sđt|điện\s+thoại)\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|(?:19|20)\d{2}$|số\s+hiệu|dân\s+tộc",
    re.I,
)
#: Lines and parts with a label of their own, and the field it names; "" for what is dropped.
LABELS = (
    (re.compile(r"(?:họ\s+và\s+tên|họ\s+tên|tên\s+tập\s+thể|tập\s+thể|cá\s+nhân|tên)\s*:\s*", re.I),
     "name"),
    (re.compile(r"(?:chức\s+vụ,?\s+(?:và\s+)?đơn\s+vị(?:\s+công\s+tác)?)\s*:\s*", re.I), "place"),
    (re.compile(r"(?:chức\s+vụ|chức\s+danh|nghề\s+nghiệp|cấp\s+bậc)[^:]{0,20}:\s*", re.I),
     "position"),
    (re.compile(r"(?:đơn\s+vị|nơi\s+công\s+tác|cơ\s+quan|công\s+tác\s+tại|lớp|trường|hiện\s+công\s+"
                r"tác)[^:]{0,30}:\s*", re.I), "unit"),
    (re.compile(r"(?:thành\s+tích|lý\s+do|nội\s+dung)[^:]{0,30}:\s*", re.I), "achievement"),
    (re.compile(r"(?:danh\s+hiệu|hình\s+thức|mức\s+khen)[^:]{0,30}:\s*", re.I), "award"),
    (re.compile(r"(?:(?:ngày|năm)[^:]{0,12}sinh|sinh[^:]{0,15}|quê\s+quán|dân\s+tộc|địa\s+chỉ|"
                r"số\s+c[^:]{0,10}|cccd|cmnd|điện\s+thoại|đt|nơi\s+(?:ở|cư\s+trú)|thường\s+trú|trú\s+"
                r"quán)[^:]{0,20}:\s*", re.I), ""),
)  # fmt: skip
#: What leads to a person's position or unit.
LINKS = re.compile(
    r"^(?:(?:hiện\s+)?(?:là|đang\s+là|giữ\s+chức(?:\s+vụ)?|với\s+chức\s+vụ|chức\s+vụ)\s+)", re.I
)
AT = re.compile(
    r"^(?:(?:hiện\s+)?(?:đang\s+)?(?:công\s+tác|làm\s+việc|sinh\s+hoạt|học|thường\s+trú|trú|cư\s+trú"
    r")\s+tại|thuộc|ở|tại)\s+",
    re.I,
)
