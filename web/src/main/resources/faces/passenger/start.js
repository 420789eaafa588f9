// The start: my trips first; below them the search; for who is new, what this is and trains to try it with.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {icon} from '/faces/shared/icons.js';
import {Knows, state} from '/faces/passenger/store.js';
import {tripsOf} from '/faces/passenger/trips.js';
import '/faces/passenger/card.js';
import '/faces/passenger/search.js';
import '/faces/passenger/settings.js';
import '/faces/passenger/samples.js';

class Start extends Part {
  static properties = {wish: {}, settings: {state: true}};

  constructor() {
    super();
    new Knows(this);
  }

  render() {
    const mine = state.subscriptions;
    // Whoever searched wants to see what was found; everything else can wait.
    const searched = Boolean(this.wish.from);
    const search = html`<section aria-labelledby="find">
        ${searched ? html`<p><a class="back" href="/">${icon('back')} ${t.facePassenger}</a></p><h1 id="find" tabindex="-1">${t.find}</h1>`
          : html`<h2 id="find">${mine.length > 0 ? t.findAnother : t.find}</h2>`}
        <an-search .wish=${this.wish}></an-search></section>`;
    if (searched) return search;
    return html`
      ${mine.length > 0 ? this.mine(mine) : this.welcome()}
      ${search}
      ${mine.length === 0 ? html`<an-samples></an-samples>` : nothing}
      ${state.session ? html`<an-settings></an-settings>` : nothing}`;
  }

  mine(mine) {
    const soonest = mine.map(subscription => ({subscription, trips: tripsOf(subscription)}))
      .sort((a, b) => start(a) - start(b));
    return html`<section class="stack">
      <h1 tabindex="-1">${t.myTrips}</h1>
      <ul class="stack cards">${soonest.map(({subscription, trips}) => html`
        <li><an-card .subscription=${subscription} .trips=${trips}></an-card></li>`)}</ul></section>`;
  }

  welcome() {
    if (!state.loaded) return html`<h1 tabindex="-1">${t.myTrips}</h1><p class="soft">${t.loading}</p>`;
    return html`<section class="welcome stack">
      <h1 tabindex="-1">${t.promise}</h1>
      <p>${t.promiseMore}</p>
      <ol class="steps">
        <li>${icon('search')}<span>${t.step1}</span></li>
        <li>${icon('bell')}<span>${t.step2}</span></li>
        <li>${icon('check')}<span>${t.step3}</span></li>
      </ol>
      <p class="soft">${t.noAccount}</p></section>`;
  }
}

const start = ({trips}) => {
  const leg = trips[0]?.legs[0];
  const time = leg?.known ? Date.parse(leg.departs.expected ?? leg.departs.aimed) : NaN;
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
};

customElements.define('an-start', Start);
