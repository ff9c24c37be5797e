import { expect, it, vi } from 'vitest';
import * as z from 'zod';
import { isFailure } from '../errors/is-failure.ts';
import type { AnswerKind, Operation } from '../operation.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { openCall, openGet } from '../test-support/open-client.ts';

async function answer(
  answers: readonly AnswerKind[],
  [status, body, type]: readonly [number, string | Uint8Array, string?],
  more: Partial<Operation> = {},
): Promise<unknown> {
  await using server = await loopbackServer(respond(status, body, { 'content-type': type ?? 'application/json' }));
  return await openCall(server.origin, { operation: { ...openGet, answers, ...more }, client: { retries: 0 } });
}

const latin = new Uint8Array([0xe9]);

it.each<readonly [string, readonly AnswerKind[], readonly [number, string | Uint8Array, string?], unknown]>([
  ['JSON', ['json'], [200, '{"a":1}'], { a: 1 }],
  ['JSON under a name of its own', ['json', 'bytes'], [200, '[1]', 'application/vnd.api+json'], [1]],
  ['JSON that is null', ['json'], [200, 'null'], null],
  ['JSON that is labelled as text', ['json'], [200, '{"a":1}', 'text/plain'], { a: 1 }],
  ['text', ['json', 'text'], [200, '{"a":1}', 'text/plain'], '{"a":1}'],
  ['text in its charset', ['text'], [200, latin, 'text/plain; charset=iso-8859-1'], 'é'],
  ['text in a charset that nobody knows', ['text'], [200, 'é', 'text/plain; charset=x-none'], 'é'],
  ['text of another kind', ['text'], [200, '<a/>', 'application/xml'], '<a/>'],
  ['bytes', ['bytes'], [200, latin, 'application/pdf'], latin],
  ['bytes beside JSON', ['json', 'bytes'], [200, latin, 'application/octet-stream'], latin],
  ['an image, where no operation of images is asked', ['bytes'], [200, latin, 'image/png'], latin],
  ['nothing', ['none'], [204, ''], undefined],
  ['nothing where it may be', ['json', 'none'], [200, ''], undefined],
  ['an empty text', ['text'], [200, '', 'text/plain'], ''],
  ['no bytes', ['bytes'], [200, '', 'image/png'], new Uint8Array()],
])('gives %s', async (_, answers, served, expected) => {
  expect(await answer(answers, served)).toEqual(expected);
});

it.each<readonly [string, readonly AnswerKind[], readonly [number, string, string?], string]>([
  ['a page where JSON is due', ['json'], [200, '<html>', 'text/html'], 'that are no JSON (text/html)'],
  ['nothing where JSON is due', ['json', 'events'], [200, ''], 'an empty body where json or events is due'],
  ['JSON where events are due', ['events'], [200, '{}'], 'of application/json where events is due'],
])('refuses %s', async (_, answers, served, text) => {
  await expect(answer(answers, served)).rejects.toThrow(text);
});

it('tells of a body where none is due', async () => {
  await using server = await loopbackServer(respond(200, '{"a":1}'));
  const onDrift = vi.fn();
  const operation: Operation = { ...openGet, answers: ['none'], accept: [] };
  expect(await openCall(server.origin, { operation, client: { onDrift } })).toBeUndefined();
  expect(onDrift.mock.calls[0]?.[0]).toMatchObject({ issues: [{ rule: 'no-body' }] });
  await expect(openCall(server.origin, { operation, options: { responseChecks: 'strict' } })).rejects.toThrow(
    'no body',
  );
});

it('holds JSON against its shape, and nothing else', async () => {
  const validators: Operation['validators'] = async () => ({ output: () => z.object({ a: z.number() }) });
  await expect(answer(['json', 'text'], [200, '[]'], { validators })).rejects.toThrow('documented shape');
  expect(await answer(['json', 'text'], [200, 'x', 'text/plain'], { validators })).toBe('x');
});

it('a HEAD has no body, whatever its header announces', async () => {
  await using server = await loopbackServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n');
  });
  const operation: Operation = { ...openGet, method: 'HEAD', answers: ['none'], accept: [] };
  const { data, response } = await openCall(server.origin, { operation }).withResponse();
  expect([data, response.status, response.headers.get('content-length')]).toEqual([undefined, 200, '100']);
  expect(server.requests[0]).toMatch(/^HEAD /);
});

it('asks for OPTIONS', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  await openCall(server.origin, { operation: { ...openGet, method: 'OPTIONS' } });
  expect(server.requests[0]).toMatch(/^OPTIONS /);
});

const failures = { '404': 'json', '409': 'any', '4XX': 'json', default: 'any' } as const;

it.each<readonly [string, Operation['failures'], readonly [number, string, string?], boolean]>([
  ['a documented status', failures, [404, '{"error":"x"}'], true],
  ['a page in its place', failures, [404, '<html>', 'text/html'], false],
  ['nothing in its place', failures, [404, ''], false],
  ['a documented status without a shape', failures, [409, 'x', 'text/plain'], true],
  ['a status of a range', { '4XX': 'json' }, [422, '{}'], true],
  ['any other', failures, [500, 'x', 'text/plain'], true],
  ['a status that is not documented', { '404': 'json' }, [500, '{}'], false],
])('%s: is a documented failure or not', async (_, documented = {}, served, expected) => {
  const error = await answer(['json'], served, { failures: documented }).catch((reason: unknown) => reason);
  expect([isFailure(error, openGet.id), isFailure(error, 'another.one')]).toEqual([expected, false]);
});
