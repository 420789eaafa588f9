// Asks once, where it matters: shall this browser be told while the page is closed?
import {html, nothing} from 'lit';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {kept, keep} from '/faces/passenger/kept.js';
import {doing, problem} from '/faces/passenger/problem.js';
import {allowPush, endPush, pushState} from '/faces/passenger/push.js';

class PushCard extends Part {
  static properties = {busy: {state: true}, failure: {state: true}};

  render() {
    const state = pushState();
    if (state === 'on') {
      return html`<p class="row push on"><span class="good">${icon('check')} ${t.pushOn}</span>
        <button class="quiet" id="end-push" ?disabled=${Boolean(this.busy)} @click=${() => doing(this, 'end', endPush)}>${t.pushEnd}</button></p>`;
    }
    if (state === 'off') {
      if (kept('noPush')) return nothing;
      return html`<section class="card stack push" aria-labelledby="push"><h2 id="push">${icon('phone')} ${t.pushTitle}</h2>
        <p>${t.pushWhat}</p><div class="row">
          <button class="primary" id="allow-push" ?disabled=${Boolean(this.busy)} @click=${() => doing(this, 'allow', allowPush)}>
            ${this.busy === 'allow' ? t.working : t.pushAllow}</button>
          <button class="quiet" id="no-push" @click=${() => { keep('noPush', true); this.requestUpdate(); }}>${t.pushLater}</button></div>
        ${problem(this.failure)}</section>`;
    }
    return html`<p class="soft push">${{denied: t.pushDenied, install: t.pushInstall, unsupported: t.pushUnsupported}[state]}</p>`;
  }
}
customElements.define('an-push-card', PushCard);
