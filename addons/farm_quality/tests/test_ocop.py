from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestOcop(QualityCommon):
    def _rate(self, *scores, **values):
        rating = self._as('officer', self.env['farm.ocop.rating']).create({'product_tmpl_id': self.item.id, **values})
        for line, score in zip(rating.line_ids, scores, strict=False):
            line.score = score
        return rating

    def test_the_bands_begin_at_their_score(self):
        for scores, stars in [
            (('29,5', '20', '20'), 3),
            (('30', '20', '20'), 4),
            (('40', '25', '25'), 5),
            (('40', '25', '24,9'), 4),
            (('20', '15', '15'), 3),
            (('20', '15', '14,9'), 0),
        ]:
            with self.subTest(scores):
                self.assertEqual(self._rate(*scores).stars, stars)

    def test_a_part_is_capped_and_an_empty_part_is_no_score(self):
        with self.assertRaises(ValidationError):
            self._rate('40,5')
        rating = self._rate('40', '25')
        self.assertFalse(rating.total or rating.stars)
        with self.assertRaises(UserError):
            rating._take_step('submit')

    def test_parts_and_bands_are_those_of_the_day(self):
        self.assertFalse(self._rate(date='2020-01-01').line_ids)

    def test_another_person_decides_and_the_certificate_lasts_36_months(self):
        rating = self._rate('30', '20', '20', date='2026-01-15')
        rating._take_step('submit')
        with self.assertRaises(UserError):
            rating.line_ids[0].score = '1'
        rating.write({'decision_number': "12/QĐ-UBND", 'certifier_id': self.certifier.id})
        with self.assertRaises(AccessError):
            rating._take_step('decide')
        self._as('board', rating)._take_step('decide')
        certificate = rating.certificate_id
        self.assertEqual((certificate.stars, certificate.state), (4, 'draft'))
        self.assertEqual(certificate.date_to, fields.Date.to_date('2029-01-14'))
        self.assertEqual(certificate.product_tmpl_ids, self.item)

    def test_below_the_first_band_there_is_no_certificate(self):
        rating = self._rate('10', '10', '10')
        rating._take_step('submit')
        rating.write({'decision_number': "13/QĐ-UBND", 'certifier_id': self.certifier.id})
        self._as('board', rating)._take_step('decide')
        self.assertFalse(rating.certificate_id)
