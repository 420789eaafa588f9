// Three languages. Texts are modules: plain strings, and functions where numbers or names go in, so plurals are just code.
import shared from '/faces/shared/texts/en.js';
import {redrawnBy} from '/faces/shared/redrawn.js';

const KEY = 'ansage.language';
export const LANGUAGES = {en: 'English', de: 'Deutsch', fr: 'Français'};

const kept = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const chosen = () => [new URLSearchParams(location.search).get('lang'), kept(), ...navigator.languages]
  .map(l => l?.slice(0, 2)).find(l => l in LANGUAGES) ?? 'en';

let language = chosen();
let words = shared;
const listeners = new Set();

/** The language of the page, as a BCP 47 tag. */
export const lang = () => language;

/** Everything the page can say, in its language: the shared texts and its own. */
export const t = new Proxy({}, {get: (_, key) => words[key] ?? String(key)});

/** Loads the texts of a page ("passenger") and tells whoever shows them. */
export async function loadTexts(page) {
  const read = async path => (await import(path)).default;
  const [general, own] = await Promise.all([
    read(`/faces/shared/texts/${language}.js`), read(`/faces/${page}/texts/${language}.js`)]);
  words = {...general, ...own};
  document.documentElement.lang = language;
  if (own.pageTitle) document.title = own.pageTitle;
  listeners.forEach(listener => listener());
}

/** Speaks another language from now on, here and at the next visit. */
export async function setLanguage(next, page) {
  language = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Kept for this page only.
  }
  await loadTexts(page);
}

/** A Lit controller: its element is drawn anew when the language changes. */
export const InLanguage = redrawnBy(listeners);
