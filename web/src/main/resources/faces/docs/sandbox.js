// A passenger to try things with: minted at the press of a button, erased at the press of another. And what the examples use.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {clockTime, day} from '/faces/shared/times.js';
import {WithValues, chooseJourney, known, setValues} from '/faces/docs/values.js';
import {erase, mint} from '/faces/docs/requests.js';
import '/faces/docs/code.js';

class Sandbox extends Part {
  static properties = {says: {state: true}, failed: {state: true}};

  constructor() {
    super();
    new WithValues(this);
  }

  async attempt(work) {
    this.failed = this.says = '';
    try {
      this.says = await work();
    } catch (failure) {
      this.failed = failure.remedy ? `${failure.message} ${failure.remedy}` : failure.message === 'unreachable' ? t.noConnection : failure.message;
    }
  }

  mint() {
    return this.attempt(async () => {
      const {token, expiresAt} = await mint();
      setValues({token, expiresAt, subscription: undefined});
      return t.tokenMinted;
    });
  }

  erase() {
    return this.attempt(async () => {
      await erase();
      setValues({token: undefined, expiresAt: undefined, subscription: undefined});
      return t.tokenErased;
    });
  }

  async take(name, value) {
    const given = value.trim();
    if (name !== 'journey') return setValues({[name]: given || undefined});
    return this.attempt(async () => await chooseJourney(given) ? t.journeyTaken : t.journeyOver);
  }

  field(name, label, hint) {
    return html`<p class="field"><label for="value-${name}">${label}</label>
      <input id="value-${name}" autocomplete="off" spellcheck="false" .value=${known()[name] ?? ''}
        aria-describedby="hint-${name}" @change=${e => this.take(name, e.target.value)}>
      <small id="hint-${name}">${hint}</small></p>`;
  }

  render() {
    const {token, expiresAt, train} = known();
    return html`
      <div class="card stack">
        <h3>${t.sandboxTitle}</h3>
        <p>${t.sandboxText}</p>
        ${token ? html`<p>${t.tokenUntil(day(expiresAt, undefined))}, ${clockTime(expiresAt, undefined)}.</p>
          <an-code copies .text=${token} .label=${t.token}></an-code>` : nothing}
        <div class="row">
          <button type="button" id="mint" class="primary" @click=${this.mint}>${token ? t.mintAnother : t.mint}</button>
          ${token ? html`<button type="button" id="erase" class="danger" @click=${this.erase}>${t.erase}</button>` : nothing}
        </div>
        <p role="status">${this.says}</p>
        ${this.failed ? html`<p class="problem" role="alert"><strong>${t.problem}</strong> ${this.failed}</p>` : nothing}
        <p class="soft">${t.sandboxLimits}</p>
      </div>
      <div class="card stack">
        <h3>${t.valuesTitle}</h3>
        <p>${train ? t.valuesOf(train) : t.valuesNone}</p>
        <div class="fields">
          ${this.field('journey', t.valueJourney, t.hintJourney)}
          ${this.field('stop', t.valueStop, t.hintStop)}
          ${this.field('subscription', t.valueSubscription, t.hintSubscription)}
        </div>
      </div>`;
  }
}
customElements.define('an-sandbox', Sandbox);
