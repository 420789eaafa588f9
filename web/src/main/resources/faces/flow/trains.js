// The trains that changed last. The list holds still while somebody points at it, and on request.
import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Part} from '/faces/shared/part.js';
import {delay, platform} from '/faces/shared/times.js';
import {t} from '/faces/shared/texts.js';

const SHOWN = 8;
const KEPT = 200;

class Trains extends Part {
  static properties = {chosen: {}, paused: {}, shown: {state: true}};

  constructor() {
    super();
    this.known = new Map();
    this.shown = [];
    this.paused = false;
    this.busy = false;
  }

  forget() {
    this.known.clear();
  }

  take(train) {
    if ((this.known.get(train.id)?.revision ?? -1) > train.revision) return;
    // Put in again at the end, so the first is the one heard of longest ago.
    this.known.delete(train.id);
    this.known.set(train.id, train);
    if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value);
    this.arrange();
  }

  /** One arrangement for each picture the screen can show, however many changes come. */
  arrange() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      if (this.paused) return;
      this.shown = this.busy && this.shown.length > 0 ? this.shown.map(train => this.known.get(train.id) ?? train)
        : [...this.known.values()].sort((a, b) => b.position - a.position).slice(0, SHOWN);
    });
  }

  updated(changed) {
    if (changed.has('paused') && !this.paused) this.arrange();
  }

  hold(busy) {
    this.busy = busy || this.matches(':hover') || this.querySelector('ul')?.matches(':focus-within');
    if (!this.busy) this.arrange();
  }

  row(train) {
    const over = train.status === 'CANCELLED' || train.status === 'COMPLETED';
    return html`<li><button type="button" class="train" data-journey=${train.id} aria-pressed=${train.id === this.chosen}
        @click=${() => this.dispatchEvent(new CustomEvent('follow', {detail: train}))}>
      <strong class="name">${train.train}</strong>
      <span class="way">${t.fromTo(train.from, train.to)}</span>
      <span class="state">${over && train.status !== 'CANCELLED' ? t.status.COMPLETED
        : delay(train.delayMinutes, train.status === 'CANCELLED')}</span>
      <span class="next">${over || !train.nextStop ? '' : html`${t.next(train.nextStop)}${train.platform
        ? html`, ${platform(train.platform, train.plannedPlatform)}` : ''}`}</span>
    </button></li>`;
  }

  render() {
    return html`<section aria-labelledby="trains-title">
      <h2 id="trains-title">${t.trainsTitle}</h2>
      <p class="soft">${t.trainsHint}</p>
      <ul class="trains" @pointerenter=${() => this.hold(true)} @pointerleave=${() => this.hold(false)}
        @focusin=${() => this.hold(true)} @focusout=${() => this.hold(false)}>
        ${this.shown.length === 0 ? html`<li class="soft">${t.noTrain}</li>`
          : repeat(this.shown, train => train.id, train => this.row(train))}</ul>
    </section>`;
  }
}
customElements.define('an-trains', Trains);
