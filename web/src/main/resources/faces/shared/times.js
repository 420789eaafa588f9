// Times and delays as passengers read them. What is not known is never shown as on time.
import {html, nothing} from 'lit';
import {lang, t} from '/faces/shared/texts.js';

const formats = new Map();

function format(options) {
  const key = lang() + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(lang() === 'en' ? 'en-GB' : lang(), options));
  }
  return formats.get(key);
}

/** 07:42 on the clocks of a zone. */
export const clockTime = (instant, zone, seconds = false) => format({hour: '2-digit', minute: '2-digit',
  ...(seconds ? {second: '2-digit'} : {}), hourCycle: 'h23', timeZone: zone}).format(new Date(instant));

/** Friday 3 October. */
export const day = (instant, zone) => format({weekday: 'long', day: 'numeric', month: 'long', timeZone: zone})
  .format(new Date(instant));

/** A service date, which is a day of operation and no instant. */
export const serviceDay = date => format({weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC'})
  .format(new Date(`${date}T12:00:00Z`));

export function delayWords(minutes) {
  if (minutes === undefined || minutes === null) return t.noNews;
  if (minutes === 0) return t.onTime;
  return minutes > 0 ? t.late(minutes) : t.early(-minutes);
}

/** A delay in words, with a class that is never the only sign of it. */
export function delay(minutes, cancelled = false) {
  if (cancelled) return html`<span class="bad">${t.cancelled}</span>`;
  const kind = minutes >= 5 ? 'late' : minutes <= -2 ? 'late' : minutes === undefined || minutes === null ? 'soft' : 'good';
  return html`<span class=${kind}>${delayWords(minutes)}</span>`;
}

/** A planned time; beside it what is expected, if that differs by a minute on the clock. */
export function timePair({aimed, expected, zone, cancelled = false}) {
  if (!aimed && !expected) return nothing;
  const plan = aimed ? clockTime(aimed, zone) : null;
  const now = expected ? clockTime(expected, zone) : null;
  if (cancelled) return html`<del><time datetime=${aimed ?? expected}>${plan ?? now}</time></del>`;
  if (plan && now && plan !== now) {
    return html`<del><span class="words">${t.planned} </span><time datetime=${aimed}>${plan}</time></del>
      <strong class=${Date.parse(expected) - Date.parse(aimed) >= 300_000 ? 'late' : ''}>
        <span class="words">${t.expected} </span><time datetime=${expected}>${now}</time></strong>`;
  }
  return html`<time datetime=${aimed ?? expected}>${plan ?? now}</time>`;
}

/** A platform; one that changed says what it was. */
export function platform(now, plannedPlatform) {
  if (!now) return nothing;
  const moved = plannedPlatform && plannedPlatform !== now;
  return moved ? html`<span class="changed">${t.platformChanged(now, plannedPlatform)}</span>` : html`${t.platform} ${now}`;
}
