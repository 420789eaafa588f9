// What a naive system would have sent, and what was sent.
import {LitElement, html, nothing} from 'lit';
import {InLanguage, lang, t} from '/faces/shared/texts.js';
import {Polled} from '/faces/flow/polled.js';

export const number = value => value === undefined ? '–' : new Intl.NumberFormat(lang() === 'en' ? 'en-GB' : lang()).format(value);

class Counters extends LitElement {
  static properties = {counts: {state: true}};

  constructor() {
    super();
    new InLanguage(this);
    new Polled(this, '/api/v1/counters', counts => { this.counts = counts; });
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const {naive, sent, silent, ingest} = this.counts ?? {};
    const share = naive > 0 ? Math.round(100 * (1 - sent / naive)) : null;
    return html`<section aria-labelledby="counters-title"><h2 id="counters-title" class="words">${t.countersTitle}</h2>
      <dl class="counters">
        <div><dt>${t.naive}</dt><dd id="naive">${number(naive)}</dd></div>
        <div class="ours"><dt>${t.sent}</dt><dd id="sent">${number(sent)}</dd>
          ${share > 0 ? html`<dd class="soft">${t.fewer(share)}</dd>` : nothing}</div>
        <div><dt>${t.replaced}</dt><dd id="replaced">${number(silent)}</dd></div>
        <div><dt>${t.received}</dt><dd id="received">${number(ingest?.received)}</dd></div>
      </dl></section>`;
  }
}
customElements.define('an-counters', Counters);
