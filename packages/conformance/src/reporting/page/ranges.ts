/** Ascending whole numbers in few characters: `3-7 9`. */
export function ranges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((one, other) => one - other);
  const starts = sorted.filter((value, at) => value !== (sorted[at - 1] ?? Number.NaN) + 1);
  const ends = sorted.filter((value, at) => value !== (sorted[at + 1] ?? Number.NaN) - 1);
  return starts.map((start, at) => (start === ends[at] ? `${start}` : `${start}-${ends[at]}`)).join(' ');
}
