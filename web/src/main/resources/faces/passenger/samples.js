// For who is new: trains that are on their way now, to be followed with two taps.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {trainRow} from '/faces/passenger/rows.js';

class Samples extends Part {
  static properties = {trains: {state: true}};

  constructor() {
    super();
    this.trains = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    const latest = await get('/api/v1/journeys/latest?limit=20').catch(() => ({items: []}));
    this.trains = latest.items.filter(train => ['SCHEDULED', 'RUNNING'].includes(train.status) && train.nextStop)
      .sort((a, b) => (b.delayMinutes ?? -1) - (a.delayMinutes ?? -1)).slice(0, 4);
  }

  render() {
    if (this.trains.length === 0) return nothing;
    return html`<section aria-labelledby="samples"><h2 id="samples">${t.onTheirWay}</h2>
      <p class="soft">${t.tryOne}</p>
      <ul class="rows">${this.trains.map(trainRow)}</ul></section>`;
  }
}
customElements.define('an-samples', Samples);
