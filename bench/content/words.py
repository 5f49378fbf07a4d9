"""Made-up names like those of a province; a seed always gives the same ones. Needs no Django."""

from random import Random

#: Family names by how many of a hundred people bear them.
FAMILY_NAMES = {
    "Nguyễn": 38, "Trần": 11, "Lê": 10, "Phạm": 7, "Hoàng": 5, "Vũ": 4, "Phan": 4, "Đặng": 3,
    "Bùi": 3, "Đỗ": 3, "Hồ": 2, "Ngô": 2, "Dương": 2, "Lý": 1, "Đào": 1, "Đinh": 1, "Khổng": 1,
    "Kiều": 1, "Tạ": 1,
}  # fmt: skip
MIDDLE_NAMES = {
    "Ông": ("Văn", "Đức", "Quang", "Hữu", "Xuân", "Minh", "Ngọc", "Đình", "Công", "Thanh"),
    "Bà": ("Thị", "Thị Thu", "Thị Thanh", "Ngọc", "Thúy", "Kim", "Thị Hồng", "Minh", "Phương"),
}
GIVEN_NAMES = {
    "Ông": (
        "An", "Anh", "Bình", "Cường", "Chiến", "Dũng", "Đạt", "Đức", "Giang", "Hải", "Hiếu",
        "Hoàng", "Hùng", "Huy", "Khoa", "Kiên", "Lâm", "Long", "Mạnh", "Nam", "Nghĩa", "Phong",
        "Phúc", "Quân", "Quyết", "Sơn", "Tâm", "Thắng", "Thành", "Thịnh", "Tiến", "Toàn", "Trung",
        "Tuấn", "Tùng", "Việt", "Vinh",
    ),
    "Bà": (
        "Anh", "Bích", "Chi", "Dung", "Duyên", "Giang", "Hà", "Hằng", "Hạnh", "Hiền", "Hoa",
        "Hồng", "Huệ", "Hương", "Huyền", "Lan", "Liên", "Linh", "Loan", "Mai", "My", "Nga",
        "Ngân", "Nhung", "Oanh", "Phương", "Quyên", "Tâm", "Thảo", "Thủy", "Trang", "Tuyết",
        "Uyên", "Vân", "Xuân", "Yến",
    ),
}  # fmt: skip
POSITIONS = (
    "Chuyên viên", "Chuyên viên chính", "Trưởng phòng", "Phó Trưởng phòng", "Công chức Tư pháp",
    "Giám đốc Trung tâm", "Phó Giám đốc", "Chấp hành viên", "Công chứng viên", "Kế toán",
    "Văn thư", "Hòa giải viên", "Trưởng thôn", "Giáo viên",
)  # fmt: skip
PLACES = (
    "An Hòa", "Bá Hiến", "Bình Dương", "Bồ Lý", "Chấn Hưng", "Đại Đình", "Đạo Trù", "Định Trung",
    "Đồng Tâm", "Gia Khánh", "Hồ Sơn", "Hội Hợp", "Hợp Châu", "Hương Canh", "Khai Quang",
    "Kim Long", "Liên Bảo", "Minh Quang", "Nguyệt Đức", "Phúc Thắng", "Quang Yên", "Sơn Lôi",
    "Tam Dương", "Tam Đảo", "Tam Hồng", "Tam Sơn", "Thanh Trù", "Thổ Tang", "Tích Sơn", "Trung Mỹ",
    "Vĩnh Tường", "Vĩnh Yên", "Xuân Hòa", "Xuân Lãng", "Yên Lạc", "Yên Lập",
)  # fmt: skip
OFFICES = (
    "Ủy ban nhân dân xã {}",
    "Phòng Tư pháp huyện {}",
    "Chi cục Thi hành án dân sự huyện {}",
    "Trường Trung học phổ thông {}",
    "Trạm Y tế xã {}",
    "Hội Liên hiệp Phụ nữ xã {}",
)
FIELDS = (
    "Tư pháp", "Nội vụ", "Tài chính", "Y tế", "Giáo dục và Đào tạo", "Công Thương", "Xây dựng",
    "Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Văn hóa, Thể thao và Du lịch",
)  # fmt: skip
ACHIEVEMENTS = (
    "Hoàn thành xuất sắc nhiệm vụ năm {year}",
    "Có thành tích xuất sắc trong phong trào thi đua năm {year}",
    "Có nhiều sáng kiến trong cải cách hành chính, chuyển đổi số năm {year}",
    "Có thành tích trong công tác phổ biến, giáo dục pháp luật năm {year}",
)
MOVEMENTS = (
    "Đoàn kết, kỷ cương, hành động, sáng tạo",
    "Cả nước chung tay vì người nghèo",
    "Chuyển đổi số, cải cách hành chính",
    "Xây dựng nông thôn mới",
    "Cán bộ, công chức thi đua xây dựng văn hóa công sở",
)


class Words:
    """Draws names and texts, one after the other."""

    def __init__(self, seed: int = 1) -> None:
        self.random = Random(seed)  # no secret is made of it
        self._families = list(FAMILY_NAMES)
        self._weights = list(FAMILY_NAMES.values())

    def person(self) -> tuple[str, str]:
        """Form of address and name."""
        random = self.random
        honorific = random.choice(("Ông", "Bà"))
        family = random.choices(self._families, self._weights)[0]
        middle = random.choice(MIDDLE_NAMES[honorific])
        return honorific, f"{family} {middle} {random.choice(GIVEN_NAMES[honorific])}"

    def position(self) -> str:
        return self.random.choice(POSITIONS)

    def achievement(self, year: int) -> str:
        return self.random.choice(ACHIEVEMENTS).format(year=year)

    def movement(self) -> str:
        return self.random.choice(MOVEMENTS)

    def field(self) -> str:
        return self.random.choice(FIELDS)

    def place(self) -> str:
        return self.random.choice(PLACES)


def office_names() -> list[str]:
    """Some 230 names of units, the departments first."""
    departments = [f"Sở {field}" for field in FIELDS]
    return departments + [office.format(place) for place in PLACES for office in OFFICES]
