// The AsyncAPI document: channels with what they guarantee, and their messages with fields and an example.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {resolve, schemaView} from '/faces/docs/schema.js';
import '/faces/docs/code.js';

const PROMISES = ['key', 'ordering', 'delivery', 'resume', 'retention'];

class Channel extends Part {
  static properties = {name: {}, document: {attribute: false}, opened: {state: true}};

  constructor() {
    super();
    this.opened = new Set();
  }

  render() {
    const channel = this.document.channels[this.name];
    const server = resolve(channel.servers[0], this.document);
    return html`<article class="channel card stack" id="channel-${this.name}">
      <h3 lang="en">${channel.title}</h3>
      <p><span class="method">${server.protocol === 'kafka' ? 'Kafka' : 'SSE'}</span>
        <code>${server.pathname ?? ''}${channel.address}</code></p>
      <p lang="en">${channel.description}</p>
      <dl lang="en">${PROMISES.map(promise => html`<div><dt lang=${t.tag}>${t.promises[promise]}</dt>
        <dd>${channel['x-guarantees'][promise]}</dd></div>`)}</dl>
      ${this.query() ? html`<h4>${t.parameters}</h4>${schemaView(this.query(), this.document)}` : nothing}
      <h4>${t.messages}</h4>
      ${Object.keys(channel.messages).map(key => this.message(key, resolve(channel.messages[key], this.document)))}
    </article>`;
  }

  /** What an address takes besides its path stands with its operation. */
  query() {
    return Object.values(this.document.operations).find(({channel}) => channel.$ref === `#/channels/${this.name}`)?.bindings?.http?.query;
  }

  message(key, message) {
    const open = this.opened.has(key);
    return html`<details class="message" @toggle=${e => this.toggle(key, e)}>
      <summary><code>${message.name}</code> <span class="summary" lang="en">${message.summary}</span></summary>
      ${open ? html`<div class="stack">
        <h5>${t.headers}</h5>${schemaView(message.headers, this.document)}
        <h5>${t.data}</h5>${schemaView(message.payload, this.document)}
        <h5>${t.example}</h5>
        <an-code copies .text=${this.example(message.examples[0])} .label=${message.name}></an-code></div>` : nothing}
    </details>`;
  }

  /** As it travels: the fields of an event stream, or headers and value of a record. */
  example({headers, payload}) {
    const data = JSON.stringify(payload, null, 2);
    return 'event' in headers
      ? `${Object.entries(headers).map(([name, value]) => `${name}:${value}`).reverse().join('\n')}\ndata:${JSON.stringify(payload)}`
      : `${Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${data}`;
  }

  toggle(key, event) {
    const opened = new Set(this.opened);
    if (event.target.open) opened.add(key);
    else opened.delete(key);
    this.opened = opened;
  }
}
customElements.define('an-channel', Channel);
