/** Numbers from here on are Unix times in seconds (2001); those from `leastUnixMilliseconds` on, in milliseconds. */
const leastUnixSeconds = 1e9;
const leastUnixMilliseconds = 1e12;
const number = /^\d+(\.\d+)?$/;
/** An HTTP date begins with the day's name, an ISO-8601 one with the year: `Date.parse` alone would take `1-2` for a date. */
const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? |^\d{4}-\d\d-\d\d/;

/** A moment in Unix milliseconds, from an HTTP date, an ISO-8601 time or a Unix time; nonsense is undefined. */
export function readMoment(value: string | number | undefined): number | undefined {
  const text = String(value ?? '').trim();
  if (!number.test(text)) return readDate(text);
  const count = Number(text);
  if (count >= leastUnixMilliseconds) return count > 8.64e15 ? undefined : count;
  return count >= leastUnixSeconds ? count * 1000 : undefined;
}

/** A wait in milliseconds from `now`, from seconds or a moment to come; nonsense and moments gone by are undefined. */
export function readWait(value: string | number | undefined, now: number): number | undefined {
  const text = String(value ?? '').trim();
  if (number.test(text) && Number(text) < leastUnixSeconds) return Number(text) * 1000;
  const moment = readMoment(value);
  return moment === undefined || moment <= now ? undefined : moment - now;
}

function readDate(text: string): number | undefined {
  if (!date.test(text)) return undefined;
  // A time without a zone is UTC here, as the headers' names say; `Date.parse` would take the machine's zone.
  const zoned = /^\d{4}-\d\d-\d\d[T ][\d:.]+$/.test(text) ? `${text.replace(' ', 'T')}Z` : text;
  const moment = Date.parse(zoned);
  return Number.isNaN(moment) ? undefined : moment;
}
