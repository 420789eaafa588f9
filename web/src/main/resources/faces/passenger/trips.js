// What is true of a trip: its next thing, its changes, its message. Pure functions of what the store knows.
import {now} from '/faces/shared/clock.js';
import {state} from '/faces/passenger/store.js';

const at = instant => instant ? Date.parse(instant) : null;
const later = (aimed, minutes) => aimed && minutes !== undefined && minutes !== null
  ? new Date(Date.parse(aimed) + minutes * 60_000).toISOString() : null;

export const departureOf = call => ({aimed: call.aimedDeparture,
  expected: call.actualDeparture ?? call.expectedDeparture ?? later(call.aimedDeparture, call.departureDelayMinutes)});
export const arrivalOf = call => ({aimed: call.aimedArrival,
  expected: call.actualArrival ?? call.expectedArrival ?? later(call.aimedArrival, call.arrivalDelayMinutes)});
const best = ({aimed, expected}) => expected ?? aimed;

/** A leg with its journey, its calls and whether it runs; calls are undefined while the journey is not known. */
export function legOf(leg) {
  const journey = state.journeys.get(leg.journeyId);
  if (!journey || journey.calls.length === 0) return {...leg, journey, known: false};
  const calls = journey.calls;
  const first = leg.boarding === null || leg.boarding === undefined ? calls[0] : calls.find(c => c.order === leg.boarding);
  const last = leg.alighting === null || leg.alighting === undefined ? calls.at(-1) : calls.find(c => c.order === leg.alighting);
  if (!first || !last) return {...leg, journey, known: false};
  const cancelled = journey.status === 'CANCELLED' || first.cancelled || last.cancelled;
  return {...leg, journey, known: true, first, last, boarding: first.order, alighting: last.order, cancelled,
    boarded: first.phase === 'DEPARTED', arrived: last.phase !== 'AHEAD' || journey.status === 'COMPLETED',
    departs: departureOf(first), arrives: arrivalOf(last)};
}

/** The change from one leg to the next: how many minutes it has, and what that means. */
export function changeBetween(before, after, needed = 2) {
  if (!before.known || !after.known) return null;
  const planned = minutes(before.last.aimedArrival, after.first.aimedDeparture);
  const margin = minutes(best(before.arrives), best(after.departs));
  const hold = after.journey.holds?.find(h => h.feeder === before.journeyId && h.order === after.first.order);
  if (margin === null || planned === null) return {margin, planned, kind: 'unknown', hold};
  // A change that was planned shorter than it should take is no worse for being as planned.
  const least = Math.min(needed, planned);
  const kind = before.cancelled || after.cancelled ? 'moot' : margin < least ? 'missed'
    : margin < Math.min(5, planned) ? 'tight' : 'fine';
  const held = hold?.until && at(best(before.arrives)) + least * 60_000 <= at(hold.until);
  return {margin, planned, least, hold, kind: held && kind !== 'fine' && kind !== 'moot' ? 'held' : kind};
}

const minutes = (from, to) => from && to ? Math.floor((at(to) - at(from)) / 60_000) : null;

/** Trips of a subscription in the order of their departure; those that are over come last. */
export function tripsOf(subscription) {
  const mine = state.trips.filter(trip => trip.subscriptionId === subscription.id);
  if (mine.length === 0 && subscription.legs.length > 0) {
    mine.push({id: subscription.id, subscriptionId: subscription.id, legs: subscription.legs, changeMinutes: []});
  }
  return mine.map(trip => ({...trip, legs: trip.legs.map(legOf)}))
    .sort((a, b) => over(a) - over(b) || (starts(a) ?? Infinity) - (starts(b) ?? Infinity));
}

const starts = trip => trip.legs[0].known ? at(best(trip.legs[0].departs)) : null;
export const over = trip => {
  const last = trip.legs.at(-1);
  return last.known && (last.arrived || (at(best(last.arrives)) ?? Infinity) < now() - 3_600_000);
};

/** The next thing that matters: {kind: departs|change|arrives|over|cancelled|unknown, leg, change}. */
export function nextThing(trip) {
  if (trip.legs.some(leg => !leg.known)) return {kind: 'unknown', leg: trip.legs[0]};
  const index = trip.legs.findIndex(leg => !leg.arrived);
  if (index < 0) return {kind: 'over', leg: trip.legs.at(-1)};
  const leg = trip.legs[index];
  const lost = trip.legs.slice(index).find(l => l.cancelled && !l.boarded);
  if (lost) return {kind: 'cancelled', leg: lost};
  if (!leg.boarded) return {kind: 'departs', leg};
  const next = trip.legs[index + 1];
  return next ? {kind: 'change', leg, next, change: changeBetween(leg, next, trip.changeMinutes[index])} : {kind: 'arrives', leg};
}

/** What was told of a trip, the newest first. What waits, or was taken back, was not told. */
export function toldOf(subscriptionId, journeys) {
  return state.notices.filter(n => n.subscriptionId === subscriptionId && !['held', 'withdrawn', 'superseded'].includes(n.status)
    && (!n.journeyId || !journeys || journeys.includes(n.journeyId))).reverse();
}

export const zoneOf = trip => trip.legs.find(leg => leg.journey)?.journey.zone;
export const stopName = id => state.stops[id] ?? id;
