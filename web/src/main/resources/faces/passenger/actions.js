// What a passenger does. A session begins with the first thing followed, and not before: whoever looks leaves no trace.
import {patch, post, remove} from '/faces/shared/api.js';
import {lang} from '/faces/shared/texts.js';
import {clockTime} from '/faces/shared/times.js';
import {keep, kept} from '/faces/passenger/kept.js';
import {began, forget, refresh, state} from '/faces/passenger/store.js';

const FOR_EVER = '2099-12-31';
const BEYOND = '2099-12-31T00:00:00Z';

async function subscribe(target) {
  if (!state.session) {
    await post('/api/v1/session', {kind: 'browser'});
    began();
  }
  const wishes = {languages: [lang()], ...kept('wishes')};
  const made = await post('/api/v1/me/subscriptions', {...target, preferences: wishes});
  await refresh();
  return made;
}

/** This ride, on this day. */
export const followRide = legs => subscribe({legs: legs.map(({journeyId, boarding, alighting}) =>
  ({journeyId, from: String(boarding), to: String(alighting)}))});

/** The train of this time, every weekday. */
export function followWeekdays(leg) {
  const zone = leg.journey.zone;
  const leaves = Date.parse(leg.first.aimedDeparture);
  return subscribe({commute: {from: leg.first.stopId, to: leg.last.stopId, network: leg.journeyId.split(':')[0],
    window: {from: clockTime(leaves, zone), until: clockTime(leaves + 60_000, zone)}}});
}

/** What recurs is silent altogether; of a single trip urgent news still comes. */
export async function pause(subscription) {
  await patch(`/api/v1/me/subscriptions/${subscription.id}`,
    subscription.kind === 'trip' || subscription.kind === 'line' ? {doNotDisturbUntil: BEYOND} : {pausedUntil: FOR_EVER});
  await refresh();
}

export async function resume(subscription) {
  await patch(`/api/v1/me/subscriptions/${subscription.id}`,
    {clear: subscription.kind === 'trip' || subscription.kind === 'line' ? ['doNotDisturbUntil'] : ['pausedUntil']});
  await refresh();
}

const daysOf = subscription => subscription.commute?.days ?? subscription.stop?.days;

export function paused(subscription) {
  const days = daysOf(subscription);
  return days ? (days.pausedUntil ?? '') > new Date().toISOString().slice(0, 10)
    : (subscription.preferences.doNotDisturbUntil ?? '') >= BEYOND.slice(0, 10);
}

export async function unsubscribe(subscription) {
  await remove(`/api/v1/me/subscriptions/${subscription.id}`);
  await refresh();
}

/** How to be told: of one subscription, or of all and of those to come. */
export async function changeWishes(wishes, subscription) {
  const changed = subscription ? [subscription] : state.subscriptions;
  await Promise.all(changed.map(s => patch(`/api/v1/me/subscriptions/${s.id}`, wishes)));
  if (!subscription) {
    const {clear, ...later} = wishes;
    keep('wishes', later);
  }
  await refresh();
}

export async function accept(subscription, offer) {
  await post(`/api/v1/me/subscriptions/${subscription.id}/offers/${offer.id}/accept`);
  await refresh();
}

export async function erase() {
  await remove('/api/v1/me');
  forget();
}
