// What a naive system would have sent, and what was sent.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {lang, t} from '/faces/shared/texts.js';

export const number = value => value === undefined ? '–' : new Intl.NumberFormat(lang() === 'en' ? 'en-GB' : lang()).format(value);

class Counters extends Part {
  static properties = {flow: {}};

  render() {
    const {naive, sent, replaced, stages} = this.flow ?? {};
    const share = naive > 0 ? Math.round(100 * (1 - sent / naive)) : null;
    return html`<section aria-labelledby="counters-title"><h2 id="counters-title" class="words">${t.countersTitle}</h2>
      <dl class="counters">
        <div><dt>${t.naive}</dt><dd id="naive">${number(naive)}</dd></div>
        <div class="ours"><dt>${t.sent}</dt><dd id="sent">${number(sent)}</dd>
          ${share > 0 ? html`<dd class="soft">${t.fewer(share)}</dd>` : nothing}</div>
        <div><dt>${t.replaced}</dt><dd id="replaced">${number(replaced)}</dd></div>
        <div><dt>${t.received}</dt><dd id="received">${number(stages?.find(s => s.name === 'observations')?.passed)}</dd></div>
      </dl></section>`;
  }
}
customElements.define('an-counters', Counters);
