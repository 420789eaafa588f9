// A journey: what was so, what we knew, and what passengers were told, at one instant or two.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {now} from '/faces/shared/clock.js';
import {delay, serviceDay} from '/faces/shared/times.js';
import {icon} from '/faces/shared/icons.js';
import {t} from '/faces/shared/texts.js';
import {address, parameter, set} from '/faces/support/address.js';
import {all, announce, loading, moment, Part, problem, word} from '/faces/support/parts.js';
import {exportCsv, exportJson} from '/faces/support/journey-export.js';
import {timeline} from '/faces/support/journey-entries.js';
import '/faces/support/journey-chart.js';
import '/faces/support/journey-diff.js';
import '/faces/support/journey-slider.js';
import '/faces/support/journey-stops.js';
import '/faces/support/journey-timeline.js';
import '/faces/support/untold.js';

const PAUSE = 60; // Milliseconds without a move of the slider before the server is asked.
const KEPT = 200;

class Journey extends Part {
  static properties = {id: {}};

  constructor() {
    super();
    Object.assign(this, {events: null, told: [], current: null, view: null, other: null, seen: new Map()});
  }

  moved() {
    this.look();
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  get path() {
    return `/api/v1/journeys/${encodeURIComponent(this.id)}`;
  }

  /** What happened and what was said; again when somebody asks for the newest. */
  async load() {
    this.seen.clear();
    await this.attempt(async () => {
      [this.events, this.told, this.current] = await Promise.all([
        get(`${this.path}/history`).then(page => page.items),
        all(`/api/v1/support/journeys/${encodeURIComponent(this.id)}/notices?limit=200`), get(this.path)]);
      this.entries = timeline(this.events, this.told);
      await this.look();
    });
  }

  /** What the address asks for: one instant of both times, and perhaps another. */
  look() {
    clearTimeout(this.timer);
    if (this.events === null) return Promise.resolve();
    this.requestUpdate();
    const asked = {a: this.at('knownAt', 'until'), b: this.comparing ? this.at('compare', 'compareUntil') : null};
    return new Promise(done => {
      this.timer = setTimeout(async () => {
        const mine = this.asking = {};
        await this.attempt(async () => {
          const [view, other] = await Promise.all([this.fetch(asked.a), asked.b === null ? null : this.fetch(asked.b)]);
          if (this.asking === mine) Object.assign(this, {view, other});
        });
        done();
      }, PAUSE);
    });
  }

  get comparing() {
    return parameter('compare') !== null;
  }

  at(known, until) {
    const knownAt = parameter(known);
    return {knownAt: knownAt === 'now' ? null : knownAt, happenedUntil: parameter(until)};
  }

  /** A state of the journey; null where nothing was known yet. Those of before are kept: a slider goes to and fro. */
  async fetch(at) {
    const query = new URLSearchParams(Object.entries(at).filter(([, instant]) => instant !== null));
    const key = query.toString();
    if (!this.seen.has(key)) {
      const state = await get(this.path + (key === '' ? '' : `?${key}`)).catch(failure => {
        if (failure.status === 404) return null;
        throw failure;
      });
      if (this.seen.size > KEPT) this.seen.delete(this.seen.keys().next().value);
      this.seen.set(key, state);
    }
    return this.seen.get(key);
  }

  render() {
    if (this.events === null) {
      return html`<h1>${this.id}</h1>${this.problem ? problem(this.problem) : loading()}`;
    }
    const {current: j, view, other} = this;
    return html`<article class="stack journey">
      <header class="stack"><h1>${t.trainOn(j.train, serviceDay(j.serviceDate))}</h1>
        <p class="row"><span>${j.calls.at(0)?.stopName} – ${j.headsign ?? j.calls.at(-1)?.stopName}</span>
          <strong>${t.status[j.status]}</strong>${delay(j.delayMinutes, j.status === 'CANCELLED')}
          ${j.cause ? html`<span>${j.cause}</span>` : nothing}${j.corrected ? html`<span class="changed">${t.corrected}</span>` : nothing}</p>
        <p class="soft">${j.id} · ${t.revision(j.revision)} · ${j.zone}</p>
        <div class="row no-print"><button id="copy-link" @click=${this.copy}>${icon('link')} ${t.copyLink}</button>
          <button id="export-csv" @click=${() => exportCsv(this)}>${icon('download')} CSV</button>
          <button id="export-json" @click=${() => exportJson(this)}>${icon('download')} JSON</button>
          <button id="reload" @click=${() => this.load()}>${icon('change')} ${t.fetchNewest}</button>
          <a class="button" href=${address(['counterfactual'], {journey: this.id})}>${t.otherPolicy}</a></div>
        ${problem(this.problem)}</header>
      <section class="stack times" aria-labelledby="times-title"><h2 id="times-title">${t.whichInstant}</h2>
        <an-instant .events=${this.events} .journey=${j} known="knownAt" until="until"
          .title=${this.comparing ? t.firstInstant : ''}></an-instant>
        <label class="check"><input type="checkbox" id="comparing" .checked=${this.comparing}
          @change=${e => set({compare: e.target.checked ? 'now' : null, compareUntil: null}, true)}>${t.compareTwo}</label>
        ${this.comparing ? html`<an-instant .events=${this.events} .journey=${j} known="compare" until="compareUntil"
          .title=${t.secondInstant}></an-instant>` : nothing}</section>
      ${this.comparing ? html`<an-diff .first=${view} .second=${other} .zone=${j.zone}></an-diff>` : nothing}
      <div class=${this.comparing ? 'side' : ''}>${this.state(view, this.comparing ? t.firstInstant : '', 'knownAt', 'until')}
        ${this.comparing ? this.state(other, t.secondInstant, 'compare', 'compareUntil') : nothing}</div>
      <an-timeline .entries=${this.entries} .zone=${j.zone} .journey=${j} .knownAt=${this.at('knownAt', 'until').knownAt}></an-timeline>
      <an-untold .id=${this.id}></an-untold></article>`;
  }

  state(view, title, known, until) {
    const {knownAt, happenedUntil} = this.at(known, until);
    const zone = this.current.zone;
    const what = knownAt === null && happenedUntil === null ? t.asKnownNow : [
      knownAt === null ? t.asKnownNow : t.asKnownAt(moment(knownAt, zone)),
      ...(happenedUntil === null ? [] : [t.happenedUntil(moment(happenedUntil, zone))])].join(', ');
    return html`<section class="stack state"><h2>${title ? `${title}: ` : ''}${what}</h2>
      ${view === null ? html`<p>${t.nothingKnown}</p>` : html`
        <p class="row"><strong>${word('status', view.status)}</strong>${delay(view.delayMinutes, view.status === 'CANCELLED')}
          ${view.cause ? html`<span>${view.cause}</span>` : nothing}</p>
        <an-chart .journey=${view} .whole=${this.current} .knownAt=${knownAt} .until=${happenedUntil}></an-chart>
        <an-stops .journey=${view} ?brief=${this.comparing}></an-stops>`}</section>`;
  }

  /** The address of this view for ever: what is "now" becomes the instant it is, or it would be another view tomorrow. */
  link() {
    const link = new URL(location.href);
    const instant = new Date(now()).toISOString();
    if (!link.searchParams.has('knownAt')) link.searchParams.set('knownAt', instant);
    if (link.searchParams.get('compare') === 'now') link.searchParams.set('compare', instant);
    return link;
  }

  async copy() {
    const link = this.link();
    set(Object.fromEntries(link.searchParams), true);
    await this.attempt(() => navigator.clipboard.writeText(link.href), t.linkCopied);
    if (this.problem) {
      this.problem = null; // A browser may forbid it; the address bar shows the same link.
      announce(t.linkInAddressBar);
    }
  }
}
customElements.define('an-journey', Journey);
