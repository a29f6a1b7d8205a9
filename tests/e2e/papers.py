"""How the papers of goods come about: a certificate checked by two officers, a test verified by two analysts."""

from datetime import timedelta

CERTIFICATES = "farm_quality.farm_certificate_action"
SAMPLES = "farm_quality.farm_sample_action"


def record_certificate(officer, second, *, number, holder, scheme, certifier, commodity, today):
    """The officer records and verifies a certificate, a second one puts it in force; returns its id."""
    officer.open_record(CERTIFICATES)
    officer.fill("name", number)
    officer.choose("scheme_id", scheme)
    officer.choose("producer_id", holder)
    officer.choose("certifier_id", certifier)
    officer.fill("date_from", officer.date(today - timedelta(days=1)))
    officer.fill("date_to", officer.date(today + timedelta(days=365)))
    officer.choose("commodity_ids", commodity)
    certificate = officer.save()
    officer.press("Submit")
    officer.tab("register")
    officer.fill("register_checked_on", officer.date(today))
    officer.fill("register_note", "Có trong danh bạ")
    officer.press("Verified in the Register")
    second.open_record(CERTIFICATES, certificate)
    second.press("Activate")
    return certificate


def pass_test(officer, analyst, verifier, *, goods, laboratory, value, loq):
    """The officer samples, one analyst measures, another verifies; returns the sample's id."""
    officer.open_record(SAMPLES)
    officer.choose("product_tmpl_id", goods)
    officer.choose("laboratory_id", laboratory)
    sample = officer.save()
    officer.press("Collected")
    analyst.open_record(SAMPLES, sample)
    analyst.press("Received")
    analyst.press("Start Analysis")
    rows = analyst.page.locator(".o_field_widget[name=result_ids] .o_data_row")
    assert rows.count(), "what is analysed is proposed for the kind of goods"
    for row in rows.all():
        row.locator("td[name=value]").click()
        row.locator("[name=value] input").fill(value)
        row.locator("[name=loq] input").fill(loq)
    analyst.save()
    analyst.press("Hand On to Verify")
    verifier.open_record(SAMPLES, sample)
    verifier.press("Verify")
    return sample
