// What operators say: all messages, the newest first.
import {html, nothing} from 'lit';
import {lang, t} from '/faces/shared/texts.js';
import {address, parameter, set} from '/faces/support/address.js';
import {loading, number, Part, problem, some, when} from '/faces/support/parts.js';

class Messages extends Part {
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

  load() {
    const status = parameter('status');
    this.rows = null;
    return this.attempt(() => this.page(`/api/v1/operator/messages?limit=50${status ? `&status=${status}` : ''}`));
  }

  async page(path) {
    const {items, next} = await some(path);
    this.rows = [...this.rows ?? [], ...items];
    this.next = next;
  }

  render() {
    const status = parameter('status') ?? '';
    return html`<div class="stack"><h1>${t.taskMessages}</h1>
      <div class="row filters"><a class="button primary" id="write" href=${address(['messages', 'new'])}>${t.writeMessage}</a>
        <label for="status">${t.show}</label><select id="status" @change=${e => set({status: e.target.value}, true)}>
          ${Object.entries(t.messageFilters).map(([name, words]) => html`<option value=${name === 'all' ? '' : name}
            ?selected=${name === (status || 'all')}>${words}</option>`)}</select></div>
      ${problem(this.problem)}
      ${this.rows === null ? loading() : this.rows.length === 0 ? html`<p>${t.noMessages}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t.taskMessages}><table class="list"><thead><tr>
          <th scope="col">${t.message}</th><th scope="col">${t.state}</th><th scope="col">${t.holds}</th><th scope="col">${t.toldSoFar}</th>
          <th scope="col">${t.changedBy}</th></tr></thead>
        <tbody>${this.rows.map(m => {
          const words = m.message.texts[lang()] ?? m.message.texts.en;
          return html`<tr><th scope="row"><a href=${address(['messages', m.id])}>${words.title}</a><br><small>${words.body}</small></th>
            <td>${t.messageStatus[m.status]}</td><td>${when(m.message.validity.from)} – ${when(m.message.validity.until)}</td>
            <td>${number(m.told)}</td><td>${m.changedBy}<br><small>${when(m.changedAt)}</small></td></tr>`;
        })}</tbody></table></div>
        ${this.next ? html`<div><button ?disabled=${this.busy} @click=${() => this.attempt(() => this.page(this.next))}>${t.more}</button></div>` : nothing}`}
    </div>`;
  }
}
customElements.define('an-messages', Messages);
