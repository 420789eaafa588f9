// One set of icons, drawn as lines on 24 by 24; always beside words or with a label, never alone in meaning.
import {svg, html} from 'lit';

const SHAPES = {
  train: svg`<rect x="5" y="3" width="14" height="14" rx="3"/><path d="M5 11h14M9 21l2-4M15 21l-2-4M9 14h.01M15 14h.01"/>`,
  bell: svg`<path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"/>`,
  bellOff: svg`<path d="M6 16V11a6 6 0 0 1 9-5M18 12v4l2 2H8M10 21h4M3 3l18 18"/>`,
  clock: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>`,
  change: svg`<path d="M4 8h13l-3-3M20 16H7l3 3"/>`,
  warning: svg`<path d="M12 3 2 20h20zM12 10v4M12 17h.01"/>`,
  cross: svg`<path d="M5 5l14 14M19 5 5 19"/>`,
  check: svg`<path d="M4 12l6 6L20 6"/>`,
  search: svg`<circle cx="11" cy="11" r="6"/><path d="M16 16l5 5"/>`,
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  forward: svg`<path d="M9 5l7 7-7 7"/>`,
  pause: svg`<path d="M8 5v14M16 5v14"/>`,
  play: svg`<path d="M7 4v16l13-8z"/>`,
  settings: svg`<path d="M4 7h10M18 7h2M4 17h2M10 17h10"/><circle cx="16" cy="7" r="2"/><circle cx="8" cy="17" r="2"/>`,
  link: svg`<path d="M9 15l6-6M10 6l2-2a4 4 0 0 1 6 6l-2 2M14 18l-2 2a4 4 0 0 1-6-6l2-2"/>`,
  download: svg`<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>`,
  menu: svg`<path d="M4 6h16M4 12h16M4 18h16"/>`,
  phone: svg`<rect x="7" y="2" width="10" height="20" rx="2"/><path d="M11 18h2"/>`,
};

/** An icon of the set. It is hidden from screen readers: what it means is said in words beside it. */
export const icon = name => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>`;
