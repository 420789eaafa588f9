// Other ways to get there when a trip breaks off; one tap takes one.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {clockTime} from '/faces/shared/times.js';
import {accept} from '/faces/passenger/actions.js';
import {doing, problem} from '/faces/passenger/problem.js';
import {state} from '/faces/passenger/store.js';

class Offers extends Part {
  static properties = {subscription: {}, told: {}, offers: {state: true}, busy: {state: true}, failure: {state: true}};

  constructor() {
    super();
    this.offers = [];
  }

  /** An offer comes with a message: asked for again with each new one, and when the trip is another. */
  willUpdate(changed) {
    const key = `${this.subscription.id} ${this.told} ${JSON.stringify(this.subscription.legs)}`;
    if (key === this.key) return;
    this.key = key;
    this.ask(key);
  }

  async ask(key) {
    if (!this.told || this.subscription.kind !== 'trip') {
      this.offers = [];
      return;
    }
    const found = await get(`/api/v1/me/subscriptions/${this.subscription.id}/offers`).catch(() => ({items: []}));
    if (key === this.key) this.offers = found.items;
  }

  render() {
    if (this.offers.length === 0) return nothing;
    const zone = [...state.journeys.values()][0]?.zone;
    return html`<section class="card stack offers" aria-labelledby="offers"><h2 id="offers">${icon('change')} ${t.offers}</h2>
      <ul class="rows">${this.offers.map((offer, i) => html`<li class="offer">
        <span><strong>${offer.train}</strong> ${t.departsArrives(clockTime(offer.departs, zone), clockTime(offer.arrives, zone))}
          <span class="soft">${offer.changes > 0 ? t.changes(offer.changes) : t.direct}</span></span>
        ${offer.holds ? html`<button class="${i === 0 ? 'primary' : ''} take" ?disabled=${Boolean(this.busy)}
            @click=${() => this.take(offer)}>${this.busy === offer.id ? t.working : t.take(offer.train)}</button>`
          : html`<span class="bad">${t.offerGone}</span>`}</li>`)}</ul>
      ${problem(this.failure)}</section>`;
  }

  take(offer) {
    return doing(this, offer.id, () => accept(this.subscription, offer));
  }
}
customElements.define('an-offers', Offers);
