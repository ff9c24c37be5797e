import { encodingsOf } from '../exchange/encodings-of.ts';
import type { TransportResponse } from '../transport/transport.ts';
import { EventParser, type RawEvent } from './parse-events.ts';

/** The events of an answer as they are on the wire; `most` characters each. */
export async function* readEvents(open: TransportResponse, most: number): AsyncGenerator<RawEvent, void, undefined> {
  const parser = new EventParser(most);
  const decoder = new TextDecoder();
  for await (const chunk of await decoded(open)) yield* parser.take(decoder.decode(chunk, { stream: true }));
}

async function decoded(open: TransportResponse): Promise<AsyncIterable<Uint8Array>> {
  const encodings = open.decoded ? [] : encodingsOf(open.headers);
  if (encodings.length === 0) return open.body;
  const { decodeBody } = await import('../exchange/decode-body.ts');
  return decodeBody(open.body, encodings);
}
