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
  ['what nobody labelled as JSON where that is due', ['bytes', 'json'], [200, '1', ''], 1],
  ['what nobody labelled as text where that is due', ['bytes', 'text'], [200, '1', ''], '1'],
  ['JSON as text where text is due', ['bytes', 'text'], [200, '1'], '1'],
  ['JSON as bytes where bytes are due', ['bytes', 'none'], [200, latin], latin],
  ['nothing', ['none'], [204, ''], undefined],
  ['nothing where it may be', ['json', 'none'], [200, ''], undefined],
  ['an empty text', ['text'], [200, '', 'text/plain'], ''],
  ['no bytes', ['bytes'], [200, '', 'image/png'], new Uint8Array()],
])('gives %s', async (_, answers, served, expected) => {
  expect(await answer(answers, served)).toEqual(expected);
});

it.each([
  ...['text/plain', 'text/x-own', 'application/xml', 'application/atom+xml', 'application/yaml', 'application/x-yaml'],
  ...['text/csv', 'application/csv', 'application/ndjson', 'application/x-ndjson', 'application/jsonl'],
  ...['application/javascript', 'application/x-www-form-urlencoded', 'application/json', 'application/a+json'],
])('%s is text', async (type) => {
  expect(await answer(['text', 'bytes'], [200, 'a', type])).toBe('a');
});

it.each([
  'my-text/plain',
  'application/xml-dtd',
  'application/oxml',
  'application/ayaml',
  'application/xx-yaml',
  'image/png',
])('%s is bytes', async (type) => {
  expect(await answer(['text', 'bytes'], [200, 'a', type])).toEqual(new Uint8Array([97]));
});

it.each<readonly [string, readonly AnswerKind[], readonly [number, string, string?], string]>([
  ['what is labelled as nothing', ['events'], [200, '{}', ''], '2 bytes of no content type where events is due'],
  ['what has no label and is no JSON', ['json'], [200, 'a', ''], '1 bytes that are no JSON (no content type)'],
  ['a long label', ['events'], [200, 'a', `x/${'y'.repeat(90)}`], `1 bytes of x/${'y'.repeat(58)} where`],
  ['a long label of what is no JSON', ['json'], [200, 'a', `x/${'y'.repeat(90)}`], `no JSON (x/${'y'.repeat(58)})`],
  ['a page where JSON is due', ['json'], [200, '<html>', 'text/html'], 'that are no JSON (text/html)'],
  ['nothing where JSON is due', ['json', 'events'], [200, ''], 'an empty body where json or events is due'],
  ['JSON where events are due', ['events'], [200, '{}'], 'of application/json where events is due'],
])('refuses %s', async (_, answers, served, text) => {
  await expect(answer(answers, served)).rejects.toThrow(text);
});

it('gives the text that came instead of JSON', async () => {
  await expect(answer(['json'], [200, '<html>', 'text/html'])).rejects.toMatchObject({ body: '<html>', status: 200 });
});

it('a HEAD may be of an operation that answers with JSON', async () => {
  expect(await answer(['json'], [200, ''], { method: 'HEAD' })).toBeUndefined();
});

it('tells of a body where none is due', async () => {
  await using server = await loopbackServer(respond(200, '{"a":1}'));
  const onDrift = vi.fn();
  const operation: Operation = { ...openGet, answers: ['none'], accept: [] };
  expect(await openCall(server.origin, { operation, client: { onDrift } })).toBeUndefined();
  expect(onDrift.mock.calls[0]?.[0]).toMatchObject({
    issues: [{ path: '', rule: 'no-body', message: 'value: expected no body, got 7 bytes', received: 7 }],
  });
  await expect(openCall(server.origin, { operation, options: { responseChecks: 'strict' } })).rejects.toThrow(
    'no body',
  );
});

it.each(['text/plain', 'image/png'])('of %s there is nothing to tell', async (type) => {
  await using server = await loopbackServer(respond(200, 'a', { 'content-type': type }));
  const onDrift = vi.fn();
  await openCall(server.origin, { operation: { ...openGet, answers: ['text', 'bytes'] }, client: { onDrift } });
  expect(onDrift).not.toHaveBeenCalled();
});

it('JSON that tells of a failure is one', async () => {
  await expect(answer(['json', 'text'], [200, '{"code":2}'])).rejects.toMatchObject({
    ...{ status: 200, category: 'provider', body: { code: 2 } },
  });
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
