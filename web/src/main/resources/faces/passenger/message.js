// The one message that holds, why it was sent, and the earlier ones that it replaced.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {lang, t} from '/faces/shared/texts.js';
import {clockTime} from '/faces/shared/times.js';
import {problem} from '/faces/passenger/problem.js';
import {Knows, state} from '/faces/passenger/store.js';

class Message extends Part {
  static properties = {subscription: {}, told: {}, why: {state: true}, failure: {state: true}};

  constructor() {
    super();
    new Knows(this);
  }

  /** What was asked about another message, or another trip, says nothing of this one. */
  willUpdate() {
    const about = `${this.subscription.id} ${this.told[0]?.sequence}`;
    if (this.about === about) return;
    this.about = about;
    this.why = null;
    if (this.querySelector('details.why')?.open) this.ask();
  }

  render() {
    const [current, ...earlier] = this.told;
    if (!current) {
      return html`<section class="card message none"><h2>${icon('bell')} ${t.nothingTold}</h2><p>${t.nothingToldMore}</p>${this.whyOf(null)}</section>`;
    }
    return html`<section class="card message ${current.noticeClass.toLowerCase()}" aria-labelledby="message">
      <h2 id="message">${icon(current.noticeClass === 'URGENT' ? 'warning' : 'bell')} ${current.title}</h2>
      <div aria-live="polite"><p class="body">${current.body}</p></div>
      <p class="soft">${t.toldAt(this.time(current.plannedAt))}</p>
      ${this.whyOf(current)}
      ${earlier.length > 0 ? html`<details><summary>${t.earlier(earlier.length)}</summary>
        <ol class="earlier">${earlier.map(n => html`<li><time datetime=${n.plannedAt}>${this.time(n.plannedAt)}</time>
          <span><strong>${n.title}</strong> ${n.body}</span></li>`)}</ol></details>` : nothing}
    </section>`;
  }

  whyOf(current) {
    return html`<details class="why" @toggle=${e => e.target.open && this.ask()}><summary>${current ? t.why : t.whyNot}</summary>
      ${this.failure ? problem(this.failure) : this.why ? html`<p>${this.words(current)}</p>` : html`<p class="soft">${t.loading}</p>`}</details>`;
  }

  /** The sentence of the decision that made the message; and the latest one, if silence was decided since. */
  words(current) {
    const {timeline, inWords} = this.why;
    const made = current && timeline.findLast(d => d.notice?.sequence === current.sequence);
    return made ? html`${made.inWords}${made.inWords !== inWords ? html`<br>${t.sinceThen} ${inWords}` : nothing}` : inWords;
  }

  async ask() {
    const {about} = this;
    this.failure = null;
    try {
      const why = await get(`/api/v1/me/subscriptions/${this.subscription.id}/why?language=${lang()}`);
      if (about === this.about) this.why = why;
    } catch (failure) {
      if (about === this.about) this.failure = failure;
    }
  }

  time(instant) {
    return clockTime(instant, [...state.journeys.values()][0]?.zone);
  }
}
customElements.define('an-message', Message);
