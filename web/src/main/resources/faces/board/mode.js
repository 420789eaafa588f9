// A wall screen or the choice of a station: known before anything is drawn, so that nothing jumps.
export const stop = (() => {
  const part = location.pathname.split('/')[2];
  try {
    return part ? decodeURIComponent(part) : null;
  } catch {
    return part;
  }
})();
const asked = new URLSearchParams(location.search);

/** departures, arrivals or both. */
export const show = ['departures', 'arrivals', 'both'].includes(asked.get('show')) ? asked.get('show') : 'departures';
/** Languages asked for, the first first; none if nothing was asked. */
export const langs = (asked.get('langs') ?? '').split(',').filter(l => ['de', 'en', 'fr'].includes(l));
/** Whether announcements are spoken. */
export const speak = asked.get('speak') === '1';

document.documentElement.classList.toggle('wall', stop !== null);
