// A trip on the start page: which it is, the next thing that matters, and what was last told of it.
import {html, nothing} from 'lit';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {day} from '/faces/shared/times.js';
import {paused} from '/faces/passenger/actions.js';
import {next} from '/faces/passenger/next.js';
import {tripUrl} from '/faces/passenger/routes.js';
import {state} from '/faces/passenger/store.js';
import {over, stopName, toldOf, zoneOf} from '/faces/passenger/trips.js';

class Card extends Part {
  static properties = {subscription: {}, trips: {}};

  render() {
    const trip = this.trips.find(trip => !over(trip)) ?? this.trips[0];
    const told = toldOf(this.subscription.id, trip?.legs.map(leg => leg.journeyId))[0];
    return html`<a class="card trip" href=${tripUrl(this.subscription.id)}>
      <span class="what">${trip ? whatOf(this.subscription, trip) : recurring(this.subscription)}</span>
      ${paused(this.subscription) ? html`<span class="mark">${icon('bellOff')} ${t.paused}</span>` : nothing}
      ${trip ? next(trip) : html`<span class="soft">${t.noTrainToday}</span>`}
      ${told ? html`<span class="told ${told.noticeClass.toLowerCase()}">${icon('bell')}
        <span><strong>${told.title}</strong> ${told.body}</span></span>` : nothing}
    </a>`;
  }
}

/** "RE 1001 · Kaltenmoor to Hohenfels", and the day. */
export function whatOf(subscription, trip) {
  const [first, last] = [trip.legs[0], trip.legs.at(-1)];
  if (!first.known || !last.known) return subscription.kind === 'trip' ? t.loading : recurring(subscription);
  const trains = trip.legs.map(leg => leg.journey?.train ?? '').join(' + ');
  const leaves = first.departs.aimed ?? first.departs.expected;
  return html`<span class="train">${trains}</span>
    <span class="way">${first.first.stopName} → ${last.last.stopName}</span>
    <span class="soft">${subscription.kind === 'trip' ? leaves ? day(leaves, zoneOf(trip)) : ''
      : leaves ? t.nextOn(day(leaves, zoneOf(trip))) : ''}</span>`;
}

/** What recurs, when no train of it is known now. */
export function recurring({kind, commute, stop, line}) {
  return kind === 'commute' ? html`<span class="way">${stopName(commute.from)} → ${stopName(commute.to)}</span>
      <span class="soft">${t.weekdaysAt(commute.window.from)}</span>`
    : kind === 'stop' ? html`<span class="way">${stopName(stop.at)}</span>
      <span class="soft">${stop.window.from} – ${stop.window.until}</span>`
    : kind === 'line' ? html`<span class="way">${line.line}</span>` : html`<span>${state.loaded ? '' : t.loading}</span>`;
}
customElements.define('an-card', Card);
