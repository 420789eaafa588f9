// As of when the page is true: live, being connected, or as it was at a time, with its age. Offline is never shown as current.
import {html, nothing} from 'lit';
import {now, onTick} from '/faces/shared/clock.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {clockTime} from '/faces/shared/times.js';
import {Knows, state} from '/faces/passenger/store.js';

class Freshness extends Part {
  constructor() {
    super();
    new Knows(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.ends = onTick(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.ends();
  }

  render() {
    if (state.line === 'none') return nothing;
    const zone = [...state.journeys.values()][0]?.zone;
    const old = state.line === 'lost';
    const time = state.asOf && clockTime(state.line === 'live' ? now() : state.asOf, zone);
    const words = state.line === 'live' ? t.live(time)
      : !state.asOf ? (old ? t.neverConnected : t.connecting)
      : old ? `${t.staleSince(time)} ${t.age(Math.floor((Date.now() - state.seenAt) / 60_000))}`
      : t.asItWas(time);
    // Read out when it changes its kind, not with every minute.
    return html`<p class="freshness ${old ? 'old' : ''} ${state.line}">${words}</p>
      <p class="words" role="status">${old ? t.lineLost : ''}</p>`;
  }
}
customElements.define('an-freshness', Freshness);
