// The calls of a journey in words and numbers.
import {html, nothing} from 'lit';
import {clockTime, delay, platform} from '/faces/shared/times.js';
import {t} from '/faces/shared/texts.js';
import {address} from '/faces/support/address.js';
import {Part, word} from '/faces/support/parts.js';

/** A platform where there is little room: the head of its column says what it is. */
const bare = ({platform: now, plannedPlatform: planned}) => planned && now && planned !== now
  ? html`<del>${planned}</del> <span class="changed">${now}</span>` : now ?? nothing;

class Stops extends Part {
  static properties = {journey: {attribute: false}, brief: {type: Boolean}};

  render() {
    const {calls, zone} = this.journey;
    const time = instant => instant ? html`<time datetime=${instant}>${clockTime(instant, zone)}</time>` : nothing;
    const pair = (arrival, departure, none) => arrival || departure
      ? html`${time(arrival)}${arrival && departure ? ' · ' : nothing}${time(departure)}` : html`<span class="soft">${none}</span>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.calls}><table class="list numbers">
      <thead><tr><th scope="col">${t.stop}</th><th scope="col">${t.planned}</th><th scope="col">${t.expected}</th>
        <th scope="col">${t.actual}</th><th scope="col">${t.delayed}</th><th scope="col">${t.platform}</th>
        ${this.brief ? nothing : html`<th scope="col">${t.state}</th>`}</tr></thead>
      <tbody>${calls.map(c => html`<tr><th scope="row"><a href=${address(['stops', c.stopId])}>${c.stopName}</a></th>
        <td>${pair(c.aimedArrival, c.aimedDeparture, t.notPlanned)}</td><td>${pair(c.expectedArrival, c.expectedDeparture, c.cancelled ? '–' : t.notKnown)}</td>
        <td>${pair(c.actualArrival, c.actualDeparture, c.phase === 'AHEAD' ? t.notYet : t.notReported)}</td>
        <td>${delay(c.departureDelayMinutes ?? c.arrivalDelayMinutes, c.cancelled)}</td>
        <td>${this.brief ? bare(c) : platform(c.platform, c.plannedPlatform)}</td>
        ${this.brief ? nothing : html`<td>${c.cancelled ? t.cancelled : word('phase', c.phase)}${c.added ? `, ${t.added}` : nothing}</td>`}</tr>`)}</tbody></table></div>`;
  }
}
customElements.define('an-stops', Stops);
