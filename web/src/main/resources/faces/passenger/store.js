// What the page knows: my subscriptions and trips, the journeys it shows, what I was told. Live through one stream.
import {get, Problem} from '/faces/shared/api.js';
import {now} from '/faces/shared/clock.js';
import {LiveStream} from '/faces/shared/live.js';
import {redrawnBy} from '/faces/shared/redrawn.js';
import {forgetMe, keep, kept} from '/faces/passenger/kept.js';

const MOST_NOTICES = 200;
const MOST_SHOWN = 50;

export const state = {
  session: Boolean(kept('session')),
  loaded: false, // My trips are known, be it from the last visit.
  fresh: false, // They are known from the server, on this visit.
  line: 'none', // none, connecting, live or lost
  asOf: null, // Passenger time at which everything shown was true.
  seenAt: null, // The same on this machine's clock, to tell the age of it.
  subscriptions: [],
  trips: [],
  notices: [],
  journeys: new Map(),
  stops: kept('stops') ?? {},
};

const listeners = new Set();
let stream = null;
let streamOf = '';
let extra = [];

const changed = () => listeners.forEach(listener => listener());

/** A Lit controller: its element is drawn anew when something changes. */
export const Knows = redrawnBy(listeners);

/** The last known state first, at once and with its age; then what the server says. */
export function begin() {
  const last = state.session ? kept('state') : null;
  if (last) {
    Object.assign(state, last, {journeys: new Map(last.journeys), loaded: true, line: 'connecting'});
  }
  state.loaded ||= !state.session;
  addEventListener('offline', () => lost());
  addEventListener('online', () => refresh());
  return refresh();
}

/** Asks for my trips anew; says nothing if nobody answers, for the stream says that. */
export async function refresh() {
  if (!state.session) {
    follow();
    return;
  }
  try {
    const [subscriptions, trips] = await Promise.all([get('/api/v1/me/subscriptions'), get('/api/v1/me/trips')]);
    Object.assign(state, {subscriptions: subscriptions.items, trips: trips.items, loaded: true, fresh: true});
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) forget();
    else lost();
  }
  follow();
  changed();
}

function lost() {
  if (state.session || state.line !== 'none') state.line = 'lost';
  changed();
}

/** There is a session from now on. */
export function began() {
  state.session = true;
  keep('session', true);
}

/** Nobody is known here any more. */
export function forget() {
  forgetMe();
  Object.assign(state, {session: false, subscriptions: [], trips: [], notices: [], stops: {}, loaded: true});
  follow();
  changed();
}

/** Journeys that a view shows beside those of my trips. */
export function show(ids) {
  extra = ids;
  follow();
}

function wanted() {
  const mine = state.trips.flatMap(trip => trip.legs.map(leg => leg.journeyId));
  const ended = id => state.journeys.get(id)?.status === 'COMPLETED';
  const open = mine.filter(id => !ended(id)).concat(mine.filter(ended));
  return [...new Set([...extra, ...open])].slice(0, MOST_SHOWN).sort();
}

/** Listens to what is shown now; one stream, opened anew only if that changed. */
function follow() {
  const ids = wanted();
  const key = `${state.session} ${ids}`;
  if (key === streamOf) return;
  streamOf = key;
  stream?.close();
  stream = null;
  if (ids.length === 0 && !state.session) {
    state.line = 'none';
    changed();
    return;
  }
  let mine; // Not there yet when it first says how it is.
  mine = new LiveStream(path(ids), {
    journey: ({data}) => heard(mine, () => takeJourney(data)),
    notice: ({data}) => heard(mine, () => takeNotice(data, mine, ids)),
    reset: () => heard(mine, () => state.journeys.clear()),
  }, line => mine === undefined || mine === stream ? lineIs(line) : undefined);
  stream = mine;
}

const path = ids => {
  const q = ids.map(encodeURIComponent).join(',');
  return state.session ? `/api/v1/me/live?ids=${q}&told=${state.notices.at(-1)?.sequence ?? 0}`
    : `/api/v1/journeys/live?ids=${q}`;
};

function heard(from, take) {
  if (from !== stream) return;
  take();
  remember();
  changed();
}

function lineIs(line) {
  // What the stream does not say may have changed meanwhile, too: which trips there are.
  if (line === 'live' && state.line === 'lost') refresh();
  if (line === 'live' || state.line !== 'lost') state.line = line;
  if (line === 'live') seen();
  changed();
}

function takeJourney(journey) {
  const known = state.journeys.get(journey.id);
  if (!known || known.revision <= journey.revision) state.journeys.set(journey.id, journey);
  journey.calls.forEach(call => {
    state.stops[call.stopId] = call.stopName;
  });
  seen();
}

function takeNotice(notice, from, ids) {
  state.notices = state.notices.filter(n => n.sequence !== notice.sequence).concat(notice).slice(-MOST_NOTICES);
  // Where the line breaks, it goes on behind this one.
  from.path = path(ids);
  seen();
}

function seen() {
  state.asOf = now();
  state.seenAt = Date.now();
}

/** Stations by their names: addresses of the page name them by id, people do not. */
export function nameStops(stops) {
  stops.forEach(({id, name}) => {
    state.stops[id] = name;
  });
}

/** While the line lives, everything shown is true now. */
export function stillTrue() {
  if (state.line === 'live') seen();
}

let timer = null;
function remember() {
  timer ??= setTimeout(() => {
    timer = null;
    if (!state.session) return;
    const mine = new Set(state.trips.flatMap(trip => trip.legs.map(leg => leg.journeyId)));
    const {asOf, seenAt, subscriptions, trips, notices} = state;
    keep('state', {asOf, seenAt, subscriptions, trips, notices: notices.slice(-50),
      journeys: [...state.journeys].filter(([id]) => mine.has(id))});
    keep('stops', state.stops);
  }, 500);
}

/** A recurring subscription finds new trains by the day: looked at again when the page is looked at again. */
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && state.session) refresh();
});
