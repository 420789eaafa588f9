// Text to be copied: a command, or an answer. What else can be done with it stands beside the button.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {icon} from '/faces/shared/icons.js';

class Code extends Part {
  static properties = {text: {}, label: {}, copies: {type: Boolean}, more: {attribute: false}, copied: {state: true}};

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = t.copied;
    } catch {
      getSelection().selectAllChildren(this.querySelector('code'));
      this.copied = t.copyByHand;
    }
    setTimeout(() => this.copied = '', 4000);
  }

  render() {
    return html`
      <pre role="region" tabindex="0" aria-label=${this.label} lang="en"><code>${this.text}</code></pre>
      ${this.copies ? html`<div class="row">
        <button type="button" class="copy" @click=${this.copy}>${icon('link')} ${t.copy}<span class="words">: ${this.label}</span></button>${this.more}
        <span role="status">${this.copied ?? nothing}</span></div>` : nothing}`;
  }
}
customElements.define('an-code', Code);
