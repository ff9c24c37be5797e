import { afterEach, expect, it, vi } from 'vitest';
import { tinyProvider } from '../test-support/tiny-client.ts';
import { resolveClient } from './resolve-client.ts';

const apiKey = 'sk-tiny-secret-0000';

function openPage(): void {
  vi.stubGlobal('window', {});
  vi.stubGlobal('document', {});
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('a key in a web page is refused, and the error says why and what to do', () => {
  openPage();
  const make = (): unknown => resolveClient(tinyProvider, { apiKey });
  expect(make).toThrow(/read, and spent, by anyone.*from a server of yours.*dangerouslyAllowBrowser: true/);
  expect(make).toThrow(expect.objectContaining({ category: 'configuration', phase: 'configuration' }));
  expect(make).not.toThrow(apiKey);
});

it('is allowed by name', () => {
  openPage();
  expect(() => resolveClient(tinyProvider, { apiKey, dangerouslyAllowBrowser: true })).not.toThrow();
});

it('is not allowed by `false`', () => {
  openPage();
  expect(() => resolveClient(tinyProvider, { apiKey, dangerouslyAllowBrowser: false })).toThrow('web page');
});

it('a client without a key is fine in a page', () => {
  openPage();
  expect(() => resolveClient(tinyProvider, {})).not.toThrow();
});

it('a worker of a page, which has no document, is fine', () => {
  vi.stubGlobal('self', {});
  vi.stubGlobal('window', {});
  expect(() => resolveClient(tinyProvider, { apiKey })).not.toThrow();
});
