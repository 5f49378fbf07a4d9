"""Words that say who is not honored. Compared in small letters with their marks: "loại" alone
rejects, "loại giỏi" is a grade; "bỏ" takes out, "bộ" is a ministry."""

import re

from news.text import fold_words

from .other_languages import Spoken

_OBJECTS = (
    r"đạt|đủ|công nhận|thông qua|tán thành|nhất trí|đồng ý|xét|đề nghị|trúng|khen|bình chọn|duyệt|"
    r"phê duyệt|hợp lệ|chấp thuận|chấp nhận|thống nhất|bảo đảm|đảm bảo|đáp ứng|đưa vào|đề xuất|"
    r"trình|tặng|thưởng|xem xét|đỗ|qua|ủng hộ|bỏ phiếu thuận|hoàn thành|có tên|"
    r"được (?:công nhận|xét|khen|tặng|thông qua|duyệt|phê duyệt|chấp nhận|bình|bầu|đề nghị|chọn)"
)
#: Did not pass, in a result, a section or a title.
NEGATIVE = re.compile(
    rf"\b(?:(?:không|chưa|ko) |k\. ?|k )(?:{_OBJECTS})\b|\b(?:bị|đã|đề nghị) loại\b"
    r"|\bloại (?:khỏi|ra|bỏ|do|vì)\b"
    r"|\b(?:thi )?trượt\b|\bthi rớt\b|\bkhông phê\b|\bdưới (?:chuẩn|mức|điểm sàn)\b|\bbị trả\b"
    r"|\btrả (?:lại )?hồ sơ\b|\bhồ sơ trả lại\b|\bdanh sách (?:chờ|loại)\b"
    r"|\bdự bị\b|(?<!y tế )(?<!y học )\bdự phòng\b"
    r"|\bthiếu (?:điều kiện|tiêu chuẩn|phiếu|điểm|sáng kiến|thành tích)\b|\bngoài danh sách\b"
    r"|\blý do (?:bị )?(?:loại|rút|hoãn|bỏ|trượt|trả)\b"
)
#: Was in the list and is no more.
WITHDRAWN = re.compile(
    r"\b(?:xin |đã |tự |được )?rút (?:khỏi|tên|hồ sơ|đề nghị|lại|ra|danh)"
    r"|^(?:xin |đã |tự )?rút\b(?! kinh| đơn (?:khiếu|tố|kiện))"
    r"|\bxin (?:rút|thôi)\b|\b(?:tạm )?hoãn\b|^(?:đã )?bỏ\b(?! phiếu| qua vòng)"
    r"|\b(?:đưa|gạch|xóa|xoá|bỏ) (?:tên )?(?:ra )?(?:khỏi|khỏi ds|ra ngoài)"
    r"|\b(?:gạch|xóa|xoá) (?:tên|bỏ)\b"
    r"|\btừ chối\b|\bkhông nhận\b|\b(?:xét|để|chuyển) (?:lại )?(?:sang |vào )?(?:sau|đợt sau|năm "
    r"sau|kỳ sau|đợt khác|đợt tới)\b|\b(?:hủy|huỷ) (?:bỏ|kết quả|khen|danh hiệu|quyết định|tên)\b"
    r"|^(?:đã |bị )?(?:hủy|huỷ|thu hồi)\b|\btạm (?:dừng|đình chỉ|gác)\b|\bdừng xét\b"
    r"|\bchờ (?:xét|xác minh|kết luận|xem xét)\b|\bchưa xét\b"
)
#: Lists of those who lose an award, or who are punished.
TAKEN_BACK = re.compile(
    r"\bthu hồi (?:danh hiệu|bằng|giấy|huân|huy|kỷ niệm|quyết định|khen|các)|\bbị (?:thu hồi|hủy|"
    r"huỷ|tước|kỷ luật|xử lý|khiển trách|cảnh cáo)|\btước danh hiệu|\b(?:hủy|huỷ) bỏ\b"
)
#: Such a cell speaks against a line whatever its column is.
NEGATIVE_CELL = re.compile(
    r"(?P<withdrawn>(?:xin |đã |tự )?rút\b(?! kinh| đơn (?:khiếu|tố|kiện))|(?:tạm )?hoãn\b|"
    r"từ chối|không nhận|"
    r"(?:đã |bị )(?:hủy|huỷ)\b|(?:đưa|gạch|xóa|xoá|bỏ) (?:tên )?(?:ra )?khỏi\b|bỏ$)"
    rf"|(?:không|chưa) (?:{_OBJECTS})\b|bị loại|loại(?:$| khỏi| ra| bỏ)|trượt$"
)
#: Of the past, or of another thing than this award.
HISTORY = re.compile(
    r"\b(?:lần nào|trước|năm (?:20|19)\d\d|các năm|từ năm|liền kề|ngoại trừ|thay cho|thay thế)\b"
)
#: Perhaps not honored: to be looked at, not left out.
PERHAPS = re.compile(
    r"^đã (?:được )?(?:tặng|nhận|có|khen|trao)\b|\bnghỉ hưu\b|\bhưu trí\b"
    r"|\bchuyển (?:công tác|đơn vị|ngành|đến|về|trường|sang|lớp|khỏi|đi|ct)\b"
    r"|\bthuyên chuyển\b|\b(?:nghỉ|thôi|bỏ) (?:việc|học)\b|\btừ trần\b|\bđã mất\b"
    r"|\bqua đời\b|\btrùng\b|\bk[ỷỉ] luật\b|\bkiểm điểm\b|\bkhiển trách\b|\bcảnh cáo\b|\btố cáo\b"
    r"|\bkhiếu nại\b|\bvi phạm\b|\bxem (?:xét|lại)\b|\bkiểm tra lại\b|\bthai sản\b|\bđi học\b"
    r"|\bbiệt phái\b|\?|\bchưa rõ\b|\bcần (?:bổ sung|xác minh|kiểm tra|làm rõ|xem)\b"
    r"|\bthay (?:thế|cho)\b"
    r"|\b(?:bổ sung|thiếu|chờ|nợ) hồ sơ\b|\bxin ý kiến\b|\bđề nghị (?:bỏ|rút|sửa)"
    r"|\bkhông (?:đạt|đủ|xét|đồng ý)\b"
    r"|\bnghỉ (?:ốm|không lương|dài hạn)\b|\bchờ (?:bổ sung|ý kiến)\b"
)
PASSED = re.compile(
    r"\b(?:đạt|đủ (?:điều kiện|tiêu chuẩn|đk|tc|hồ sơ)|đồng ý|thông qua|công nhận|trúng|đỗ|đậu|"
    r"được (?:khen|tặng|xét|chọn|duyệt)|tán thành|nhất trí|chấp thuận|hợp lệ|đã duyệt)\b|"
    r"^(?:đ|có|được|qua|duyệt|ok)$"
)
#: Nothing speaks against somebody: "Không có đơn thư khiếu nại".
CLEARED = re.compile(
    r"\b(?:không|chưa) (?:có |bị |thuộc |phải )?(?:[^\W\d_]+ ){0,4}?"
    r"(?:vi phạm|kỷ luật|kỉ luật|khiếu nại|tố cáo|khiển trách|cảnh cáo|kiểm điểm)\b"
)
VOTES = re.compile(
    r"\bphiếu\b|\bbiểu quyết\b|\bbình (?:bầu|chọn)\b|\bđồng ý\b|\btán thành\b|^t[ỷỉ] lệ\W*%?\W*$"
)
#: What a line that sets people apart begins with.
HEADING_START = re.compile(
    r"\W*(?:danh sách|các|những|nhóm|số|người|cá nhân|tập thể|đơn vị|diện|đối tượng|hồ sơ|không|"
    r"trường hợp|chưa|bị|loại|dự|rút|hoãn|xin|đã|trượt|ngoài|thiếu|tạm|chờ|từ chối)\b"
)
#: An award held before, where the award of the list should stand.
HELD = re.compile(
    r"\W*đã (?:được )?(?:tặng|nhận|có|đạt|khen|công nhận|trao|thưởng)\b|\W*đang giữ\b"
)
#: In the place of a number: the row of a template that shows how to fill it.
EXAMPLE = re.compile(r"\W*(?:vd|ví dụ|mẫu|ex|example|vd mẫu)\b")
#: Sheets whose people are examples, codes or drafts.
SET_ASIDE = re.compile(
    r"\b(?:hướng dẫn|huong dan|hd nhập|ví dụ|vi du|vd|mẫu|mau|template|example|sample|guide|"
    r"danh mục|danh muc|dm|dmuc|nháp|nhap|draft|cũ|old|backup|lưu(?: tạm| cũ|$)|tham khảo|"
    r"tham chiếu|xóa|xoá|thừa|bỏ|không dùng|dữ liệu nguồn|validation|lookup|help|readme|chú giải|"
    r"ghi chú)\b"
)
#: Fewer votes than half are too few, where no bar is named.
HALF = 0.5
_SHARE = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})(?!\s*/|\d)|(\d{1,3}(?:[.,]\d{1,2})?)\s*%")


def share_in(text: str) -> float | None:
    """The share of votes in "8/15 phiếu" or "93,3 %", None in other texts."""
    match = _SHARE.search(text)
    if not match:
        return None
    if match[3]:
        return float(match[3].replace(",", ".")) / 100
    part, whole = int(match[1]), int(match[2])
    return part / whole if 0 < part <= whole else None


def passes(text: str) -> bool | None:
    """Whether a verdict, or votes, in a column of one award speak for it; None if neither."""
    small = " ".join(text.casefold().split())
    if small in ("không", "ko", "k", "kđ", "0"):
        return False
    if spoken := Spoken.here():
        folded = fold_words(small)
        if spoken.refused.search(folded) or spoken.withdrawn.search(folded):
            return False
        if spoken.passed.match(folded):
            return True
    if NEGATIVE.search(small) or WITHDRAWN.search(small):
        return False
    if PASSED.search(small):
        return True
    share = share_in(small)
    return None if share is None else share >= HALF
