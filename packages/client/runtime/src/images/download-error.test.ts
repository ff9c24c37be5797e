import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnswerBody } from '../exchange/answer-body.ts';
import { tinyClient } from '../test-support/tiny-client.ts';
import { cutImage, type DownloadPlace, refusedDownload, tooManyRedirects } from './download-error.ts';

const now = Date.UTC(2026, 0, 1);
const place: DownloadPlace = {
  client: tinyClient(),
  operation: 'things.create',
  url: ' https://cdn.example.com/a.png?signature=s3cret',
  expiresAt: undefined,
};
const about = { provider: 'tiny', operation: 'things.create', phase: 'download', billable: 'no', sent: 'yes' };
const again = 'Calling again downloads it anew, which costs nothing.';
const gone = 'The URL does not work, or no more: download images soon after they are made.';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }));
afterEach(() => void vi.useRealTimers());

function refused(status: number, more: { headers?: Record<string, string>; expiresAt?: Date } = {}): Error {
  const answer = { status, headers: new Headers(more.headers), body: new AnswerBody([]) };
  return refusedDownload({ ...place, expiresAt: more.expiresAt }, answer);
}

test.each([
  [403, 'NotFoundError', 'not_found', false, gone],
  [404, 'NotFoundError', 'not_found', false, gone],
  [410, 'NotFoundError', 'not_found', false, gone],
  [408, 'OverloadedError', 'overloaded', true, again],
  [425, 'OverloadedError', 'overloaded', true, again],
  [429, 'OverloadedError', 'overloaded', true, again],
  [503, 'OverloadedError', 'overloaded', true, again],
  [400, 'ProviderError', 'provider', false, 'Look at the URL in the answer.'],
  [499, 'ProviderError', 'provider', false, 'Look at the URL in the answer.'],
  [500, 'ProviderError', 'provider', true, again],
])('a %i is a %s of category %s, to be repeated: %s', (status, name, category, retryable, next) => {
  const message = expect.stringContaining(`${status} from cdn.example.com instead of the image. ${next}`);
  expect(refused(status)).toMatchObject({ ...about, name, category, retryable, status, message });
});

test('the wait that the host asks for is told, its headers without the key', () => {
  const error = refused(429, { headers: { 'retry-after': '7', 'x-echo': 'sk-tiny-secret-0000' } });
  expect(error).toMatchObject({ retryAfter: 7000 });
  const { headers } = error as Error & { headers: Headers }; // of every LimnerError
  expect(headers.get('x-echo')).toBe('[key]');
  expect(refused(429)).not.toHaveProperty('retryAfter', expect.anything());
});

test.each([
  [-1, 'The URL expired at 2025-12-31T23:59:59.999Z: generate the image again, and download it before it expires.'],
  [0, 'The URL expired at 2026-01-01T00:00:00.000Z'],
  [1, 'The URL should work until 2026-01-01T00:00:00.001Z, but does not.'],
])('says of a URL whose time ends in %i ms what became of it', (left, text) => {
  expect(refused(404, { expiresAt: new Date(now + left) }).message).toContain(text);
});

test.each([true, false])('an image that is none says why (cut: %s)', (cut) => {
  expect(cutImage(place, { reason: 'the png ends in the middle', cut })).toMatchObject({
    ...about,
    category: 'protocol',
    retryable: cut,
    message: expect.stringContaining(
      `What cdn.example.com sent as the image is none: the png ends in the middle. ${again}`,
    ),
  });
});

test('too many redirects name the host', () => {
  expect(tooManyRedirects(place, 5)).toMatchObject({
    ...about,
    category: 'protocol',
    message: expect.stringContaining('The image at cdn.example.com was redirected more than 5 times.'),
  });
});
