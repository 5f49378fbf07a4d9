"""What made-up articles are put together from: sentences in the manner of a provincial newsroom.

Words in braces are drawn anew for each sentence: see `texts.py: Draw`.
"""

TITLES = (
    "Sở {field} phát động đợt thi đua “{movement}” năm {year}",
    "{place}: gương điển hình tiên tiến trong phong trào “{movement}”",
    "Sở {field} trao Bằng khen cho {small} tập thể, cá nhân có thành tích trong {task}",
    "{place} sơ kết thi đua, khen thưởng quý {quarter} năm {year} về {task}",
    "Sở {field} tổng kết phong trào thi đua, lấy ý kiến về {topic} năm {year}",
    "Hơn {number} hồ sơ được giải quyết trước hạn tại {place}",
    "{person} và cách làm mới trong {task} ở {place}",
    "Cụm thi đua số {small} ký kết giao ước năm {year} tại {place}",
    "{place} khai mạc hội thi tìm hiểu pháp luật về {topic}",
    "{place}: lấy ý kiến Nhân dân về danh sách khen thưởng đợt {small} năm {year}",
    "Tập huấn {task} cho cán bộ các xã, phường khu vực {place}",
    "Ngành {field} đẩy nhanh {task} trong quý {quarter} năm {year}",
    "Gặp mặt, biểu dương {small} điển hình tiên tiến ngành {field}",
    "Từ {place} nhìn về phong trào “{movement}”",
    "Kiểm tra công tác {task} tại {place} và {place}",
    "Đoàn công tác của Sở {field} làm việc với {place} về {topic}",
)

LEADS = (
    "Ngày {day}/{month}, tại {place}, Sở {field} tổ chức hội nghị đánh giá kết quả phong trào "
    "“{movement}” và bàn việc nhân rộng các cách làm hay về {topic}.",
    "Sau {small} tháng thực hiện, {place} đã hoàn thành {percent} phần trăm chỉ tiêu được giao, "
    "trong đó {task} được Nhân dân đánh giá cao.",
    "Với {number} lượt người tham gia, đợt thi đua “{movement}” tại {place} đã tạo chuyển biến "
    "rõ nét trong {task}, để lại nhiều bài học quý cho các đơn vị bạn.",
    "{person}, {position} tại {place}, là một trong {small} cá nhân được đề nghị khen thưởng nhờ "
    "sáng kiến về {topic}, được áp dụng từ năm {year}.",
)

SENTENCES = (
    "Phát biểu khai mạc, {person}, {position}, nhấn mạnh rằng {task} phải bắt đầu từ những việc "
    "nhỏ, việc khó và việc mà người dân chờ đợi nhất.",
    "Theo báo cáo của Sở {field}, trong {small} tháng qua toàn ngành đã tiếp nhận {number} hồ sơ, "
    "giải quyết đúng hạn {percent} phần trăm, không có hồ sơ nào phải trả lại quá hai lần.",
    "Tại {place}, tổ công tác đã đến từng thôn, từng tổ dân phố để nghe bà con nói về {topic}, "
    "rồi ghi lại từng kiến nghị và hẹn ngày trả lời.",
    "Các đơn vị trong cụm thi đua đã ký kết giao ước, cam kết hoàn thành sớm các chỉ tiêu được "
    "giao, giữ nghiêm kỷ cương và phục vụ Nhân dân ngày một tốt hơn.",
    "Điểm mới của năm {year} là việc chấm điểm công khai: kết quả được niêm yết tại trụ sở và "
    "trên cổng thông tin, ai cũng có thể xem và góp ý.",
    "Nhiều cách làm hay được nhân rộng, từ rút ngắn thời gian giải quyết hồ sơ, trợ giúp pháp lý "
    "lưu động đến tuyên truyền về {topic} bằng tiếng của đồng bào.",
    "{person} cho biết, trước đây mỗi lần làm thủ tục phải đi hơn {small} cây số, nay chỉ cần đến "
    "bộ phận một cửa của xã là được hướng dẫn tận tình.",
    "Từ nguồn vận động xã hội hóa, {place} đã trang bị thêm {small} bộ máy tính, mở {small} lớp "
    "hướng dẫn kỹ năng số cho người cao tuổi và hộ kinh doanh nhỏ.",
    "Hội đồng thi đua, khen thưởng đã họp {small} phiên, xem xét {number} hồ sơ và đề nghị khen "
    "thưởng đúng người, đúng việc, ưu tiên người trực tiếp lao động.",
    "Ở khu vực {place}, công tác {task} gặp không ít khó khăn vì địa bàn rộng, giao thông cách "
    "trở, cán bộ phải kiêm nhiều việc cùng một lúc.",
    "Khắc phục những hạn chế đó, lãnh đạo Sở {field} yêu cầu mỗi phòng chọn hai việc khó nhất, "
    "phân công người chịu trách nhiệm và báo cáo tiến độ hằng tuần.",
    "Kết quả khảo sát {number} người dân cho thấy {percent} phần trăm hài lòng với thái độ phục "
    "vụ, tăng đáng kể so với cùng kỳ năm trước.",
    "Đáng chú ý, mô hình do {person} khởi xướng tại {place} đã giúp giảm một nửa thời gian chờ "
    "đợi, được {small} địa phương khác đến học tập kinh nghiệm.",
    "Bên cạnh đó, công tác phối hợp giữa Sở {field} với các đoàn thể ở {place} được duy trì nền "
    "nếp, nhất là trong việc tuyên truyền về {topic}.",
    "Trao đổi với phóng viên, {person} nói rằng phần thưởng lớn nhất không phải là tấm giấy khen "
    "mà là nụ cười của bà con khi công việc được giải quyết xong.",
    "Đợt thi đua được chia làm {small} giai đoạn, mỗi giai đoạn đều có sơ kết, rút kinh nghiệm và "
    "khen thưởng kịp thời những tập thể, cá nhân tiêu biểu.",
    "Tính đến ngày {day}/{month}/{year}, đã có {small} đơn vị hoàn thành toàn bộ "
    "nội dung đăng ký, các đơn vị còn lại đều đạt trên {percent} phần trăm.",
    "Để {task} đi vào chiều sâu, {place} gắn từng chỉ tiêu với trách nhiệm của người đứng đầu, "
    "lấy mức độ hài lòng của người dân làm thước đo.",
    "Cũng tại hội nghị, các đại biểu đã thảo luận sôi nổi về {topic}, nêu những vướng mắc trong "
    "quy định hiện hành và kiến nghị cấp trên sớm tháo gỡ.",
    "Năm {year}, ngành {field} đặt mục tiêu có ít nhất {small} sáng kiến được công nhận, trong đó "
    "một nửa do cán bộ trẻ và viên chức ở cơ sở đề xuất.",
    "Bà con ở {place} kể rằng cứ đến phiên chợ, các hòa giải viên lại mang theo tờ gấp, vừa trò "
    "chuyện vừa giải thích về {topic} cho mọi người cùng hiểu.",
    "Riêng đối với {task}, đoàn kiểm tra ghi nhận sự chuyển biến rõ rệt: sổ sách đầy đủ, quy "
    "trình rõ ràng, người dân dễ theo dõi và giám sát.",
    "Danh sách những người được đề nghị khen thưởng đã được đăng công khai trong {small} ngày "
    "làm việc để lấy ý kiến Nhân dân trước khi trình cấp có thẩm quyền.",
    "Trong số {number} ý kiến gửi về, phần lớn đồng tình với đề nghị khen thưởng; các ý kiến khác "
    "đều được xác minh và trả lời bằng văn bản.",
    "Vượt qua mùa mưa lũ, cán bộ {place} vẫn bám địa bàn, giúp dân dọn dẹp nhà cửa, khôi phục "
    "giấy tờ bị hư hỏng và ổn định cuộc sống.",
    "Với tinh thần “{movement}”, mỗi công chức đăng ký một việc làm cụ thể, có địa chỉ, có thời "
    "hạn và có người kiểm tra kết quả.",
    "{person} nhắc lại lời Bác Hồ dạy: thi đua là yêu nước, yêu nước thì phải thi đua, và "
    "những người thi đua là những người yêu nước nhất.",
    "Mỗi tối cuối tuần, nhà văn hóa của {place} lại sáng đèn: người hỏi về {topic}, người nhờ "
    "viết đơn, người chỉ đến để nghe và góp chuyện.",
    "So với năm trước, số vụ việc hòa giải thành tăng {percent} phần trăm, số đơn thư vượt cấp "
    "giảm hẳn, tình làng nghĩa xóm ngày càng bền chặt.",
    "Thời gian tới, Sở {field} sẽ tiếp tục đổi mới nội dung, hình thức tổ chức phong trào, hướng "
    "mạnh về cơ sở và về những nơi còn khó khăn.",
)

HEADINGS = (
    "Kết quả nổi bật của {place}",
    "Những cách làm hay từ cơ sở",
    "Khó khăn và bài học kinh nghiệm",
    "Nhiệm vụ trọng tâm những tháng cuối năm {year}",
    "Người dân nói gì về {topic}",
    "Đổi mới {task}",
    "Lan tỏa phong trào “{movement}”",
    "Khen thưởng đúng người, đúng việc",
)

QUOTES = (
    "Mỗi hồ sơ đúng hẹn là một lời hứa được giữ. Chúng tôi muốn người dân {place} nhớ đến mình "
    "bằng những việc đã làm xong.",
    "Thi đua không phải để có thành tích đẹp trên giấy, mà để ngày mai làm tốt hơn ngày hôm nay.",
    "Bà con tin thì việc khó mấy cũng xong; bà con chưa tin thì phải xem lại chính mình trước đã.",
    "Điều tôi mừng nhất là lớp trẻ ở {place} không ngại việc, không ngại khó, luôn hỏi đến cùng.",
    "Muốn làm tốt {task} thì trước hết phải lắng nghe, sau đó mới nói đến quy trình.",
)

LIST_LEADS = (
    "Trong thời gian tới, các đơn vị tập trung vào những nhiệm vụ sau:",
    "Hội nghị thống nhất một số nội dung chính:",
    "Qua thực tiễn, {place} rút ra mấy kinh nghiệm:",
)
LIST_ITEMS = (
    "Nâng cao chất lượng {task}, lấy sự hài lòng của người dân làm thước đo.",
    "Rà soát, cắt giảm ít nhất {percent} phần trăm thời gian giải quyết thủ tục.",
    "Mở thêm {small} điểm tư vấn lưu động về {topic} tại các thôn xa trung tâm.",
    "Kịp thời phát hiện, bồi dưỡng và nhân rộng gương người tốt, việc tốt.",
    "Công khai kết quả hằng tháng trên cổng thông tin và tại nhà văn hóa.",
    "Phối hợp chặt chẽ với các đoàn thể trong phong trào “{movement}”.",
    "Bảo đảm khen thưởng chính xác, công bằng, kịp thời và có sức thuyết phục.",
)

TABLE_HEADS = (
    ("Đơn vị", "Hồ sơ", "Đúng hạn"),
    ("Địa bàn", "Lượt người", "Tăng so với năm trước"),
)
CAPTIONS = (
    "Quang cảnh hội nghị tại {place}",
    "Lãnh đạo Sở {field} trao giấy khen cho các điển hình tiên tiến",
    "Cán bộ {place} hướng dẫn người dân làm thủ tục",
    "Đại biểu tham quan mô hình {task}",
    "Phiên tuyên truyền về {topic} tại {place}",
)

TASKS = (
    "cải cách hành chính", "chuyển đổi số", "trợ giúp pháp lý", "hòa giải ở cơ sở",
    "phổ biến, giáo dục pháp luật", "số hóa sổ hộ tịch", "tiếp công dân", "thi hành án dân sự",
    "xây dựng nông thôn mới", "bảo vệ môi trường", "chăm sóc người có công", "khuyến học",
    "công chứng, chứng thực", "phòng chống thiên tai", "giảm nghèo bền vững", "dân vận khéo",
)  # fmt: skip
TOPICS = (
    "đất đai", "hôn nhân và gia đình", "an toàn giao thông", "bình đẳng giới", "hộ tịch",
    "quyền trẻ em", "bảo hiểm y tế", "phòng chống ma túy", "giao dịch điện tử", "thừa kế",
    "vệ sinh an toàn thực phẩm", "căn cước công dân", "phòng cháy, chữa cháy", "lao động",
    "bảo vệ người tiêu dùng", "khiếu nại, tố cáo", "đấu giá tài sản", "nghĩa vụ quân sự",
)  # fmt: skip
TAGS = (
    "thi đua", "khen thưởng", "cải cách hành chính", "chuyển đổi số", "trợ giúp pháp lý",
    "hòa giải", "hộ tịch", "công chứng", "điển hình tiên tiến", "người tốt việc tốt",
    "nông thôn mới", "một cửa", "dịch vụ công", "cụm thi đua", "giao ước", "sơ kết", "tổng kết",
    "tập huấn", "hội thi", "phát động", "giấy khen", "bằng khen", "cờ thi đua", "sáng kiến",
    "kỷ cương", "dân vận khéo", "khuyến học", "an sinh", "thanh niên", "phụ nữ", "cựu chiến binh",
    "nông dân", "công đoàn", "biên giới", "vùng cao", "chuyện cơ sở", "hỏi đáp", "đối thoại",
    "tiếp công dân", "niêm yết", "lấy ý kiến", "kiểm tra", "thanh tra", "văn hóa công sở",
    "học tập Bác", "ngày pháp luật", "đấu giá", "giám định", "luật sư", "thi hành án",
)  # fmt: skip
CATEGORIES = (
    "Tin hoạt động", "Gương điển hình", "Cải cách hành chính", "Phổ biến pháp luật",
    "Thi đua – khen thưởng", "Chuyện cơ sở", "Hỏi đáp", "Thông báo",
)  # fmt: skip

#: What readers look for: in few articles, in a quarter of them, in nearly all.
QUERIES = {
    "a name": "Tạ Quang Quyết",
    "a place": "Tam Đảo",
    "a place, no marks": "tam dao",
    "a common word": "thi đua",
}
