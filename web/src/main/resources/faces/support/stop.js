// A stop: its departures from an instant on; each leads to its journey.
import {html} from 'lit';
import {get} from '/faces/shared/api.js';
import {now} from '/faces/shared/clock.js';
import {delay, platform, timePair} from '/faces/shared/times.js';
import {t} from '/faces/shared/texts.js';
import {address, parameter, set} from '/faces/support/address.js';
import {loading, Part, problem, when} from '/faces/support/parts.js';

const HOUR = 3_600_000;

class Stop extends Part {
  static properties = {id: {}};

  constructor() {
    super();
    Object.assign(this, {departures: null, name: null, zone: undefined});
  }

  moved() {
    this.load();
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    const from = parameter('since');
    await this.attempt(async () => {
      const {items} = await get(`/api/v1/stops/${encodeURIComponent(this.id)}/departures?limit=100`
        + (from === null ? '' : `&from=${encodeURIComponent(from)}`));
      if (items.length > 0 && this.name === null) await this.learn(items[0]);
      this.departures = items;
    });
  }

  /** A line of a board says neither what its stop is called nor in which zone it lies; its journey does. */
  async learn({journeyId, order}) {
    const journey = await get(`/api/v1/journeys/${encodeURIComponent(journeyId)}`);
    this.name = journey.calls.find(call => call.order === order)?.stopName ?? null;
    this.zone = journey.zone;
  }

  move(hours) {
    const from = Date.parse(parameter('since') ?? '') || now();
    set({since: new Date(from + hours * HOUR).toISOString()}, true);
  }

  render() {
    const list = this.departures;
    return html`<div class="stack"><h1>${this.name ?? this.id}</h1><p class="soft">${this.id}</p>
      <div class="row"><button @click=${() => this.move(-2)}>${t.twoHoursEarlier}</button>
        <button @click=${() => this.move(2)}>${t.twoHoursLater}</button>
        <span>${t.fromTime} ${when(parameter('since') ?? new Date(now()).toISOString(), this.zone)}</span></div>
      ${problem(this.problem)}
      ${list === null ? loading() : list.length === 0 ? html`<p>${t.noDepartures}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t.departures}><table class="list">
          <thead><tr><th scope="col">${t.departure}</th><th scope="col">${t.train}</th><th scope="col">${t.to}</th>
            <th scope="col">${t.platform}</th><th scope="col">${t.delayed}</th></tr></thead>
          <tbody>${list.map(d => html`<tr>
            <td>${timePair({aimed: d.aimed, expected: d.expected, zone: this.zone, cancelled: d.cancelled})}</td>
            <th scope="row"><a href=${address(['journeys', d.journeyId])}>${d.train}</a></th><td>${d.destination}</td>
            <td>${platform(d.platform, d.plannedPlatform)}</td><td>${delay(d.delayMinutes, d.cancelled)}</td></tr>`)}
          </tbody></table></div>`}</div>`;
  }
}
customElements.define('an-stop', Stop);
