"""The first sale, told twice: who sells what to whom, in the words that people of each language type and read."""

PLOTS = {
    "vi": {
        "seller": "tam@example.com", "password": "rau-can-2026", "holder": "Nguyễn Văn Tám",
        "stall_name": "Rau nhà Tám", "goods": "Rau cần nước Mê Linh", "commodity": "Rau cần", "search": "rau can",
        "certificate": "VIETGAP-TT-01-0108", "neighbour": ("rau muong", "Rau muống"),
        "third": ("mien dong", "Miến dong"), "price": "18.000", "quantity": "20,5", "value": "0,02", "loq": "0,01",
        "missing": ("chứng nhận", "kiểm nghiệm"), "held": "tạm giữ",
    },
    "en": {
        "seller": "chin@example.com", "password": "dropwort-2026", "holder": "Trần Văn Chín",
        "stall_name": "Chín Garden", "goods": "Pond dropwort of Chín", "commodity": "Water dropwort",
        "search": "pond dropwort", "certificate": "VIETGAP-TT-01-0109",
        "neighbour": ("water spinach", "Water spinach"), "third": ("noodles", "Canna glass noodles"),
        "price": "18000", "quantity": "20.5", "value": "0.02", "loq": "0.01",
        "missing": ("certificate", "test"), "held": "on hold",
    },
}  # fmt: skip
