// A trip that is followed: the next thing, the message, the line of stops, and how to stop.
import {html, nothing} from 'lit';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {day} from '/faces/shared/times.js';
import {pause, paused, resume, unsubscribe} from '/faces/passenger/actions.js';
import {recurring, whatOf} from '/faces/passenger/card.js';
import {next} from '/faces/passenger/next.js';
import {doing, problem} from '/faces/passenger/problem.js';
import {go, tripUrl} from '/faces/passenger/routes.js';
import {Knows, show, state} from '/faces/passenger/store.js';
import {over, toldOf, tripsOf, zoneOf} from '/faces/passenger/trips.js';
import '/faces/passenger/line.js';
import '/faces/passenger/message.js';
import '/faces/passenger/offers.js';
import '/faces/passenger/push-card.js';
import '/faces/passenger/settings.js';

class Trip extends Part {
  static properties = {subscription: {}, train: {}, busy: {state: true}, failure: {state: true}};

  constructor() {
    super();
    new Knows(this);
  }

  connectedCallback() {
    super.connectedCallback();
    show([]);
  }

  render() {
    const mine = state.subscriptions.find(s => s.id === this.subscription);
    if (!mine) return this.absent();
    const trips = tripsOf(mine);
    const trip = trips.find(trip => this.train && trip.legs.some(leg => leg.journeyId === this.train))
      ?? trips.find(trip => !over(trip)) ?? trips[0];
    const journeys = trip?.legs.map(leg => leg.journeyId);
    return html`<p><a class="back" href="/">${icon('back')} ${t.back}</a></p>
      <h1 tabindex="-1">${trip ? whatOf(mine, trip) : recurring(mine)}</h1>
      ${trip ? html`<div class="card now">${next(trip)}</div>` : html`<p class="card">${t.noTrainToday}</p>`}
      <an-message .subscription=${mine} .told=${toldOf(mine.id, journeys)}></an-message>
      <an-offers .subscription=${mine} .told=${toldOf(mine.id, journeys)[0]?.sequence}></an-offers>
      <an-push-card></an-push-card>
      <div class="row actions">${this.actions(mine)}</div>
      ${problem(this.failure)}
      ${trip ? html`<an-line .legs=${trip.legs} .changes=${trip.changeMinutes}></an-line>` : nothing}
      ${this.others(mine, trips, trip)}
      <an-settings .subscription=${mine}></an-settings>`;
  }

  actions(mine) {
    const quiet = paused(mine);
    return html`
      ${quiet ? html`<p class="mark" role="status">${icon('bellOff')}
        ${mine.kind === 'trip' || mine.kind === 'line' ? t.pausedTrip : t.pausedDays}</p>` : nothing}
      <button id="pause" ?disabled=${Boolean(this.busy)} @click=${() => doing(this, 'pause', () => quiet ? resume(mine) : pause(mine))}>
        ${icon(quiet ? 'play' : 'pause')} ${this.busy === 'pause' ? t.working : quiet ? t.resume : t.pause}</button>
      <button id="unsubscribe" class="danger" ?disabled=${Boolean(this.busy)} @click=${() => this.end(mine)}>
        ${icon('cross')} ${this.busy === 'end' ? t.working : t.unsubscribe}</button>`;
  }

  async end(mine) {
    await doing(this, 'end', async () => {
      await unsubscribe(mine);
      go('/');
    });
  }

  /** The other trains of what recurs. */
  others(mine, trips, shown) {
    const more = trips.filter(trip => trip.id !== shown?.id && trip.legs[0].known && !over(trip));
    if (more.length === 0) return nothing;
    return html`<section><h2>${t.moreTrains}</h2><ul class="rows">${more.slice(0, 12).map(trip => html`
      <li><a class="found" href=${tripUrl(mine.id, trip.legs[0].journeyId)}><span class="middle"><strong>${trip.legs[0].journey.train}</strong>
        <span>${day(trip.legs[0].departs.aimed ?? trip.legs[0].departs.expected, zoneOf(trip))}</span></span></a></li>`)}</ul></section>`;
  }

  absent() {
    return html`<p><a class="back" href="/">${icon('back')} ${t.back}</a></p>
      <h1 tabindex="-1">${t.tripTitle}</h1>
      <p class=${state.fresh || !state.session ? 'card' : 'soft'}>${state.fresh || !state.session ? t.noSuchTrip
        : state.line === 'lost' ? t.noConnection : t.loading}</p>`;
  }
}
customElements.define('an-trip', Trip);
