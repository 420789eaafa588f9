// Observations that were set aside: what was wrong with each, and another try.
import {html, nothing} from 'lit';
import {get, post} from '/faces/shared/api.js';
import {t} from '/faces/shared/texts.js';
import {address, parameter, set} from '/faces/support/address.js';
import {confirmed} from '/faces/support/confirm.js';
import {announce, loading, number, Part, problem, some, when, word} from '/faces/support/parts.js';

const PATH = '/api/v1/support/quarantine';

/** JSON with a line for each field; anything else as it came. */
function readable(raw) {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}

class Quarantine extends Part {
  constructor() {
    super();
    Object.assign(this, {rows: null, next: null, ledger: null});
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.load());
  }

  async load() {
    const [page, ledger] = await Promise.all([some(`${PATH}?limit=200`), get('/api/v1/support/ledger')]);
    Object.assign(this, {rows: page.items, next: page.next, ledger});
  }

  render() {
    const reason = parameter('reason') ?? '';
    const rows = this.rows?.filter(r => reason === '' || r.reason === reason) ?? null;
    const open = rows?.filter(r => !r.resubmitted) ?? [];
    return html`<div class="stack"><h1>${t.taskQuarantine}</h1><p>${t.quarantineIntro}</p>${this.books()}
      <div class="row filters"><label for="reason">${t.reason}</label><select id="reason" @change=${e => set({reason: e.target.value}, true)}>
        <option value="">${t.all}</option>${Object.entries(t.quarantineReasons).map(([code, words]) => html`
        <option value=${code} ?selected=${code === reason}>${words}</option>`)}</select>
        <button id="resubmit-all" ?disabled=${this.busy || open.length === 0} @click=${() => this.all(open)}>${t.resubmitAll(open.length)}</button></div>
      ${problem(this.problem)}
      ${rows === null ? loading() : rows.length === 0 ? html`<p>${t.nothingSetAside}</p>` : html`<ul class="plain cards">${rows.map(r => html`
        <li class="card stack"><p class="row"><strong>${word('quarantineReasons', r.reason)}</strong><span>${r.source}</span>${when(r.knownAt)}
          ${r.journeyId ? html`<a href=${address(['journeys', r.journeyId])}>${r.journeyId}</a>` : nothing}</p><p>${r.detail}</p>
          <details><summary>${t.rawInput}</summary><pre tabindex="0">${readable(r.raw)}</pre></details>
          <div>${r.resubmitted ? html`<span class="soft">${t.handedIn}</span>` : html`<button ?disabled=${this.busy}
            aria-label="${t.resubmit}: ${r.source} ${r.messageId}" @click=${() => this.one(r)}>${t.resubmit}</button>`}</div></li>`)}</ul>
        ${this.next ? html`<div><button ?disabled=${this.busy} @click=${() => this.attempt(async () => {
          const page = await some(this.next);
          this.rows = [...this.rows, ...page.items];
          this.next = page.next;
        })}>${t.more}</button></div>` : nothing}`}</div>`;
  }

  /** The books of the ingest: what came in is what went somewhere. */
  books() {
    const l = this.ledger;
    if (l === null) return nothing;
    const sum = counts => Object.values(counts).reduce((a, b) => a + b, 0);
    return html`<p id="books" class=${l.balances ? '' : 'bad'}>${t.books(number(l.received), number(l.applied), number(sum(l.suppressed)),
      number(sum(l.quarantined)), number(l.inFlight))} ${l.balances ? t.balances : t.doesNotBalance}</p>`;
  }

  one(row) {
    return this.attempt(async () => {
      await post(`${PATH}/${row.id}/resubmit`);
      await this.load();
    }, t.handedIn);
  }

  async all(rows) {
    if (!await confirmed(t.resubmitAll(rows.length), t.resubmitMeans, t.resubmit)) return;
    await this.attempt(async () => {
      let done = 0;
      const {tried} = await post('/api/v1/support/quarantine/resubmission', {ids: rows.map(r => r.id)});
      done += tried;
      await this.load();
      announce(t.triedAgain(done));
    });
  }
}
customElements.define('an-quarantine', Quarantine);
