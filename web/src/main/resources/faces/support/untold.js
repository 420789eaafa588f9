// Who was not told the present state of a journey, and why not. Asked for only when somebody opens it: it leaves an audit row.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {t} from '/faces/shared/texts.js';
import {address} from '/faces/support/address.js';
import {loading, Part, problem, when, word} from '/faces/support/parts.js';

class Untold extends Part {
  static properties = {id: {}};

  constructor() {
    super();
    this.list = null;
  }

  render() {
    return html`<details class="card" id="untold" @toggle=${e => e.target.open && this.list === null && this.load()}>
      <summary>${t.untold}</summary>${problem(this.problem)}
      ${this.busy ? loading() : this.list === null ? nothing : this.list.length === 0 ? html`<p>${t.nobodyUntold}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t.untold}><table class="list"><thead><tr>
          <th scope="col">${t.passenger}</th><th scope="col">${t.reason}</th><th scope="col">${t.decidedAgain}</th></tr></thead>
          <tbody>${this.list.map(u => html`<tr><th scope="row"><a href=${address(['passengers', u.passengerId], {journey: this.id})}>
            ${u.passengerId}</a></th><td>${word('reasons', u.reason)}</td><td>${when(u.recheckAt)}</td></tr>`)}</tbody></table></div>`}
    </details>`;
  }

  load() {
    return this.attempt(async () => {
      this.list = (await get(`/api/v1/support/journeys/${encodeURIComponent(this.id)}/untold?limit=200`)).items;
    });
  }
}
customElements.define('an-untold', Untold);
