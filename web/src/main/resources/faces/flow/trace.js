// The way of one piece of news: for each stage it has reached, when, or with what result.
import {clockTime} from '/faces/shared/times.js';
import {t} from '/faces/shared/texts.js';

/** Planned times of a journey by call order. */
export const aimedTimes = journey => new Map(journey.calls.map(call => [call.order, call]));

/** An event that names times, with the delay they mean at the first call it names. */
export function withDelay(event, aimed) {
  if (event.delayMinutes !== undefined || !event.times || !aimed) return event;
  for (const times of event.times) {
    const call = aimed.get(times.order);
    const [plan, now] = times.expectedDeparture ?? times.actualDeparture
      ? [call?.aimedDeparture, times.expectedDeparture ?? times.actualDeparture]
      : [call?.aimedArrival, times.expectedArrival ?? times.actualArrival];
    if (plan && now) return {...event, delayMinutes: Math.floor((Date.parse(now) - Date.parse(plan)) / 60_000)};
  }
  return event;
}

/** Words by stage, in the order in which it passed them. */
export function wayOf(trace, zone, aimed) {
  const way = new Map();
  const {event, settling, planned, sent} = trace;
  const at = instant => clockTime(instant, zone, true);
  const step = (stage, words) => way.set(stage, words);
  step('feeds', t.way.seen(at(event.observedAt), event.source));
  step('gate', t.way.known(at(event.knownAt), t.acceptance[event.because] ?? event.because));
  step('aggregates', t.event(withDelay(event, aimed)) ?? event.what);
  step('store', t.way.stored(at(event.recordedAt), event.position));
  if (trace.mirrored) step('kafka', t.way.mirrored);
  if (trace.projected) step('projections', t.way.projected(event.revision));
  if (planned?.openedAt) step('settling', t.way.settled(at(planned.openedAt), at(planned.at)));
  else if (planned) step('settling', t.way.urgent(at(planned.at)));
  else if (settling) step('settling', t.way.settling(at(settling.dueAt)));
  if (planned) {
    const silent = Object.values(planned.silent).reduce((sum, n) => sum + n, 0);
    step('ledger', t.way.decided(planned.told, silent));
  }
  if (sent) {
    step('outbox', sent.open > 0 ? t.way.open(sent.open) : t.way.empty);
    if (sent.firstAt) step('channels', t.way.sent(sent.accepted, at(sent.firstAt)));
  }
  return way;
}
