// Events and notices on one line of time.
const LATE = 120_000; // News of two minutes ago is late: what a passenger stands on the platform with.

/** By when we knew it, the oldest first. */
export function timeline(events, told) {
  return [...events.map(event => ({kind: 'event', key: `e${event.revision}`, known: event.knownAt, happened: event.observedAt, event,
    lateBy: lateBy(event)})),
    ...told.map(({passengerId, notice}) => ({kind: 'notice', key: `n${notice.sequence}`, known: notice.plannedAt, happened: notice.plannedAt,
      passengerId, notice, lateBy: 0}))]
    .sort((a, b) => Date.parse(a.known) - Date.parse(b.known) || rank(a) - rank(b));
}

/** The same by when it happened. */
export const byHappened = entries => [...entries]
  .sort((a, b) => Date.parse(a.happened) - Date.parse(b.happened) || rank(a) - rank(b));

// Of what has the same time: events in their order, then what was said because of them.
const rank = entry => entry.kind === 'event' ? entry.event.revision : 1e12 + entry.notice.sequence;

/** Whole minutes between it was so and we knew, where that is late. A timetable is made long before and is never late. */
function lateBy(event) {
  const apart = Date.parse(event.knownAt) - Date.parse(event.observedAt);
  return event.type === 'journey-scheduled' || apart < LATE ? 0 : Math.floor(apart / 60_000);
}
