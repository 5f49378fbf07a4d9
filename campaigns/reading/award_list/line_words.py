"""Lines around a list: signatures, totals, titles, letterheads.

Compared folded (`fold_words`), except for the names that begin with `MARKED_`.
"""

import re

from news.text import fold_words

# What comes below a list: no recipients are read from there on.
FOOTER_PATTERN = (
    r"^(noi nhan|nguoi (lap|ky|tong hop|viet|kiem tra|duyet|bao cao|nhap|nhan|phu trach)|"
    r"can bo (tong hop|lap)|ke toan truong|thu truong (don vi|co quan)|da ky|"
    r"ky ten|ky (va )?ghi|ky dong dau|ky duyet|xac nhan|phe duyet|duyet$|lap (bang|bieu)$|"
    r"luu (vt|ho so|van thu|tdkt|vp|htkt|tckt)|luu$|nhu tren|nhu dieu|tm |kt |tl |tuq |thua lenh|"
    r"thay mat|((q|quyen|pho) )?(tong )?giam doc$|(pho )?chu tich$|(pho )?bo truong$|thu truong$|"
    r"(pho )?truong (phong|ban)$|(pho )?chanh van phong$|(pho )?hieu truong$|(pho )?thu tuong$|"
    r"(pho )?cuc truong$|so tu phap$|ghi chu\b|(\S+( \S+){0,4} )?ngay( \d{1,2})? thang( \d{1,2})? "
    r"nam( \d{4})?$)"
)

# Sums and remarks on them. Marks tell "cộng" and "tổng" from the names Công and Tống.
MARKED_TOTAL_PATTERN = (
    r"[\W_]*(?:(?:tổng|cộng)\s*(?:$|[:.(…=+\d])|"
    r"(?:tổng\s+cộng|cộng\s+tổng|tổng\s+số|cộng\s+(?:dồn|chuyển|trang|mục|phần|[ivx]+)|"
    r"tổng\s+(?:tiền|kinh\s+phí|chung|mức|giá\s+trị|[ivx]+)|l[ũu][yỹ]\s+kế|t[ỷỉ]\s+lệ|bình\s+quân|"
    r"(?:viết\s+|số\s+tiền\s+(?:viết\s+)?)?bằng\s+chữ|thành\s+tiền|trong\s+đó|ấn\s+định)\b)"
)
BARE_TOTAL_PATTERN = (
    r"[\W_]*(?:(?:tong|cong)\s*(?:$|[:.(=+\d])|"
    r"(?:tong\s+cong|cong\s+tong|tong\s+so|tong\s+tien|ty\s+le|ti\s+le|"
    r"(?:so\s+tien\s+)?bang\s+chu|thanh\s+tien|trong\s+do|an\s+dinh)\b)"
)

_LIST_TITLE = re.compile(
    r"(danh sach|phu luc|bieu so|((bieu|bang) )?tong hop|ket qua|trich ngang)\b"
)

LETTERHEAD_PATTERN = (
    r"^(cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc|bo tu phap$|so \w+( \w+){0,3}$|"
    r"ubnd|uy ban nhan dan|hoi dong thi dua)"
)


def is_list_title(text: str) -> bool:
    """Whether a line begins as the title of a list does."""
    return bool(_LIST_TITLE.match(fold_words(text)))
