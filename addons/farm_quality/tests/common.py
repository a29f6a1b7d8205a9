"""A market with its quality people, and short ways to a certificate in force and a verified test."""

from datetime import timedelta

from odoo import Command, fields

from odoo.addons.farm_base.tests.common import FarmCommon

ROLES = {
    'officer': 'farm_base.group_quality_officer',
    'officer2': 'farm_base.group_quality_officer',
    'lab': 'farm_base.group_lab',
    'lab2': 'farm_base.group_lab',
    'inspector': 'farm_base.group_inspector',
    'publisher': 'farm_base.group_publisher',
    'board': 'farm_base.group_board',
    'commune': 'farm_base.group_commune_manager',
    'seller': 'base.group_portal,farm_base.group_seller',
    'consumer': 'base.group_portal',
    'agency': 'farm_base.group_agency',
}

#: The annex of the Hanoi plan for one year.
ANNEX = {
    'rapid_rounds': 50,
    'survey_rounds': 12,
    'inspections_inputs': 12,
    'inspections_produce': 12,
    'certified_establishments': 60,
    'growing_area_codes': 10,
}


class QualityCommon(FarmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users = {
            role: cls._create_user(f'q_{role}', groups, context={'no_reset_password': True})
            for role, groups in ROLES.items()
        }
        cls.hub_a.manager_ids = cls.users['commune']
        cls.stall = cls._create_stall(name="Rau sạch")
        cls.stall.user_ids = cls.users['seller']
        cls.producer = cls.stall.producer_id
        cls.product = cls._create_listing(cls.stall)
        cls.item = cls.product.product_tmpl_id
        cls.vietgap = cls.env.ref('farm_quality.farm_scheme_vietgap')
        cls.ocop = cls.env.ref('farm_quality.farm_scheme_ocop')
        cls.food = cls.env.ref('farm_base.farm_commodity_food')
        cls.lead = cls.env.ref('farm_quality.farm_analyte_lead')
        cls.certifier = cls.env['farm.certifier'].create({'name': "Trung tâm chứng nhận", 'code': 'T1'})
        cls.laboratory = cls.env['farm.laboratory'].create({'name': "Phòng kiểm nghiệm", 'code': 'L1'})
        cls.today = cls.market._get_quality_today()

    def _as(self, role, records):
        return records.with_user(self.users[role]).with_context(allowed_company_ids=self.market.ids)

    @classmethod
    def _days(cls, days):
        return cls.today + timedelta(days=days)

    # === Policy === #

    def _ask(self, *requirements, commodity=None):
        """Make the market ask `requirements` (dicts) of a group of goods."""
        return self.env['farm.release.policy'].create(
            {
                'commodity_id': (commodity or self.food).id,
                'requirement_ids': [Command.create(requirement) for requirement in requirements],
            }
        )

    def _ask_certificate(self, schemes=None):
        return self._ask({'kind': 'certificate', 'scheme_ids': [Command.set((schemes or self.vietgap).ids)]})

    # === Certificates and papers === #

    def _prepare_certificate(self, **values):
        return {
            'name': f"VG-{self.env['farm.certificate'].search_count([])}",
            'scheme_id': self.vietgap.id,
            'certifier_id': self.certifier.id,
            'producer_id': self.producer.id,
            'commodity_ids': [Command.set(self.dropwort.ids)],
            'date_from': self._days(-30),
            'date_to': self._days(300),
            **values,
        }

    def _create_certificate(self, state='active', **values):
        """Return a certificate taken to `state` by the steps that people take."""
        certificate = self._as('officer', self.env['farm.certificate']).create(self._prepare_certificate(**values))
        path = {'submitted': 1, 'verified': 2, 'active': 3}.get(state, 0)
        if path:
            certificate._take_step('submit')
        if path > 1:
            self._look_up(certificate)
            certificate._take_step('verify')
        if path > 2:
            self._as('officer2', certificate)._take_step('activate')
        return certificate

    def _look_up(self, certificate):
        certificate.write({'register_checked_on': self.today, 'register_note': "Có trong danh bạ, còn hiệu lực"})

    def _create_document(self, kind='self_declaration', accept=True, **values):
        document = self._as('officer', self.env['farm.document']).create(
            {
                'name': "Bản tự công bố 01",
                'kind': kind,
                'producer_id': self.producer.id,
                'content': "Đạt QCVN",
                'date_from': self._days(-1),
                **values,
            }
        )
        document._take_step('submit')
        if accept:
            self._as('officer2', document)._take_step('accept')
        return document

    # === The year === #

    @classmethod
    def _create_year_plan(cls, numbers):
        """Return the plan of `cls.year` whose lines are measured: dict measure -> target."""
        return cls.env['farm.plan'].create(
            {
                'name': "Kế hoạch",
                'year_from': cls.year,
                'year_to': cls.year,
                'company_id': cls.market.id,
                'line_ids': [
                    Command.create(
                        {
                            'code': code,
                            'name': code,
                            'measure': code,
                            'target_ids': [Command.create({'year': cls.year, 'amount': amount})],
                        }
                    )
                    for code, amount in numbers.items()
                ],
            }
        )

    # === Samples === #

    def _create_sample(self, value='0,05', kind='safety', analyte=None, days=0, **values):
        """Return a sample with one result, handed to those who verify."""
        unit = {'safety': 'mg_kg', 'nutrition': 'g_100g', 'rapid': 'screen'}[kind]
        analyte = (
            analyte
            or {
                'safety': self.lead,
                'nutrition': self.env.ref('farm_quality.farm_analyte_fibre'),
                'rapid': self.env.ref('farm_quality.farm_analyte_screen_pesticide'),
            }[kind]
        )
        sample = self._as('officer', self.env['farm.sample']).create(
            {
                'kind': kind,
                'product_tmpl_id': self.item.id,
                'laboratory_id': self.laboratory.id,
                'result_ids': [Command.create({'analyte_id': analyte.id, 'unit': unit})],
                **values,
            }
        )
        collected = fields.Datetime.now() - timedelta(days=days, minutes=1)
        sample._take_step('collect', collected_at=collected)
        sample = self._as('lab', sample)
        sample._take_step('receive')
        sample._take_step('start')
        sample.result_ids.value = value
        sample._take_step('report')
        return sample

    def _create_verified_sample(self, *args, **values):
        sample = self._create_sample(*args, **values)
        self._as('lab2', sample)._take_step('verify')
        return sample
