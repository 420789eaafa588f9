// Station boards: choose a station, or be its wall screen.
import '/faces/shared/theme.js';
import {stop} from '/faces/board/mode.js';
import {loadTexts} from '/faces/shared/texts.js';
import '/faces/shared/top.js';
import {LitElement, html} from 'lit';
import '/faces/board/choose.js';
import '/faces/board/wall.js';

class Page extends LitElement {
  createRenderRoot() {
    return this;
  }

  render() {
    return stop === null ? html`<an-choose></an-choose>` : html`<an-wall .stop=${stop}></an-wall>`;
  }
}
await loadTexts('board');
customElements.define('an-board', Page);
