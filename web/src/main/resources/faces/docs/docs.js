// The developers' door: a sandbox, examples to copy, the HTTP API and the events, rendered from their own descriptions.
import '/faces/shared/theme.js';
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {repeat} from 'lit/directives/repeat.js';
import {get} from '/faces/shared/api.js';
import {loadTexts, t} from '/faces/shared/texts.js';
import {findValues} from '/faces/docs/values.js';
import '/faces/shared/top.js';
import '/faces/docs/sandbox.js';
import '/faces/docs/examples.js';
import '/faces/docs/operation.js';
import '/faces/docs/events.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const slug = text => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

class Page extends Part {
  static properties = {http: {state: true}, events: {state: true}, examples: {state: true}, wanted: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.wanted = '';
    addEventListener('hashchange', () => this.jump());
    this.load();
  }

  async load() {
    try {
      [this.http, this.events, this.examples] = await Promise.all(
        ['/v3/api-docs', '/asyncapi.json', '/faces/docs/examples.json'].map(path => get(path)));
      await findValues();
    } catch {
      this.failed = true;
    }
    await this.updateComplete;
    this.jump();
  }

  /** A link to an operation or a channel opens it. */
  jump() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    if (target instanceof HTMLDetailsElement) target.open = true;
    target.scrollIntoView();
  }

  operations() {
    return Object.entries(this.http?.paths ?? {}).flatMap(([path, item]) => METHODS.filter(method => item[method]).map(method =>
      ({method, path, said: item[method], tag: item[method].tags?.[0] ?? '', id: `${method}-${slug(path)}`})));
  }

  matches(...texts) {
    const words = this.wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const text = texts.join(' ').toLowerCase();
    return words.every(word => text.includes(word));
  }

  render() {
    const operations = this.operations()
      .filter(({method, path, said, tag}) => this.matches(method, path, tag, said.summary, said.description ?? ''));
    const channels = Object.entries(this.events?.channels ?? {}).filter(([, channel]) => this.matches(channel.address, channel.title,
      channel.description, ...Object.keys(channel.messages).map(key => this.events.components.messages[key].name)));
    const tags = [...new Set(operations.map(({tag}) => tag))];
    return html`<div class="docs">
      <nav class="inside" aria-label=${t.onThisPage}><ul>
        <li><a href="#start">${t.start}</a></li><li><a href="#examples">${t.examplesTitle}</a></li>
        <li><a href="#http">${t.http}</a><ul>${tags.map(tag => html`<li><a href="#tag-${slug(tag)}" lang="en">${tag}</a></li>`)}</ul></li>
        <li><a href="#events">${t.events}</a></li></ul></nav>
      <main id="main" class="stack">
        <h1>${t.heading}</h1>
        <p>${t.promise}</p>
        ${this.failed ? html`<p class="problem" role="alert"><strong>${t.problem}</strong> ${t.noConnection}</p>` : nothing}
        <section id="start" class="stack" aria-labelledby="start-title"><h2 id="start-title">${t.start}</h2><an-sandbox class="pair"></an-sandbox></section>
        <section id="examples" class="stack" aria-labelledby="examples-title"><h2 id="examples-title">${t.examplesTitle}</h2>
          <p>${t.examplesText}</p>
          ${(this.examples ?? []).map(example => html`<an-example .example=${example}></an-example>`)}</section>
        <section class="stack" aria-label=${t.reference}>
          <p class="field"><label for="search">${t.search}</label>
            <input id="search" type="search" autocomplete="off" spellcheck="false" @input=${e => this.wanted = e.target.value}></p>
          <p role="status">${this.http && this.events ? t.found(operations.length, channels.length) : t.loading}</p>
          <h2 id="http">${t.http}</h2>
          <p>${t.httpText} <a href="/v3/api-docs">/v3/api-docs</a></p>
          ${tags.map(tag => html`<h3 id="tag-${slug(tag)}" lang="en">${tag}</h3>
            ${repeat(operations.filter(operation => operation.tag === tag), ({id}) => id, operation => html`
              <an-operation .operation=${operation} .document=${this.http}></an-operation>`)}`)}
          <h2 id="events">${t.events}</h2>
          <p>${t.eventsText} <a href="/asyncapi.json">/asyncapi.json</a></p>
          ${repeat(channels, ([name]) => name, ([name]) => html`
            <an-channel .name=${name} .document=${this.events}></an-channel>`)}</section>
      </main></div>`;
  }
}
await loadTexts('docs');
customElements.define('an-docs', Page);
