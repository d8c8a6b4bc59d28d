const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A time in the largest unit that suits it, rounded. */
function inUnits(ms: number): [count: number, unit: 'minute' | 'hour' | 'day' | 'month' | 'year'] {
  if (Math.round(ms / minute) < 60) return [Math.max(1, Math.round(ms / minute)), 'minute'];
  if (Math.round(ms / hour) < 24) return [Math.round(ms / hour), 'hour'];
  if (Math.round(ms / day) < 31) return [Math.round(ms / day), 'day'];
  if (Math.round(ms / day / 30.4) < 12) return [Math.round(ms / day / 30.4), 'month'];
  return [Math.round(ms / day / 36.525) / 10, 'year'];
}

/** How long a time is, such as "10 min" or "3 days". */
export function lasting(ms: number, language: string): string {
  const [count, unit] = inUnits(ms);
  // Days and more are short words anyway, and no reader of German says "Tg.".
  const unitDisplay = unit === 'minute' || unit === 'hour' ? 'short' : 'long';
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }).format(count);
}

/** When something is, such as "in 10 minutes" or "tomorrow"; days are those of the calendar. */
export function coming(at: number, now: number, language: string): string {
  const names = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const days = Math.round((midnight(at) - midnight(now)) / day);
  const [count, unit] = inUnits(Math.max(0, at - now));
  return unit === 'minute' || unit === 'hour' || days >= 31
    ? names.format(count, unit)
    : names.format(days, 'day');
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
