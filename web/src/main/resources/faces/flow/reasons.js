// Where news ends: at the gate, and at the decision. By reason, in words.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {number} from '/faces/flow/counters.js';

class Reasons extends Part {
  static properties = {flow: {}};

  list(title, hint, counts, words) {
    const rows = Object.entries(counts).sort((a, b) => b[1] - a[1]);
    const most = rows[0]?.[1] ?? 1;
    return html`<section><h2>${title}</h2><p class="soft">${hint}</p>
      ${rows.length === 0 ? html`<p>${t.nothingYet}</p>` : html`<ul class="reasons">${rows.map(([reason, n]) => html`
        <li><span>${words[reason] ?? reason}</span> <strong>${number(n)}</strong>
          <meter min="0" max=${most} value=${n} aria-hidden="true"></meter></li>`)}</ul>`}</section>`;
  }

  render() {
    if (!this.flow) return nothing;
    return html`${this.list(t.suppressedTitle, t.suppressedHint, this.flow.suppressed, t.suppressed)}
      ${this.list(t.silentTitle, t.silentHint, this.flow.silent, t.silent)}`;
  }
}
customElements.define('an-reasons', Reasons);
