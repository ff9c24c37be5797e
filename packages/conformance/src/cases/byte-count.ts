const units: Readonly<Record<string, number>> = { B: 1, KB: 1024, MB: 1024 * 1024 };

/** Bytes of an amount that the case schema has accepted: `96MB`, `20KB`, `300B`; a KB is 1024 bytes. */
export function byteCount(amount: string): number {
  const number = Number.parseInt(amount, 10);
  return number * (units[amount.slice(String(number).length)] ?? Number.NaN);
}
