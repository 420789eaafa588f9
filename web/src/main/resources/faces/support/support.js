import '/faces/shared/theme.js';
import {LitElement, html} from 'lit';
import {InLanguage, loadTexts, t} from '/faces/shared/texts.js';
import '/faces/shared/top.js';

class Page extends LitElement {
  constructor() {
    super();
    new InLanguage(this);
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<main id="main"><h1>${t.pageTitle}</h1></main>`;
  }
}
await loadTexts('support');
customElements.define('an-support', Page);
