// Finds a train or a connection: one field for a station or a train's number, and, if wanted, where to and when.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {problem} from '/faces/passenger/problem.js';
import {go, searchUrl} from '/faces/passenger/routes.js';
import {nameStops} from '/faces/passenger/store.js';
import {stopName} from '/faces/passenger/trips.js';
import {connectionRow, stationRow, trainRow} from '/faces/passenger/rows.js';

const PAUSE = 250; // Between two letters; nobody is asked for each of them.

class Search extends Part {
  static properties = {wish: {}, found: {state: true}, failure: {state: true}, busy: {state: true}, more: {state: true}};

  constructor() {
    super();
    this.run = 0;
  }

  willUpdate(changed) {
    if (!changed.has('wish')) return;
    const {from, to, time} = this.wish;
    this.more ||= Boolean(to || time);
    if (from) this.look(() => this.connections(from, to, time));
    else this.found = null;
  }

  /** The latest question wins; an answer to an older one is let go. */
  async look(ask) {
    const mine = ++this.run;
    this.busy = true;
    this.failure = null;
    try {
      const found = await ask();
      if (mine === this.run) this.found = found;
    } catch (failure) {
      if (mine === this.run) {
        this.failure = failure;
        this.found = null;
      }
    } finally {
      if (mine === this.run) this.busy = false;
    }
  }

  async connections(from, to, time) {
    const query = new URLSearchParams({from, ...(to ? {to} : {}), ...(time ? {time} : {}), limit: to ? 6 : 12});
    const connections = (await get(`/api/v1/connections?${query}`)).items;
    const leg = connections[0]?.legs;
    if (leg) nameStops([{id: from, name: leg[0].from}, ...(to ? [{id: to, name: leg.at(-1).to}] : [])]);
    return {connections, from, to};
  }

  typed(event) {
    clearTimeout(this.timer);
    const text = event.target.value.trim();
    if (this.value('to')) return;
    if (text.length < 2) {
      this.run++;
      this.found = null;
      this.busy = false;
      return;
    }
    this.timer = setTimeout(() => this.look(() => this.any(text)), PAUSE);
  }

  async any(text) {
    const found = await get(`/api/v1/search?q=${encodeURIComponent(text)}&limit=6`);
    nameStops(found.stops);
    return found;
  }

  /** The station that a text means: what the address says already, else the one of that name, or the only one found. */
  async station(text, known, network) {
    if (!text) return '';
    if (known && stopName(known) === text) return known;
    const {stops} = await this.any(text);
    const same = stops.filter(stop => stop.name.toLowerCase() === text.toLowerCase());
    return (same.length > 0 ? same.find(stop => stop.id.split(':')[0] === network) ?? same[0] : stops.length === 1 ? stops[0] : null)?.id ?? text;
  }

  value(name) {
    return this.querySelector(`[name=${name}]`)?.value.trim() ?? '';
  }

  async submitted(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    const [from, to, time] = ['from', 'to', 'time'].map(name => this.value(name));
    if (!from) {
      this.querySelector('[name=from]').focus();
      return;
    }
    await this.look(async () => {
      if (to || time) {
        const start = await this.station(from, this.wish.from);
        // Two railways may have a station of one name; nobody changes from the one to the other.
        const end = await this.station(to, this.wish.to, start.split(':')[0]);
        go(searchUrl({from: start, to: end, time}));
        return this.found;
      }
      const found = await this.any(from);
      if (found.stops.length === 1 && found.trains.length === 0) go(searchUrl({from: found.stops[0].id}));
      return found;
    });
  }

  render() {
    const {from = '', to = '', time = ''} = this.wish;
    return html`<form class="search stack" @submit=${this.submitted} role="search">
      <label><span>${t.stationOrNumber}</span>
        <input name="from" type="search" autocomplete="off" autocapitalize="words" enterkeyhint="search" spellcheck="false"
          placeholder=${t.searchExample} .value=${stopName(from)} @input=${this.typed}></label>
      ${this.more ? html`<div class="pair">
        <label><span>${t.to}</span><input name="to" autocomplete="off" autocapitalize="words" spellcheck="false"
          list="stations" .value=${stopName(to)} @input=${e => this.suggest(e)}></label>
        <label><span>${t.departureFrom}</span><input name="time" type="time" .value=${time}></label></div>
        <datalist id="stations">${(this.suggested ?? []).map(stop => html`<option value=${stop.name}></option>`)}</datalist>`
        : nothing}
      <div class="row"><button class="primary">${icon('search')} ${t.search}</button>
        ${this.more ? nothing : html`<button type="button" class="quiet" @click=${() => this.unfold()}>
          ${icon('change')} ${t.withTo}</button>`}</div>
    </form>
    ${problem(this.failure)}
    <div aria-live="polite">${this.busy && !this.found ? html`<p class="soft">${t.searching}</p>` : nothing}
      ${this.found ? this.results(this.found) : nothing}</div>`;
  }

  async unfold() {
    this.more = true;
    await this.updateComplete;
    this.querySelector('[name=to]').focus();
  }

  suggest(event) {
    clearTimeout(this.suggesting);
    const text = event.target.value.trim();
    if (text.length < 2) return;
    this.suggesting = setTimeout(async () => {
      this.suggested = (await this.any(text).catch(() => ({stops: []}))).stops;
      this.requestUpdate();
    }, PAUSE);
  }

  results({stops = [], trains = [], connections, from, to}) {
    if (connections) {
      return html`<h3 class="results">${to ? t.connectionsFromTo(stopName(from), stopName(to)) : t.departuresFrom(stopName(from))}</h3>
        ${connections.length === 0 ? html`<p>${t.noConnectionFound(to)}</p>`
          : html`<ul class="rows">${connections.map(connectionRow)}</ul>`}`;
    }
    if (stops.length + trains.length === 0) return html`<p>${t.nothingFound}</p>`;
    return html`<h3 class="results">${t.found(stops.length + trains.length)}</h3>
      <ul class="rows">${trains.map(trainRow)}${stops.map(stationRow)}</ul>`;
  }
}
customElements.define('an-search', Search);
