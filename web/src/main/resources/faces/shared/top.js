// The bar on top of every page: which page this is, the others, the language and the appearance; folded on a phone.
import {html, nothing} from 'lit';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {THEMES, setTheme, theme} from '/faces/shared/theme.js';
import {LANGUAGES, lang, setLanguage, t} from '/faces/shared/texts.js';

const FACES = [['passenger', '/', 'facePassenger'], ['board', '/board', 'faceBoard'], ['flow', '/flow', 'faceFlow'],
  ['support', '/support', 'faceSupport'], ['docs', '/docs', 'faceDocs']];
const THEME_WORDS = {auto: 'themeAuto', light: 'themeLight', dark: 'themeDark', contrast: 'themeContrast'};

class Top extends Part {
  static properties = {face: {}, open: {state: true}};

  constructor() {
    super();
    this.open = false;
  }

  // In the page's own tree, so that the one style sheet reaches everything and ids can be referred to.
  render() {
    return html`
      <a class="skip button" href="#main">${t.skip}</a>
      <header>
        <a class="brand" href="/"><svg viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" rx="3"
          fill="currentColor"/><path d="M4 11V7l5-3v10zM10.5 6c2 1 2 5 0 6" fill="var(--paper)"/></svg>${t.brand}</a>
        <button class="menu quiet" aria-expanded=${this.open} aria-controls="menu" @click=${() => { this.open = !this.open; }}>
          ${icon('menu')} ${t.menu}</button>
        <div id="menu" class=${this.open ? 'open' : ''}>
        <nav aria-label=${t.faces}><ul>${FACES.map(([name, path, word]) => html`
          <li><a href=${path} aria-current=${name === this.face ? 'page' : nothing}>${t[word]}</a></li>`)}</ul></nav>
        <div class="settings">
          <label><span class="words">${t.language}</span>
            <select id="language" @change=${e => setLanguage(e.target.value, this.face)}>
              ${Object.entries(LANGUAGES).map(([tag, name]) => html`
                <option value=${tag} lang=${tag} ?selected=${tag === lang()}>${name}</option>`)}</select></label>
          <label><span class="words">${t.theme}</span>
            <select id="theme" @change=${e => setTheme(e.target.value)}>${THEMES.map(name => html`
              <option value=${name} ?selected=${name === theme()}>${t[THEME_WORDS[name]]}</option>`)}</select></label>
        </div></div>
      </header>`;
  }
}
customElements.define('an-top', Top);
