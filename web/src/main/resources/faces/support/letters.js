// What was given up: deliveries and events, and notices that wait; with another try.
import {html, nothing} from 'lit';
import {post} from '/faces/shared/api.js';
import {t} from '/faces/shared/texts.js';
import {address, parameter, set} from '/faces/support/address.js';
import {confirmed} from '/faces/support/confirm.js';
import {announce, loading, Part, problem, some, when, word} from '/faces/support/parts.js';

const PATH = '/api/v1/support/dead-letters';
const WAITING = {failed: ['failed'], waiting: ['planned', 'held'], gone: ['expired', 'withdrawn']};

class Letters extends Part {
  constructor() {
    super();
    Object.assign(this, {rows: null, next: null});
  }

  moved() {
    this.load();
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  get view() {
    return parameter('view') ?? 'letters';
  }

  load() {
    const view = this.view;
    this.rows = null;
    this.requestUpdate();
    return this.attempt(() => this.page(view === 'letters' ? `${PATH}?limit=100`
      : `/api/v1/support/notices?limit=100${WAITING[view].map(status => `&status=${status}`).join('')}`));
  }

  async page(path) {
    const view = this.view;
    const {items, next} = await some(path);
    if (view !== this.view) return;
    // Both kinds in one form: what it is, about what, why, since when, and the letter's id if it can be tried again.
    const rows = view === 'letters' ? items.map(l => ({...l, retry: l.id}))
      : items.map(({passengerId, notice: n}) => ({id: n.sequence, kind: 'notice', why: n.outcome ?? word('reasons', n.reason), since: n.closedAt ?? n.plannedAt,
        notice: n, passengerId, subject: n.journeyId ?? n.messageId, retry: n.status === 'failed' ? `delivery-${n.sequence}` : null}));
    this.rows = [...this.rows ?? [], ...rows];
    this.next = next;
  }

  render() {
    const again = this.rows?.filter(r => r.retry !== null) ?? [];
    return html`<div class="stack"><h1>${t.taskLetters}</h1><p>${t.lettersIntro}</p>
      <div class="row filters"><label for="view">${t.show}</label><select id="view" @change=${e => set({view: e.target.value === 'letters' ? null
        : e.target.value}, true)}>${Object.entries(t.letterViews).map(([name, words]) => html`<option value=${name} ?selected=${name === this.view}>${words}</option>`)}
        </select><button id="retry-all" ?disabled=${this.busy || again.length === 0} @click=${() => this.all(again)}>${t.retryAll(again.length)}</button></div>
      ${problem(this.problem)}
      ${this.rows === null ? (this.problem ? nothing : loading()) : this.rows.length === 0 ? html`<p>${t.noLetters}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t.taskLetters}><table class="list"><thead><tr><th scope="col">${t.kindOf}</th>
          <th scope="col">${t.about}</th><th scope="col">${t.whyGivenUp}</th><th scope="col">${t.since}</th>
          <th scope="col"><span class="words">${t.actions}</span></th></tr></thead>
        <tbody>${this.rows.map(r => html`<tr><td>${r.notice ? word('noticeStatus', r.notice.status) : t.letterKinds[r.kind]}</td><th scope="row">${this.subject(r)}</th>
          <td>${r.why}</td><td>${when(r.since)}</td><td>${r.retry === null ? nothing : html`<button ?disabled=${this.busy}
            aria-label="${t.retry}: ${r.subject}" @click=${() => this.one(r)}>${t.retry}</button>`}</td></tr>`)}</tbody></table></div>
        ${this.next ? html`<div><button ?disabled=${this.busy} @click=${() => this.attempt(() => this.page(this.next))}>${t.more}</button></div>` : nothing}`}</div>`;
  }

  subject(r) {
    const journey = /^[^\s:]+:\S+:\d{4}-\d{2}-\d{2}/.exec(r.subject ?? '')?.[0];
    const about = journey ? html`<a href=${address(['journeys', journey])}>${r.subject}</a>` : r.subject;
    return r.notice ? html`${r.notice.title} <span class="soft">${r.notice.body}</span><br>${about},
      <a href=${address(['passengers', r.passengerId], {journey: r.notice.journeyId})}>${r.passengerId.slice(0, 8)}…</a>` : about;
  }

  one(row) {
    return this.attempt(async () => {
      await post(`${PATH}/${encodeURIComponent(row.retry)}/retry`);
      await this.load();
    }, t.retried);
  }

  async all(rows) {
    if (!await confirmed(t.retryAll(rows.length), t.retryMeans, t.retry)) return;
    await this.attempt(async () => {
      const {tried} = await post(`${PATH}/retry`, {ids: rows.map(r => r.retry)});
      await this.load();
      announce(t.triedAgain(tried));
    });
  }
}
customElements.define('an-letters', Letters);
