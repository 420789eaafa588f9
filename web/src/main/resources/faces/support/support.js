// The support console: signs staff in, shows the tasks on the left and the one at hand beside them.
import '/faces/shared/theme.js';
import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {get} from '/faces/shared/api.js';
import {onTick} from '/faces/shared/clock.js';
import {lang, loadTexts, t} from '/faces/shared/texts.js';
import '/faces/shared/top.js';
import {address, parts} from '/faces/support/address.js';
import {Part, problem, readTimesIn} from '/faces/support/parts.js';
import {onSession, resume, signedIn, signIn, signOut} from '/faces/support/session.js';
import '/faces/support/search.js';
import '/faces/support/journey.js';
import '/faces/support/stop.js';
import '/faces/support/passenger.js';
import '/faces/support/audit.js';
import '/faces/support/counterfactual.js';
import '/faces/support/messages.js';
import '/faces/support/message.js';
import '/faces/support/silences.js';
import '/faces/support/quarantine.js';
import '/faces/support/letters.js';
import '/faces/support/projections.js';

// By the first part of the path: who may see it, its name, the element; the rest is for the element to read.
const TASKS = {
  '': {role: 'support', word: 'taskSearch', part: () => html`<an-results></an-results>`},
  journeys: {role: 'support', within: '', part: id => html`<an-journey .id=${id}></an-journey>`},
  stops: {role: 'support', within: '', part: id => html`<an-stop .id=${id}></an-stop>`},
  passengers: {role: 'support', within: '', part: id => html`<an-passenger-file .id=${id}></an-passenger-file>`},
  messages: {role: 'operator', word: 'taskMessages', part: id => id === undefined ? html`<an-messages></an-messages>`
    : html`<an-message .id=${id}></an-message>`},
  silences: {role: 'support', word: 'taskSilences', part: () => html`<an-silences></an-silences>`},
  counterfactual: {role: 'support', word: 'taskCounterfactual', part: () => html`<an-counterfactual></an-counterfactual>`},
  quarantine: {role: 'support', word: 'taskQuarantine', part: () => html`<an-quarantine></an-quarantine>`},
  undelivered: {role: 'support', word: 'taskLetters', part: () => html`<an-letters></an-letters>`},
  projections: {role: 'support', word: 'taskProjections', part: () => html`<an-projections></an-projections>`},
  audit: {role: 'support', word: 'taskAudit', part: () => html`<an-audit></an-audit>`},
};

class Support extends Part {
  static properties = {staff: {state: true}, stage: {state: true}, issue: {state: true}, open: {state: true}};

  constructor() {
    super();
    Object.assign(this, {staff: null, stage: 'opening', issue: null, open: false});
    onSession(() => this.enter());
    new MutationObserver(() => this.follow()).observe(this, {childList: true, subtree: true});
    onTick(() => {}); // Passenger time is asked for from the beginning: "now" is the server's.
    this.start();
  }

  moved(anew) {
    this.open = false;
    this.requestUpdate();
    if (anew) this.updateComplete.then(() => this.arrive());
  }

  async start() {
    try {
      await resume();
    } catch (failure) {
      this.issue = failure;
    }
    await this.enter();
  }

  /** Who it is, as the API sees them; it alone decides what they may do. */
  async enter() {
    if (!signedIn()) {
      this.stage = this.staff === null ? 'outside' : 'ended';
      this.staff = null;
      return;
    }
    if (this.staff !== null) return;
    await this.attempt(async () => {
      const [staff, {items: [any]}] = await Promise.all([get('/api/v1/staff/me'), get('/api/v1/journeys/latest?limit=1')]);
      this.zone = any?.zone;
      readTimesIn(this.zone);
      this.staff = staff;
      this.issue = null;
      this.stage = 'inside';
    });
    if (this.problem) this.stage = 'outside';
  }

  /** On another page the title and the focus move along, as they would with a document of its own. */
  arrive() {
    this.head();
    scrollTo(0, 0);
  }

  head() {
    this.heading = this.querySelector('main h1');
    document.title = this.heading ? `${this.heading.textContent.trim()} · ${t.pageTitle}` : t.pageTitle;
    this.heading?.setAttribute('tabindex', '-1');
    this.heading?.focus({preventScroll: true});
  }

  /** What a page shows while it loads has a heading, too; the focus goes on to the one that follows it. */
  follow() {
    if (this.heading?.isConnected === false && document.activeElement === document.body) this.head();
  }

  render() {
    return html`${this.stage === 'inside' ? this.desk() : this.door()}
      <p id="said" role="status" aria-live="polite"></p>`;
  }

  door() {
    return html`<main id="main" class="door stack"><h1>${t.console}</h1>
      ${this.stage === 'opening' ? html`<p class="soft" role="status">${t.loading}</p>` : html`
        <p>${this.stage === 'ended' ? t.sessionEnded : t.doorIntro}</p>
        ${this.issue?.issuer ? html`<div class="problem" role="alert"><p><strong>${t.signInFailed}</strong></p>
          <p>${t.signInProblems[this.issue.issuer] ?? this.issue.issuer}</p></div>` : problem(this.issue ?? this.problem)}
        ${window.isSecureContext ? html`<div><button class="primary" id="sign-in"
          @click=${() => this.attempt(() => signIn(lang()))}>${t.signIn}</button></div>`
          : html`<p class="problem">${t.notSecure}</p>`}`}</main>`;
  }

  desk() {
    const [name = '', ...rest] = parts();
    const task = TASKS[name];
    const current = task?.within ?? name;
    return html`<div class="desk">
      <nav class="tasks" aria-label=${t.tasks}>
        <button class="open-tasks" aria-expanded=${this.open} aria-controls="task-list" @click=${() => {
          this.open = !this.open;
        }}>${t.tasks}</button>
        <ul id="task-list" class=${this.open ? 'open' : ''}>${Object.entries(TASKS)
          .filter(([, {role, within}]) => within === undefined && this.may(role))
          .map(([path, {word}]) => html`<li><a href=${address(path === '' ? [] : [path])}
            aria-current=${path === current ? 'page' : nothing}>${t[word]}</a></li>`)}
          <li class="who"><span>${t.signedInAs(this.staff.name)}</span>
            ${this.zone ? html`<span class="soft">${t.timesOf(this.zone)}</span>` : nothing}
            <button class="quiet" id="sign-out" @click=${signOut}>${t.signOut}</button></li></ul>
      </nav>
      <div class="work">${this.may('support') ? html`<an-search></an-search>` : nothing}
        <main id="main">${task === undefined ? html`<h1>${t.notHere}</h1>`
          : this.may(task.role) ? keyed(location.pathname, task.part(...rest))
          : html`<h1>${t.notYours}</h1><p>${t.needsRole(task.role)}</p>`}</main></div></div>`;
  }

  may(role) {
    return this.staff.roles.includes(role);
  }
}
await loadTexts('support');
customElements.define('an-support', Support);
