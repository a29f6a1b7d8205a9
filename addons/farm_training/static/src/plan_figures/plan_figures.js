import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, useState } from "@odoo/owl";

/** Targets and results of a plan, per section, line and year. All figures come from `farm.plan.get_figures`. */
export class PlanFigures extends Component {
    static template = "farm_training.PlanFigures";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.state = useState({ plans: [], planId: false, figures: null, onlyOwn: false, onlyBehind: false });
        this.display = { controlPanel: {} };
        onWillStart(() => this.start());
    }

    async start() {
        this.state.plans = await this.orm.searchRead("farm.plan", [], ["display_name", "is_illustration"], {
            order: "is_illustration desc, year_from desc, id",
        });
        const asked = this.props.action.params?.plan_id || this.props.state?.planId;
        const first = this.state.plans.find((plan) => plan.id === asked) || this.state.plans[0];
        if (first) {
            await this.load(first.id);
        }
    }

    async load(planId) {
        this.state.figures = await this.orm.call("farm.plan", "get_figures", [[planId]]);
        this.state.planId = planId;
        this.props.updateActionState?.({ planId });
    }

    get hasOwnLines() {
        return this.state.figures.sections.some((section) => section.lines.some((line) => line.is_own_agency));
    }

    get sections() {
        const isShown = (line) =>
            (!this.state.onlyOwn || line.is_own_agency) &&
            (!this.state.onlyBehind || (line.total.percent !== null && !line.total.is_reached));
        if (!this.state.onlyOwn && !this.state.onlyBehind) {
            return this.state.figures.sections;
        }
        return this.state.figures.sections
            .map((section) => ({ ...section, lines: section.lines.filter(isShown) }))
            .filter((section) => section.lines.length);
    }

    barClass(cell) {
        if (cell.is_reached) {
            return "bg-success";
        }
        return cell.percent >= 50 ? "bg-primary" : "bg-warning";
    }

    taskClass(task) {
        return {
            done: "text-bg-success",
            done_late: "text-bg-success",
            late: "text-bg-danger",
            unrecorded: "text-bg-secondary",
            running: "text-bg-info",
            upcoming: "text-bg-light",
        }[task.state];
    }

    onPlanChange(ev) {
        return this.load(Number(ev.target.value));
    }

    openLine(id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "farm.plan.line",
            res_id: id,
            views: [[false, "form"]],
        });
    }

    /** Lead from a figure to the records behind it, where the measure counts records. */
    async openRecords(line, cell) {
        const action = await this.orm.call("farm.plan.line", "action_view_measured", [
            [line.id],
            cell.date_from,
            cell.date_to,
        ]);
        if (action) {
            return this.action.doAction(action);
        }
        return this.openLine(line.id);
    }

    exportXlsx() {
        return this.action.doAction({
            type: "ir.actions.act_url",
            url: `/farm/plan/${this.state.planId}/xlsx`,
            target: "download",
        });
    }

    print() {
        return this.action.doAction("farm_training.action_report_farm_plan", {
            additionalContext: { active_ids: [this.state.planId], active_model: "farm.plan" },
        });
    }

    get totalLabel() {
        return _t("Total");
    }
}

registry.category("actions").add("farm_training.plan_figures", PlanFigures);
