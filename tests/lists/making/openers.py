"""Makes, encodings and workbooks hard to open: `python -m tests.lists.making.openers`.

The people are invented.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.campaigns.reading.workbooks import Look, xls

from .books import book, book_bytes, keep
from .open_documents import cell, open_document, row
from .pages import message, page

PART = "openers"
GK = "Giấy khen của Giám đốc Sở"
LDTT = "Lao động tiên tiến"
HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu"]
People = Sequence[tuple[str, str, str]]


def packed(made: Workbook) -> bytes:
    """The file of a workbook, its parts compressed."""
    found = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book_bytes(made))) as source,
        zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            named = zipfile.ZipInfo(entry.filename, entry.date_time)
            target.writestr(named, source.read(entry), zipfile.ZIP_DEFLATED)
    return found.getvalue()


def rows(people: People, award: str = LDTT, **others: str) -> list[dict[str, str | None]]:
    return [
        {
            "kind": "individual",
            "name": name,
            "position": position,
            "unit": unit,
            "award": award,
            **others,
        }
        for name, position, unit in people
    ]


def numbered(people: People, award: str = LDTT) -> list[list[str]]:
    return [[str(n), *person, award] for n, person in enumerate(people, start=1)]


def fonts(made: Workbook, name: str, *cells: str) -> None:
    """Gives ranges of the active sheet a font."""
    for place in cells:
        found = made.active[place]
        for line in found if isinstance(found, tuple) else ((found,),):
            for one in line:
                one.font = Font(name=name)


def old_encodings() -> None:
    people = [
        ("Cù Thị Hường", "Chấp hành viên", "Chi cục Thi hành án dân sự huyện Tam Đảo"),
        ("Lê Hà", "Thư ký", "Văn phòng Cục"),
        ("Mạc Đình Dũng", "Phó Chi cục trưởng", "Chi cục Thi hành án dân sự thị xã Phúc Yên"),
        ("Tạ Thị Lý", "Kế toán", "Văn phòng Cục"),
    ]
    lines = [
        ["STT", "Hä vµ tªn", "Chøc vô", "§¬n vÞ c«ng t¸c", "Danh hiÖu thi ®ua"],
        [1.0, "Cï ThÞ H­êng", "ChÊp hµnh viªn", "Chi côc Thi hµnh ¸n d©n sù huyÖn Tam §¶o",
         "Lao ®éng tiªn tiÕn"],
        [2.0, "Lª Hµ", "Th­ ký", "V¨n phßng Côc", "Lao ®éng tiªn tiÕn"],
        [3.0, "Mạc Đình Dũng", "Phã Chi côc tr­ëng",
         "Chi côc Thi hµnh ¸n d©n sù thÞ x· Phóc Yªn", "Lao ®éng tiªn tiÕn"],
        [4.0, "Tạ Thị Lý", "Kế toán", "Văn phòng Cục", "Lao động tiên tiến"],
    ]  # fmt: skip
    looks = {(r, c): Look(font=".VnTime") for r in range(5) for c in range(1, 5)}
    data = xls(lines, looks=looks)
    keep(PART, "tcvn3-go-lai.xls", data, "one cell and one row retyped in Unicode", rows(people))

    people = [
        ("Nguyễn Văn Lý", "Hiệu trưởng", "Trường Tiểu học Kim Ngọc"),
        ("Trần Thị Mỹ", "Giáo viên", "Trường Mầm non Hoa Sen"),
        ("Hà Thị Hòa", "Giáo viên", "Trường Tiểu học Kim Ngọc"),
        ("Lê Na", "Kế toán", "Trường Mầm non Hoa Sen"),
    ]
    made = book({"DS": [
        ["DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
        ["(Kèm theo Quyết định số 41/QĐ-SGDĐT ngày 02/6/2009)"],
        ["TT", "Họ và tên", "Chức vụ", "Đơn vị"],
        [1, "Nguyeãn Vaên Lyù", "Hieäu tröôûng", "Tröôøng Tieåu hoïc Kim Ngoïc"],
        [2, "Traàn Thò Myõ", "Giaùo vieân", "Tröôøng Maàm non Hoa Sen"],
        [3, "Hà Thị Hòa", "Giáo viên", "Trường Tiểu học Kim Ngọc"],
        [4, "Leâ Na", "Keá toaùn", "Tröôøng Maàm non Hoa Sen"],
    ]})  # fmt: skip
    fonts(made, "VNI-Times", "B4:D7")
    keep(PART, "vni-tieu-de-unicode.xlsx", packed(made), "VNI below headings in Unicode",
         rows(people, GK))  # fmt: skip

    people = [
        ("Đinh Văn Thắng", "Công chứng viên", "Phòng Công chứng số 2"),
        ("Phạm Thị Thu Hằng", "Chuyên viên", "Phòng Bổ trợ tư pháp"),
        ("Lương Đức Mạnh", "Đấu giá viên", "Trung tâm Dịch vụ đấu giá"),
    ]
    text = (
        "STT;Họ và tên;Chức vụ;Đơn vị;Danh hiệu\r\n"
        "1;Đinh Văn Thắng;Công chứng viên;Phòng Công chứng số 2;Lao động tiên tiến\r\n"
    ).encode()
    text += (
        "2;Ph¹m ThÞ Thu H»ng;Chuyªn viªn;Phßng Bæ trî t­ ph¸p;Lao ®éng tiªn tiÕn\r\n"
        "3;L­¬ng §øc M¹nh;§Êu gi¸ viªn;Trung t©m DÞch vô ®Êu gi¸;Lao ®éng tiªn tiÕn\r\n"
    ).encode("cp1252")
    keep(PART, "hai-bang-ma.csv", text, "lines in UTF-8 and in TCVN3", rows(people))

    people = [
        ("Vi Thị Nhung", "Hòa giải viên", "Tổ dân phố số 3"),
        ("Lò Văn Hặc", "Tổ trưởng", "Tổ dân phố số 5"),
        ("Quàng Thị Dịu", "Hòa giải viên", "Tổ dân phố số 5"),
    ]
    lines = [
        "\t".join(HEADER),
        "1\tVi ThÞ Nhung\tHßa gi¶i viªn\tTæ d©n phè sè 3\tLao ®éng tiªn tiÕn",
        "2\tLß V¨n HÆc\tTæ tr­ëng\tTæ d©n phè sè 5\tLao ®éng tiªn tiÕn",
        "3\tQuàng Thị Dịu\tHòa giải viên\tTổ dân phố số 5\tLao động tiên tiến",
    ]
    keep(PART, "dan-tu-tep-cu.txt", "\n".join(lines).encode("utf-16"),
         "pasted from an old file below headings in Unicode", rows(people))  # fmt: skip


def lost_letters() -> None:
    people = [
        ("Đỗ Thị Thơm", "Chuyên viên", "Phòng Tư pháp huyện Sông Lô"),
        ("Hà Minh An", "Trưởng phòng", "Phòng Tư pháp huyện Bình Xuyên"),
        ("Ngô Phương Anh", "Chuyên viên", "Thanh tra Sở"),
    ]
    lines = [
        "STT;H? và tên;Ch?c v?;Ðon v?;Danh hi?u",
        "1;Ð? Th? Thom;Chuyên viên;Phòng Tu pháp huy?n Sông Lô;Lao d?ng tiên ti?n",
        "2;Hà Minh An;Tru?ng phòng;Phòng Tu pháp huy?n Bình Xuyên;Lao d?ng tiên ti?n",
        "3;Ngô Phuong Anh;Chuyên viên;Thanh tra S?;Lao d?ng tiên ti?n",
    ]
    keep(PART, "mat-chu.csv", "\r\n".join(lines).encode("cp1252"),
         "saved as plain CSV: letters became question marks", rows(people), flagged=3)  # fmt: skip

    made = book({"Sheet1": [
        HEADER,
        *numbered(people[:2]),
        ["3", "Ngô Ph\ufffdơng Anh", "Chuyên viên", "Thanh tra S\u1edf", LDTT],
        ["4", "Lê Thị Tâm", "Chuyên viên", "Thanh tra Sở", LDTT],
        ["5", "Lê Thị Bảy", "Chuyên viên", "Thanh tra Sở", LDTT],
        ["6", "Lê Thị Chín", "Chuyên viên", "Thanh tra Sở", LDTT],
    ]})  # fmt: skip
    more = [(f"Lê Thị {name}", "Chuyên viên", "Thanh tra Sở") for name in ("Tâm", "Bảy", "Chín")]
    keep(PART, "mot-chu-bi-mat.xlsx", packed(made), "one sign for an unknown letter",
         rows([*people, *more]), flagged=1)  # fmt: skip

    people = [
        ("Nguyễn Thị Hạnh", "Phó Giám đốc", "Trung tâm Trợ giúp pháp lý nhà nước"),
        ("Ngô Thị Lệ", "Kế toán", "Văn phòng Sở"),
        ("Bùi Đức Thịnh", "Lái xe", "Văn phòng Sở"),
    ]
    header = [*HEADER[:-1], "Danh hiệu thi đua"]
    lines = [header, *numbered(people)]
    scrambled = [[text.encode().decode("cp1252", "ignore") for text in line] for line in lines]
    scrambled[2][1] = "Ngô Thá»‹ Lệ"
    scrambled[0] = header
    scrambled[3][1] = "Bùi Đức Thịnh"
    scrambled[3][3] = "Văn phòng Sở"
    made = book({"Sheet1": scrambled})
    keep(PART, "utf8-doc-nham.xlsx", packed(made), "UTF-8 opened as Western, partly retyped",
         rows(people))  # fmt: skip

    people = [
        ("Nguyễn Văn Đức", "Trưởng phòng", "Phòng Nội vụ"),
        ("Trần Thị Hoa", "Chuyên viên", "Phòng Nội vụ"),
        ("Lê Hồng Quân", "Chuyên viên", "Văn phòng"),
    ]
    text = (
        "STT,Ho va ten,Chuc vu,Don vi,Danh hieu\n"
        "1,Nguyen Van Duc,Truong phong,Phong Noi vu,Lao dong tien tien\n"
        "2,Tran Thi Hoa,Chuyen vien,Phong Noi vu,Lao dong tien tien\n"
        "3,Le Hong Quan,Chuyen vien,Van phong,Lao dong tien tien\n"
    )
    keep(PART, "khong-dau.csv", text.encode(), "written without any mark", rows(people), flagged=3)


def other_makes() -> None:
    people = [
        ("Khổng Thị Minh", "Văn thư", "Phòng Hành chính - Tổng hợp"),
        ("Triệu Quang Huy", "Chuyên viên", "Phòng Hành chính - Tổng hợp"),
        ("Phùng Thị Ngà", "Phó Trưởng phòng", "Phòng Phổ biến, giáo dục pháp luật"),
    ]
    body = (
        "<p>SỞ TƯ PHÁP</p><h3>DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ</h3>"
        "<p>(Kèm theo Quyết định số 77/QĐ-STP ngày 15/12/2023)</p><table border='1'>"
        "<tr><th rowspan='2'>TT</th><th rowspan='2'>Họ và tên</th><th colspan='2'>Nơi công tác</th>"
        "</tr><tr><th>Chức vụ</th><th>Đơn vị</th></tr>"
        "<tr><td>1</td><td>Khổng Thị&nbsp;Minh</td><td>Văn thư</td>"
        "<td rowspan='2'>Phòng Hành chính - Tổng hợp</td></tr>"
        "<tr><td>2</td><td>Triệu Quang Huy</td><td>Chuyên viên</td></tr>"
        "<tr style='display:none'><td>3</td><td>Đàm Văn Khoa</td><td>Lái xe</td><td>Văn phòng</td>"
        "</tr><tr><td>3</td><td>Phùng Thị Ngà</td><td>Phó Trưởng phòng</td>"
        "<td>Phòng Phổ biến,<br>giáo dục pháp luật</td></tr></table>"
    )
    decision: dict[str, object] = {"left_out": [["Đàm Văn Khoa", "hidden_row"]]}
    keep(PART, "xuat-tu-phan-mem.xls", page(body), "a web page with merged cells and a hidden row",
         rows(people, GK), reading=decision)  # fmt: skip

    lines = "".join(
        f"<tr>{''.join(f'<td class=x{n}>{cell}' for n, cell in enumerate(line))}"
        for line in [HEADER, *numbered(people)]
    )
    struck = "<tr><td class=x9>4<td class=x9>Đàm Văn Khoa<td class=x9>Lái xe<td class=x9>Sở"
    style = "<style>.x9 {mso-style-parent:style0; text-decoration:line-through;}</style>"
    keep(PART, "trang-web-mot-tep.xls", message(f"{style}<table>{lines}{struck}</table>"),
         "Excel's single file web page, with a row struck through", rows(people),
         reading={"left_out": [["Đàm Văn Khoa", "struck"]]})  # fmt: skip

    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in line)
        + f'<Cell ss:StyleID="so"><Data ss:Type="Number">{300 + n}</Data></Cell></Row>'
        for n, line in enumerate(numbered(people), start=1)
    )  # fmt: skip
    heads = "".join(
        f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in [*HEADER, "Số quyết định"]
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="so">'
        '<NumberFormat ss:Format="0&quot;/QĐ-STP&quot;"/></Style></Styles>'
        f'<Worksheet ss:Name="Danh sách"><Table><Row>{heads}</Row>{cells}</Table></Worksheet>'
        "</Workbook>"
    )
    numbers = [
        {**one, "decision_number": f"{301 + n}/QĐ-STP"} for n, one in enumerate(rows(people))
    ]
    keep(PART, "bang-tinh-2003.xml", text.encode(), "Excel's XML of 2003", numbers)

    made = book({"DS": [HEADER, *numbered(people)], "Nguồn": [["Phùng Thị", "Ngà"]]})
    made.active["B4"] = "=Nguồn!A1&Nguồn!B1"
    made.active["D3"] = "=D2"
    keep(PART, "cong-thuc-chua-tinh.xlsx", packed(made), "two formulas without a value",
         rows(people), flagged=2)  # fmt: skip


def hidden_and_far() -> None:
    people = [
        ("Hoàng Thị Yến", "Chuyên viên", "Phòng Tư pháp thành phố Vĩnh Yên"),
        ("Nông Văn Dền", "Trưởng phòng", "Phòng Tư pháp huyện Lập Thạch"),
    ]
    out = [("Lý A Sùng", "Chuyên viên", "Phòng Tư pháp huyện Tam Dương"),
           ("Giàng Thị Mỷ", "Thủ quỹ", "Văn phòng Sở")]  # fmt: skip
    lines = [HEADER, *numbered([people[0], out[0], people[1], out[1]])]
    looks = {(4, column): Look(struck=True) for column in range(5)}
    left_out = [["Lý A Sùng", "hidden_row"], ["Giàng Thị Mỷ", "struck"]]
    keep(PART, "an-va-gach.xls", xls(lines, looks=looks, hidden_rows=(2,)),
         "old Excel with a hidden and a struck row", rows(people),
         reading={"left_out": left_out})  # fmt: skip

    hide, strike = 'table:visibility="filter"', 'table:style-name="struck"'
    table = "".join(
        row(*(cell(text, strike if n == 4 else "") for text in line), look=hide if n == 2 else "")
        for n, line in enumerate(lines)
    )
    keep(PART, "loc-va-gach.ods", open_document({"DS": table}, hidden={"Nháp": table}),
         "OpenDocument with a filtered and a struck row, and a hidden sheet", rows(people),
         flagged=0)  # fmt: skip

    made = book({"DS": [[*line, "0211"] for line in lines]})
    made.active["F1"] = "Điện thoại"
    made.active.column_dimensions["F"].hidden = True
    made.active.column_dimensions["C"].hidden = True
    for line in made.active.iter_rows(min_row=3, max_row=3):
        made.active.row_dimensions[line[0].row].hidden = True
    visible = [people[0], people[1], out[1]]
    keep(PART, "cot-an.xlsx", packed(made), "the position's column is hidden: told at each row",
         [{**one, "position": None} for one in rows(visible)])  # fmt: skip

    communes = [
        (f"Đặng Thị {name}", "Công chức", f"UBND xã {n}")
        for n, name in enumerate(("Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám") * 7, start=1)
    ]
    made = book({person[2]: [HEADER, *numbered([person])] for person in communes})
    made["UBND xã 2"]["DZ3"] = "x"
    made["UBND xã 3"]["A1048576"] = "cuối"
    keep(PART, "moi-xa-mot-trang.xlsx", packed(made), "42 sheets, and two cells far away",
         rows(communes))  # fmt: skip

    long = "Chủ trì xây dựng 12 văn bản quy phạm pháp luật của tỉnh. " * 130
    keep(PART, "thanh-tich-rat-dai.csv",
         f"STT;Họ và tên;Đơn vị;Thành tích;Danh hiệu\n1;Nông Văn Dền;Sở Tư pháp;{long};{LDTT}\n"
         f"2;Hoàng Thị Yến;Sở Tư pháp;{long};{LDTT}\n".encode(),
         "accounts of 7,000 letters",
         [{"kind": "individual", "name": name, "unit": "Sở Tư pháp", "award": LDTT,
           "achievement": long.strip()} for name in ("Nông Văn Dền", "Hoàng Thị Yến")])  # fmt: skip

    made = book({"DS": [
        ["ỦY BAN NHÂN DÂN TỈNH\nSỞ TƯ PHÁP"],
        ["DANH SÁCH ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2023"],
        ["(Kèm theo Quyết định số 12/QĐ-STP ngày 05/01/2024 của Giám đốc Sở Tư pháp)"],
        ["STT", "Họ và tên", "Chức vụ"],
        [1, "Hoàng Thị Yến", "Chuyên viên"],
        [2, "Nông Văn Dền", "Kế toán"],
        [3, "Lý A Sùng", "Chuyên viên"],
    ]})  # fmt: skip
    for line in range(1, 4):
        made.active.merge_cells(f"A{line}:C{line}")
    keep(PART, "tieu-de-gop-o.xlsx", packed(made), "a letterhead merged across the sheet",
         [{"kind": "individual", "name": name, "position": position, "unit": None, "award": LDTT}
          for name, position in (("Hoàng Thị Yến", "Chuyên viên"), ("Nông Văn Dền", "Kế toán"),
                                 ("Lý A Sùng", "Chuyên viên"))])  # fmt: skip


def numbers_by_format() -> None:
    people = [
        ("Ma Thị Nga", "Chuyên viên", "Phòng Lý lịch tư pháp"),
        ("Chu Văn Biên", "Phó Trưởng phòng", "Phòng Lý lịch tư pháp"),
        ("Vàng A Páo", "Hộ tịch viên", "UBND xã Yên Dương"),
    ]
    header = [*HEADER, "Số QĐ", "Ngày ký"]
    made = book({"DS": [header, *[
        [*line, number, "05/3/2022"]
        for line, number in zip(numbered(people), (7, 112, 112), strict=True)
    ]]})  # fmt: skip
    for line in range(2, 5):
        made.active.cell(line, 6).number_format = '00"/QĐ-STP"'
    wanted = [
        {**one, "decision_number": number, "signed_on": "2022-03-05"}
        for one, number in zip(rows(people), ("07/QĐ-STP", "112/QĐ-STP", "112/QĐ-STP"), strict=True)
    ]
    keep(PART, "so-qd-theo-dinh-dang.xlsx", packed(made), "numbers completed by their format",
         wanted)  # fmt: skip

    lines: list[list[object]] = [[*HEADER, "Số quyết định"], *[
        [*line, float(number)]
        for line, number in zip(numbered(people), (45, 45, 46), strict=True)
    ]]  # fmt: skip
    looks = {(line, 5): Look(format='0"/QĐ-UBND"') for line in range(1, 4)}
    keep(PART, "so-qd-excel-cu.xls", xls(lines, looks=looks), "the same in old Excel",
         [{**one, "decision_number": number} for one, number in zip(
             rows(people), ("45/QĐ-UBND", "45/QĐ-UBND", "46/QĐ-UBND"), strict=True)])  # fmt: skip

    number = 'office:value-type="float" office:value="{}"'
    table = row(*map(cell, [*HEADER, "Quyết định số"])) + "".join(
        row(*map(cell, line), cell(f"{n}/NQ-HĐND", number.format(n)))
        for n, line in enumerate(numbered(people), start=8)
    )
    keep(PART, "so-nghi-quyet.ods", open_document({"DS": table}), "the same in OpenDocument",
         [{**one, "decision_number": f"{n}/NQ-HĐND"}
          for n, one in enumerate(rows(people), 8)])  # fmt: skip


def out_of_a_pdf() -> None:
    people = [
        ("Lục Thị Bé", "Trợ giúp viên pháp lý", "Trung tâm Trợ giúp pháp lý nhà nước"),
        ("Nguyễn Công Trứ Anh", "Chuyên viên", "Phòng Công tác dân tộc"),
        ("Hà Thị Tuyết", "Phó Trưởng phòng", "Phòng Xây dựng và kiểm tra văn bản"),
    ]
    title = (
        "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ\n"
        "(Kèm theo Quyết định số 5/QĐ-STP ngày 4/3/2024)\n"
    )
    spaced = (
        f"{title}STT Họ và tên Chức vụ Đơn vị công tác\n"
        "1 Lục Thị Bé Trợ giúp viên pháp lý Trung tâm Trợ giúp pháp lý\nnhà nước\n"
        "2 Nguyễn Công Trứ Anh Chuyên viên Phòng Công tác dân tộc\nTrang 1\n"
        "STT Họ và tên Chức vụ Đơn vị công tác\n"
        "3 Hà Thị Tuyết Phó Trưởng phòng Phòng Xây dựng và kiểm tra văn bản\n"
        "Danh sách gồm 03 cá nhân./.\n"
    )
    keep(PART, "pdf-cach-mot-dau.txt", spaced.encode(), "copied out of a PDF: single spaces",
         rows(people, GK))  # fmt: skip
    heads = f"{'TT':6}{'Họ và tên':26}{'Chức vụ':26}Đơn vị\n"
    aligned = (
        f"{title}{heads}"
        f"{'1':6}{'Lục Thị Bé':26}{'Trợ giúp viên pháp lý':26}Trung tâm Trợ giúp pháp\n"
        f"{'':58}lý nhà nước\n"
        f"{'2':6}{'Nguyễn Công Trứ Anh':26}{'Chuyên viên':26}Phòng Công tác dân tộc\n"
        f"{'':40}- 1 -\n{heads}"
        f"{'3':6}{'Hà Thị Tuyết':26}{'Phó Trưởng phòng':26}Phòng Xây dựng và kiểm tra\n"
        f"{'':58}văn bản\n"
    )
    keep(PART, "pdf-thang-cot.txt", aligned.encode(), "copied out of a PDF: columns of spaces",
         rows(people, GK))  # fmt: skip
    cells = "\n".join(
        "\n".join([str(n), *person]) for n, person in enumerate(people, start=1)
    ).replace("pháp lý nhà nước", "pháp lý\nnhà nước")
    keep(PART, "pdf-moi-o-mot-dong.txt",
         f"{title}STT\nHọ và tên\nChức vụ\nĐơn vị\n{cells}\nDanh sách gồm 03 cá nhân\n".encode(),
         "copied out of a PDF: each cell in a line of its own", rows(people, GK))  # fmt: skip
    broken = (
        "\n".join("\t".join([str(n), *person]) for n, person in enumerate(people, start=1))
        .replace("Phó Trưởng phòng", "Phó Trưởng\nphòng")
        .replace("pháp lý nhà", "pháp lý\nnhà")
    )
    keep(PART, "pdf-gay-dong.txt", f"{title}STT\tHọ và tên\tChức vụ\tĐơn vị\n{broken}\n".encode(),
         "copied out of a PDF: tabs, and rows that are broken", rows(people, GK))  # fmt: skip
    sentences = "\n".join(
        f"{n}. {address} {', '.join(person)};"
        for n, (address, person) in enumerate(
            zip(("Bà", "Ông", "Bà"), people, strict=True), start=1
        )
    ).replace("pháp lý nhà", "pháp lý\nnhà")
    keep(PART, "pdf-doan-van.txt",
         f"QUYẾT ĐỊNH\nĐiều 1. Tặng Giấy khen của Giám đốc Sở cho 03 cá nhân sau:\n{sentences}\n"
         "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n".encode(),
         "copied out of a PDF: paragraphs", rows(people, GK))  # fmt: skip


if __name__ == "__main__":
    old_encodings()
    lost_letters()
    other_makes()
    hidden_and_far()
    numbers_by_format()
    out_of_a_pdf()
