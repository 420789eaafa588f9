// A part of a page: an element in the page's own tree, drawn anew when the language changes.
import {LitElement} from 'lit';
import {InLanguage} from '/faces/shared/texts.js';

export class Part extends LitElement {
  constructor() {
    super();
    new InLanguage(this);
  }

  createRenderRoot() {
    return this;
  }
}
