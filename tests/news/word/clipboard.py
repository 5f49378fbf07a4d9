# ruff: noqa: E501 - as the programs write it
"""What programs put on the clipboard as text/html, as each of them writes it."""

_WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal {margin:0in; font-size:14.0pt; font-family:"Times New Roman",serif;}
 @list l0:level1 {mso-level-number-format:bullet; mso-level-text:\\F0B7; font-family:Symbol;}
--></style></head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->"""
_WORD_END = "<!--EndFragment--></body></html>"


def word(fragment: str) -> str:
    return f"{_WORD_HEAD}{fragment}{_WORD_END}"


def word_item(text: str, marker: str, level: int = 1, which: int = 0) -> str:
    """A list's paragraph as Word for Windows writes it."""
    return f"""<p class=MsoListParagraphCxSpMiddle style='margin-left:{level * 0.5}in;text-indent:-.25in;
mso-list:l{which} level{level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:
Ignore'>{marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{text}<o:p></o:p></p>"""


WORD_PARAGRAPHS = word("""
<p class=MsoNormal style='text-align:justify;text-indent:.5in'><b style='mso-bidi-font-weight:
normal'><span lang=VI>Sở Tư pháp</span></b><span lang=VI> ban hành <i>Kế hoạch</i> số
257/KH-STP, diện tích 120 m<sup>2</sup>, khí CO<sub>2</sub>; xem <a
href="https://moj.gov.vn/tin?a=1&amp;b=2">tại đây</a>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><span style='color:red'>Nơi nhận:</span> <span
style='mso-bookmark:_GoBack'></span>như trên./.<br>Lưu: VT.<o:p></o:p></p>""")

WORD_HEADINGS = word("""
<p class=MsoTitle>BÁO CÁO SƠ KẾT<o:p></o:p></p>
<h2 style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-fareast-font-family:
"Times New Roman"'><span style='mso-list:Ignore'>I.<span style='font:7.0pt "Times New
Roman"'>&nbsp; </span></span></span><![endif]>Kết quả<o:p></o:p></h2>
<p class=MsoNormal>Sáu tháng đầu năm.<o:p></o:p></p>
<h3><b>Tồn tại,
hạn chế</b><o:p></o:p></h3>
<p class=Heading4>Nguyên nhân<o:p></o:p></p>""")

WORD_BULLETS = word(
    "<p class=MsoNormal>Gồm:</p>"
    + word_item("Cơ quan <b>chủ trì</b>", "·")
    + word_item("Phòng Hành chính", "o", level=2)
    + word_item("Phòng Phổ biến", "o", level=2)
    + word_item("Cơ quan phối hợp", "§")
    + "<p class=MsoNormal>Hết.</p>"
)

WORD_NUMBERS = word(
    word_item("Mở đầu", "1.") + word_item("Nội dung", "2.") + word_item("Kết luận", "3.")
)

WORD_LETTERS = word(
    word_item("Tổ chức thi đua", "a)")
    + word_item("Bình xét", "b)")
    + word_item("Trao thưởng", "c)")
)

WORD_GOES_ON = word(word_item("Điều khoản khác", "4.") + word_item("Hiệu lực", "5."))

WORD_TABLE = word("""
<p class=MsoCaption>Bảng 1. Kết quả sáu tháng</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0'>
  <td width=60 rowspan=2 valign=top><p class=MsoNormal align=center><b>Đơn vị<o:p></o:p></b></p></td>
  <td width=200 colspan=2 valign=top><p class=MsoNormal><b>Hồ sơ<o:p></o:p></b></p></td>
 </tr>
 <tr style='mso-yfti-irow:1'>
  <td><p class=MsoNormal><b>Nhận</b></p></td><td><p class=MsoNormal><b>Đúng hạn</b></p></td>
 </tr>
 <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>
  <td><p class=MsoNormal>Hộ tịch</p><p class=MsoNormal>(Mường Ngần)</p></td>
  <td><p class=MsoNormal>1.204</p></td><td><p class=MsoNormal>30 m<sup>2</sup></p></td>
 </tr>
</table>
<p class=MsoNormal>Nguồn: báo cáo.</p>""")

WORD_REVIEWED = word("""
<p class=MsoNormal>Thời hạn <del cite="mailto:Ha" datetime="2021-08-01T09:00"><span>10</span></del><ins
cite="mailto:Ha" datetime="2021-08-01T09:00"><span class=msoIns>15</span></ins> ngày<span
class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1"
href="#_msocom_1" name="_msoanchor_1">[A1]</a><![if !supportAnnotations]><![endif]></span></span>.</p>
<p class=MsoNormal>Căn cứ<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if
!supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> Luật.</p>
<div style='mso-element:footnote-list'><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Luật Thi đua, khen thưởng.</p></div></div>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'>
<p class=MsoCommentText>Xem lại thời hạn</p></div></div>""")

WORD_PICTURES = word("""
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="_x0000_i1025" type="#_x0000_t75">
<v:imagedata src="file:///C:/Temp/msohtmlclip1/01/clip_image001.png"/></v:shape><![endif]--><![if
!vml]><img width=602 height=401 src="file:///C:/Temp/msohtmlclip1/01/clip_image002.jpg"
v:shapes="Picture_x0020_1"><![endif]>Lễ phát động<o:p></o:p></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:textbox><p>Ô chữ</p></v:textbox></v:shape><![endif]--><![if
!vml]><img src="file:///C:/clip_image003.png"><![endif]></p>""")

WORD_SECTIONS = word("""
<p class=MsoNormal>Đợt thi đua có ba nội dung.</p>
<p class=MsoNormal><b>Thứ nhất, hoàn thành nhiệm vụ chuyên môn.</b> Mỗi phòng chọn hai việc khó.</p>
<p class=MsoNormal>Hằng tuần báo tiến độ.</p>
<p class=MsoNormal><b>Thứ hai, giữ kỷ cương</b>: không để chậm hồ sơ.</p>
<p class=MsoNormal><b>Thứ ba: làm việc tốt.</b> Mỗi người một việc.</p>
<p class=MsoNormal>Sở đề nghị các đơn vị thực hiện./.</p>""")

WORD_MAC_NFD = word(
    "<p class=MsoNormal>Thu\u031bo\u031b\u0309ng kh\u00adoa\u0323 nhu\u031b\u0303ng\u200b</p>"
)

WORD_ONLINE = """<meta charset="utf-8"><div class="OutlineElement Ltr SCXW1 BCX0"><p
class="Paragraph SCXW1" role="heading" aria-level="1" xml:lang="VI-VN"><span data-contrast="none"
class="TextRun SCXW1"><span class="NormalTextRun" data-ccp-parastyle="heading 1">Kế hoạch</span></span><span
class="EOP SCXW1" data-ccp-props="{}">&nbsp;</span></p></div><div class="OutlineElement"><p
class="Paragraph"><span class="TextRun" style="font-weight:bold"><span class="NormalTextRun">Diện
tích</span></span><span class="TextRun"><span class="NormalTextRun"> 12 m</span></span><span
class="TextRun Superscript" style="font-size:10.5pt"><span class="NormalTextRun Superscript"
style="vertical-align:super">2</span></span><span class="EOP">&nbsp;</span></p></div><div
class="ListContainerWrapper"><ul class="BulletListStyle1" role="list"><li data-leveltext=""
data-listid="3" data-aria-level="1" role="listitem" class="OutlineElement"><p class="Paragraph"><span
class="TextRun"><span class="NormalTextRun">Chủ trì</span></span><span
class="EOP">&nbsp;</span></p></li></ul></div><div class="ListContainerWrapper"><ul role="list"><li
data-aria-level="2" role="listitem"><p class="Paragraph"><span class="TextRun">Phối hợp</span></p></li></ul></div><div
class="TableContainer"><table class="Table" data-tablestyle="MsoTableGrid"><tbody><tr role="row"><td
role="rowheader"><div class="TableCellContent"><p class="Paragraph"><span class="TextRun">Đơn
vị</span></p></div></td><td><div><p><span class="TextRun">Số</span></p></div></td></tr><tr><td><p>A</p></td><td><p>1</p></td></tr></tbody></table></div>"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type"
content="text/html; charset=utf-8"/><meta name="generator" content="LibreOffice 7.4 (Linux)"/>
<style type="text/css">@page { size: 21cm 29.7cm } p { margin-bottom: 0.25cm }</style></head>
<body lang="vi-VN" dir="ltr"><h1 class="western">Thông báo</h1>
<p style="line-height: 100%"><font face="Times New Roman, serif"><font size="4"><b>Kính gửi:</b>
các phòng, diện tích 5&nbsp;km<sup>2</sup></font></font><a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a></p>
<ol>
	<li><p style="margin-bottom: 0cm">Phòng một</p>
	<p>nói thêm</p></li>
	<li><p>Phòng hai</p>
	<ul><li><p>Tổ A</p></li><li><p>Tổ B</p></li></ul></li>
</ol>
<table width="100%" cellpadding="4" cellspacing="0"><col width="128*"/><col width="128*"/>
<thead><tr valign="top"><th width="50%"><p>Tên</p></th><th><p>Điểm</p></th></tr></thead>
<tbody><tr><td><p>An</p></td><td sdval="9"><p>9</p></td></tr></tbody></table>
<p><img src="data:image/png;base64," name="Hình1"/></p>
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>Theo niên giám.</p></div></body></html>"""

GOOGLE_DOCS = """<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;"
id="docs-internal-guid-7a1"><h2 dir="ltr" style="line-height:1.38"><span
style="font-size:16pt;color:#000000;font-weight:400">Chương trình</span></h2><p dir="ltr"><span
style="font-weight:700;color:#000000">Buổi sáng</span><span style="font-weight:400;font-style:italic">
khai mạc</span><span style="font-weight:400"> x</span><span style="font-size:0.6em;vertical-align:super">2</span><a
href="https://www.google.com/url?q=https%3A%2F%2Fmoj.gov.vn%2F&amp;sa=D"><span
style="color:#1155cc;text-decoration:underline">Bộ</span></a></p><ol style="margin-top:0"><li dir="ltr"
style="list-style-type:decimal" aria-level="1"><p dir="ltr" role="presentation"><span>Chào cờ</span></p></li><ol><li
dir="ltr" style="list-style-type:lower-alpha" aria-level="2"><p role="presentation"><span>Quốc
ca</span></p></li></ol><li style="list-style-type:decimal" aria-level="1"><p
role="presentation"><span>Diễn văn</span></p></li></ol><div dir="ltr" align="left"><table
style="border:none"><colgroup><col width="302" /></colgroup><tbody><tr><td><p><span>Giờ</span></p></td><td><p><span>Việc</span></p></td></tr><tr><td><p><span>8h</span></p></td><td><p><span>Đón
khách</span></p></td></tr></tbody></table></div><br /></b>"""

WEB_PAGE = """<html><body><!--StartFragment--><header><nav><a href="/">Trang chủ</a></nav></header>
<h1 onclick="alert(1)">Tin mới</h1><p style="color: rgb(51, 51, 51)">Đoạn
đầu <a href="javascript:alert(1)">xấu</a> <a href="/tin">tương đối</a>.</p><script>alert(1)</script>
<iframe src="https://example.com"></iframe><p hidden style="display:none">ẩn</p>
<form><input value="x"><button>Gửi</button></form><p>&lt;script&gt;alert(2)&lt;/script&gt;</p>
<!--EndFragment--></body></html>"""
