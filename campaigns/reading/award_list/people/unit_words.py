"""What units and collectives are called by: the words that begin their names. Small letters.

Tone marks matter: "trường" is a school, "trưởng" a head. `ALSO_FAMILY_NAMES` begin names of people
as well; they are units only where a word that goes with them follows.
"""

from .. import people_words

_MORE_HEADS = (
    "nhà chùa|nhà dòng|nhà trẻ|mái ấm|dàn nhạc|cộng đồng|lãnh đạo|vpcc|liên đội|chi đội|"
    "thánh thất|miếu|lăng|êkíp|êkip|ekip|ekíp|kiểm lâm|y tế xã|y tế phường|y tế huyện|hưu trí|"
    "giáo dục và đào tạo|văn hóa xã|cax|cap|vietinbank|vietcombank|bidv|techcombank|"
    "sacombank|vpbank|mbbank|honda|samsung|toyota|piaggio|winmart|vinmart|coopmart|co.opmart|"
    "vingroup|vinamilk|fpt|gia đình phật tử|bếp ăn|lâm trường|nông trường|nhà trường|"
    "chi đoàn|liên chi đoàn|chi hội|phân hội|liên chi hội|câu lạc bộ|clb|thư viện|bảo tàng|nhà hát|"
    "nhà văn hóa|nhà văn hoá|nhà thiếu nhi|nhà thi đấu|nhà trẻ|nhà thờ|nhà máy|nhà khách|nhà in|"
    "cung thiếu nhi|cung văn hóa|htx|hợp tác xã|tổ hợp tác|tht|liên minh|liên hiệp|liên hợp|lớp|"
    "thpt|thcs|thpt chuyên|trường thpt|thcs&thpt|th&thcs|ptdtnt|ptdtbt|ptcs|gdtx|gdnn|"
    "ttgdtx|ttgdnn|ttyt|bv|bvđk|trung học|cao đẳng|đại học|mẫu giáo|mầm non|tiểu học|"
    "tập đoàn|cty|công ty|tct|dntn|doanh nghiệp tư nhân|xí nghiệp|phân xưởng|xưởng|"
    "lực lượng|giáo xứ|giáo họ|giáo phận|giáo hội|tòa giám mục|chùa|đình|đền|thiền viện|tịnh xá|"
    "hội thánh|ban trị sự|ban hộ tự|họ đạo|dòng họ|dòng tộc|tộc họ|họ tộc|gia tộc|chi họ|tộc|"
    "tiểu ban|ban|hạt|đội tuyển|đoàn thể thao|nhóm tác giả|nhóm nghiên cứu|nhóm|"
    "ban chỉ đạo|ban quản lý|ban giám hiệu|ban giám đốc|ban chấp hành|ban thường vụ|bch|btv|bql|"
    "bcđ|ban chỉ huy quân sự|bch quân sự|chqs|ban đại diện|ban công tác mặt trận|btgdv|"
    "ubmttq|mttq|ủy ban mttq|uỷ ban mttq|ubnd|hđnd|đảng ủy|đảng uỷ|thường trực|"
    "kho bạc|kbnn|thuế|chi cục thuế|hải quan|tand|vksnd|vks|tòa|toà|thads|cục thads|"
    "p tư pháp|phòng tư pháp|bqlda|sở|pgd|phòng giao dịch|qtd|nhnn|agribank|"
    "dân quân|tự vệ|đại đội|trung đội|tiểu đội|sư đoàn|quân đoàn|quân khu|quân chủng|binh chủng|"
    "hải đội|hải đoàn|trung đoàn|tiểu đoàn|lữ đoàn|đồn|đồn biên phòng|bộ đội|bđbp|bộ tư lệnh|"
    "biên phòng|cảnh sát|công an|kíp|tổ|tổ dân phố|tdp|tổ tự quản|tổ công tác|tổ bảo vệ|antt|"
    "tổ liên gia|khu phố|kp|khối phố|ấp|xóm|buôn|làng|khóm|phum|sóc|plei|sóc|tiểu khu|khu|"
    "đài|báo|tạp chí|nxb|cụm|khối|hội|đoàn|đoàn khối|đoàn thể|đoàn đại biểu|đoàn nghệ thuật|"
    "văn phòng|vpđk|phân hiệu|phân viện|cơ sở|mạng lưới|hiệp hội|liên đoàn|lđlđ|công đoàn|cđcs|"
    "hội nông dân|hội phụ nữ|hội cựu chiến binh|hội ccb|hlhpn|hnd|hội lhpn|hội chữ thập đỏ|"
    "đoàn tncs|đoàn thanh niên|đoàn phường|đoàn xã|đoàn trường|đoàn thị trấn|đoàn huyện|đoàn cơ sở|"
    "đoàn viên thanh niên|đoàn công tác|đoàn bác sĩ|đoàn kiểm tra|đoàn thanh tra|đoàn liên ngành|"
    "đoàn văn công|đoàn kinh tế|đoàn chèo|đoàn cải lương|đoàn ca múa|đoàn luật sư|đoàn hội thẩm|"
    "trại|trại giam|trại tạm giam|trang trại|cảng|ga|bến xe|bến|chợ|siêu thị|khách sạn|nhà hàng|"
    "cửa hàng|đại lý|quầy thuốc|nhà thuốc|phòng khám|ngân hàng|quỹ tín dụng|bưu cục|bưu điện|"
    "viễn thông|vnpt|viettel|điện lực|evn|petrolimex|ban nhân dân|ban dân vận|ban tổ chức|"
    "ban tuyên giáo|ủy ban|uỷ ban|ubkt|thành phố|thị xã|thị trấn|huyện|quận|tỉnh|xã|phường"
)

HEADS = tuple(dict.fromkeys((*people_words.MARKED_UNIT_HEADS, *_MORE_HEADS.split("|"))))

# Groups of people without a name of their own.
GROUPS = (
    "tập thể", "toàn thể", "cán bộ và nhân dân", "nhân dân và cán bộ", "cán bộ nhân dân",
    "cán bộ, ", "nhân dân", "các ", "những ", "đông đảo", "bà con", "quân và dân", "quân dân",
    "cán bộ chiến sĩ", "cán bộ chiến sỹ", "cán bộ công chức", "cán bộ giáo viên", "cbcnv",
    "cbccvc", "cb, cc", "cb, gv", "cbgv", "cb-gv", "cbcs", "cb, cs", "cb-nv", "đơn vị", "tổ chức",
    "nhóm", "ủy viên ban", "ekip", "êkip", "ê kíp", "phụ nữ", "hội viên", "đoàn viên",
    "thanh niên", "tuổi trẻ", "thầy và trò", "thầy cô", "đội ngũ", "học sinh lớp", "giáo viên và",
    "cán bộ và", "cán bộ hưu trí", "êkíp", "cán bộ -", "cán bộ –", "thầy trò", "tăng ni",
    "đồng bào", "giáo dân", "hộ dân",
    "các hộ", "người dân", "ban, ngành", "dân và", "công nhân viên", "công nhân và",
    "đảng bộ và nhân dân", "đảng bộ, chính quyền", "đảng bộ", "chính quyền",
)  # fmt: skip

# Abbreviations: units only where they stand in capitals, or with a dot.
_ABBREVIATIONS_TEXT = (
    "p vp tt th thcs thpt mn bv cn tp tx tdp kp đu ca cty tct htx clb tht vks tand bql bch "
    "btv bcđ mttq ubnd hđnd cđcs kbnn pgd nxb hnd tn kdc bqlda"
)
ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())

# Units by their first word, but family names as well: "Đoàn Văn Hậu", "Báo Thị Hoa".
_ALSO_FAMILY_NAMES_TEXT = (
    "đoàn lăng báo ban đài bộ vụ khu hội đội tổ chi trường tòa đồn đình đền hạt viện bản lớp chợ "
    "ca tộc thôn ấp làng xóm xã khối cụm quỹ khoa phòng bến ga cục ban trạm trại cảng chùa "
    "buôn sóc"
)
ALSO_FAMILY_NAMES = frozenset(_ALSO_FAMILY_NAMES_TEXT.split())

# Places: the heads that stand for where a unit is.
PLACES = (
    "thành phố", "thị trấn", "thị xã", "tỉnh", "huyện", "quận", "xã", "phường", "thôn", "xóm", "ấp",
    "bản", "buôn", "làng", "khu phố", "khu", "khóm", "tổ dân phố", "tdp", "kp", "khối phố", "tp",
    "tp.", "tx", "tx.", "số nhà", "đường", "sóc", "phum", "khu dân cư", "kdc", "tổ", "đội",
    "tiểu khu",
)  # fmt: skip
