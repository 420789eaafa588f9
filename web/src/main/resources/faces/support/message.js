// One message: written and tried as a draft, counted, published, said in other words, taken back.
import {html, nothing} from 'lit';
import {get, post, put} from '/faces/shared/api.js';
import {t} from '/faces/shared/texts.js';
import {address, go} from '/faces/support/address.js';
import {confirmed} from '/faces/support/confirm.js';
import {announce, loading, number, Part, problem, when} from '/faces/support/parts.js';
import {bodyOf, form, preview} from '/faces/support/message-form.js';

class Message extends Part {
  static properties = {id: {}};

  constructor() {
    super();
    Object.assign(this, {message: null, recipients: null, wordings: [], body: null, rewording: false});
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.id === 'new') this.body = bodyOf(null);
    else this.attempt(() => this.load());
  }

  get path() {
    return `/api/v1/operator/messages/${encodeURIComponent(this.id)}`;
  }

  async load() {
    this.show(await get(this.path));
    this.wordings = (await get(`${this.path}/wordings`)).items;
    if (this.message.status !== 'ARCHIVED') await this.count();
  }

  show(message) {
    this.message = message;
    this.body = bodyOf(message.message);
    this.rewording = false;
  }

  async count() {
    this.recipients = (await get(`${this.path}/recipients`)).passengers;
  }

  render() {
    if (this.body === null) return html`<h1>${t.message}</h1>${this.problem ? problem(this.problem) : loading()}`;
    const m = this.message;
    const draft = m === null || m.status === 'DRAFT';
    return html`<div class="stack"><h1>${m === null ? t.writeMessage : (m.message.texts.en.title)}</h1>
      ${m === null ? nothing : html`<p class="row"><strong class="badge" id="state">${t.messageStatus[m.status]}</strong>
        <span>${t.draftedBy(m.draftedBy)} ${when(m.draftedAt)}</span>${m.publishedAt ? html`<span>${t.publishedAt} ${when(m.publishedAt)}</span>` : nothing}
        ${m.archivedAt ? html`<span>${t.archivedAt} ${when(m.archivedAt)}</span>` : nothing}<span>${t.toldSoFar}: ${number(m.told)}</span></p>`}
      <div class="split">${draft || this.rewording ? form(this) : html`<div class="stack">${this.facts()}</div>`}
        <aside class="stack details" aria-label=${t.preview}><h2>${t.preview}</h2>${preview(this.body)}</aside></div>
      ${problem(this.problem)}
      ${m === null ? nothing : html`${m.status === 'ARCHIVED' ? nothing : this.actions()}${this.history()}`}</div>`;
  }

  facts() {
    const {audience, validity, publication, severity, inhibits, plannedWork} = this.message.message;
    const lines = [...(audience.networks ?? []), ...(audience.lines ?? []).map(l => `${l.network} ${l.line}`), ...(audience.stops ?? []),
      ...(audience.journeys ?? []), ...(audience.legs ?? []).map(l => `${l.journeyId} ${l.from} → ${l.to}`)];
    return html`<dl class="facts"><dt>${t.audience}</dt><dd>${lines.join(', ')}</dd><dt>${t.severity}</dt><dd>${t.severities[severity]}</dd>
      <dt>${t.inhibits}</dt><dd>${t.inhibitions[inhibits]}</dd><dt>${t.holds}</dt><dd>${when(validity.from)} – ${when(validity.until)}</dd>
      <dt>${t.sentWithin}</dt><dd>${when(publication.from)} – ${when(publication.until)}</dd>
      ${plannedWork ? html`<dt>${t.plannedWork}</dt><dd>✓</dd>` : nothing}</dl>
      ${this.message.status === 'PUBLISHED' ? html`<div><button @click=${() => {
        this.rewording = true;
        this.requestUpdate();
      }}>${t.reword}</button></div>` : nothing}`;
  }

  actions() {
    const draft = this.message.status === 'DRAFT';
    return html`<section class="stack card"><h2>${draft ? t.beforePublishing : t.whilePublished}</h2>
      <p class="row"><strong id="recipients">${this.recipients === null ? t.notCounted : t.recipients(this.recipients)}</strong>
        <button id="count" @click=${() => this.attempt(async () => {
          await this.count();
          announce(t.recipients(this.recipients));
        })}>${t.countAgain}</button></p>
      <div class="form"><label for="testers">${t.testers}</label><textarea id="testers" rows="2" aria-describedby="testers-hint"></textarea>
        <p id="testers-hint" class="soft">${t.testersHint}</p><div class="row"><button id="test" @click=${() => this.test()}>${t.sendTest}</button></div></div>
      <div class="row">${draft ? html`<button class="primary" id="publish" ?disabled=${this.busy} @click=${() => this.publish()}>${t.publish}</button>` : nothing}
        <button class="danger" id="archive" ?disabled=${this.busy} @click=${() => this.archive(draft)}>${draft ? t.discard : t.takeBack}</button></div></section>`;
  }

  history() {
    return this.wordings.length === 0 ? nothing : html`<section class="stack"><h2>${t.wordings}</h2><ol class="plain">${this.wordings.map(w => html`
      <li class="row"><span>${w.revision}.</span><strong>${w.message.texts.en.title}</strong><span>${w.message.texts.en.body}</span>
        <small>${w.author}, ${when(w.at)}${w.interrupts ? `, ${t.interruptsAll}` : nothing}</small></li>`)}</ol></section>`;
  }

  /** Saves a draft, or says a published message in other words. */
  async save(body, interrupts) {
    if (this.id === 'new') {
      const saved = await this.attempt(async () => {
        this.saved = await post('/api/v1/operator/messages', body);
      }, t.draftSaved);
      if (saved) go(address(['messages', this.saved.id]));
      return;
    }
    await this.attempt(async () => {
      this.show(this.rewording ? await post(`${this.path}/revision`, {message: body, interrupts}) : await put(this.path, body));
      await this.load();
    }, this.rewording ? t.reworded : t.draftSaved);
  }

  test() {
    const passengers = this.querySelector('#testers').value.split(/[\s,;]+/).filter(Boolean);
    return this.attempt(async () => {
      const {notices} = await post(`${this.path}/test`, {passengers});
      announce(t.tested(notices));
    });
  }

  async publish() {
    if (!await this.attempt(() => this.count())) return;
    if (!await confirmed(t.publishQuestion, t.recipients(this.recipients), t.publish)) return;
    await this.attempt(async () => {
      this.show(await post(`${this.path}/publication`));
      await this.load();
    }, t.published);
  }

  async archive(draft) {
    if (!await confirmed(draft ? t.discardQuestion : t.takeBackQuestion, draft ? t.discardMeans : t.takeBackMeans,
      draft ? t.discard : t.takeBack, true)) return;
    await this.attempt(async () => {
      this.show(await post(`${this.path}/archive`, {allClear: true}));
      await this.load();
    }, draft ? t.discarded : t.takenBack);
  }
}
customElements.define('an-message', Message);
