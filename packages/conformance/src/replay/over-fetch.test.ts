import { expect, test } from 'vitest';
import type { ExpectedError } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { overFetch } from './over-fetch.ts';

function adapted(error: ExpectedError): ExpectedError | undefined {
  // The rules look at nothing else of a case.
  return overFetch({ expect: { error } } as ConformanceCase).expect.error;
}

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

test('what was refused before it was sent is the same over fetch', () => {
  const error = { class: 'AbortedError', category: 'aborted', retryable: true, billable: 'no', sent: 'no' } as const;
  expect(adapted(error)).toEqual(error);
});
