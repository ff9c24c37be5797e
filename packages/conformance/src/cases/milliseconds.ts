const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration that the case schema has accepted: `50ms`, `2s`, `7d`. */
export function milliseconds(duration: string): number {
  const amount = Number.parseInt(duration, 10);
  return amount * (units[duration.slice(String(amount).length)] ?? Number.NaN);
}
