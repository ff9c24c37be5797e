import { type LoadProblem, sizeLimit } from './load-problem.ts';

/** The text of a file: UTF-8, or UTF-16 where its mark says so. */
export function decodeText(bytes: Uint8Array, label: string): string | LoadProblem {
  if (bytes.length > sizeLimit) {
    return { code: 'source-too-large', message: `${label} has more than ${sizeLimit / 1024 / 1024} MiB.` };
  }
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\u0000'))
      return { code: 'source-not-text', message: `${label} holds zero bytes: it is no text.` };
    return text;
  } catch {
    return { code: 'source-not-text', message: `${label} is not UTF-8.` };
  }
}
