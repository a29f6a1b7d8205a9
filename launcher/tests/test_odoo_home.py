import dataclasses
import hashlib

import pytest

from launcher import mirror, odoo_home
from launcher.errors import MarketError


def lay_out(folder, series=(19, 0)):
    for addon in ("addons/web", "odoo/addons/base"):
        (folder / addon).mkdir(parents=True)
        (folder / addon / "__manifest__.py").write_text("{}", encoding="utf-8")
    (folder / "odoo" / "release.py").write_text(f"version_info = {(*series, 0, 'final', 0, '')}\n", encoding="utf-8")


@pytest.mark.parametrize("below", ["", "usr/lib/python3/dist-packages"])
def test_odoo_is_found_in_a_checkout_and_in_an_unpacked_package(tmp_path, below):
    lay_out(tmp_path / below)
    home = odoo_home.inspect(tmp_path)
    assert home.path == tmp_path / below
    assert home.release == "19.0"
    assert [place.name for place in home.addons] == ["addons", "addons"]


def test_another_version_is_refused(checkout, tmp_path):
    lay_out(tmp_path, (18, 0))
    with pytest.raises(MarketError, match=r"holds Odoo 18\.0.*Odoo 19\.0"):
        odoo_home.ensure(dataclasses.replace(checkout, odoo_home=tmp_path))


def test_an_empty_folder_is_refused(checkout, tmp_path):
    with pytest.raises(MarketError, match="There is no Odoo in"):
        odoo_home.ensure(dataclasses.replace(checkout, odoo_home=tmp_path))


def test_half_a_download_is_noticed_and_removed(tmp_path):
    deb = tmp_path / "odoo-19_1%3a19.0_all.deb"
    deb.write_bytes(b"half")
    with pytest.raises(MarketError, match="incomplete"):
        odoo_home.checked(tmp_path, "odoo-19", "1:19.0", hashlib.sha256(b"whole").hexdigest())
    assert not deb.exists()


def test_a_whole_download_is_taken(tmp_path):
    deb = tmp_path / "odoo-19_19.0_all.deb"
    deb.write_bytes(b"whole")
    assert odoo_home.checked(tmp_path, "odoo-19", "19.0", hashlib.sha256(b"whole").hexdigest()) == deb


def test_when_no_suite_has_it_the_message_names_both(monkeypatch, tmp_path):
    monkeypatch.setattr(mirror.Mirror, "update", lambda _self: None)
    monkeypatch.setattr(mirror.Mirror, "has", lambda _self, _package: False)
    with pytest.raises(MarketError, match="Neither sid nor testing at http://a/debian has the package odoo-19"):
        odoo_home._suite_with_odoo(tmp_path, mirror.Source("http://a/debian"))


def test_testing_serves_where_sid_does_not(monkeypatch, tmp_path):
    monkeypatch.setattr(mirror.Mirror, "update", lambda _self: None)
    monkeypatch.setattr(mirror.Mirror, "has", lambda self, _package: self.suite == "testing")
    assert odoo_home._suite_with_odoo(tmp_path, mirror.Source("http://a/debian")).suite == "testing"


def test_dangling_font_links_get_a_file(tmp_path):
    addons = tmp_path / "usr/lib/python3/dist-packages/odoo/addons"
    links, shipped = addons / "web/static/lib/fontawesome/fonts", addons / "web/static/src/libs/fontawesome/fonts"
    for folder in (links, shipped, addons / "point_of_sale/static/src/fonts"):
        folder.mkdir(parents=True)
    (shipped / "fontawesome-webfont.woff2").write_bytes(b"icons")
    (links / "fontawesome-webfont.woff2").symlink_to("../../nowhere")
    pos = addons / "point_of_sale/static/src/fonts/Inconsolata.otf"
    pos.symlink_to("../nowhere")
    font = tmp_path / "usr/share/fonts/opentype/inconsolata/Inconsolata-Regular.otf"
    font.parent.mkdir(parents=True)
    font.write_bytes(b"letters")
    odoo_home.mend(tmp_path)
    assert (links / "fontawesome-webfont.woff2").read_bytes() == b"icons"
    assert pos.read_bytes() == b"letters"
