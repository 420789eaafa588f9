// Who of the staff looked at or changed what, and whether the record of it is whole.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {t} from '/faces/shared/texts.js';
import {announce, csv, download, loading, moment, number, Part, problem, some, when, word} from '/faces/support/parts.js';

class Audit extends Part {
  constructor() {
    super();
    Object.assign(this, {rows: null, next: '/api/v1/support/audit?limit=100', chain: null});
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.rows === null) this.more();
  }

  more() {
    return this.attempt(async () => {
      const page = await some(this.next);
      this.rows = [...this.rows ?? [], ...page.items];
      this.next = page.next;
    });
  }

  verify() {
    return this.attempt(async () => {
      this.chain = await get('/api/v1/support/audit/chain');
      announce(this.chain.whole ? t.chainWhole : t.chainBroken(this.chain.firstBroken));
    });
  }

  render() {
    return html`<div class="stack"><h1>${t.taskAudit}</h1><p>${t.auditIntro}</p>
      <div class="row"><button class="primary" id="verify" ?disabled=${this.busy} @click=${() => this.verify()}>${t.verify}</button>
        <button id="audit-csv" ?disabled=${this.rows === null} @click=${() => this.save()}>CSV</button></div>
      ${this.chain === null ? nothing : html`<p id="chain" class=${this.chain.whole ? 'good' : 'bad'}>${this.chain.whole
        ? t.chainWhole : t.chainBroken(this.chain.firstBroken)}</p>`}
      ${problem(this.problem)}
      ${this.rows === null ? loading() : html`<div class="scroll" tabindex="0" role="region" aria-label=${t.taskAudit}>
        <table class="list" id="audit"><thead><tr><th scope="col">${t.row}</th><th scope="col">${t.at}</th><th scope="col">${t.who}</th>
          <th scope="col">${t.did}</th><th scope="col">${t.subject}</th><th scope="col">${t.reason}</th><th scope="col">${t.digest}</th></tr></thead>
        <tbody>${this.rows.map(r => html`<tr class=${this.chain?.firstBroken === r.number ? 'bad' : ''}><th scope="row">${number(r.number)}</th>
          <td>${when(r.at)}</td><td>${r.who}</td><td>${word('actionsDone', r.action)}</td><td>${r.subject}</td><td>${r.reason ?? ''}</td>
          <td><code title=${r.hash}>${r.hash.slice(0, 12)}</code></td></tr>`)}</tbody></table></div>
        ${this.next ? html`<div><button ?disabled=${this.busy} @click=${() => this.more()}>${t.more}</button></div>` : nothing}`}</div>`;
  }

  save() {
    download('ansage-audit.csv', 'text/csv', csv([['number', 'at', 'who', 'action', 'subject', 'reason', 'hash'],
      ...this.rows.map(r => [r.number, moment(r.at), r.who, r.action, r.subject, r.reason, r.hash])]));
  }
}
customElements.define('an-audit', Audit);
