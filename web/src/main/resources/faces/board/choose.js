// Choose a station by a part of its name, and what its board shows.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {LANGUAGES, lang, t} from '/faces/shared/texts.js';

class Choose extends Part {
  static properties = {found: {state: true}, problem: {state: true}, busy: {state: true}, show: {state: true},
    langs: {state: true}, speak: {state: true}};

  constructor() {
    super();
    Object.assign(this, {found: null, problem: null, busy: false, show: 'departures', langs: [lang()], speak: false});
  }

  async search(event) {
    event.preventDefault();
    const q = new FormData(event.target).get('q').trim();
    if (!q) return;
    this.busy = true;
    try {
      Object.assign(this, {found: (await get(`/api/v1/stops?limit=30&q=${encodeURIComponent(q)}`)).items, problem: null});
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  path(id) {
    const query = new URLSearchParams({show: this.show, langs: this.langs.join(','), ...(this.speak ? {speak: '1'} : {})});
    return `/board/${encodeURIComponent(id)}?${query}`;
  }

  toggle(tag, on) {
    const langs = on ? [...this.langs, tag] : this.langs.filter(l => l !== tag);
    // A board says everything in one language at least.
    if (langs.length > 0) this.langs = langs;
    else this.requestUpdate();
  }

  results() {
    if (this.problem) {
      return html`<p class="problem"><strong>${t.problem}</strong> ${this.problem.status
        ? html`<span lang="en">${this.problem.message}</span>` : t.noConnection}</p>`;
    }
    if (this.found === null) return nothing;
    return this.found.length === 0 ? html`<p>${t.noStation}</p>` : html`<p>${t.stations(this.found.length)}</p>
      <ul class="stations">${this.found.map(stop => html`
        <li><a class="button" href=${this.path(stop.id)}>${stop.name} <small>${stop.id}</small></a></li>`)}</ul>`;
  }

  render() {
    return html`<main id="main" class="choose stack" tabindex="-1">
      <h1>${t.chooseTitle}</h1><p>${t.chooseHint}</p>
      <form @submit=${event => this.search(event)} role="search" class="stack">
        <div><label for="q">${t.station}</label>
          <div class="row find"><input id="q" name="q" type="search" autocomplete="off" maxlength="100" required>
            <button class="primary">${icon('search')}${t.search}</button></div></div>
        <fieldset class="row options"><legend>${t.options}</legend>
          <label for="show">${t.show}</label>
          <select id="show" @change=${event => { this.show = event.target.value; }}>
            ${['departures', 'arrivals', 'both'].map(one => html`
              <option value=${one} ?selected=${one === this.show}>${t[one]}</option>`)}</select>
          ${Object.entries(LANGUAGES).map(([tag, name]) => html`<label class="check" lang=${tag}>
            <input type="checkbox" value=${tag} .checked=${this.langs.includes(tag)}
              @change=${event => this.toggle(tag, event.target.checked)}>${name}</label>`)}
          <label class="check"><input type="checkbox" id="speak" .checked=${this.speak}
            @change=${event => { this.speak = event.target.checked; }}>${t.speak}</label>
        </fieldset>
      </form>
      <div role="status" aria-busy=${this.busy}>${this.results()}</div>
    </main>`;
  }
}
customElements.define('an-choose', Choose);
