"""What people read and say: news with their sources, websites of agencies, ideas with votes and the board's answers."""

from datetime import timedelta

from markupsafe import Markup

from odoo import fields

#: kind, title, days ago, text, source: level, name, number, date
NEWS = (
    (
        'policy',
        "Luật Thương mại điện tử: người bán phải được xác minh danh tính",
        120,
        (
            "Từ ngày 1/7/2026, sàn thương mại điện tử phải xác minh danh tính người bán trước khi cho bán, kiểm duyệt "
            "thông tin hàng hóa trước khi hiển thị và xác thực người livestream bán hàng.",
            "Gian hàng của chợ đã nộp giấy tờ khi đăng ký thì không phải làm gì thêm. Ai livestream cùng chợ, "
            "ban quản lý sẽ xem giấy tờ trước buổi phát.",
        ),
        ('central', "Quốc hội", "122/2025/QH15", False),
    ),
    (
        'policy',
        "Bộ tiêu chí và cách phân hạng sản phẩm OCOP",
        90,
        (
            "Sản phẩm OCOP được chấm theo ba phần: sản phẩm và sức mạnh cộng đồng, khả năng tiếp thị, chất lượng. "
            "Kết quả có giá trị 36 tháng.",
            "Trên chợ, số sao OCOP chỉ hiện khi giấy chứng nhận còn hiệu lực.",
        ),
        ('central', "Thủ tướng Chính phủ", "148/QĐ-TTg", '2023-02-24'),
    ),
    (
        'policy',
        "Hỗ trợ đưa hộ sản xuất nông nghiệp lên sàn thương mại điện tử",
        60,
        ("Kế hoạch của tỉnh hỗ trợ hộ sản xuất mở gian hàng, chụp ảnh, đóng gói và giao hàng qua sàn.",),
        ('local', "UBND tỉnh Bắc Giang", "5299/KH-UBND", '2021-10-10'),
    ),
    (
        'guide',
        "Thu hồi thực phẩm không an toàn: việc phải làm trong 24 giờ",
        75,
        (
            "Khi biết một lô hàng không an toàn, người bán phải bắt đầu thu hồi trong vòng 24 giờ. Chợ khóa lô ngay, "
            "tìm mọi người mua và báo tin; gian hàng thu hàng về và lập biên bản xử lý.",
        ),
        (False, "Bộ Nông nghiệp và Phát triển nông thôn", "17/2021/TT-BNNPTNT", False),
    ),
    (
        'guide',
        "VietGAP trồng trọt: ghi nhật ký từ ngày gieo đến ngày thu hoạch",
        45,
        (
            "Tiêu chuẩn yêu cầu ghi lại giống, phân bón, thuốc bảo vệ thực vật và thời gian cách ly. Trên chợ, "
            "nhật ký ghi bằng điện thoại và hiện khi quét mã truy xuất.",
        ),
        (False, "Bộ Khoa học và Công nghệ", "TCVN 11892-1:2017", False),
    ),
    (
        'market',
        "Phiên chợ cuối tuần: mang túi của mình, nhận rau tươi trong ngày",
        12,
        (
            "Các gian hàng mang rau, quả, trứng thu hoạch từ sáng sớm. Quét mã trên áp phích để đăng ký mua hoặc bán.",
            "Bà con có ý kiến gì, xin viết ngay tại phiên chợ hoặc ở mục Góp ý.",
        ),
        None,
    ),
    (
        'market',
        "Chợ mở thêm mục Góp ý và trò chuyện trực tuyến",
        5,
        ("Từ tuần này ai cũng có thể đề xuất, bình chọn và hỏi ban quản lý ngay trên trang của chợ.",),
        None,
    ),
)
#: name, English name, kind, website, what is found there
LINKS = (
    (
        "Bộ Nông nghiệp và Môi trường",
        "Ministry of Agriculture and Environment",
        'department',
        'https://mae.gov.vn',
        "Văn bản, tiêu chuẩn sản xuất nông nghiệp",
    ),
    (
        "Bộ Công thương",
        "Ministry of Industry and Trade",
        'department',
        'https://moit.gov.vn',
        "Thương mại điện tử, bảo vệ người tiêu dùng",
    ),
    (
        "Cục An toàn thực phẩm",
        "Vietnam Food Administration",
        'department',
        'https://vfa.gov.vn',
        "Cảnh báo an toàn thực phẩm, tra cứu giấy chứng nhận",
    ),
    (
        "Văn bản Chính phủ",
        "Government Documents",
        'other',
        'https://vanban.chinhphu.vn',
        "Toàn văn luật, nghị định, quyết định",
    ),
    ("UBND thành phố Hà Nội", "People's Committee of Hà Nội", 'committee', 'https://hanoi.gov.vn', False),
    ("UBND tỉnh Bắc Ninh", "People's Committee of Bắc Ninh", 'committee', 'https://bacninh.gov.vn', False),
    (
        "Cổng truy xuất CheckVN",
        "Traceability Portal CheckVN",
        'other',
        'https://check.net.vn',
        "Kiểm tra tem truy xuất của thành phố",
    ),
    ("Sàn Hiệp Hòa OCOP", "Hiệp Hòa OCOP Market", 'market', 'https://hiephoaocop.vn', "Sản phẩm OCOP của Hiệp Hòa"),
)
#: title, words, who, votes, replies (who, words), board: state and answer
IDEAS = (
    (
        "Giao hàng buổi tối cho người đi làm",
        "Tôi đi làm về lúc 18 giờ 30, hàng giao buổi sáng không ai nhận. Mong chợ có chuyến từ 18 đến 20 giờ.",
        'consumer',
        ('consumer2', 'seller', 'seller2', 'agency'),
        (('seller', "Gian hàng chúng tôi hái chiều, giao tối là rau tươi nhất."),),
        ('taken_up', "Ban quản lý thử chuyến 18–20 giờ ở Cầu Giấy trong tháng tới, rồi báo kết quả tại đây."),
    ),
    (
        "Bán gói rau theo tuần cho gia đình bốn người",
        "Mỗi tuần một giỏ rau theo mùa, tôi đặt một lần cho cả tháng.",
        'consumer2',
        ('consumer', 'seller'),
        (),
        None,
    ),
    (
        "Dùng thùng xốp thu hồi thay túi ni lông",
        "Thùng xốp giao xong mang về dùng lại, vừa sạch vừa đỡ rác.",
        'seller',
        ('consumer', 'consumer2', 'seller2'),
        (('consumer', "Đồng ý, tôi sẵn sàng đặt cọc thùng."),),
        ('done', "Từ tháng này các gian hàng rau đã dùng thùng thu hồi, tiền cọc 20.000 đồng."),
    ),
    (
        "Cho trả hàng trong 7 ngày với mọi loại rau",
        "Nếu rau không ngon thì cho trả trong 7 ngày.",
        'consumer2',
        ('consumer',),
        (),
        (
            'declined',
            "Rau tươi không giữ được 7 ngày. Rau hỏng hoặc sai mô tả, xin khiếu nại từ trang đơn hàng để hoàn tiền.",
        ),
    ),
)


def build(demo):
    for key in demo.markets:
        _build_news(demo, key)
        _build_ideas(demo, key)
        demo.markets[key].chat_user_ids = demo.get_board(key)  # the markets were opened before their people came
    _build_links(demo)


def _build_news(demo, key):
    env = demo.market_env(key, demo.get_board(key).login)
    website = env['website'].search([('company_id', '=', demo.markets[key].id)], limit=1)
    blogs = env['blog.blog'].search([('website_id', '=', website.id)]).grouped('news_kind')
    for kind, title, days, paragraphs, source in NEWS:
        level, name, reference, date = source or (False, False, False, False)
        env['blog.post'].create(
            {
                'name': title,
                'blog_id': blogs[kind].id,
                'content': Markup('').join(Markup('<p>%s</p>') % text for text in paragraphs),
                'source_level': level,
                'source_name': name,
                'source_reference': reference,
                'source_date': date,
                'published_date': demo.now - timedelta(days=days),
                'is_published': True,
            }
        )


def _build_links(demo):
    Agency = demo.env['farm.agency']
    for name, english, kind, url, note in LINKS:
        agency = Agency.search([('name', '=', name)], limit=1) or Agency.create({'name': name, 'kind': kind})
        agency.write({'website_url': url, 'kind': kind, 'link_note': note})
        agency.update_field_translations('name', {'en_US': english})


def _build_ideas(demo, key):
    forum = demo.env['forum.forum'].search([('website_id.company_id', '=', demo.markets[key].id)], limit=1)
    voters = {login for *_rest, votes, _replies, _answer in IDEAS for login in votes}
    members = {login: demo.users[login] for login in voters | {idea[2] for idea in IDEAS}}
    for member in members.values():
        if not member.karma:
            member._add_karma(3, member, "E-mail")  # as if the address was confirmed
    for number, (title, words, author, votes, replies, answer) in enumerate(IDEAS):
        idea = _post(forum, members[author], title, words)
        for login, reply in replies:
            _post(forum, members[login], False, reply, parent_id=idea.id)
        for login in votes:
            if forum.website_id.company_id in members[login].company_ids:
                idea.with_user(members[login]).vote(upvote=True)
        if answer:
            idea.with_user(demo.get_board(key))._answer_idea(*answer)
        moment = fields.Datetime.subtract(demo.now, days=60 - number * 12)
        demo.env.cr.execute('UPDATE forum_post SET create_date = %s WHERE id = %s', (moment, idea.id))


def _post(forum, user, title, words, **values):
    return (
        forum.env['forum.post']
        .with_user(user)
        .create({'name': title, 'forum_id': forum.id, 'content': Markup('<p>%s</p>') % words, **values})
        .sudo()
    )
