// What differs between two states of a journey; nothing else.
import {html} from 'lit';
import {clockTime, delayWords} from '/faces/shared/times.js';
import {t} from '/faces/shared/texts.js';
import {Part, word} from '/faces/support/parts.js';

const TIMES = ['expectedArrival', 'actualArrival', 'expectedDeparture', 'actualDeparture'];

/** Rows of what (a stop or the train; place tells calls at the same stop apart), which of its properties, and both values in words. */
export function differences(a, b, zone) {
  const time = instant => instant ? clockTime(instant, zone, true) : t.notKnown;
  const rows = [];
  let place = 'train';
  const compare = (where, what, x, y, words) => {
    if ((x ?? null) !== (y ?? null)) rows.push({place, where, what, first: words(x), second: words(y)});
  };
  const text = value => value ?? t.nothingSaid;
  compare(t.train, t.state, a?.status, b?.status, s => s === undefined ? t.nothingKnown : word('status', s));
  if (!a || !b) return rows;
  compare(t.train, t.delayed, a.delayMinutes, b.delayMinutes, delayWords);
  compare(t.train, t.cause, a.cause, b.cause, text);
  compare(t.train, t.operatorMessage, a.message, b.message, text);
  const orders = [...new Set([...a.calls, ...b.calls].map(c => c.order))].sort((x, y) => x - y);
  for (const order of orders) {
    const [x, y] = [a, b].map(j => j.calls.find(c => c.order === order));
    const where = (x ?? y).stopName;
    place = order;
    compare(where, t.state, state(x), state(y), s => s);
    TIMES.forEach(field => compare(where, t[field], x?.[field], y?.[field], time));
    compare(where, t.delayed, late(x), late(y), delayWords);
    compare(where, t.platform, x?.platform, y?.platform, value => value ?? t.notKnown);
  }
  return rows;
}

const late = call => call?.departureDelayMinutes ?? call?.arrivalDelayMinutes;
const state = call => call === undefined ? t.noCall : call.cancelled ? t.cancelled : word('phase', call.phase);

class Diff extends Part {
  static properties = {first: {attribute: false}, second: {attribute: false}, zone: {}};

  render() {
    const rows = differences(this.first, this.second, this.zone);
    return html`<section class="stack" aria-labelledby="diff-title"><h2 id="diff-title">${t.difference}</h2>
      ${rows.length === 0 ? html`<p id="no-difference">${t.noDifference}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t.difference}><table class="list numbers" id="difference">
          <thead><tr><th scope="col">${t.what}</th><th scope="col">${t.firstInstant}</th>
            <th scope="col">${t.secondInstant}</th></tr></thead>
          ${[...Map.groupBy(rows, r => r.place)].map(([, some]) => html`<tbody>
            <tr class="place"><th scope="rowgroup" colspan="3">${some[0].where}</th></tr>
            ${some.map(r => html`<tr><td>${r.what}</td><td>${r.first}</td>
              <td><strong>${r.second}</strong></td></tr>`)}</tbody>`)}</table></div>`}</section>`;
  }
}
customElements.define('an-diff', Diff);
