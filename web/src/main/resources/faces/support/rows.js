// A list of any length: only what is to be seen is in the page. Rows have one height; each is reached by the arrow keys.
import {LitElement, html} from 'lit';
import {classMap} from 'lit/directives/class-map.js';

const SPARE = 6;

class Rows extends LitElement {
  static properties = {items: {attribute: false}, row: {attribute: false}, label: {}, height: {type: Number},
    key: {attribute: false}, chosen: {attribute: false}, kind: {attribute: false}, first: {state: true}, active: {state: true}};

  constructor() {
    super();
    Object.assign(this, {items: [], row: () => '', label: '', height: 4, kind: () => '', first: 0, active: 0, chosen: null});
    this.measure = new ResizeObserver(() => this.requestUpdate());
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.measure.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.measure.disconnect();
  }

  /** Height of a row in pixels: it grows with the reader's size of type. */
  get pixels() {
    return this.height * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  get visible() {
    return Math.ceil((this.querySelector('.window')?.clientHeight || 560) / this.pixels) + 2 * SPARE;
  }

  render() {
    const active = Math.min(this.active, Math.max(0, this.items.length - 1));
    const from = Math.max(0, Math.min(this.first - SPARE, this.items.length - this.visible));
    this.from = from;
    const shown = this.items.slice(from, from + this.visible);
    return html`<div class="window" @scroll=${this.scrolled} @keydown=${this.pressed}>
      <div class="whole"><div class="part" role="list" aria-label=${this.label}>${shown.map((item, i) => html`
        <div role="listitem" aria-setsize=${this.items.length} aria-posinset=${from + i + 1}
          class=${classMap({line: true, chosen: this.chosen === item, [this.kind(item)]: this.kind(item) !== ''})}>
          <button class="open" data-index=${from + i} tabindex=${from + i === active ? 0 : -1}
            aria-pressed=${this.chosen === item} @click=${() => this.choose(from + i)}>${this.row(item)}</button>
        </div>`)}</div></div></div>`;
  }

  updated() {
    // By the object model and not by attributes: the policy forbids style in the markup.
    const whole = this.querySelector('.whole');
    whole.style.height = `${this.items.length * this.pixels}px`;
    this.querySelector('.part').style.transform = `translateY(${this.from * this.pixels}px)`;
    this.style.setProperty('--line-height', `${this.pixels}px`);
    if (this.focusNext) {
      this.focusNext = false;
      this.querySelector(`[data-index="${this.active}"]`)?.focus({preventScroll: true});
    }
  }

  scrolled(event) {
    const first = Math.floor(event.target.scrollTop / this.pixels);
    if (first !== this.first) this.first = first;
    const last = first + Math.floor(event.target.clientHeight / this.pixels) - 1;
    // Whoever scrolls by mouse or touch finds the keyboard where they look; it does not stay with a row that leaves the page.
    const inside = this.contains(document.activeElement);
    if (inside && this.active >= first - SPARE && this.active <= last + SPARE) return;
    this.active = Math.max(0, Math.min(Math.max(this.active, first), Math.max(first, last)));
    this.focusNext ||= inside;
  }

  pressed(event) {
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / this.pixels) - 1);
    const to = {ArrowDown: this.active + 1, ArrowUp: this.active - 1, PageDown: this.active + page,
      PageUp: this.active - page, Home: 0, End: this.items.length - 1}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.show(Math.max(0, Math.min(this.items.length - 1, to)), true);
  }

  /** Brings a row into sight. */
  show(index, focus = false) {
    this.active = index;
    this.focusNext = focus;
    const list = this.querySelector('.window');
    const top = index * this.pixels;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + this.pixels > list.scrollTop + list.clientHeight) list.scrollTop = top + this.pixels - list.clientHeight;
    this.first = Math.floor(list.scrollTop / this.pixels);
    this.requestUpdate();
  }

  choose(index) {
    this.active = index;
    this.dispatchEvent(new CustomEvent('choose', {detail: this.items[index]}));
  }
}
customElements.define('an-rows', Rows);
