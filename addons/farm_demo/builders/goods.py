"""Stalls with their sellers, and what they sell."""

from odoo import Command

SELLERS = {'rau-me-linh': 'seller', 'rau-can-hoang-van': 'seller2'}
UNITS = {
    'kgm': 'uom.product_uom_kgm',
    'unit': 'farm_base.uom_piece',
    'litre': 'uom.product_uom_litre',
    'bunch': 'farm_base.uom_bunch',
    'box': 'farm_base.uom_box',
    'bottle': 'farm_base.uom_bottle',
}
CATEGORY_PICTURES = {
    'produce': 'rau-cu',
    'fruit': 'trai-cay',
    'rice': 'gao-ngu-coc',
    'meat': 'thit-trung',
    'fishery': 'thuy-san',
    'processed': 'do-che-bien',
    'tea': 'che-thao-duoc',
    'dairy': 'sua-mat-ong',
    'ocop': 'ocop',
    'craft': 'thu-cong-my-nghe',
    'everyday': 'hang-thiet-yeu',
    'cosmetic': 'duoc-lieu-my-pham',
}


def build(demo):
    _build_category_pictures(demo)
    for number, row in enumerate(demo.read_csv('stalls.csv'), start=1):
        demo.stall_by_key[row['key']] = _build_stall(demo, row, number)
    for row in demo.read_csv('listings.csv'):
        demo.listing_by_slug[row['slug']] = _build_listing(demo, row)


def _build_category_pictures(demo):
    for code, picture in CATEGORY_PICTURES.items():
        category = demo.env.ref(f'farm_market.product_public_category_{code}')
        category.image_1920 = demo.read_image(f'categories/{picture}.jpg')


def _build_stall(demo, row, number):
    env = demo.market_env(row['market'])
    hub = demo.hubs[row['commune']]
    login = SELLERS.get(row['key'])
    partner = (
        demo.users[login].partner_id
        if login
        else env['res.partner'].create(
            {
                'name': row['producer'],
                'country_id': env.ref('base.vn').id,
                'phone': f'0988 000 {number:03d}',
                'company_type': 'person' if row['kind'] == 'household' else 'company',
            }
        )
    )
    producer = env['farm.producer'].create(
        {
            'name': row['producer'],
            'kind': row['kind'],
            'partner_id': partner.id,
            'commune_id': hub.commune_id.id,
            'company_id': hub.company_id.id,
            'latitude': row['latitude'],
            'longitude': row['longitude'],
            'identity_number': f'0{number:02d}080{number:06d}',
        }
    )
    stall = env['farm.stall'].create(
        {
            'name': row['name_vi'],
            'tagline': row['tagline_vi'],
            'hub_id': hub.id,
            'producer_id': producer.id,
            'company_id': hub.company_id.id,
            'latitude': row['latitude'],
            'longitude': row['longitude'],
            'image_1920': demo.read_image(f'stalls/stall-{number:02d}.jpg'),
            'story': f"<p>{row['producer']} làm nghề ở {hub.commune_id.name}. {row['tagline_vi']}.</p>",
            'opening_note': "Chuẩn bị hàng 6:00–16:00 hằng ngày",
            'user_ids': [Command.set(demo.users[login].ids if login else [])],
        }
    )
    stall.with_context(lang='en_US').write(
        {
            'name': row['name_en'],
            'tagline': row['tagline_en'],
            'opening_note': "Orders are prepared 6:00–16:00 every day",
        }
    )
    _say_in_english(stall, 'story', f"{row['producer']} works in {hub.commune_id.name}. {row['tagline_en']}.")
    stall.action_submit()
    stall.action_approve()
    return stall


def _build_listing(demo, row):
    stall = demo.stall_by_key[row['stall']]
    env = demo.market_env(demo.market_key(stall))
    commodity = env.ref(f"farm_base.farm_commodity_{row['commodity']}")
    shelf_days = int(row['shelf_days'])
    listing = env['product.template'].create(
        {
            'name': row['name_vi'],
            'stall_id': stall.id,
            'commodity_id': commodity.id,
            'company_id': stall.company_id.id,
            'list_price': float(row['price']),
            'uom_id': env.ref(UNITS[row['uom']]).id,
            'taxes_id': [Command.clear()],
            'stars': row['stars'] or False,
            'is_key_product': bool(row['is_key']),
            'weight': 1.0,
            'image_1920': demo.read_image(f"products/{row['slug']}.jpg"),
            'description_sale': f"{row['name_vi']} của {stall.producer_id.name}, {stall.commune_id.name}.",
            'how_made': f"<p>Sản xuất tại {stall.commune_id.name}, ghi nhật ký từng vụ.</p>",
            'how_stored': "<p>Để nơi khô mát; hàng tươi giữ ngăn mát tủ lạnh.</p>",
            'use_expiration_date': bool(shelf_days),
            'expiration_time': shelf_days,
            'removal_time': 0,
            'public_categ_ids': [Command.set(_get_categories(env, row).ids)],
            'website_sequence': demo.random.randint(1, 999),
        }
    )
    listing.with_context(lang='en_US').write(
        {
            'name': row['name_en'],
            'description_sale': f"{row['name_en']} from {stall.with_context(lang='en_US').name}, "
            f"{stall.commune_id.name}.",
        }
    )
    _say_in_english(listing, 'how_made', f"Made in {stall.commune_id.name}; every season is on record.")
    _say_in_english(listing, 'how_stored', "Keep cool and dry; fresh goods in the refrigerator.")
    listing.action_submit_listing()
    listing.action_approve_listing()
    listing.admitted_on = demo.days_ago(demo.random.randint(30, 330)).date()
    return listing.product_variant_id


def _say_in_english(record, name, words):
    """Translate a field of rich text with one paragraph; writing it in English would change it in Vietnamese too."""
    [term] = record._fields[name].get_trans_terms(record[name])
    record.update_field_translations(name, {'en_US': {term: words}}, source_lang='vi_VN')


def _get_categories(env, row):
    categories = env.ref(f"farm_market.product_public_category_{row['category']}")
    if row['stars']:
        categories |= env.ref('farm_market.product_public_category_ocop')
    return categories
