// The wall screen of a station. It runs for weeks: it reconnects by itself, keeps nothing that grows, and says when it is old.
import {LitElement, html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {isTold, now, onTick} from '/faces/shared/clock.js';
import {LiveStream} from '/faces/shared/live.js';
import {keyed} from 'lit/directives/keyed.js';
import {clockTime} from '/faces/shared/times.js';
import {lang} from '/faces/shared/texts.js';
import {icon} from '/faces/shared/icons.js';
import {Announcer} from '/faces/board/announce.js';
import * as mode from '/faces/board/mode.js';
import {Lines, rowsOf} from '/faces/board/rows.js';
import {say} from '/faces/board/say.js';
import {fit, slot} from '/faces/board/slot.js';
import {hints, inTurn} from '/faces/board/ticker.js';

const TURN = 10_000; // A language, a situation.
const READ_AGAIN = 120_000; // What comes into sight as time passes is no change, so no stream tells it.
const OLD = 90_000;
const TOO_OLD = 600_000;
const SHIFT = 180_000;
const SHIFTS = 8;
const AWAKE = 5_000;
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

class Wall extends LitElement {
  static properties = {stop: {}, name: {state: true}, missing: {state: true}, situations: {state: true},
    spoken: {state: true}, paused: {state: true}, awake: {state: true}, age: {state: true}};

  constructor() {
    super();
    Object.assign(this, {lines: new Lines(), name: null, missing: null, situations: [], spoken: null, paused: false,
      awake: false, age: 0, turn: 0, opened: performance.now()});
    this.langs = mode.langs.length > 0 ? mode.langs : [...new Set([lang(), 'en'])];
    this.announcer = new Announcer(this.langs, mode.speak, spoken => { this.spoken = spoken; });
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.path = `/api/v1/stops/${encodeURIComponent(this.stop)}`;
    this.stream = new LiveStream(`${this.path}/board/stream`, {
      board: ({data}) => this.take(() => this.whole(data)),
      lines: ({data}) => this.take(() => this.lines.take(data.journeyId, data.lines)),
    }, line => { if (line === 'live') this.opened = performance.now(); });
    this.ends = [onTick(() => this.tick())];
    this.upright = matchMedia('(orientation: portrait)');
    const turned = () => this.requestUpdate();
    this.upright.addEventListener('change', turned);
    this.ends.push(() => this.upright.removeEventListener('change', turned), () => clearTimeout(this.again));
    this.read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stream.close();
    this.ends.forEach(end => end());
  }

  whole({stopName, lines}) {
    this.name = stopName;
    document.title = stopName;
    this.lines.replace(lines);
  }

  take(change) {
    change();
    this.look();
    if (!this.paused) this.requestUpdate();
  }

  /** Not by this machine's own clock, which may be wrong: what it thinks is over would be gone until the next reading. */
  look() {
    if (!isTold()) return;
    this.lines.prune(now());
    this.announcer.look(this.lines.byJourney, now());
  }

  async read() {
    try {
      this.situations = (await get(`${this.path}/situations`)).items;
      const board = await get(`${this.path}/board`);
      this.missing = null;
      this.take(() => this.whole(board));
    } catch (problem) {
      // A stop nobody knows is no outage; a timetable may bring it yet.
      if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) this.missing = problem;
    }
    this.again = setTimeout(() => this.read(), READ_AGAIN * (0.9 + Math.random() * 0.2));
  }

  tick() {
    const here = performance.now();
    this.age = here - Math.max(this.opened, this.stream.heardAt ?? 0);
    if (!this.paused) {
      this.turn = Math.floor(here / TURN);
      this.requestUpdate();
    }
    if (this.awake && here - this.movedAt > AWAKE) this.awake = false;
  }

  moved() {
    this.movedAt = performance.now();
    this.awake = true;
  }

  page() {
    if (mode.show !== 'both') return mode.show;
    return Math.floor(this.turn / this.langs.length) % 2 === 0 ? 'departures' : 'arrivals';
  }

  ticker(rows, language, words) {
    const one = inTurn(hints(this.situations, rows, language), Math.floor(this.turn / this.langs.length));
    if (!one) return html`<p class="soft">${words.noSituation}</p>`;
    const {title, body} = one;
    return html`<p lang=${one.lang} class=${fit(body + title)}>${icon('warning')} <strong>${title}</strong> ${body}</p>`;
  }

  banner(words) {
    if (this.missing) return html`<p class="banner" lang="en">${this.missing.message} ${this.missing.remedy ?? ''}</p>`;
    if (this.age < OLD) return nothing;
    const minutes = Math.floor(this.age / 60_000);
    return html`<p class="banner">${this.age < TOO_OLD ? words.old(minutes) : words.tooOld(minutes)}</p>`;
  }

  controls(words) {
    const full = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    return html`<nav class="controls ${this.awake ? 'awake' : ''}" aria-label=${words.controls}>
      <a class="button" href="/board">${icon('back')}${words.otherStation}</a>
      <button type="button" id="hold" aria-pressed=${this.paused} @click=${() => { this.paused = !this.paused; }}>
        ${icon(this.paused ? 'play' : 'pause')}${words.hold}</button>
      <button type="button" id="full" @click=${full}>${words.fullScreen}</button></nav>`;
  }

  render() {
    const language = this.langs[this.turn % this.langs.length];
    const words = say(language);
    const page = this.page();
    const most = this.upright?.matches ? 10 : 8;
    const told = isTold();
    const rows = told ? rowsOf(this.lines.byJourney, page, now(), most) : [];
    const zone = rows[0]?.line.zone ?? this.zone ?? HERE;
    this.zone = zone;
    const shift = Math.floor(performance.now() / SHIFT) % SHIFTS;
    return html`<main id="main" class="shift${shift} ${this.age >= TOO_OLD ? 'stale' : ''}" lang=${language}
        @pointermove=${() => this.moved()} tabindex="-1">
      ${keyed(`${language} ${page}`, html`<header><h1 lang="" class=${fit(this.name ?? '')}>${this.name ?? this.stop}</h1>
        <p class="page">${words[page]}</p>
        <time class="clock">${told ? html`${clockTime(now(), zone)}<span>${clockTime(now(), zone, true).slice(5)}</span>` : nothing}</time></header>
      <div role="table" class="rows" aria-label="${words[page]}, ${this.name ?? this.stop}">
        <div role="row" class="head"><span role="columnheader">${words.time}</span><span role="columnheader">${words.train}</span>
          <span role="columnheader">${page === 'arrivals' ? words.from : words.to}</span>
          <span role="columnheader">${words.platform}</span><span role="columnheader">${words.note}</span></div>
        ${Array.from({length: most}, (_, i) => i === 0 && rows.length === 0
          ? html`<div role="row" class="slot none"><span role="cell">${this.name && told ? words.none : words.connecting}</span></div>`
          : slot(rows[i], words, this.upright?.matches ? 40 : 44))}</div>
      <div class="ticker">${this.ticker(rows, language, words)}</div>`)}
      ${this.banner(words)}
      ${this.controls(words)}
      <p class="words" role="status" id="announcement" lang=${this.spoken?.lang ?? language}>${this.spoken?.text ?? ''}</p>
    </main>`;
  }
}
customElements.define('an-wall', Wall);
