// Every event and every notice on one line of time, and all there is to know about the one that is chosen.
import {html, nothing} from 'lit';
import {clockTime} from '/faces/shared/times.js';
import {icon} from '/faces/shared/icons.js';
import {t} from '/faces/shared/texts.js';
import {address, parameter, set} from '/faces/support/address.js';
import {byHappened} from '/faces/support/journey-entries.js';
import {moment, number, Part, when, word} from '/faces/support/parts.js';
import '/faces/support/rows.js';

/** An event in words of the page's language; of one that the page does not know, what the API says in English. */
export function happened(event, journey) {
  const stop = journey.calls.find(c => c.order === event.order)?.stopName ?? event.order;
  return t.events[event.type]?.({...event, ...firstDelay(event, journey)}, stop) ?? event.what;
}

/** Of times call by call, how late the first of them is: that is what people look for. */
function firstDelay({type, delayMinutes, times}, journey) {
  if (type !== 'journey-times-changed' || (delayMinutes ?? null) !== null) return {};
  for (const time of times ?? []) {
    const call = journey.calls.find(c => c.order === time.order);
    const [now, plan] = call?.aimedDeparture ? [time.actualDeparture ?? time.expectedDeparture, call.aimedDeparture]
      : [time.actualArrival ?? time.expectedArrival, call?.aimedArrival];
    if (now && plan) return {delayMinutes: Math.round((Date.parse(now) - Date.parse(plan)) / 60_000), at: call.stopName};
  }
  return {};
}

/** What was said; of what was held back there are no words yet, so what became of it and why. */
const notice = ({title, body, status, reason}) => title ? html`<strong>${title}</strong> ${body}`
  : html`${word('noticeStatus', status)}, ${word('reasons', reason)}`;

class Timeline extends Part {
  static properties = {entries: {attribute: false}, journey: {attribute: false}, knownAt: {attribute: false}, zone: {}};

  /** Which entry is open stands in the address, too. */
  get chosen() {
    const key = parameter('entry');
    return key === null ? null : this.entries.find(e => e.key === key) ?? null;
  }

  get shown() {
    const order = parameter('order') ?? 'known';
    const only = parameter('only') ?? 'all';
    const key = `${order} ${only}`;
    if (this.key !== key || this.of !== this.entries) {
      const some = only === 'late' ? this.entries.filter(e => e.lateBy > 0)
        : only === 'all' ? this.entries : this.entries.filter(e => e.kind === only);
      Object.assign(this, {key, of: this.entries, list: order === 'known' ? some : byHappened(some)});
    }
    return this.list;
  }

  render() {
    const order = parameter('order') ?? 'known';
    const only = parameter('only') ?? 'all';
    const shown = this.shown;
    const chosen = this.chosen;
    return html`<section class="stack" aria-labelledby="timeline-title"><h2 id="timeline-title">${t.timeline}</h2>
      <div class="row filters"><label for="only">${t.show}</label><select id="only" @change=${e => set({only: e.target.value === 'all'
        ? null : e.target.value})}>${Object.entries(t.kinds).map(([kind, words]) => html`
          <option value=${kind} ?selected=${kind === only}>${words}</option>`)}</select>
        <label for="order">${t.orderBy}</label><select id="order" @change=${e => set({order: e.target.value === 'known'
          ? null : e.target.value})}>${Object.entries(t.orders).map(([kind, words]) => html`
          <option value=${kind} ?selected=${kind === order}>${words}</option>`)}</select>
        <span class="soft" role="status">${t.entries(number(shown.length))}</span></div>
      <div class="split"><an-rows id="timeline" .items=${shown} .label=${t.timeline} .height=${3.5} .chosen=${chosen}
          .kind=${e => this.kind(e)} .row=${e => this.row(e, order)} .key=${`${this.zone}${this.knownAt}`} @choose=${e => set({entry: e.detail.key})}></an-rows>
        <div class="card details" id="chosen" aria-live="polite">${chosen === null ? html`<p class="soft">${t.chooseEntry}</p>`
          : this.details(chosen)}</div></div></section>`;
  }

  /** What was not known yet at the instant of the slider is pale and says so. */
  kind(entry) {
    return this.knownAt && Date.parse(entry.known) > Date.parse(this.knownAt) ? 'later' : '';
  }

  row(entry, order) {
    const at = order === 'known' ? entry.known : entry.happened;
    return html`<time datetime=${at}>${clockTime(at, this.zone, true)}</time>
      <span class="mark">${icon(entry.kind === 'event' ? 'train' : 'bell')}<span class="words">${t.kind[entry.kind]}</span></span>
      <span class="what">${entry.kind === 'event' ? this.happened(entry.event) : notice(entry.notice)}</span>
      ${entry.lateBy > 0 ? html`<span class="changed">${t.lateBy(entry.lateBy)}</span>` : nothing}
      ${this.kind(entry) ? html`<span class="soft">${t.notKnownYet}</span>` : nothing}`;
  }

  happened(event) {
    return happened(event, this.journey);
  }

  details(entry) {
    const fact = (name, value) => value === null || value === undefined || value === '' ? nothing
      : html`<dt>${name}</dt><dd>${value}</dd>`;
    const {event: e, notice: n} = entry;
    return html`<div class="stack"><h3>${e ? this.happened(e) : n.title ?? word('noticeStatus', n.status)}</h3>${n?.body ? html`<p>${n.body}</p>` : nothing}
      ${entry.lateBy > 0 ? html`<p><span class="changed">${t.lateBy(entry.lateBy)}</span></p>` : nothing}
      <dl class="facts">${e ? html`${fact(t.happenedAt, when(e.observedAt, this.zone))}${fact(t.knownSince, when(e.knownAt, this.zone))}
          ${fact(t.recordedAt, when(e.recordedAt, this.zone))}${fact(t.source, `${e.source} (${word('sourceKind', e.sourceKind)})`)}
          ${fact(t.because, word('because', e.because))}${fact(t.revisionMade, e.revision)}${fact(t.typeOfEvent, e.type)}`
        : html`${fact(t.toldAt, when(n.plannedAt, this.zone))}${fact(t.outcome, word('noticeStatus', n.status))}
          ${fact(t.closedAt, when(n.closedAt, this.zone))}${fact(t.answerOfProvider, n.outcome)}${fact(t.reason, word('reasons', n.reason))}
          ${fact(t.urgency, word('classes', n.noticeClass))}${fact(t.version, n.version)}
          ${fact(t.passenger, html`<a href=${address(['passengers', entry.passengerId], {journey: this.journey.id})}>${entry.passengerId}</a>`)}`}
      </dl>
      ${e?.times ? html`<ul class="plain">${e.times.map(time => html`<li>${this.times(time)}</li>`)}</ul>` : nothing}
      <div><button id="look-then" @click=${() => set({knownAt: entry.known}, true)}>${t.lookThen(moment(entry.known, this.zone))}</button></div>
    </div>`;
  }

  times(time) {
    const stop = this.journey.calls.find(c => c.order === time.order)?.stopName ?? time.order;
    const parts = ['expectedArrival', 'actualArrival', 'expectedDeparture', 'actualDeparture'].filter(f => time[f])
      .map(f => `${t[f]} ${clockTime(time[f], this.zone, true)}`);
    return `${stop}: ${parts.join(', ')}`;
  }
}
customElements.define('an-timeline', Timeline);
