import { mediaTypeOf } from '../images/media-type.ts';
import type { Operation } from '../operation.ts';
import type { TransportResponse } from '../transport/transport.ts';

/** Tells which answers of an operation are events, to be read while they come in; undefined where none is. */
export function staysOpen({
  answers,
}: Pick<Operation, 'answers'>): ((response: Pick<TransportResponse, 'status' | 'headers'>) => boolean) | undefined {
  if (answers?.includes('events') !== true) return undefined;
  return ({ status, headers }) =>
    status >= 200 && status <= 299 && mediaTypeOf(headers.get('content-type')) === 'text/event-stream';
}
