// One train: what became known of it, the newest first.
import {LitElement, html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {clockTime, delay} from '/faces/shared/times.js';
import {InLanguage, t} from '/faces/shared/texts.js';

const SHOWN = 12;

class Follow extends LitElement {
  static properties = {train: {}, journey: {state: true}, events: {state: true}, problem: {state: true}};

  constructor() {
    super();
    new InLanguage(this);
    this.events = [];
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (!changed.has('train') || !this.train) return;
    const other = this.train.id !== changed.get('train')?.id;
    if (other) this.journey = null;
    this.read(this.train.id, other);
  }

  async read(id, first) {
    try {
      const path = `/api/v1/journeys/${encodeURIComponent(id)}`;
      const [journey, history] = await Promise.all([get(path), get(`${path}/history`)]);
      if (this.train.id !== id) return;
      Object.assign(this, {journey, events: history.items.toReversed(), problem: null});
      await this.updateComplete;
      if (first) {
        this.querySelector('h2').focus({preventScroll: true});
        this.querySelector('section').scrollIntoView({block: 'nearest'});
      }
    } catch (problem) {
      if (this.train.id === id) this.problem = problem;
    }
  }

  event(event, zone) {
    const words = t.event(event);
    return html`<li><span lang=${words ? nothing : 'en'}>${words ?? event.what}</span>
      <small>${t.seenKnown(clockTime(event.observedAt, zone, true), clockTime(event.knownAt, zone, true), event.source)}</small></li>`;
  }

  render() {
    if (!this.train) return html`<section><h2>${t.followTitle}</h2><p class="soft">${t.followHint}</p></section>`;
    return html`<section aria-labelledby="follow-title">
      <h2 id="follow-title" tabindex="-1">${t.followTrain(this.train.train)}</h2>
      <div role="status">${this.problem ? html`<p class="problem"><strong>${t.problem}</strong> ${this.problem.status
        ? html`<span lang="en">${this.problem.message}</span>` : t.noConnection}</p>`
        : this.journey ? html`<p>${t.fromTo(this.train.from, this.train.to)}, ${delay(this.journey.delayMinutes,
          this.journey.status === 'CANCELLED')}</p>` : t.connecting}</div>
      ${this.journey?.message ? html`<p>${this.journey.message}</p>` : nothing}
      ${this.journey ? html`<h3>${t.history}</h3><ol class="events" reversed start=${this.events.length}>
        ${this.events.slice(0, SHOWN).map(e => this.event(e, this.journey.zone))}</ol>` : nothing}
    </section>`;
  }
}
customElements.define('an-follow', Follow);
