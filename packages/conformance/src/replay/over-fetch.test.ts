import { expect, test } from 'vitest';
import type { ExpectedError } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { overFetch } from './over-fetch.ts';

function adapted(
  error: ExpectedError,
  parts: Pick<ConformanceCase, 'fault' | 'role' | 'tls'> = {},
): ExpectedError | undefined {
  // The rules look at nothing else of a case.
  return overFetch({ ...parts, expect: { error } } as ConformanceCase).expect.error;
}

test('a certificate that is not taken is the same over fetch, for Node tells', () => {
  const error = {
    class: 'ConnectionError',
    category: 'connection',
    retryable: false,
    billable: 'no',
    sent: 'no',
  } as const;
  expect(adapted(error, { fault: 'T1', role: 'read', tls: 'expired' })).toEqual(error);
  expect(adapted(error, { fault: 'T1', role: 'read', tls: 'cut' })?.sent).toBe('maybe');
});

test('of a connection that was not made, fetch cannot tell that nothing was sent', () => {
  const error = {
    class: 'ConnectionError',
    category: 'connection',
    retryable: true,
    billable: 'no',
    sent: 'no',
  } as const;
  expect(adapted(error)).toEqual({ class: 'ConnectionError', category: 'connection', sent: 'maybe' });
});

test('why a connection was not made stands in no text of a fetch, and below a TypeError', () => {
  const error = {
    class: 'ConnectionError',
    category: 'connection',
    retryable: true,
    billable: 'no',
    sent: 'no',
    message: ['could not be resolved'],
    cause: 'Error',
  } as const;
  expect(adapted(error)).toEqual({
    class: 'ConnectionError',
    category: 'connection',
    sent: 'maybe',
    cause: 'TypeError',
  });
});

test('a read is tried again over fetch although no secure connection can be made, what costs money is not', () => {
  const error = { class: 'ConnectionError', category: 'connection', attempts: 1, sent: 'no' } as const;
  expect(adapted(error, { fault: 'T1', role: 'read' })?.attempts).toBeUndefined();
  expect(adapted(error, { fault: 'T1', role: 'paid' })?.attempts).toBe(1);
});

test('what was refused before it was sent is the same over fetch', () => {
  const error = { class: 'AbortedError', category: 'aborted', retryable: true, billable: 'no', sent: 'no' } as const;
  expect(adapted(error)).toEqual(error);
});

test('of what came instead of an answer, and of an answer that was cut, fetch says the same whatever it was', () => {
  const lost = { class: 'ConnectionError', category: 'connection', retryable: true, billable: 'maybe' } as const;
  const cut = { ...lost, class: 'ProtocolError', category: 'protocol' };
  expect(adapted({ ...cut, sent: 'maybe' })).toEqual({ ...lost, sent: 'maybe' });
  expect(adapted({ ...lost, sent: 'yes' })).toEqual({ ...cut, sent: 'yes' });
  expect(adapted({ ...lost, sent: 'maybe' })).toEqual({ ...lost, sent: 'maybe' });
  expect(adapted({ ...cut, sent: 'yes' })).toEqual({ ...cut, sent: 'yes' });
});

test('a read whose encoded body was cut is a read of no JSON to fetch, which costs nothing', () => {
  const cut = {
    class: 'ProtocolError',
    category: 'protocol',
    retryable: true,
    billable: 'maybe',
    sent: 'yes',
  } as const;
  expect(adapted(cut, { fault: 'C2', role: 'read' })?.billable).toBe('no');
  expect(adapted(cut, { fault: 'C2', role: 'paid' })).toEqual(cut);
  expect(adapted(cut, { fault: 'N3', role: 'read' })).toEqual(cut);
});
