"""Passwords as people of an office choose them, and others that are as easy to keep in mind."""

#: Of Trịnh Lan Phương (lan.phuong, tlp@example.vn) at Sở Tư pháp tỉnh Bình An: all are refused.
WEAK = (
    # "Password", alone or with what rules about kinds of signs ask for
    "matkhau123456789", "MatKhau@12345", "matkhaucuatoi2026", "matkhau@Stp2026", "matkhauwifi2026",
    # the body, its parts and abbreviations, with the year and "@"
    "sotuphap2026", "Sotuphap@2026!", "Tuphap@123456", "stp@2026@stp", "STP.binhan@2026",
    "binhan@2026stp", "UBND@BinhAn2026", "tuphapbinhan@79", "TDKT@2026@tdkt", "Stp#2026#Binhan",
    # the office and what it does
    "tochuccanbo@123", "thiduakhenthuong", "thiduayeunuoc1", "chuyenvien2026", "vanphong@2026",
    "congchung@2026", "phapche123456", "hotich@123456", "phongchong1234", "toilacongchuc2026",
    # one's own name, account, e-mail address, telephone and birth date
    "LanPhuong@1990", "trinhphuong90@", "tlp@example.vn", "lanphuong0912345678", "0987351624 lan",
    "12031990lanphuong", "phuonglan1234", "TLP@28121985", "lan.phuong@tlp",
    # love and family
    "anhyeuem123456", "yeuconnhieulam", "concuabame123", "chongyeuvo@123", "yeuthuongmai@1",
    "nhoemnhieulam1", "vochongminh@2020", "giadinhhanhphuc", "khongbaogioquen", "cuocsongtuoidep",
    # wishes, dates, country
    "chucmungnammoi", "phucloctho2026", "mongmayman2026", "camonnhieunhe1", "ngay20thang11",
    "thang11nam2026", "bachodaivinhdai", "doclaptudo1945", "conghoaxahoichunghia",
    # names of others, places
    "Nguyenvana@123", "nguyenphuong90", "Hanoi@123456789", "saigon@123456", "minhanh20151015",
    # rows of keys, what is known the world over
    "12345678a12345678", "abc123456789", "147258369147", "Abcd@12345678", "1qaz@WSX3edc",
    "P@ssw0rd2026!", "admin@binhan2026", "khongcomatkhau1",
    # too short, whatever else
    "matkhau123", "Hanoi@123", "Tuphap@123", "12345678a", "quocgia", "anhyeuem",
)  # fmt: skip

#: All are taken: sentences with marks and without, words of other languages, what programs make.
GOOD = (
    "xe đạp tím nghe sóng", "con trâu gặm bánh răng", "ghế nhựa bay qua ao sen",
    "bếp than ngủ gật trên mái", "cà phê nguội dưới gốc bàng", "mèo mướp trèo cột điện",
    "chiếc ô rách của ông lái đò", "ong bắp cày uống trà đá", "lọ mực đổ lên tấm bản đồ",
    "hai con vịt mặc áo mưa", "tủ lạnh cũ hát cải lương", "dép tổ ong màu hoàng hôn",
    "bánh đa vừng trong túi áo khoác", "vali đỏ bỏ quên bến phà", "đèn dầu soi cuốn lịch rách",
    "Gà trống gáy lúc nửa đêm!", "quạt trần quay ngược chiều gió", "trăng khuyết rơi xuống giếng",
    "chong chóng giấy trên nóc xe lam", "thuyền thúng chở đầy bí ngô", "rổ xoài xanh chấm mắm",
    "ngõ nhỏ phố nhỏ nhà tôi ở đó", "bốn con cào cào đá bóng", "cây bút chì gãy ngòi số 7",
    "mưa đá gõ mái tôn cả đêm", "tiếng rao bánh khúc khuya", "sách cũ thơm mùi long não",
    "kẹo dồi lạc và ấm trà mạn", "giày cao gót leo núi", "hoa gạo đỏ cháy bên sông",
    "con kiến mà leo cành đa", "matkhau kẽo kẹt giàn mướp", "muoi chin con chuon chuon ot",
    "ca ro quay dau bo bien", "Lua mach den 88 kho thuc", "Ba7-kem-rung-lac",
    "staple battery correct horse", "purple kettle juggles lanterns", "сорок тысяч обезьян",
    "kR7wpmTq2vXs", "t7Wq-9Kx2-mPa4", "Zm4vQe8tYr1u",
)  # fmt: skip
