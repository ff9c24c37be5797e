import { expect, test } from 'vitest';
import { isFailure } from '../errors/is-failure.ts';
import { ProviderError } from '../errors/provider-error.ts';
import type { Operation } from '../operation.ts';
import { markIfDocumented } from './mark-documented.ts';

function isDocumented(status: number | undefined, body: unknown, failures?: Operation['failures']): boolean {
  const about = { message: 'no', category: 'provider', provider: 'open', operation: 'x.y', phase: 'body' } as const;
  const error = new ProviderError({ ...about, status, body });
  const marked = markIfDocumented(error, failures === undefined ? {} : { failures });
  expect(marked).toBe(error);
  return isFailure(marked, 'x.y');
}

test.each<[number | undefined, unknown, Operation['failures'], boolean]>([
  [404, {}, { '404': 'json' }, true],
  [404, null, { '404': 'json' }, true],
  [404, 'page', { '404': 'json' }, false],
  [404, undefined, { '404': 'json' }, false],
  [404, 'page', { '404': 'any' }, true],
  [404, undefined, { '404': 'any' }, true],
  [499, {}, { '4XX': 'json' }, true],
  [500, {}, { '4XX': 'json' }, false],
  [599, {}, { '5XX': 'json' }, true],
  [404, 'page', { '404': 'json', '4XX': 'any', default: 'any' }, false],
  [404, 'page', { '4XX': 'json', default: 'any' }, false],
  [500, 'page', { '4XX': 'json', default: 'any' }, true],
  [undefined, {}, { default: 'any' }, false],
  [404, {}, undefined, false],
])('an error of status %s with the body %j, where %j is documented: %s', (status, body, failures, documented) => {
  expect(isDocumented(status, body, failures)).toBe(documented);
});
