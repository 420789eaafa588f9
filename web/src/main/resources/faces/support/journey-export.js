// The view as files: everything of it as JSON, its line of time as CSV, each with the address that shows the same.
import {csv, download} from '/faces/support/parts.js';

const name = journey => `ansage-${journey.train}-${journey.serviceDate}`.replaceAll(/[^\w.-]+/g, '_');

/** All that is shown, and all that it was made of. */
export function exportJson({current, view, other, events, told}) {
  download(`${name(current)}.json`, 'application/json', JSON.stringify({address: location.href,
    exportedAt: new Date().toISOString(), journey: current, first: view, second: other, events, notices: told}, null, 2));
}

/** One row for each event and each notice, by when we knew. */
export function exportCsv({current, entries}) {
  const head = ['kind', 'known_at', 'happened_at', 'late_by_minutes', 'what', 'source_or_passenger', 'why', 'status', 'revision'];
  download(`${name(current)}.csv`, 'text/csv', csv([head, ...entries.map(({kind, known, happened, lateBy, event, notice, passengerId}) =>
    event ? [kind, known, happened, lateBy, event.what, event.source, event.because, '', event.revision]
      : [kind, known, happened, '', `${notice.title} ${notice.body}`, passengerId, notice.reason, notice.status, notice.revision])]));
}
