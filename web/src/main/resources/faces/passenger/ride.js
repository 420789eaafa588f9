// A ride that is not followed yet: where to board and alight, and one tap to follow it, today or every weekday.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {clockTime, day} from '/faces/shared/times.js';
import {followRide, followWeekdays} from '/faces/passenger/actions.js';
import {doing, problem} from '/faces/passenger/problem.js';
import {go, rideUrl, tripUrl} from '/faces/passenger/routes.js';
import {Knows, show, state} from '/faces/passenger/store.js';
import {legOf} from '/faces/passenger/trips.js';
import '/faces/passenger/line.js';

class Ride extends Part {
  static properties = {legs: {}, busy: {state: true}, failure: {state: true}};

  constructor() {
    super();
    new Knows(this);
  }

  willUpdate(changed) {
    if (!changed.has('legs')) return;
    show(this.legs.map(leg => leg.journeyId));
    // What the stream cannot say: that there is no such train.
    this.legs.filter(leg => !state.journeys.has(leg.journeyId)).forEach(leg =>
      get(`/api/v1/journeys/${encodeURIComponent(leg.journeyId)}`).catch(failure => {
        this.failure = failure;
      }));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    show([]);
  }

  render() {
    const legs = this.legs.map(legOf);
    const [first, last] = [legs[0], legs.at(-1)];
    if (!first.known || !last.known) {
      return html`<p><a href="/">${icon('back')} ${t.back}</a></p><h1 tabindex="-1">${t.train}</h1>
        ${this.failure ? problem(this.failure) : html`<p class="soft">${t.loading}</p>`}`;
    }
    const over = last.arrived;
    return html`<p><a href="/" class="back">${icon('back')} ${t.back}</a></p>
      <h1 tabindex="-1">${legs.map(leg => leg.journey.train).join(' + ')}
        <span class="way">${first.first.stopName} → ${last.last.stopName}</span></h1>
      <p class="soft">${first.departs.aimed ? day(first.departs.aimed, first.journey.zone) : ''}</p>
      ${over ? html`<p class="card">${t.isOver}</p>` : this.follow(legs)}
      ${problem(this.failure)}
      <an-line .legs=${legs} .changes=${[]}></an-line>`;
  }

  follow(legs) {
    const [leg] = legs;
    return html`<div class="card follow stack">
      ${legs.length === 1 ? this.stretch(leg) : nothing}
      <div class="row">
        <button class="primary" id="follow" ?disabled=${Boolean(this.busy)} @click=${() => this.start(() => followRide(legs), 'ride')}>
          ${icon('bell')} ${this.busy === 'ride' ? t.working : t.followToday}</button>
        ${legs.length === 1 && leg.first.aimedDeparture ? html`
          <button id="weekdays" ?disabled=${Boolean(this.busy)} @click=${() => this.start(() => followWeekdays(leg), 'days')}>
            ${this.busy === 'days' ? t.working : t.followWeekdays(clockTime(leg.first.aimedDeparture, leg.journey.zone))}</button>`
          : nothing}</div>
      <p class="soft">${t.followWhat}</p></div>`;
  }

  stretch(leg) {
    const calls = leg.journey.calls;
    const choose = (name, known, options, changed) => html`<label><span>${name}</span>
      <select @change=${e => changed(Number(e.target.value))}>${options.map(call => html`
        <option value=${call.order} ?selected=${call.order === known}>${call.stopName}</option>`)}</select></label>`;
    return html`<div class="pair">
      ${choose(t.boardAt, leg.boarding, calls.slice(0, -1), order => this.ride(leg, order,
        leg.alighting > order ? leg.alighting : calls.at(-1).order))}
      ${choose(t.alightAt, leg.alighting, calls.filter(call => call.order > leg.boarding), order => this.ride(leg, leg.boarding, order))}
    </div>`;
  }

  ride(leg, boarding, alighting) {
    go(rideUrl([{journeyId: leg.journeyId, boarding, alighting}]), {replace: true});
  }

  async start(subscribe, name) {
    const made = await doing(this, name, subscribe);
    if (made) go(tripUrl(made.id));
  }
}
customElements.define('an-ride', Ride);
