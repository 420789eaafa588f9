// Results of a search: rows to be tapped, each a link with the whole row as its target.
import {html, nothing} from 'lit';
import {icon} from '/faces/shared/icons.js';
import {t} from '/faces/shared/texts.js';
import {clockTime, delay, platform, timePair} from '/faces/shared/times.js';
import {rideUrl, searchUrl} from '/faces/passenger/routes.js';

export const stationRow = stop => html`<li><a class="found" href=${searchUrl({from: stop.id})}>
  <span class="lead">${icon('forward')}</span><span class="middle"><strong>${stop.name}</strong>
  <span class="soft">${t.showDepartures}</span></span></a></li>`;

/** A train by its number. */
export const trainRow = train => html`<li><a class="found" href=${rideUrl([{journeyId: train.id}])}>
  <span class="lead">${train.aimedDeparture ? html`<time datetime=${train.aimedDeparture}>
    ${clockTime(train.aimedDeparture, train.zone)}</time>` : icon('train')}</span>
  <span class="middle"><strong>${train.train}</strong> <span>${train.from} → ${train.to}</span>
  <span class="soft">${train.status === 'CANCELLED' ? delay(null, true) : delay(train.delayMinutes ?? null)}</span></span></a></li>`;

/** A way to get somewhere, direct or with a change. */
export const connectionRow = ({legs, changeMinutes}) => {
  const [first, last] = [legs[0], legs.at(-1)];
  return html`<li><a class="found" href=${rideUrl(legs)}>
    <span class="lead">${timePair({aimed: first.aimedDeparture, expected: first.expectedDeparture, zone: first.zone,
      cancelled: first.cancelled})}</span>
    <span class="middle"><strong>${legs.map(leg => leg.train).join(' + ')}</strong>
      <span>${t.toward(last.to)}${last.aimedArrival ? html`, ${t.arrival} ${timePair({aimed: last.aimedArrival, expected: last.expectedArrival, zone: last.zone,
        cancelled: last.cancelled})}` : nothing}</span>
      <span class="soft">${delay(first.delayMinutes ?? null, first.cancelled)}${first.platform || first.plannedPlatform ? html`, 
        ${platform(first.platform ?? first.plannedPlatform, first.plannedPlatform)}` : nothing}${changeMinutes.length > 0
        ? html`, ${t.changesAt(legs.slice(0, -1).map(leg => leg.to).join(', '))}` : nothing}</span></span></a></li>`;
};
