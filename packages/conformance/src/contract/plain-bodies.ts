import type { SweptBody } from './sweep.ts';

/** Bodies that any server can answer with, and that no provider's rows know. */
export const plainBodies: Readonly<Record<string, SweptBody>> = {
  nothing: {},
  'html-page': { text: '<html><head><title>Upstream is unwell</title></head><body>Upstream is unwell</body></html>' },
  'plain-text': { text: 'upstream is unwell' },
  'shape-of-another': { json: { detail: [{ loc: ['body', 'prompt'], msg: 'field required', type: 'value_error' }] } },
  'number-as-code': {
    json: { code: 12345, message: 'unwell', error: { code: 12345, name: 12345, message: 'unwell' } },
  },
  'unknown-code': {
    json: { code: 'brand_new', message: 'unwell', error: { code: 'brand_new', type: 'brand_new', message: 'unwell' } },
  },
  'no-code': { json: { message: 'unwell', error: { message: 'unwell' } } },
  'text-as-error': { json: { error: 'unwell' } },
  'other-types': { json: { code: null, message: 7, status: {}, error: ['unwell'] } },
  'json-null': { json: null },
  'json-list': { json: ['unwell'] },
};
