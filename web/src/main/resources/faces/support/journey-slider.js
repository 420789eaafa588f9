// An instant of both times: when we knew, and when it happened. Two sliders, for mouse, touch and keyboard alike.
import {html, nothing, svg} from 'lit';
import {icon} from '/faces/shared/icons.js';
import {t} from '/faces/shared/texts.js';
import {parameter, set} from '/faces/support/address.js';
import {moment, Part} from '/faces/support/parts.js';

const STEP = 10_000;
const HALF_AN_HOUR = 1_800_000;

class Instant extends Part {
  static properties = {events: {attribute: false}, journey: {attribute: false}, known: {}, until: {}, title: {attribute: false}};

  /** From half an hour before it runs, or the first news, to the last thing there is about it. */
  get range() {
    const times = this.journey.calls.flatMap(c => [c.aimedArrival, c.aimedDeparture, c.expectedArrival,
      c.expectedDeparture, c.actualArrival, c.actualDeparture]).filter(Boolean).map(Date.parse);
    // A timetable may be known for months; nobody looks for what was known in between.
    const news = this.events.filter(e => e.type !== 'journey-scheduled').flatMap(e => [e.knownAt, e.observedAt]).map(Date.parse);
    const all = [...times, ...news];
    const first = Math.min(...times.map(time => time - HALF_AN_HOUR), news.reduce((a, b) => Math.min(a, b), Infinity));
    const low = Math.floor(first / STEP) * STEP;
    return {low, high: Math.max(low + STEP, Math.ceil(all.reduce((a, b) => Math.max(a, b), low) / STEP) * STEP)};
  }

  render() {
    return html`<fieldset class="instant">${this.title ? html`<legend>${this.title}</legend>` : nothing}
      ${this.slider(this.known, t.weKnewAt, t.now, 'knownAt')}
      ${this.slider(this.until, t.itHappenedBy, t.noLimit, 'observedAt')}</fieldset>`;
  }

  slider(name, label, none, field) {
    const {low, high} = this.range;
    const chosen = parameter(name);
    const open = chosen === null || chosen === 'now';
    const value = open ? high : Math.min(high, Math.max(low, Date.parse(chosen)));
    const text = open ? none : moment(chosen, this.journey.zone);
    return html`<div class="slide"><label for=${name}>${label}</label><output for=${name}>${text}</output>
      <div class="row rail"><button class="quiet" id="${name}-before" aria-label=${t.eventBefore(label)}
          @click=${() => this.jump(name, field, -1)}>${icon('back')}</button>
        <div class="track"><input type="range" id=${name} min=${low} max=${high} step=${STEP} .value=${String(value)}
            aria-valuetext=${text} @input=${e => this.move(name, e.target.valueAsNumber, high)}
            @keydown=${e => this.pressed(e, name, value, low, high)}>
          ${this.marks(field, low, high)}</div>
        <button class="quiet" id="${name}-after" aria-label=${t.eventAfter(label)}
          @click=${() => this.jump(name, field, 1)}>${icon('forward')}</button>
        ${open ? nothing : html`<button class="quiet" id="${name}-open" @click=${() => this.open(name)}>${none}</button>`}</div></div>`;
  }

  /** Where something happened, as strokes under the slider; at most one for each place, however many events there are. */
  marks(field, low, high) {
    const places = new Set(this.events.map(e => Math.round((Date.parse(e[field]) - low) / (high - low) * 400))
      .filter(place => place >= 0 && place <= 400));
    return html`<svg class="marks" viewBox="0 0 400 8" preserveAspectRatio="none" aria-hidden="true">${[...places].map(x => svg`
      <line x1=${x} x2=${x} y1="0" y2="8"/>`)}</svg>`;
  }

  move(name, value, high) {
    this.put(name, value >= high ? null : new Date(value).toISOString(), false);
  }

  /** Arrows go by ten seconds, which the browser does; with Shift by one event, page keys by five minutes. */
  pressed(event, name, value, low, high) {
    const by = {PageUp: 300_000, PageDown: -300_000}[event.key];
    if (by !== undefined) {
      event.preventDefault();
      this.move(name, Math.min(high, Math.max(low, value + by)), high);
    } else if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      this.jump(name, name === this.known ? 'knownAt' : 'observedAt', event.key === 'ArrowLeft' ? -1 : 1);
    }
  }

  jump(name, field, by) {
    const chosen = parameter(name);
    const at = chosen === null || chosen === 'now' ? Infinity : Date.parse(chosen);
    const {low} = this.range;
    // As the server wrote them: this clock has milliseconds only, and would be just before the event.
    const instants = this.events.map(e => e[field]).filter(i => Date.parse(i) >= low)
      .sort((a, b) => Date.parse(a) - Date.parse(b));
    const next = by < 0 ? instants.findLast(i => Date.parse(i) < at) : instants.find(i => Date.parse(i) > at);
    if (next !== undefined) this.put(name, next, true);
    else if (by > 0) this.put(name, null, true);
  }

  /** The button goes with what it undoes, so the focus goes to the slider. */
  open(name) {
    this.put(name, null, true);
    this.querySelector(`#${name}`).focus();
  }

  put(name, instant, remember) {
    set({[name]: instant === null && name === 'compare' ? 'now' : instant}, remember);
  }
}
customElements.define('an-instant', Instant);
