// The flow: what comes in, what goes out, and one delay on its way through.
import '/faces/shared/theme.js';
import {LitElement, html} from 'lit';
import {LiveStream} from '/faces/shared/live.js';
import {clockTime} from '/faces/shared/times.js';
import {InLanguage, loadTexts, t} from '/faces/shared/texts.js';
import '/faces/shared/top.js';
import '/faces/flow/counters.js';
import '/faces/flow/follow.js';
import '/faces/flow/phone.js';
import '/faces/flow/trains.js';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

class Page extends LitElement {
  static properties = {line: {state: true}, heardAt: {state: true}, chosen: {state: true}, counters: {state: true}};

  constructor() {
    super();
    new InLanguage(this);
    this.line = 'connecting';
    this.heardAt = null;
    this.chosen = null;
  }

  createRenderRoot() {
    return this;
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

  freshness() {
    const time = this.heardAt && clockTime(this.heardAt, HERE, true);
    if (this.line === 'live') return html`<p class="freshness">${t.connected}</p>`;
    return html`<p class="freshness old">${time ? t.staleSince(time) : this.line === 'lost' ? t.neverConnected : t.connecting}</p>`;
  }

  render() {
    return html`<main id="main" tabindex="-1">
      <div class="opening"><h1>${t.title}</h1><p>${t.promise}</p><div role="status">${this.freshness()}</div></div>
      <an-counters></an-counters>
      <div class="two">
        <an-trains .chosen=${this.chosen?.id} @follow=${event => { this.chosen = event.detail; }}></an-trains>
        <an-phone></an-phone>
      </div>
      <an-follow .train=${this.chosen}></an-follow>
    </main>`;
  }
}
await loadTexts('flow');
customElements.define('an-flow', Page);
