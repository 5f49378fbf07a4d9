"""Which chapter of docs/huong-dan-bien-tap.md explains which field and block of the forms."""

WRITING = "2-viết-một-tin-bài"
BLOCKS_OF_A_BODY = "3-nội-dung-bài-ghép-từng-khối"
PICTURES = "4-ảnh"
DOCUMENTS = "5-văn-bản-dẫn-chiếu-và-tài-liệu-đính-kèm"
CONTEXT = "6-phân-loại-và-các-tin-khác"
DATES = "7-ngày-đăng-và-hẹn-giờ"
FRONT_PAGE = "12-trang-chủ-thông-báo-menu"
CAMPAIGNS = "13-phong-trào-đợt-thi-đua"
AWARD_TYPES = "15-danh-mục-khen-thưởng"
ROLLS = "16-bảng-vàng-từ-tệp-excel-đến-trang-công-khai"
STORIES = "18-điển-hình-tiên-tiến-khen-thưởng-trong-tin-bài"
CONSULTATIONS = "19-lấy-ý-kiến-trước-khi-khen-thưởng"

FIELDS = {
    "homepage.body": FRONT_PAGE,
    "bylines": WRITING,
    "source_name": WRITING,
    "published_at": DATES,
    "cover": PICTURES,
    "body": BLOCKS_OF_A_BODY,
    "cited_documents": DOCUMENTS,
    "attachments": DOCUMENTS,
    "legal_basis": DOCUMENTS,
    "downloads": DOCUMENTS,
    "categories": CONTEXT,
    "tags": CONTEXT,
    "subjects": CONTEXT,
    "related_picks": CONTEXT,
    "unlisted": CONTEXT,
    "starts": CAMPAIGNS,
    "tasks": CAMPAIGNS,
    "criteria": CAMPAIGNS,
    "award_quotas": AWARD_TYPES,
    "units": CAMPAIGNS,
    "milestones": CAMPAIGNS,
    "phase_override": CAMPAIGNS,
    "decision": ROLLS,
    "opens_on": CONSULTATIONS,
    "nominees": CONSULTATIONS,
}

BLOCKS = {
    "image": PICTURES,
    "table": BLOCKS_OF_A_BODY,
    "ordered_section": BLOCKS_OF_A_BODY,
    "official_document": DOCUMENTS,
    "attachments": DOCUMENTS,
    "honor_roll": STORIES,
    "award": STORIES,
}
