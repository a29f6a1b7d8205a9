import { ConnectionLostError, rpc } from '@web/core/network/rpc';
import { registry } from '@web/core/registry';
import { Interaction } from '@web/public/interaction';

const POLL_INTERVAL = 5000; // Milliseconds between two questions whether the money has come.

/**
 * What a payer waits in front of: copies the lines, counts down, and asks whether the money came.
 */
export class VietQRPanel extends Interaction {
    static selector = '.o_vietqr';
    dynamicContent = {
        '[data-vietqr-copy]': { 't-on-click': this.onClickCopy },
    };

    setup() {
        this.deadline = Date.now() + Number(this.el.dataset.secondsLeft) * 1000;
    }

    start() {
        if (this.secondsLeft > 0) {
            this.tick();
            this.poll();
        }
    }

    get secondsLeft() {
        return Math.max(Math.round((this.deadline - Date.now()) / 1000), 0);
    }

    tick() {
        const left = this.secondsLeft;
        const parts = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
        const shown = parts[0] ? parts : parts.slice(1);
        this.el.querySelector('.o_vietqr_countdown').textContent = shown
            .map((part) => String(part).padStart(2, '0'))
            .join(':');
        if (left) {
            this.waitForTimeout(() => this.tick(), 1000);
        } else {
            this.el.querySelector('.o_vietqr_waiting').classList.add('d-none');
            this.el.querySelector('.o_vietqr_expired').classList.remove('d-none');
        }
    }

    poll() {
        this.waitForTimeout(async () => {
            if (!this.secondsLeft) {
                return;
            }
            // A page in the background asks nothing; it goes on when it is looked at again.
            if (document.visibilityState === 'visible' && (await this.hasChanged())) {
                window.location.reload();
            } else {
                this.poll();
            }
        }, POLL_INTERVAL);
    }

    async hasChanged() {
        const { statusUrl, finishUrl } = this.el.dataset;
        try {
            const status = await this.ask(statusUrl);
            const isOver = status.state !== 'pending';
            // The payment page finishes by itself what other pages must ask for.
            if (isOver && !this.el.closest('[name="o_payment_status"]')) {
                await this.ask(finishUrl);
            }
            return isOver || status.kept_back !== Boolean(this.el.querySelector('.o_vietqr_kept_back'));
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                return false; // On the way between two masts: ask again.
            }
            throw error;
        }
    }

    ask(url) {
        return this.waitFor(rpc(url, { access_token: this.el.dataset.accessToken }));
    }

    async onClickCopy(ev) {
        const button = ev.currentTarget;
        await this.waitFor(this.copy(button.dataset.vietqrCopy));
        this.toggleCopied(button, true);
        this.waitForTimeout(() => this.toggleCopied(button, false), 2000);
    }

    /** Browsers give the clipboard to secure pages only; elsewhere the old command still works. */
    async copy(text) {
        if (navigator.clipboard && window.isSecureContext) {
            return navigator.clipboard.writeText(text);
        }
        const field = document.createElement('textarea');
        field.value = text;
        field.className = 'position-fixed opacity-0';
        document.body.append(field);
        field.select();
        document.execCommand('copy');
        field.remove();
    }

    toggleCopied(button, isCopied) {
        button.querySelector('.o_vietqr_copy_label').classList.toggle('d-none', isCopied);
        button.querySelector('.o_vietqr_copied_label').classList.toggle('d-none', !isCopied);
    }
}

registry.category('public.interactions').add('payment_vietqr.vietqr_panel', VietQRPanel);
