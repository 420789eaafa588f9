// Stops against time: planned thin, expected as it was known dashed, actual bold. The table below it says the same in words.
import {html, nothing, svg} from 'lit';
import {clockTime} from '/faces/shared/times.js';
import {t} from '/faces/shared/texts.js';
import {Part} from '/faces/support/parts.js';

const ROW = 34;
const TOP = 26;
const CHARACTER = 7.2;

class Chart extends Part {
  static properties = {journey: {attribute: false}, whole: {attribute: false}, knownAt: {attribute: false},
    until: {attribute: false}, width: {state: true}};

  constructor() {
    super();
    this.width = 640;
    this.measure = new ResizeObserver(([entry]) => {
      const width = Math.max(240, Math.floor(entry.contentRect.width));
      if (width !== this.width) this.width = width;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.measure.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.measure.disconnect();
  }

  render() {
    const {calls, zone, train} = this.journey;
    if (calls.length === 0) return nothing;
    // The scale is that of all there is to know, so that nothing jumps while the slider moves.
    const times = [...this.whole.calls, ...calls].flatMap(c => [c.aimedArrival, c.aimedDeparture, c.expectedArrival,
      c.expectedDeparture, c.actualArrival, c.actualDeparture]).filter(Boolean).map(Date.parse);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const names = Math.min(this.width * .42, 20 + CHARACTER * Math.max(...calls.map(c => c.stopName.length)));
    const right = this.width - 28;
    const x = instant => names + (Date.parse(instant) - first) / Math.max(1, last - first) * (right - names);
    const y = i => TOP + ROW * (i + .5);
    const height = TOP + ROW * calls.length + 6;
    const ticks = this.ticks(first, last, right - names);
    const line = (kind, of) => path(calls.map((c, i) => [of(c, 'Arrival'), of(c, 'Departure')]
      .filter(Boolean).map(instant => [x(instant), y(i)])), kind);
    return html`<figure><svg class="chart" viewBox="0 0 ${this.width} ${height}" width=${this.width} height=${height} role="img"
        aria-label=${t.chartOf(train)}>
      ${ticks.map(at => svg`<line class="grid" x1=${x(at)} x2=${x(at)} y1=${TOP} y2=${height - 6}/>
        <text class="tick" x=${x(at)} y=${TOP - 10} text-anchor="middle">${clockTime(at, zone)}</text>`)}
      ${calls.map((c, i) => svg`<line class="grid" x1=${names} x2=${right} y1=${y(i)} y2=${y(i)}/>
        <text class=${c.cancelled ? 'name out' : 'name'} x="0" y=${y(i) + 5}>${short(c.stopName, names)}</text>`)}
      ${this.instant(this.knownAt, x, height, first, last, 'knew')}${this.instant(this.until, x, height, first, last, 'happened')}
      ${line('planned', (c, end) => c[`aimed${end}`])}
      ${line('expected', (c, end) => c.cancelled ? null : c[`actual${end}`] ?? c[`expected${end}`] ?? carried(c, end))}
      ${line('actual', (c, end) => c[`actual${end}`] ?? (passed(c, end) ? c[`expected${end}`] ?? carried(c, end) : null))}
    </svg><figcaption class="row soft">${['planned', 'expected', 'actual', ...(within(this.knownAt, first, last) ? ['knew'] : []),
      ...(within(this.until, first, last) ? ['happened'] : [])].map(kind => html`<span class="row"><svg class="chart sample" viewBox="0 0 32 8" width="32"
        height="8" aria-hidden="true"><line class=${kind} x1="0" x2="32" y1="4" y2="4"/></svg>${t.lines[kind]}</span>`)}
    </figcaption></figure>`;
  }

  instant(at, x, height, first, last, kind) {
    return within(at, first, last) ? svg`<line class=${kind} x1=${x(at)} x2=${x(at)} y1=${TOP} y2=${height - 6}/>` : nothing;
  }

  /** Whole quarters, hours or more, so that their times have room. */
  ticks(first, last, room) {
    const most = Math.max(2, Math.floor(room / 64));
    const step = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map(m => m * 60_000)
      .find(s => (last - first) / s <= most) ?? 86_400_000;
    const ticks = [];
    for (let at = Math.ceil(first / step) * step; at <= last; at += step) ticks.push(new Date(at).toISOString());
    return ticks;
  }
}

const within = (at, first, last) => Boolean(at) && Date.parse(at) >= first && Date.parse(at) <= last;

const passed = (c, end) => c.phase === 'DEPARTED' || (c.phase === 'ARRIVED' && end === 'Arrival');

/** A call without a time of its own has the delay of the one before; where none is known, nothing is expected. */
function carried(c, end) {
  const minutes = c[`${end.toLowerCase()}DelayMinutes`];
  const aimed = c[`aimed${end}`];
  return aimed && minutes !== undefined && minutes !== null ? new Date(Date.parse(aimed) + minutes * 60_000).toISOString() : null;
}

/** A line through points; where a stop has none the line has a gap. */
function path(stops, kind) {
  let d = '';
  let drawn = false;
  for (const points of stops) {
    points.forEach(([px, py]) => {
      d += `${drawn ? 'L' : 'M'}${px.toFixed(1)} ${py}`;
      drawn = true;
    });
    if (points.length === 0) drawn = false;
  }
  const dots = kind === 'actual' ? stops.flat().map(([px, py]) => svg`<circle class="actual" cx=${px} cy=${py} r="3.5"/>`) : nothing;
  return d === '' ? nothing : svg`<path class=${kind} d=${d}/>${dots}`;
}

const short = (name, room) => {
  const most = Math.floor((room - 8) / CHARACTER);
  return name.length <= most ? name : `${name.slice(0, Math.max(1, most - 1))}…`;
};
customElements.define('an-chart', Chart);
