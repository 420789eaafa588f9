// The flow: what comes in, what goes out, and one delay on its way through.
import '/faces/shared/theme.js';
import {html} from 'lit';
import {Part} from '/faces/shared/part.js';
import {get} from '/faces/shared/api.js';
import {icon} from '/faces/shared/icons.js';
import {LiveStream} from '/faces/shared/live.js';
import {clockTime} from '/faces/shared/times.js';
import {loadTexts, t} from '/faces/shared/texts.js';
import '/faces/shared/top.js';
import '/faces/flow/counters.js';
import '/faces/flow/follow.js';
import '/faces/flow/phone.js';
import '/faces/flow/picture.js';
import {Polled} from '/faces/flow/polled.js';
import '/faces/flow/reasons.js';
import {aimedTimes, wayOf} from '/faces/flow/trace.js';
import '/faces/flow/trains.js';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

class Page extends Part {
  static properties = {line: {state: true}, heardAt: {state: true}, chosen: {state: true}, flow: {state: true}, trace: {state: true}, paused: {state: true},
    aimed: {state: true}};

  constructor() {
    super();
    this.line = 'connecting';
    this.heardAt = null;
    this.chosen = null;
    this.trace = null;
    this.paused = false;
    // One reading for all parts of the page, with the way of the chosen train.
    this.polled = new Polled(this, () => {
      this.asked = this.chosen?.id;
      return this.asked ? `/api/v1/flow?journey=${encodeURIComponent(this.asked)}` : '/api/v1/flow';
    }, ({flow, trace}) => {
      if (this.paused) return;
      this.flow = flow;
      // Another train may have been chosen meanwhile.
      if (this.asked === this.chosen?.id) this.trace = trace ?? null;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    // The one stream of this page; its parts are told.
    this.stream = new LiveStream('/api/v1/journeys/stream', {
      journey: event => this.take(event),
      reset: () => this.querySelector('an-trains')?.forget(),
    }, line => {
      this.line = line;
      if (line === 'live') this.heardAt = Date.now();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stream.close();
  }

  take({data, id}) {
    this.heardAt = Date.now();
    this.querySelector('an-trains')?.take({...data, position: Number(id)});
    if (data.id === this.chosen?.id && data.revision > this.chosen.revision) this.chosen = data;
  }

  follow(train) {
    this.chosen = train;
    this.trace = null;
    this.aimed = null;
    this.polled.hurry();
    get(`/api/v1/journeys/${encodeURIComponent(train.id)}`).then(journey => {
      if (this.chosen?.id === journey.id) this.aimed = aimedTimes(journey);
    }, () => {}); // Without it delays are not in the words, and nothing else is missing.
  }

  freshness() {
    const time = this.heardAt && clockTime(this.heardAt, HERE, true);
    if (this.line === 'live') return html`<p class="freshness">${t.connected}</p>`;
    if (this.line === 'connecting' && !time) return html`<p class="soft">${t.connecting}</p>`;
    return html`<p class="freshness old">${time ? t.staleSince(time) : t.neverConnected}</p>`;
  }

  render() {
    const way = this.trace ? wayOf(this.trace, this.chosen.zone, this.aimed) : null;
    const delivered = this.flow?.stages.find(stage => stage.name === 'channels').passed;
    return html`<main id="main" tabindex="-1" class=${this.paused ? 'still' : ''}>
      <div class="opening"><h1>${t.title}</h1><p>${t.promise}</p><div class="row"><div role="status">${this.freshness()}</div>
        <button type="button" id="hold" class="quiet" aria-pressed=${this.paused} @click=${() => { this.paused = !this.paused; }}>
          ${icon(this.paused ? 'play' : 'pause')}${t.hold}</button></div></div>
      <an-counters .flow=${this.flow}></an-counters>
      <an-picture .flow=${this.flow} .trace=${way}></an-picture>
      <div class="two">
        <an-trains .paused=${this.paused} .chosen=${this.chosen?.id} @follow=${event => this.follow(event.detail)}></an-trains>
        <an-phone .delivered=${delivered}></an-phone>
      </div>
      <an-follow .train=${this.chosen} .way=${way} .aimed=${this.aimed}></an-follow>
      <an-reasons .flow=${this.flow}></an-reasons>
    </main>`;
  }
}
await loadTexts('flow');
customElements.define('an-flow', Page);
