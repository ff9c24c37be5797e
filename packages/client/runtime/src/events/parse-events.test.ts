import { expect, it } from 'vitest';
import { EventParser, type RawEvent } from './parse-events.ts';

function parse(...pieces: readonly string[]): RawEvent[] {
  const parser = new EventParser(1000);
  return pieces.flatMap((piece) => [...parser.take(piece)]);
}

const whole = 'id: 1\nevent: a\ndata: x\ndata:  y\n\n: comment\ndata\n\nretry: 20\ndata:z\n\n';
const events = [
  { event: 'a', data: 'x\n y', id: '1' },
  { event: 'message', data: '', id: '1' },
  { event: 'message', data: 'z', id: '1', retry: 20 },
];

it.each([
  ['LF', '\n'],
  ['CR', '\r'],
  ['CR and LF', '\r\n'],
])('reads lines that end in %s, in whatever pieces', (_, end) => {
  const text = whole.replaceAll('\n', end);
  expect(parse(text)).toEqual(events);
  expect(parse(...text)).toEqual(events);
  for (let at = 1; at < text.length; at += 1) expect(parse(text.slice(0, at), text.slice(at))).toEqual(events);
});

it('gives an event with its empty line, and does not wait for what may follow', () => {
  expect(parse('data: x\r\r')).toHaveLength(1);
});

it.each([
  [['data: x\r', '\n', '\n'], ['x']],
  [['data: x\r', '', '\ndata: y\r\r'], ['x\ny']],
  [['data: x\r', '\ndata: y', '\n\n'], ['x\ny']],
  [['data: x\rdata: y', '\n\n'], ['x\ny']],
])('an LF goes with the CR that ended the piece before: %j', (pieces, data) => {
  expect(parse(...pieces).map((event) => event.data)).toEqual(data);
});

it('an event may be as large as is allowed, whatever its lines, and no larger', () => {
  expect(parse(`${'data: x\n'.repeat(142)}x\n\n`)).toHaveLength(1);
  const take = (text: string): unknown => [...new EventParser(10).take(text)];
  expect(take('data: 1234\n\n')).toHaveLength(1);
  expect(() => take('data: 12345\n\n')).toThrow('an event of more than 10 characters');
});

it('drops an event that is cut off', () => {
  expect(parse('data: x\n\ndata: y\n')).toEqual([{ event: 'message', data: 'x' }]);
});

it('passes over fields that it does not know, ids with NUL and retries that are no number', () => {
  expect(parse('foo: 1\nid: a\0b\nretry: 1s\nretry: a1\nevent\ndata: x\n\n')).toStrictEqual([
    { event: 'message', data: 'x' },
  ]);
});

it('events without data are none, and do not name the next one', () => {
  expect(parse('event: a\n\ndata: x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
});

it.each([
  ['a line', 'data: '],
  ['many lines', 'data: x\ndata: y\n'],
  ['a field that nobody reads', 'foo: '],
])('ends at an event of %s without end', (_, start) => {
  const parser = new EventParser(1000);
  const feed = (): void => {
    for (let count = 0; count < 200; count += 1) for (const _event of parser.take(start + 'x'.repeat(10)));
  };
  expect(feed).toThrow('an event of more than 1000 characters');
});

it('comments may go on for ever', () => {
  const parser = new EventParser(1000);
  for (let count = 0; count < 1000; count += 1) expect([...parser.take(': still there\n')]).toEqual([]);
});

it('reads a long line in small pieces in linear time', () => {
  const parser = new EventParser(1e7);
  const took = (pieces: number): number => {
    const start = performance.now();
    for (let count = 0; count < pieces; count += 1) for (const _event of parser.take('x'.repeat(10)));
    for (const _event of parser.take('\n\n'));
    return performance.now() - start;
  };
  took(1000);
  const few = took(20_000);
  expect(took(200_000)).toBeLessThan(Math.max(50, few) * 40);
});
