"""What several may see or change, each with the reason. A model that is not named here is kept apart."""

#: Anybody reads these, without a login.
PUBLIC = {
    "event.booth": "which booths of an open-air market are free",
    "event.event": "published events",
    "event.track": "published livestreams",
    "farm.advice": "advice on eating, signed and dated",
    "farm.commodity": "kinds of goods",
    "farm.commune": "the official list of communes",
    "farm.guide": "published guides",
    "farm.harvest": "harvests that buyers may ask for",
    "farm.hub": "pick-up points",
    "farm.introduction.point": "places where goods are shown",
    "farm.mark": "the register of marks",
    "farm.province": "the official list of provinces",
    "farm.rating": "ratings under a masked name; who wrote them is for the office",
    "farm.regulation": "the market's regulations",
    "farm.stall": "open stalls",
    "mail.message": "what is said on public pages",
    "product.product": "goods on sale",
    "product.template": "goods on sale",
    "res.company": "name and address of the markets",
}

#: A visitor is one of these himself.
VISITOR_HIMSELF = {"res.partner": "the visitor's own record", "res.users": "the visitor's own record"}

#: Every seller reads these beside what is public.
SELLERS = {
    "farm.analyte": "what tests look for",
    "farm.analyte.component": "what tests look for",
    "farm.certifier": "who certifies",
    "farm.input": "the official register of pesticides and the like",
    "farm.input.use": "the official register of pesticides and the like",
    "farm.laboratory": "who tests",
    "farm.scheme": "what goods are certified by",
    "farm.standing.level": "what follows from points",
    "farm.standing.rule": "what costs points",
    "farm.storage.condition": "how goods are kept",
    "farm.tax.rate": "what is withheld",
}

#: Every commune manager of a market reads these beside what sellers read.
COMMUNES = {
    "farm.agency": "agencies that introduce sellers",
    "farm.board.member": "who sits on the boards",
    "farm.laboratory.scope": "what a laboratory is accredited for",
    "farm.legal.text": "laws and decisions",
    "farm.limit": "limits by law",
    "farm.ocop.band": "how OCOP stars are given",
    "farm.ocop.criterion": "how OCOP stars are given",
    "farm.outreach": "the market's outreach",
    "farm.price.observation": "prices that stood in the shop",
    "farm.publication": "what was published, for whom it is",
    "farm.publication.move": "what was published, for whom it is",
    "farm.release.policy": "what is asked before a sale",
    "farm.release.requirement": "what is asked before a sale",
    "farm.test.profile": "what a test consists of",
    "ir.attachment": "pictures and files of what they may read",
    "loyalty.reward": "what the market's promotions give",
    "payment.vietqr.bank": "the list of banks",
    "res.partner": "Odoo shows contacts of a company to all who work for it",
    "res.partner.bank": "the market's own account",
    "res.users": "Odoo shows the names of those who work for a company to each other",
    "stock.location": "the market's map of stores",
    "stock.warehouse": "the market's map of stores",
    "website.visitor": "Odoo's count of visits",
}

#: Boards of several markets read these: the same in each, or Odoo's own without a company.
MARKETS = {
    "farm.budget.category": "the categories of the State budget",
    "farm.dossier.rule": "which papers each kind of seller owes by law",
    "mailing.contact": "Odoo's addressees have no company",
    "stock.quant": "what left the markets lies in Odoo's one place for customers; lots and items stay unreadable",
}

#: Several change these. Each reason says what keeps one from harming the other.
CHANGED = {
    "markets": {
        "farm.agency": "common list of agencies",
        "farm.commodity": "common list of goods",
        "farm.input": "common register",
        "farm.input.use": "common register",
        "farm.guide": "guides without a market are for all",
        "farm.storage.condition": "common list",
        "mail.message": "messages on what both may change",
        "mailing.contact": "Odoo's addressees have no company",
        "product.product": "Odoo's delivery and discount items have no company; no listing is among them",
        "product.template": "Odoo's delivery and discount items have no company; no listing is among them",
        "res.partner": "Odoo's contacts without a company: buyers shop on every market",
        "website.visitor": "Odoo's count of visits",
    },
    "communes": {
        "mail.message": "messages on what both may change",
        "website.visitor": "Odoo's count of visits",
    },
}

#: Which exceptions hold for which pair.
READ_TOGETHER = {
    "sellers": {**PUBLIC, **SELLERS},
    "sellers of two markets": {**PUBLIC, **SELLERS},
    "buyers": PUBLIC,
    "communes": {**PUBLIC, **SELLERS, **COMMUNES},
    "markets": {**PUBLIC, **SELLERS, **COMMUNES, **MARKETS},
}
