// Light, dark, high contrast, or whatever the system says; applied before the first paint, since it is imported first.
const KEY = 'ansage.theme';
export const THEMES = ['auto', 'light', 'dark', 'contrast'];

const kept = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage can be forbidden; then the system decides.
  }
};

const show = theme => {
  if (THEMES.indexOf(theme) > 0) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
};

export const theme = () => document.documentElement.dataset.theme ?? 'auto';

export function setTheme(chosen) {
  show(chosen);
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Kept for this page only.
  }
}

show(new URLSearchParams(location.search).get('theme') ?? kept());
