// The projections: how far they are, and how one is built anew beside the live one, silently.
import {html, nothing} from 'lit';
import {get, post, remove} from '/faces/shared/api.js';
import {clockTime} from '/faces/shared/times.js';
import {t} from '/faces/shared/texts.js';
import {confirmed} from '/faces/support/confirm.js';
import {announce, loading, number, Part, problem, when} from '/faces/support/parts.js';

const WHILE_REBUILDING = 1_000;
const OTHERWISE = 10_000;

class Projections extends Part {
  constructor() {
    super();
    Object.assign(this, {list: null, sent: null, before: new Map()});
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async watch() {
    clearTimeout(this.timer);
    await this.look();
    if (!this.isConnected) return;
    this.timer = setTimeout(() => this.watch(), this.list?.some(p => p.rebuild?.state === 'running') ? WHILE_REBUILDING : OTHERWISE);
  }

  look() {
    return this.attempt(async () => {
      const [{items}, counters] = await Promise.all([get('/api/v1/support/projections'), get('/api/v1/counters')]);
      this.list = items;
      this.sent = Object.values(counters.told ?? {}).reduce((a, b) => a + b, 0);
      // The end of a rebuild is said once, not at every look.
      items.forEach(({name, rebuild}) => {
        if (this.before.get(name) === 'running' && rebuild.state !== 'running') announce(`${t.projectionNames[name] ?? name}: ${t.rebuildStates[rebuild.state]}`);
        this.before.set(name, rebuild?.state);
      });
    });
  }

  render() {
    return html`<div class="stack"><h1>${t.taskProjections}</h1><p>${t.projectionsIntro}</p>${problem(this.problem)}
      ${this.list === null ? loading() : html`<ul class="plain cards">${this.list.map(p => this.projection(p))}</ul>`}</div>`;
  }

  projection(p) {
    const running = p.rebuild?.state === 'running';
    const name = t.projectionNames[p.name] ?? p.name;
    return html`<li class="card stack" id="projection-${p.name}"><div class="row spread"><div><h2>${name} <small class="soft">${p.name}</small></h2>
      <p class="row"><strong class=${p.running ? 'good' : 'bad'}>${p.running ? t.runs : t.standsStill}</strong>
        <span>${p.lag === 0 ? t.upToDate : t.behind(number(p.lag))}</span><span class="soft">${t.positionOf(number(p.position), number(p.head))}</span></p></div>
      ${running ? html`<button class="danger" aria-label="${t.cancelRebuild}: ${name}" @click=${() => this.cancel(p, name)}>${t.cancelRebuild}</button>`
        : html`<button aria-label="${t.rebuild}: ${name}" @click=${() => this.begin(p, name)}>${t.rebuild}</button>`}</div>
      ${p.error ? html`<p class="problem">${p.error}</p>` : nothing}${p.rebuild ? this.rebuild(p, name) : nothing}</li>`;
  }

  rebuild({rebuild: r, name: id}, name) {
    const running = r.state === 'running';
    return html`<div class="stack rebuild"><p><strong>${t.rebuildStates[r.state]}</strong>, ${t.begun} ${when(r.startedAt)}${
        r.changedRows === undefined || r.changedRows === null ? nothing : html`, ${t.changedRows(number(r.changedRows))}`}</p>
      ${running ? html`<label for="progress-${id}" class="words">${t.progressOf(name)}</label>
        <progress id="progress-${id}" max="100" .value=${r.percent}>${r.percent} %</progress>
        <p>${r.percent} %, ${t.eventsOf(number(r.events), number(r.total))}${r.estimatedEnd ? html`, ${t.doneAbout} ${clockTime(r.estimatedEnd, undefined, true)}` : nothing}</p>` : nothing}
      ${this.silent(id)}${r.error ? html`<p class="problem">${r.error}</p>` : nothing}</div>`;
  }

  /** That nothing was sent by it: the ledger before and after, which everybody can count. */
  silent(id) {
    const at = this.since?.get(id);
    return at === undefined || this.sent === null ? nothing
      : html`<p class="soft">${t.noticesMeanwhile(number(this.sent - at))}</p>`;
  }

  async begin(p, name) {
    if (!await confirmed(t.rebuildQuestion(name), t.rebuildMeans(number(p.position)), t.rebuild)) return;
    this.since = (this.since ?? new Map()).set(p.name, this.sent);
    await this.attempt(() => post(`/api/v1/support/projections/${encodeURIComponent(p.name)}/rebuild`), t.rebuildBegun);
    await this.watchAfter();
  }

  async cancel(p, name) {
    if (!await confirmed(t.cancelQuestion(name), t.cancelMeans, t.cancelRebuild, true)) return;
    await this.attempt(() => remove(`/api/v1/support/projections/${encodeURIComponent(p.name)}/rebuild`), t.cancelAsked);
    await this.watchAfter();
  }

  /** Looks again, without wiping away what went wrong before. */
  async watchAfter() {
    const {problem: kept} = this;
    await this.watch();
    this.problem ??= kept;
    this.requestUpdate();
  }
}
customElements.define('an-projections', Projections);
