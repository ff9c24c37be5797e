import type { TraceLine } from '../wire/trace.ts';

const arrows: Readonly<Record<TraceLine['direction'], string>> = { in: '>', out: '<', event: '-' };

/** A line of a trace as text: `12 ms #1 > GET / HTTP/1.1\r\n`, where `>` goes to the server and `<` comes from it. */
export function traceText({ at, connection, host, direction, text }: TraceLine): string {
  const where = `${connection > 0 ? ` #${connection}` : ''}${host === 'api' ? '' : ` ${host}`}`;
  return `${String(Math.round(at)).padStart(5)} ms${where} ${arrows[direction]} ${text}`;
}
