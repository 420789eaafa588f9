// One row of a board. It stands where it stands; a change is a new row in the place of the old one, faded in.
import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {clockTime} from '/faces/shared/times.js';

/** The longer a name, the smaller it is written; never cut off. */
export const fit = text => text.length > 34 ? 'fit3' : text.length > 22 ? 'fit2' : text.length > 15 ? 'fit1' : '';
const LATE = 5;

function times({times, line}, words) {
  const plan = times.aimed && clockTime(times.aimed, line.zone);
  const now = times.expected && clockTime(times.expected, line.zone);
  if (!plan && !now) return html`<span class="unknown">${words.notKnown}</span>`;
  if (times.cancelled) return html`<del>${plan ?? now}</del>`;
  if (!plan || !now || plan === now) return html`<time datetime=${times.aimed ?? times.expected}>${plan ?? now}</time>`;
  return html`<del><span class="words">${words.planned} </span>${plan}</del>
    <strong><span class="words">${words.expected} </span><time datetime=${times.expected}>${now}</time></strong>`;
}

function note({times, line}, words) {
  if (times.cancelled) return html`<span class="cancelled">${words.cancelled}</span>`;
  const moved = line.plannedPlatform && line.platform && line.platform !== line.plannedPlatform;
  const late = times.delayMinutes;
  const parts = [];
  if (moved) parts.push(html`<span class="changed">${words.platformChanged(line.platform, line.plannedPlatform)}</span>`);
  if (late >= LATE) parts.push(html`<span class="late">${words.late(late)}</span>`);
  else if (late < -1) parts.push(html`<span class="late">${words.early(-late)}</span>`);
  else if (late === undefined && !moved) parts.push(html`<span class="quiet">${words.noNews}</span>`);
  return parts;
}

/** Via: as many as there is room for, whole names only. */
function via(stops, room) {
  const kept = [];
  let length = 0;
  for (const stop of stops) {
    length += stop.length + 3;
    if (length > room) break;
    kept.push(stop);
  }
  return kept.join(' – ');
}

/** A row made anew is no movement: the key says when. */
export const slot = (row, words, room) => keyed(row && `${row.line.journeyId} ${row.line.order} ${row.line.revision}`,
  drawn(row, words, room));

function drawn(row, words, room) {
  if (!row) return html`<div class="slot empty" aria-hidden="true"></div>`;
  const {line, times: side, what} = row;
  const place = what === 'arrivals' ? line.origin : line.destination;
  const stops = via((what === 'arrivals' ? line.viaBefore : line.via).filter(stop => stop !== place), room);
  const moved = line.plannedPlatform && line.platform && line.platform !== line.plannedPlatform;
  return html`<div role="row" class="slot ${side.cancelled ? 'off' : ''}" data-journey=${line.journeyId}>
    <span role="cell" class="time">${times(row, words)}</span>
    <span role="cell" class="train ${fit(line.train + line.train)}">${line.train}</span>
    <span role="cell" class="place ${fit(place)}"><span class="name" lang="">${side.cancelled ? html`<del>${place}</del>` : place}</span>
      <span class="via" lang="">${stops ? `${words.via} ${stops}` : nothing}</span></span>
    <span role="cell" class="platform">${line.platform && !side.cancelled ? html`<span class="words">${words.platform} </span>
      <span class=${moved ? 'changed' : ''}>${line.platform}</span>` : html`<span class="words">${words.noPlatform}</span>`}</span>
    <span role="cell" class="note">${note(row, words)}</span>
  </div>`;
}
