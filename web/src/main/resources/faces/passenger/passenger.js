// The passenger's page: the start with my trips and the search, a ride to be followed, a trip that is followed.
import '/faces/shared/theme.js';
import {html} from 'lit';
import {Part} from '/faces/shared/part.js';
import {onTick} from '/faces/shared/clock.js';
import {loadTexts, t} from '/faces/shared/texts.js';
import '/faces/shared/top.js';
import {register} from '/faces/passenger/push.js';
import {onRoute, route} from '/faces/passenger/routes.js';
import {begin, stillTrue} from '/faces/passenger/store.js';
import '/faces/passenger/freshness.js';
import '/faces/passenger/start.js';
import '/faces/passenger/ride.js';
import '/faces/passenger/trip.js';

class Page extends Part {
  static properties = {where: {state: true}};

  constructor() {
    super();
    this.where = route();
    onRoute(() => {
      this.where = route();
      this.moved = true;
    });
    onTick(stillTrue);
  }

  /** Whoever comes to another view by keyboard begins at its heading. */
  async updated() {
    if (!this.moved) return;
    this.moved = false;
    document.title = this.where.view === 'start' ? t.pageTitle : t.tripTitle;
    await Promise.all([...this.querySelectorAll('main > *')].map(e => e.updateComplete));
    if (document.activeElement === document.body || !document.activeElement?.isConnected) {
      this.querySelector('h1')?.focus({preventScroll: true});
    }
  }

  render() {
    const {view} = this.where;
    return html`<main id="main" tabindex="-1" class=${view}>
      <an-freshness></an-freshness>
      ${view === 'trip' ? html`<an-trip .subscription=${this.where.trip} .train=${this.where.train}></an-trip>`
        : view === 'ride' ? html`<an-ride .legs=${this.where.legs}></an-ride>`
        : html`<an-start .wish=${this.where}></an-start>`}
    </main>`;
  }
}

await loadTexts('passenger');
begin();
if (document.readyState === 'complete') register();
else addEventListener('load', register);
customElements.define('an-passenger', Page);
