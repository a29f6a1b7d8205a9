import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { registry } from "@web/core/registry";
import { Component } from "@odoo/owl";

/** Help in place: leads from a screen of the market to the guide that explains it to the user's role. */
export class GuideMenu extends Component {
    static template = "farm_training.GuideMenu";
    static components = { DropdownItem };
    static props = {};

    openGuide() {
        window.open(`/guides/for/${this.env.searchModel.resModel}`, "_blank", "noopener");
    }
}

registry.category("cogMenu").add(
    "farm-guide",
    {
        Component: GuideMenu,
        groupNumber: 30,
        isDisplayed: ({ searchModel }) => /^(farm|event)\./.test(searchModel?.resModel || ""),
    },
    { sequence: 5 }
);
