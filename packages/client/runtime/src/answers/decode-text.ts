import type { HttpAnswer } from '../exchange/http.ts';

/** The text of a body, by the charset of its label; UTF-8 where that names none, or one that is not known. */
export function decodeText({ headers, body }: Pick<HttpAnswer, 'headers' | 'body'>): string {
  const charset = /;\s*charset=["']?([\w:.-]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  return decoderOf(charset).decode(body.view());
}

function decoderOf(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
