/** Bytes that a fixture writes as they stand, by code points 0 to 255. Throws on any other: which were meant is not clear. */
export function rawBytes(text: string): Buffer {
  const odd = [...text].find((character) => character > '\u00ff');
  if (odd !== undefined) throw new Error(`raw bytes hold "${odd}", which is no single byte; write its bytes as \\x..`);
  return Buffer.from(text, 'latin1');
}
