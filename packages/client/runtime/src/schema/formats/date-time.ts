const date = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const time = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))$/;
const shortMonths: ReadonlySet<number> = /* @__PURE__ */ new Set([4, 6, 9, 11]);

/** RFC 3339 `full-date`: a day that the calendar has. */
export function isDate(text: string): boolean {
  const parts = date.exec(text);
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return shortMonths.has(month) ? 30 : 31;
}

/** RFC 3339 `full-time`: with an offset; a 60th second only where the day ends in UTC. */
export function isTime(text: string): boolean {
  const parts = time.exec(text);
  if (parts === null) return false;
  const [hour = 0, minute = 0, second = 0] = parts.slice(1, 4).map(Number);
  const [offsetHour, offsetMinute] = [Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const offset = offsetHour * 60 + offsetMinute;
  return (hour * 60 + minute + (parts[4] === '-' ? offset : 1440 - offset)) % 1440 === 1439;
}

/** RFC 3339 `date-time`. */
export function isDateTime(text: string): boolean {
  return isDate(text.slice(0, 10)) && 'Tt'.includes(text.charAt(10)) && isTime(text.slice(11));
}

const days = '(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)';
const hours = '(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)';
const duration: RegExp = /* @__PURE__ */ new RegExp(`^P(?:[0-9]+W|${days}(?:T${hours})?|T${hours})$`);

/** RFC 3339, appendix A: units in their order and without a gap, weeks alone, no fractions. */
export function isDuration(text: string): boolean {
  return duration.test(text);
}
