"""What made-up articles and campaigns say."""

from datetime import date, timedelta
from typing import Any

from wagtail.rich_text import RichText

from ..campaign.partial_dates import PartialDate
from .words import Words

EVENTS = (
    "{field} phát động đợt thi đua “{movement}” năm {year}",
    "{place}: gương điển hình tiên tiến trong phong trào “{movement}”",
    "Sở {field} trao Bằng khen cho các tập thể, cá nhân có thành tích xuất sắc năm {year}",
    "{place} sơ kết công tác thi đua, khen thưởng sáu tháng đầu năm {year}",
    "Sở {field} tổng kết phong trào thi đua, lấy ý kiến về khen thưởng năm {year}",
)
PARAGRAPHS = (
    "<p>Hội nghị đánh giá kết quả các phong trào thi đua, biểu dương những tập thể, cá nhân có "
    "nhiều sáng kiến trong cải cách hành chính và chuyển đổi số, đồng thời chỉ ra những việc cần "
    "làm trong thời gian tới.</p>",
    "<p>Các đơn vị trong cụm thi đua đã ký kết giao ước, cam kết hoàn thành sớm các chỉ tiêu được "
    "giao, giữ nghiêm kỷ cương và phục vụ nhân dân ngày một tốt hơn.</p>",
    "<p>Nhiều cách làm hay được nhân rộng: rút ngắn thời gian giải quyết hồ sơ, trợ giúp pháp lý "
    "lưu động, tuyên truyền pháp luật đến từng thôn, tổ dân phố.</p>",
)
PERIODS = (15, 30, 60, 90)


def article_texts(words: Words, year: int) -> dict[str, Any]:
    """The fields of one article."""
    random = words.random
    named = {
        "field": words.field(),
        "place": words.place(),
        "movement": words.movement(),
        "year": year,
    }
    paragraphs = random.sample(PARAGRAPHS, 2)
    return {
        "title": random.choice(EVENTS).format(**named),
        "lead": f"Phong trào “{named['movement']}” tại {named['place']} đạt nhiều kết quả nổi bật.",
        "body": [("paragraph", RichText(text)) for text in paragraphs],
    }


def campaign_texts(words: Words, first_day: date) -> dict[str, Any]:
    """The fields of one campaign, which begins on `first_day`."""
    movement, year = words.movement(), first_day.year
    last_day = first_day + timedelta(days=words.random.choice(PERIODS))
    return {
        "title": f"Đợt thi đua “{movement}” của ngành {words.field()} năm {year}",
        "slogan": movement,
        "lead": f"Đợt thi đua chào mừng các ngày lễ lớn của năm {year}.",
        "launched_by": f"Sở {words.field()}",
        "starts": PartialDate.of(first_day),
        "ends": PartialDate.of(last_day),
    }
