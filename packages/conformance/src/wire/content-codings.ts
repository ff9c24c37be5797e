import type { ContentCoding, WrittenAnswer } from '../cases/case-file.ts';

/** The codings of an answer, in the order in which they are applied; none where its body goes out as it is. */
export function codingsOf(encode: WrittenAnswer['encode']): readonly ContentCoding[] {
  if (encode === undefined) return [];
  return typeof encode === 'string' ? [encode] : encode;
}
