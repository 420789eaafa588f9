// A trip as a line of stops: one's own stretch is bold, what has passed is folded, changes stand between the trains.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {delay, platform, timePair} from '/faces/shared/times.js';
import {changeWords} from '/faces/passenger/next.js';
import {arrivalOf, changeBetween, departureOf} from '/faces/passenger/trips.js';

class Line extends Part {
  static properties = {legs: {}, changes: {}, open: {state: true}};

  constructor() {
    super();
    this.open = new Set();
  }

  render() {
    return html`${this.legs.map((leg, i) => html`
      ${i > 0 ? this.change(this.legs[i - 1], leg, this.changes[i - 1]) : nothing}
      ${leg.known ? this.leg(leg) : html`<p class="soft">${t.loading}</p>`}`)}`;
  }

  change(before, after, needed) {
    const change = changeBetween(before, after, needed);
    return html`<p class="transfer">${t.changeAt(after.known ? after.first.stopName : '')} ${changeWords(change)}
      ${change?.least !== undefined && change.kind !== 'moot' ? html`<span class="soft">${t.changeNeeds(change.least)}</span>` : nothing}</p>`;
  }

  leg(leg) {
    const {journey} = leg;
    return html`<section class="leg" aria-label=${`${journey.train} ${leg.first.stopName} → ${leg.last.stopName}`}>
      <h2>${journey.train} <span class="soft">${t.toward(journey.headsign ?? journey.calls.at(-1).stopName)}</span></h2>
      ${journey.status === 'CANCELLED' ? html`<p class="bad">${t.trainCancelled}</p>` : nothing}
      ${journey.cause ? html`<p>${t.cause} ${journey.cause}</p>` : nothing}
      ${journey.message ? html`<p>${journey.message}</p>` : nothing}
      <ol class="line">${this.stops(leg)}</ol></section>`;
  }

  stops(leg) {
    const calls = leg.journey.calls;
    // Of a train that has not left yet no stop is the next one.
    const next = calls.some(call => call.phase !== 'AHEAD') && leg.journey.status !== 'COMPLETED'
      ? calls.find(call => call.phase !== 'DEPARTED' && !call.cancelled) : undefined;
    const before = calls.filter(call => call.order < leg.boarding);
    const ridden = calls.filter(call => call.order > leg.boarding && call.order < leg.alighting);
    const passed = ridden.filter(call => next ? call.order < next.order : leg.arrived);
    const ahead = ridden.filter(call => !passed.includes(call));
    const after = calls.filter(call => call.order > leg.alighting);
    const stop = call => this.stop(leg, call, next);
    return html`${this.fold(leg, 'before', before, t.stopsBefore, stop)}${stop(leg.first)}
      ${this.fold(leg, 'passed', passed, t.stopsPassed, stop)}${ahead.map(stop)}${stop(leg.last)}
      ${this.fold(leg, 'after', after, t.stopsAfter, stop)}`;
  }

  fold(leg, name, calls, words, stop) {
    if (calls.length === 0) return nothing;
    const key = `${leg.journeyId} ${name}`;
    const open = this.open.has(key);
    const toggle = () => {
      open ? this.open.delete(key) : this.open.add(key);
      this.requestUpdate();
    };
    return html`<li class="fold"><button class="quiet" aria-expanded=${open} @click=${toggle}>${words(calls.length)}</button></li>
      ${open ? calls.map(stop) : nothing}`;
  }

  stop(leg, call, next) {
    const {journey} = leg;
    const mine = call.order >= leg.boarding && call.order <= leg.alighting;
    const end = call.order === leg.boarding || call.order === leg.alighting;
    const arriving = call.order === leg.alighting || call.order === journey.calls.at(-1).order;
    const minutes = arriving ? call.arrivalDelayMinutes : call.departureDelayMinutes;
    const cancelled = journey.status === 'CANCELLED' || call.cancelled;
    const place = call.platform ?? call.plannedPlatform;
    const here = call === next;
    return html`<li class="stop ${mine ? 'mine' : ''} ${end ? 'end' : ''} ${call.phase !== 'AHEAD' && !here ? 'gone' : ''} ${here ? 'here' : ''}">
      <span class="time">${timePair({...(arriving ? arrivalOf(call) : departureOf(call)), zone: journey.zone, cancelled})}</span>
      <span class="place"><span class="name">${call.stopName}${call.added ? html` <span class="changed">${t.addedStop}</span>` : nothing}</span>
        <span class="more">${end || here || cancelled ? delay(minutes ?? null, cancelled) : nothing}
          ${place && (end || place !== (call.plannedPlatform ?? place)) ? platform(place, call.plannedPlatform) : nothing}
          ${call.order === leg.boarding ? html`<span class="words">${t.youBoard}</span>` : nothing}
          ${call.order === leg.alighting ? html`<span class="words">${t.youAlight}</span>` : nothing}
          ${here ? html`<span class="soft">${call.phase === 'ARRIVED' ? t.trainIsHere : t.nextStop}</span>` : nothing}</span></span></li>`;
  }
}
customElements.define('an-line', Line);
