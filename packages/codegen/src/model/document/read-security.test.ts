import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../json.ts';
import { type SmallModel, smallModel } from '../../testing/small-document.ts';

const bearer = { type: 'http', scheme: 'bearer' };
const header = { type: 'apiKey', in: 'header', name: 'X-Key' };
const query = { type: 'apiKey', in: 'query', name: 'key' };

interface Secured {
  readonly schemes: JsonObject;
  readonly all?: Json;
  readonly one?: Json;
}

/** A document of two operations: `a.do` says what it takes, `b.do` does not. */
function secured({ schemes, all, one }: Secured): SmallModel {
  return smallModel({
    components: { securitySchemes: schemes },
    ...(all !== undefined && { security: all }),
    paths: {
      '/a': { get: { operationId: 'a.do', ...(one !== undefined && { security: one }) } },
      '/b': { get: { operationId: 'b.do' } },
    },
  });
}

describe('security', () => {
  it('of one bearer token or one header is one key', () => {
    const token = secured({ schemes: { token: bearer }, all: [{ token: [] }] });
    expect(token.model.spec.auth).toEqual({ scheme: 'bearer', env: 'ACME_API_KEY' });
    expect(token.model.security).toBeUndefined();
    expect(token.operation('a.do')).toMatchObject({ auth: 'required' });
    const key = secured({ schemes: { key: header }, all: [{ key: [] }] });
    expect(key.model.spec.auth).toEqual({ scheme: 'apiKey', in: 'header', name: 'X-Key', env: 'ACME_API_KEY' });
  });

  it('of which one is needed is one key', () => {
    const { model } = secured({ schemes: { token: bearer, key: query }, all: [{ token: [] }] });
    expect(model.spec.auth).toEqual({ scheme: 'bearer', env: 'ACME_API_KEY' });
    expect(model.security).toBeUndefined();
  });

  it('of two that each would do is told by name', () => {
    const { model } = secured({ schemes: { token: bearer, key: header }, all: [{ token: [] }, { key: [] }] });
    expect(model.security?.security).toEqual([['token'], ['key']]);
  });

  it('that an operation does without is told by operation', () => {
    const { model, operation } = secured({ schemes: { token: bearer }, all: [{ token: [] }], one: [] });
    expect(model.security).toEqual({
      schemes: { token: { type: 'bearer', env: 'ACME_API_KEY' } },
      security: [['token']],
    });
    expect(operation('a.do')).toMatchObject({ auth: 'none', security: [[]] });
    expect(operation('b.do').security).toBeUndefined();
  });

  it('that need not be there is sent where it is', () => {
    const { model, operation } = secured({
      schemes: { token: bearer },
      all: [{ token: [] }],
      one: [{ token: [] }, {}],
    });
    expect(model.spec.auth.scheme).toBe('bearer');
    expect([operation('a.do').auth, operation('b.do').auth]).toEqual(['none', 'required']);
  });

  it('of several schemes takes any of the lists, of a list all', () => {
    const { model, operation } = secured({
      schemes: { key: query, basic: { type: 'http', scheme: 'Basic' }, login: { type: 'oauth2', flows: {} } },
      all: [{ login: ['read'] }],
      one: [{ key: [], basic: [] }, { login: [] }],
    });
    expect(model.security).toEqual({
      schemes: {
        basic: { type: 'basic', env: 'ACME_BASIC' },
        key: { type: 'apiKey', in: 'query', name: 'key', env: 'ACME_KEY' },
        login: { type: 'bearer', env: 'ACME_LOGIN' },
      },
      security: [['login']],
    });
    expect(operation('a.do').security).toEqual([['key', 'basic'], ['login']]);
  });

  it('that cannot be served is left out, and it is said', () => {
    const schemes = { none: {}, digest: { type: 'http', scheme: 'digest' }, tls: { type: 'mutualTLS' }, token: bearer };
    const { model, operation, said } = secured({ schemes, all: [{ token: [] }], one: [{ tls: [] }] });
    expect(Object.keys(model.security?.schemes ?? {})).toEqual(['token']);
    expect(operation('a.do').security).toEqual([[]]);
    expect(said.map((line) => line.replace(/:.*?: /, ': '))).toEqual([
      'security-unusable: it has no type.',
      'security-unusable: its HTTP scheme is digest.',
      'security-unusable: its type is mutualTLS.',
      'security-unusable: The security scheme tls cannot be served; what needs it is sent without it.',
    ]);
  });

  it('that is described and nowhere asked for is sent where it is, and it is said', () => {
    const { model, operation, said } = secured({ schemes: { token: bearer } });
    expect(model.spec.auth).toEqual({ scheme: 'bearer', env: 'ACME_API_KEY' });
    expect(operation('a.do').auth).toBe('none');
    expect(said[0]).toMatch(/^security-assumed/);
  });

  it('may be none at all', () => {
    const { model, operation, said } = secured({ schemes: {} });
    expect(model.security).toEqual({ schemes: {}, security: [[]] });
    expect(operation('a.do').auth).toBe('none');
    expect(said).toEqual([]);
  });
});
