import VariantMixin from "@website_sale/js/variant_mixin";
import "@website_sale_stock/js/variant_mixin";

const onChangeCombinationStock = VariantMixin._onChangeCombinationStock;

/**
 * Odoo counts in whole units: half a kilogram in the cart counts as nothing, and half a kilogram left as sold out.
 */
VariantMixin._getUnavailableQty = async function (combination) {
    return combination.uom_is_continuous ? combination.cart_qty : parseInt(combination.cart_qty, 10);
};

VariantMixin._onChangeCombinationStock = async function (ev, parent, combination) {
    await onChangeCombinationStock.call(this, ev, parent, combination);
    if (!combination.uom_is_continuous || !(combination.free_qty > 0 && combination.free_qty < 1)) {
        return;
    }
    const ctaWrapper = parent.querySelector("#o_wsale_cta_wrapper");
    if (ctaWrapper && parent.matches(".js_main_product")) {
        ctaWrapper.classList.replace("d-none", "d-flex");
        ctaWrapper.classList.remove("out_of_stock");
    }
};
