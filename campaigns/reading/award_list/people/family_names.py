"""Family names of Vietnam: of the Kinh, and of the other peoples. Small letters, with marks.

A first word that is not among them is no proof against a name, only a reason to look.
"""

_KINH = (
    "an ân âu ấu bá bạch bàng bành bao bảo bạc bế bì biện bình bồ bùi bửu ca cái cam cao cáp cát "
    "cảnh cấn châu chế chu chử chúc chung chương cổ cồ cù cung cự công dã danh diêm diệp doãn duy "
    "dư dương đái đàm đan đào đặng đăng đậu đầu đèo đế điền điêu đinh đoàn đoái đỗ đôn đồng đổng "
    "đống đới đường giả giang giản giáp giao hà hạ hàn hán hàng hầu hình hoa hoàng hoàn hoắc hồ "
    "hồng huỳnh huyền hùng hứa hướng hường hy kha khang khâu khiếu khổng khuất khuông khúc khương "
    "khưu kiều kim kiên kiểu la lã lạc lai lại lâm lâu lăng lê lều liêu liễu lò lỗ lộ long lô lục "
    "luyện lư lương lường lưu lữ lý ma mã mạc mạch mai mang mạnh mạo mầu mẫn mẫu mộc mông nghê "
    "nghi nghị nghiêm ngạc ngân ngọ ngọc ngô ngụy nguỵ nguyễn nhâm nhan nhiêu nhiễu nhữ ninh nông "
    "ô ôn ông phạm phan phí phó phù phú phùng phương quách quan quản quang quàng quảng sái sầm "
    "sơn sử tạ tang tào tăng tân tần tất tề thạch thái thang thành thảo thân thẩm thập thi thiên "
    "thiềm thiều thiệu thịnh thôi thục thùy thường tiên tiêu tiến tiết tiền tòng tô tôn tống trà "
    "trác trang trần tri triệu trình trịnh trưng trương trượng từ tưởng ty uông ung ưng úc văn vạn "
    "vân vệ vi viên vĩnh vòng võ vũ vương vưu xa xà yên yến phi lệ ngưu ngải tường bồi lềnh lãnh "
    "giới tuấn tín hoà hòa lò"
)

_MINORITIES = (
    "a á ạ ấn bàn báo bon bờ bríu briu bling bhling blúp bnướch cà cầm chang cháng chảo chao chẻo "
    "chìn chíu chúng chướng cil cinh coor côn cơlâu cụt củng cư cứ dao dỉu dìu đa đàng điểu đạt "
    "gò già giàng hạng hảng hảo hiên hồ hôih hối hờ hù hủng hừ ja jơ ka kăn khoàng kon kpă kpa "
    "kring kră krajăn krông ksor k'sor kso ky kơ kbuôr ktla ksơr làn lành lạng lầu lẩu lèng lèo "
    "lìm linh lo lồ lơ lơmu lỳ ly lỷ lù lùng lừ lự má mào min mí moong mua mùa mùng mý nạ náy nay "
    "neáng neang néang nềnh ngần ngôn ngũ nhật niê nịnh ndu nôm ong ốc păng pang phàn phàng phản "
    "phoòng phủ phún phừng phùy pơloong pờ pinăng puih qua rah rcom rchâm rahlan rmah r'com r'ô "
    "ro rô rơ riêu sa sằn sần sáng séo sì sình sìn siu sú su sùng sừng tải tao tán tẩn tằng thang "
    "thàng thao thào thền thị thò thổ thoòng tlô toán tou touneh tơ trạc tráng tría tu u un ư vá "
    "vàng vần vày ván ven vì viên vòong voòng vù vừ vừa xeo xên xín xìn xuy xồng xa xà y ya ayun "
    "alăng arất ating aviết atùng aral bríu zơrâm zơ bloong cơ eban êban mlô ênuôl byă hdơk hmok "
    "hra knul ksă adrơng ayŭn lốt lữ lộc lộ lương mạ não dụng đinh miêu ức đổng tài tháo pi năng "
    "chamaléa chamalé katơr kator taléc cao mấu tro pinang sô dơng đrong đê ê ha chau châu chon "
    "thạch kiêng hứa sà só sòng sồng sơ sung dềnh dí hàu ghè gia hầu háng lở liềng mong mả nùng "
    "pao phà quáng tếnh thèn trâu tăng tung vạng vảng lầm lẻo lềm tòng lưỡng điêu đèo cút cắm"
)

_MORE = (
    "ama thích hơ lang viết chứ sèn phừn lìu chềnh phoóng chìu liêng riah hốih dinh kră bônh păn "
    "pơ por plong phlong ksơr sru rbah rmôk rahlan siêng srang sầng sú tơr tung uk y-lan kră "
    "aviêt ploang briêu kloong klong krang ktrang kring k'rong lêng liêm lự mbon mang mlo mlô "
    "nhả nhang ngơ nie njrang ndong phông pí pít plăng rơmah rơlan rơchâm ralan bdap bkrông "
    "buôn byă dham hlong hmŏk hwing kđoh kbin knul kriêng êungn phok sùa tếnh chùa chá sồng "
    "phá mông lầu gia giáp khổng khà khằm khương kim la lự lưỡng mè mùi nghiêm nhì "
    "nình nìm noong phòn phùi quảng quàn quèn sảo sầm sái tải tạo tằm thải thạo tiền tiệp tô toòng "
    "từ tưởng vũng vy xiêm xung ỷ lùng hoảng hoàng kiềm đừa đơ đường doanh lường lý thới "
    "lỳ nhị sừng toán ực ừng hàng ngụ hoạch khiêu khấu mươi ôl póc rèn"
)

FAMILY_NAMES = frozenset(f"{_KINH} {_MINORITIES} {_MORE}".split())

# Families so common that nothing else begins so.
_COMMON = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương lý đinh trịnh trương phùng "
    "quách chu vương tạ lưu vi nông hứa doãn nghiêm khổng mạc phí vừ giàng sùng lò lường quàng"
)
COMMON = frozenset(_COMMON.split())

# Written without marks, these are still nothing but family names.
UNMARKED = frozenset(("nguyen", "tran", "le", "pham", "hoang", "huynh", "bui", "trinh", "phung"))

# Christian names, before a family name.
_SAINTS = (
    "giuse phêrô phaolô phao-lô gioan maria têrêsa têrexa anna đaminh đa-minh micae mátthêu antôn "
    "inhaxiô augustinô mácta vinhsơn giacôbê phanxicô phanxicô-xaviê luca máccô matta catarina "
    "mađalêna cecilia xêxilia tôma simon stêphanô laurensô bênêđictô lôrensô isave agata lucia "
    "maria-goretti martinô dominic emmanuel raphael gabriel barnaba "
    "tađêô philipphê"
)
SAINTS = frozenset(_SAINTS.split())

# With one more word, places are called so as often as people: "Đồng Tâm", "Tân An", "Yên Lạc".
_OF_PLACES = (
    "an bình đồng hòa hoà phú tân thành vĩnh yên sơn long quảng tiên thịnh lạc quang hồng "
    "kim ngọc phương thiên tiến minh cam điền đình giang hoa hùng hướng liên mộc ninh phước "
    "tam thanh thượng trung trường xa"
)
OF_PLACES = frozenset(_OF_PLACES.split())

# Places of two words whose first one is a family name as well.
_PROVINCES_AND_TOWNS = (
    "hà nội|hà giang|hà nam|hà tĩnh|thái bình|thái nguyên|lâm đồng|cao bằng|an giang|"
    "ninh bình|ninh thuận|bình dương|bình định|bình phước|bình thuận|quảng nam|quảng ngãi|"
    "quảng ninh|quảng bình|quảng trị|phú thọ|phú yên|yên bái|vĩnh phúc|vĩnh long|lai châu|"
    "lạng sơn|sơn la|kiên giang|long an|tiền giang|trà vinh|thừa thiên huế|hòa bình|hoà bình|"
    "đồng nai|đồng tháp|điện biên|kon tum|gia lai|thanh hóa|vĩnh yên|phúc yên|tam đảo|"
    "yên lạc|hà đông|việt nam|sông lô|an nhơn|tân an|long xuyên|châu đốc|sơn tây|long biên|"
    "cẩm phả|phú quốc|cam ranh"
)
PLACES_LIKE_NAMES = frozenset(_PROVINCES_AND_TOWNS.split("|"))
