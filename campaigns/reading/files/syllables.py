"""How likely a text is Vietnamese: by the syllables that there are, and those often seen."""

import re
import unicodedata
from functools import lru_cache

_RIME_LIST = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec "
    "em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng "
    "iêp iêt iêu o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc "
    "oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui "
    "um un ung up ut ua uôc uôi uôm uôn uông uôt uơ uân uâng uât uây uê uêch uênh uêu uy uya "
    "uych uynh uyn uyp uyt uyu uyên uyêt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp "
    "ươt ươu y ych yêm yên yêng yêt yêu ynh yt ôông "
)
_RIMES = frozenset(_RIME_LIST.split())
# Behind "qu", whose "u" is of the onset, and behind "gi".
_ONSET = re.compile(r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(.*)", re.S)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_ACRONYM = re.compile("[A-ZĐƯƠÔ]{2,8}")
_WORDS = re.compile(r"[\s\d,.;:!?()\[\]{}/\\|\"“”'‘’…+*=&_~<>–—-]+")
_COMMON_WORDS = (
    # headings and lists
    "và của tên chức vụ đơn vị công tác họ quyết định số ngày tháng năm sách tập thể cá nhân bộ "
    "được tặng thành tích hình thức ông bà đồng chí hạng kèm theo về việc khen thưởng bằng giấy "
    "tiên tiến động chiến sĩ sỹ thi đua cơ sở lao danh hiệu xuất sắc hoàn nhiệm kỷ niệm chương "
    "cờ huân huy sự nghiệp tuổi đảng ghi chú tổng cộng có các là đã trong với cho những từ đến "
    # positions
    "phó trưởng phòng giám đốc viên chuyên cán kế toán văn thư thủ quỹ lái xe phục bảo vệ chủ "
    "tịch bí giáo bác y dược điều dưỡng kỹ thuật chấp hành thẩm tra thừa phát lại chứng đấu giá "
    "luật trợ giúp pháp lý tư vấn thống kê địa chính hộ quân đội cảnh sát "
    # units and places
    "ban nội ủy uỷ dân huyện xã phường thị trấn tỉnh phố quận thôn xóm khu tổ ấp trung tâm "
    "trường học tiểu mầm non phổ thông hợp hội nông phụ nữ đoàn niên cựu mặt trận cục viện nhà "
    "nước kiểm thanh tòa án xây dựng giao vận tải tài nguyên môi khoa nghệ đào tạo tế du lịch "
    "hóa hoá thao truyền ngoại ngân hàng kho bạc thuế quang vĩnh phúc phú thọ hà tây bắc nam "
    "đông sơn la lào cai yên bái thái bình quảng ninh hải dương hưng an tĩnh huế đà nẵng khánh "
    "lâm gia lai "
    # names
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô đinh trịnh trương lương mai "
    "cao tạ phùng lò chu tô tống lưu vương quách triệu thạch kiều tăng đức hữu đình xuân quốc "
    "minh ngọc kim thu hồng thúy thuý thủy thuỷ hạnh hiền hiển hùng dũng cường tuấn tú tùng "
    "toàn thắng thịnh tân sáng quý quỳnh phương phượng phong nhung nhàn nga nghĩa mỹ mùi mạnh "
    "loan liên linh lan khôi kiên huệ huyền hương hường hòa hoà hoan hoa hiếu hậu hằng hảo "
    "giang duyên duy dung dịu diệp diệu cúc châu bích ánh ái việt vinh vân uyên tuyết trọng "
    "trinh trang trâm thơm thêu thảo thạnh sinh quyên phước oanh nhật như nguyệt lộc long lợi "
    "lệ hiệp đạt đăng đại cẩm anh yến vượng thoa thuận thùy đắk lắk krông mười tám bảy sáu hai "
    "ba bốn chín kiểu "
)
_COMMON = frozenset(_COMMON_WORDS.split())
#: Weights of a word: one that is often seen, one that could be, one that cannot be.
COMMON, POSSIBLE, IMPOSSIBLE = 3, 1, -3


def words(text: str) -> list[str]:
    """The words of a text; signs that are no punctuation stay in them ("H¶i")."""
    return [word for word in _WORDS.split(text) if word]


@lru_cache(maxsize=20_000)
def weight(word: str) -> int:
    """How well a word fits; 0 for what is no syllable and no mistake either ("UBND", "LĐTT")."""
    folded = word.casefold()
    if folded in _COMMON:
        return COMMON
    if is_syllable(folded):
        return POSSIBLE
    return 0 if word.isascii() or _ACRONYM.fullmatch(word) else IMPOSSIBLE


def is_syllable(word: str) -> bool:
    """Whether a word in small letters is a Vietnamese syllable with its tone where it may be."""
    letters = unicodedata.normalize("NFD", word)
    tones = [sign for sign in letters if sign in _TONES]
    bare = "".join(sign for sign in letters if sign not in _TONES)
    match = _ONSET.fullmatch(unicodedata.normalize("NFC", bare))
    if match is None or len(tones) > 1:
        return False
    onset, rime = match.groups()
    if onset == "gi" and (not rime or rime not in _RIMES):
        rime = "i" + rime
    if onset == "qu" and rime not in _RIMES:
        rime = "u" + rime
    if rime not in _RIMES:
        return False
    return not (_STOPPED.search(rime) and tones not in (["\u0301"], ["\u0323"]))
