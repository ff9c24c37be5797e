/** A document with every way that a value can travel: parameters, bodies, answers, credentials, errors. */
import type { Json, JsonObject } from '../src/json.ts';
import { type StyleCase, styleName, styles } from './styles.ts';

const text = { type: 'string' };
const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });
const answer = (content?: JsonObject): JsonObject => ({ description: 'Answered.', ...(content && { content }) });
const ok = { '200': answer(json({ type: 'object', properties: { ok: { type: 'boolean' } } })) };
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });

/** The whole document. */
export function transportDocument(): JsonObject {
  const operations = {
    ...styleOperations(),
    ...bodyOperations(),
    ...answerOperations(),
    ...talkOperation(),
    ...authOperations(),
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Transport', version: '1.0.0' },
    servers: [
      {
        url: 'http://127.0.0.1:{port}/{base}',
        variables: { port: { default: '80' }, base: { default: 'v1', enum: ['v1', 'v2'] } },
      },
    ],
    security: [],
    paths: operations,
    components: { securitySchemes, schemas },
  };
}

function styleOperations(): Record<string, JsonObject> {
  const item = (style: StyleCase): [string, JsonObject] => {
    const { in: place, explode } = style;
    const parameter = { name: 'color', in: place, required: place === 'path', style: style.style, explode, schema: {} };
    const path = `/styles/${styleName(style)}${place === 'path' ? '/{color}' : ''}`;
    return [path, { get: { operationId: `styles.${styleName(style)}`, parameters: [parameter], responses: ok } }];
  };
  const parameters: Json[] = [
    { name: 'plain', in: 'query', schema: text },
    { name: 'reserved', in: 'query', allowReserved: true, schema: text },
    { name: 'filter', in: 'query', content: json({ type: 'object' }) },
    { name: 'odd name[]', in: 'query', schema: { type: 'array', items: text } },
  ];
  return {
    ...Object.fromEntries(styles.map(item)),
    '/escaped/{value}': {
      get: {
        operationId: 'escaped.get',
        parameters: [{ name: 'value', in: 'path', required: true, schema: text }, ...parameters],
        responses: ok,
      },
    },
  };
}

function bodyOperations(): Record<string, JsonObject> {
  const send = (name: string, content: JsonObject, optional = false): [string, JsonObject] => [
    `/bodies/${name}`,
    { post: { operationId: `bodies.${name}`, requestBody: { required: !optional, content }, responses: ok } },
  ];
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  const form = object({ title: text, tags: { type: 'array', items: text }, size: { type: 'integer' } });
  const parts = object({
    title: text,
    file,
    files: { type: 'array', items: file },
    meta: object({ n: { type: 'integer' } }),
    page: text,
  });
  return Object.fromEntries([
    send('flat', json({ ...object({ name: text, n: { type: 'integer' } }), required: ['name'] })),
    send('list', json({ type: 'array', items: { type: 'integer' } })),
    send('scalar', json({ type: 'string', minLength: 1 })),
    send('vendor', { 'application/vnd.limner.v1+json': { schema: object({ name: text }) } }),
    send('optional', json(object({ name: text })), true),
    send('multipart', {
      'multipart/form-data': { schema: parts, encoding: { page: { contentType: 'text/html' } } },
    }),
    send('urlencoded', { 'application/x-www-form-urlencoded': { schema: form } }),
    send('text', { 'text/plain': { schema: text } }),
    send('binary', { 'application/octet-stream': {} }),
    send('choice', { ...json(object({ name: text })), 'application/xml': { schema: text } }),
  ]);
}

function answerOperations(): Record<string, JsonObject> {
  const get = (name: string, responses: JsonObject, method = 'get'): [string, JsonObject] => [
    `/answers/${name}`,
    { [method]: { operationId: `answers.${name}`, responses } },
  ];
  const thing = { $ref: '#/components/schemas/Thing' };
  const problem = { $ref: '#/components/schemas/Problem' };
  return Object.fromEntries([
    get('json', { '200': answer(json(thing)) }),
    get('vendor', { '200': answer({ 'application/vnd.limner.v1+json': { schema: thing } }) }),
    get('text', { '200': answer({ 'text/plain': { schema: text } }) }),
    get('csv', { '200': answer({ 'text/csv': { schema: text } }) }),
    get('bytes', { '200': answer({ 'application/pdf': { schema: { type: 'string', format: 'binary' } } }) }),
    get('none', { '204': answer() }),
    get('head', { '200': answer() }, 'head'),
    get('events', { '200': answer({ 'text/event-stream': { schema: thing } }) }),
    get('range', { '2XX': answer(json(thing)) }),
    get('problems', {
      '200': answer(json(thing)),
      '404': answer({ 'application/problem+json': { schema: problem } }),
      '4XX': answer(json({ type: 'object', required: ['wrong'], properties: { wrong: text } })),
      default: answer(json({ type: 'object', properties: { else: text } })),
    }),
  ]);
}

/** Answers with JSON or, where the body says so, with events. */
function talkOperation(): Record<string, JsonObject> {
  const schema = { ...object({ name: text, stream: { type: ['boolean', 'null'] } }), required: ['name'] };
  const thing = { schema: { $ref: '#/components/schemas/Thing' } };
  const responses = { '200': answer({ 'application/json': thing, 'text/event-stream': thing }) };
  const requestBody = { required: true, content: json(schema) };
  return { '/talk': { post: { operationId: 'talk.speak', requestBody, responses } } };
}

function authOperations(): Record<string, JsonObject> {
  const parameters: Json[] = [{ name: 'theme', in: 'cookie', schema: text }];
  const guarded = (name: string, security: Json[]): [string, JsonObject] => [
    `/auth/${name}`,
    { get: { operationId: `auth.${name}`, security, parameters, responses: ok } },
  ];
  return Object.fromEntries([
    guarded('basic', [{ basic: [] }]),
    guarded('bearer', [{ bearer: [] }]),
    guarded('headerKey', [{ headerKey: [] }]),
    guarded('queryKey', [{ queryKey: [] }]),
    guarded('cookieKey', [{ cookieKey: [] }]),
    guarded('oauth', [{ oauth: ['read'] }]),
    guarded('both', [{ basic: [], headerKey: [] }]),
    guarded('either', [{ queryKey: [] }, { bearer: [] }]),
    guarded('optional', [{ bearer: [] }, {}]),
    guarded('none', []),
  ]);
}

const securitySchemes = {
  basic: { type: 'http', scheme: 'basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  headerKey: { type: 'apiKey', in: 'header', name: 'X-Key' },
  queryKey: { type: 'apiKey', in: 'query', name: 'key' },
  cookieKey: { type: 'apiKey', in: 'cookie', name: 'session' },
  oauth: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://login.test/token', scopes: { read: 'Reads.' } } },
  },
};

const schemas = {
  Thing: { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, name: text } },
  Problem: { type: 'object', required: ['title'], properties: { title: text, status: { type: 'integer' } } },
};
