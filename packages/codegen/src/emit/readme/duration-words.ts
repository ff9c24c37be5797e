const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const;

/** A span of milliseconds in the largest unit that it is a whole number of: `7 days`, `90 seconds`. */
export function durationWords(span: number): string {
  const [name, length] = units.find(([, unit]) => span % unit === 0 && span >= unit) ?? ['millisecond', 1];
  const count = span / length;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
