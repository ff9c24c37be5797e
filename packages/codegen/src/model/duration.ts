const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a duration such as `5s`; the schema of provider.yaml has checked its form. */
export function milliseconds(duration: string): number {
  const match = /^(\d+)(ms|s|m|h|d)$/.exec(duration);
  const unit = match?.[2] as keyof typeof units | undefined; // the pattern allows no other
  if (!match || !unit) throw new TypeError(`${duration} is no duration: write 500ms, 5s, 10m, 1h or 7d`);
  return Number(match[1]) * units[unit];
}
