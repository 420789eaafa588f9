// One train: its latest news on the way through the stages, and what became known of it before.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {Part} from '/faces/shared/part.js';
import {clockTime, delay} from '/faces/shared/times.js';
import {t} from '/faces/shared/texts.js';
import {withDelay} from '/faces/flow/trace.js';

const SHOWN = 8;

class Follow extends Part {
  static properties = {train: {}, way: {}, aimed: {}, events: {state: true}, problem: {state: true}};

  constructor() {
    super();
    this.events = null;
  }

  willUpdate(changed) {
    if (!changed.has('train') || !this.train) return;
    const other = this.train.id !== changed.get('train')?.id;
    if (other) this.events = null;
    this.read(this.train.id, other);
  }

  async read(id, first) {
    try {
      const {items} = await get(`/api/v1/journeys/${encodeURIComponent(id)}/history`);
      if (this.train.id !== id) return;
      Object.assign(this, {events: items.toReversed(), problem: null});
    } catch (problem) {
      if (this.train.id === id) this.problem = problem;
    }
    if (first) {
      await this.updateComplete;
      this.querySelector('h2').focus();
    }
  }

  event(event) {
    const {zone} = this.train;
    const words = t.event(withDelay(event, this.aimed));
    return html`<li><span lang=${words ? nothing : 'en'}>${words ?? event.what}</span>
      <small>${t.seenKnown(clockTime(event.observedAt, zone, true), clockTime(event.knownAt, zone, true), event.source)}</small></li>`;
  }

  render() {
    if (!this.train) return html`<section><h2>${t.followTitle}</h2><p class="soft">${t.followHint}</p></section>`;
    const {train, from, to, delayMinutes, status, message} = this.train;
    return html`<section aria-labelledby="follow-title">
      <h2 id="follow-title" tabindex="-1">${t.followTrain(train)}</h2>
      <p>${t.fromTo(from, to)}: ${delay(delayMinutes, status === 'CANCELLED')}</p>
      ${message ? html`<p>${message}</p>` : nothing}
      ${this.problem ? html`<p class="problem" role="alert"><strong>${t.problem}</strong> ${this.problem.status
        ? html`<span lang="en">${this.problem.message}</span>` : t.noConnection}</p>` : nothing}
      <div class="two">
        <div><h3>${t.wayTitle}</h3><div aria-live="polite">${this.way?.size > 0 ? html`<ol class="steps">
          ${[...this.way].map(([stage, words]) => html`<li><strong>${t.stage[stage]}</strong> ${words}</li>`)}</ol>`
          : html`<p class="soft">${t.connecting}</p>`}</div></div>
        <div><h3>${t.history}</h3>${this.events === null ? html`<p class="soft">${t.connecting}</p>` : html`
          <ol class="events" reversed start=${this.events.length}>
            ${this.events.slice(0, SHOWN).map(e => this.event(e))}</ol>`}</div>
      </div>
    </section>`;
  }
}
customElements.define('an-follow', Follow);
