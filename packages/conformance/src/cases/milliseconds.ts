/** Milliseconds of a duration that the case schema has accepted: `50ms`, `2s`. */
export function milliseconds(duration: string): number {
  const amount = Number.parseInt(duration, 10);
  return duration.endsWith('ms') ? amount : amount * 1000;
}
