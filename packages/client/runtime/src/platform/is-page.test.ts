import { expect, it } from 'vitest';
import { isPage } from './is-page.ts';

it('a page has a window and a document', () => {
  const scopes = [{ window: {}, document: {} }, { window: {} }, { document: {} }, {}];
  expect(scopes.map(isPage)).toEqual([true, false, false, false]);
});
