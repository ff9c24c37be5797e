/** What all that is fetched has in common: how much of it is read, and how a failure is told. */

/**
 * The body of an answer, counted while it is read, as what is compressed does not tell its size; undefined beyond `most`
 * bytes.
 */
export async function readBytes(response: Response, most: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Why a fetch failed within a deadline in milliseconds. It says "fetch failed"; what it was stands in the cause. */
export function reasonOf(error: unknown, deadline: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${deadline / 1000} seconds`;
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
