// Which trains a board shows, in which order.
const GONE = 30_000; // After it has left, so long.
const OVERDUE = 300_000; // Expected by now and not heard of: so long.
const MOST = 300;

const side = (line, what) => what === 'arrivals' ? line.arrival : line.departure;
const time = times => Date.parse(times.expected ?? times.aimed ?? '') || Number.MAX_SAFE_INTEGER;
const over = (times, now) => time(times) < now - (times.done ? GONE : OVERDUE);

/** Rows of one page of the board: for each, the line, and the side of it that is shown. */
export function rowsOf(lines, what, now, most) {
  return [...lines.values()].flat().filter(line => side(line, what) && !over(side(line, what), now))
    .map(line => ({line, times: side(line, what), what}))
    .sort((a, b) => time(a.times) - time(b.times) || (a.line.journeyId < b.line.journeyId ? -1 : 1)).slice(0, most);
}

/** Keeps what is newer, by journey; forgets what is over. What is kept never grows. */
export class Lines {
  constructor() {
    this.byJourney = new Map();
  }

  /** The whole board: whatever it does not hold any more is gone, unless we know something newer of it. */
  replace(lines) {
    const fresh = Map.groupBy(lines, line => line.journeyId);
    for (const [id, known] of this.byJourney) {
      if (fresh.has(id) && known[0].revision > fresh.get(id)[0].revision) fresh.set(id, known);
    }
    this.byJourney = fresh;
  }

  take(journeyId, lines) {
    const known = this.byJourney.get(journeyId);
    if (lines.length === 0) this.byJourney.delete(journeyId);
    else if (!known || known[0].revision <= lines[0].revision) this.byJourney.set(journeyId, lines);
  }

  prune(now) {
    for (const [id, lines] of this.byJourney) {
      if (lines.every(line => ['departures', 'arrivals'].every(what => !side(line, what) || over(side(line, what), now)))) {
        this.byJourney.delete(id);
      }
    }
    while (this.byJourney.size > MOST) this.byJourney.delete([...this.byJourney.keys()].at(-1));
  }
}
