// The next thing that matters on a trip, large: a departure, a change, an arrival.
import {html, nothing} from 'lit';
import {icon} from '/faces/shared/icons.js';
import {t} from '/faces/shared/texts.js';
import {delay, platform, timePair} from '/faces/shared/times.js';
import {nextThing} from '/faces/passenger/trips.js';

export function next(trip) {
  const {kind, leg, next: onward, change} = nextThing(trip);
  if (kind === 'unknown') return html`<span class="soft">${t.loading}</span>`;
  const zone = leg.journey.zone;
  if (kind === 'over') {
    return html`<span class="next"><span>${t.arrivedAt(leg.last.stopName)}</span>
      <span class="big">${timePair({...leg.arrives, zone})}</span></span>`;
  }
  if (kind === 'cancelled') {
    return html`<span class="next"><span>${icon('cross')} ${t.trainAt(leg.journey.train, leg.first.stopName)}</span>
      <span class="big">${timePair({...leg.departs, zone, cancelled: true})} <span class="bad">${t.cancelled}</span></span></span>`;
  }
  if (kind === 'departs') {
    return html`<span class="next"><span>${t.departsFrom(leg.first.stopName)}</span>
      <span class="big">${timePair({...leg.departs, zone})}</span>
      <span class="row">${delay(leg.first.departureDelayMinutes ?? null)} ${where(leg.first)}</span></span>`;
  }
  if (kind === 'change') {
    return html`<span class="next"><span>${t.changeAt(leg.last.stopName)}</span>
      <span class="big">${timePair({...leg.arrives, zone})}</span>
      <span class="row">${changeWords(change)} ${where(onward.first)}</span></span>`;
  }
  return html`<span class="next"><span>${t.arrivesAt(leg.last.stopName)}</span>
    <span class="big">${timePair({...leg.arrives, zone})}</span>
    <span class="row">${delay(leg.last.arrivalDelayMinutes ?? null)}</span></span>`;
}

const where = call => call.platform || call.plannedPlatform
  ? html`<span>${platform(call.platform ?? call.plannedPlatform, call.plannedPlatform)}</span>` : nothing;

/** How much time a change has, in words first. */
export function changeWords(change) {
  if (!change || change.kind === 'unknown') return html`<span class="soft">${t.changeUnknown}</span>`;
  const {kind, margin} = change;
  return kind === 'moot' ? html`<span class="bad">${t.changeMoot}</span>`
    : kind === 'missed' ? html`<span class="bad">${icon('warning')} ${margin < 0 ? t.changeMissedBy(-margin) : t.changeMissed(margin)}</span>`
    : kind === 'held' ? html`<span class="good">${icon('check')} ${t.changeHeld}</span>`
    : kind === 'tight' ? html`<span class="late">${icon('warning')} ${t.changeTight(margin)}</span>`
    : html`<span class="good">${t.changeFine(margin)}</span>`;
}
