"""Lines around a list: signatures, titles, letterheads. Compared folded (`fold_words`)."""

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
