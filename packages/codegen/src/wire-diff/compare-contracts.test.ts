import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { providerSpecSchema } from '../parse/provider-spec.ts';
import { compareContracts } from './compare-contracts.ts';
import { contractRules } from './rules/contract-rules.ts';
import { type Edit, edited } from './testing/edit.ts';

const specs = join(import.meta.dirname, '../../../../specs');
const read = (id: string): unknown => parse(readFileSync(join(specs, id, 'provider.yaml'), 'utf8'));

const row = (id: string, when: object, name: string, category: string, example: object): object => ({
  id,
  when,
  then: { class: name, category, retry: 'never', billable: 'no' },
  example,
});
const refused = row('refused', { status: 401 }, 'Authentication', 'auth', { status: 401 });
const missing = row('missing', { status: 404 }, 'NotFound', 'not_found', { status: 404 });
const slow = row('slow', { status: 408 }, 'Timeout', 'timeout', { status: 408 });
const wrong = row('wrong', { status: '4xx' }, 'InvalidRequest', 'invalid_request', { status: 400 });
const broke = row('broke', { body: { '/error': { matches: 'credit' } } }, 'InsufficientCredits', 'quota', {
  status: 400,
  json: { error: 'no credit' },
});
const blocked = row('blocked', { body: { '/error': { matches: 'policy' } } }, 'ContentPolicy', 'content_policy', {
  status: 400,
  json: { error: 'against the policy' },
});
const unknown = row('unknown', {}, 'Provider', 'provider', { status: 500 });

/** A contract with each member that there is. */
const contract = {
  id: 'acme',
  client: 'Acme',
  title: 'Acme',
  description: 'Images.',
  baseUrl: 'https://api.acme.test',
  servers: { eu: { url: 'https://eu.acme.test' } },
  auth: { scheme: 'apiKey', in: 'header', name: 'X-Key', env: 'ACME_KEY' },
  docs: [{ id: 'page', url: 'https://acme.test/docs', reader: 'prose' }],
  operations: { 'tasks.get': { safe: true, note: 'A read.' }, 'models.list': { auth: 'none' } },
  envelope: { message: ['/message'], code: ['/code'] },
  errors: [refused, missing, slow, broke, wrong, unknown],
  order: [{ first: 'body', then: 'status', note: 'Texts say more.' }],
  tasks: {
    image: {
      create: 'tasks.create',
      id: '/id',
      poll: 'tasks.get',
      status: '/status',
      pending: [1, 2],
      done: [3],
      failed: [4],
      every: '5s',
    },
  },
  uploads: {
    create: 'uploads.create',
    fileName: 'name',
    mediaType: 'type',
    url: '/url',
    fields: '/fields',
    filePart: 'file',
    result: '/result',
  },
  images: { 'images.generate': [{ each: '/data', url: '/url', expires: '7d' }] },
  meta: { requestId: [{ header: 'x-id' }, { body: '/id', evidence: 'observed' }], costUsd: [{ header: 'x-cost' }] },
  contradictions: [
    {
      about: 'size',
      sources: [
        { source: 'A', says: '1' },
        { source: 'B', says: '2' },
      ],
      decision: 'One.',
    },
  ],
  sources: { A: 'A page.' },
};

type Row = readonly [edit: string, Edit, ...told: string[]];

const rows: readonly Row[] = [
  ['another id', { put: { '/id': 'other' } }, 'major provider-id-changed - /id'],
  ['another class', { put: { '/client': 'Other' } }, 'major client-class-changed - /client'],
  ['another title', { put: { '/title': 'Other' } }, 'patch description-changed - /title'],
  ['another description', { put: { '/description': 'Other.' } }, 'patch description-changed - /description'],
  ['another host', { put: { '/baseUrl': 'https://api.other.test' } }, 'major server-host-changed - /baseUrl'],
  [
    'another path of the host',
    { put: { '/baseUrl': 'https://api.acme.test/v2' } },
    'minor server-url-changed - /baseUrl',
  ],
  [
    'another host, and the old one can be chosen',
    { put: { '/baseUrl': 'https://api.other.test', '/servers/old': { url: 'https://api.acme.test' } } },
    'minor server-url-changed - /baseUrl',
    'minor server-added - /servers/old',
  ],
  ['a host comes', { put: { '/servers/us': { url: 'https://us.acme.test' } } }, 'minor server-added - /servers/us'],
  ['a host goes', { remove: ['/servers/eu'] }, 'major server-removed - /servers/eu'],
  ['all hosts go', { remove: ['/servers'] }, 'major server-removed - /servers/eu'],
  [
    'a host that can be chosen moves',
    { put: { '/servers/eu/url': 'https://eu.other.test' } },
    'major server-host-changed - /servers/eu/url',
  ],
  [
    'a host is described',
    { put: { '/servers/eu/description': 'Europe.' } },
    'patch description-changed - /servers/eu/description',
  ],
  [
    'a host is known otherwise',
    { put: { '/servers/eu/evidence': 'observed' } },
    'patch evidence-changed - /servers/eu/evidence',
  ],
  [
    'another way to send the key',
    { put: { '/auth': { scheme: 'bearer', env: 'ACME_KEY' } } },
    'major auth-scheme-changed - /auth',
  ],
  ['another header field for the key', { put: { '/auth/name': 'Api-Key' } }, 'major auth-header-changed - /auth/name'],
  [
    'another spelling of the header field',
    { put: { '/auth/name': 'x-key' } },
    'patch auth-header-spelling-changed - /auth/name',
  ],
  ['another variable for the key', { put: { '/auth/env': 'ACME_API_KEY' } }, 'major auth-env-changed - /auth/env'],
  ['another address of a page', { put: { '/docs/0/url': 'https://acme.test/new' } }, 'patch docs-page-changed - /docs'],
  [
    'a call becomes safe',
    { put: { '/operations/credits.get': { safe: true } } },
    'minor operation-became-safe credits.get /operations/credits.get',
  ],
  [
    'a call becomes unsafe',
    { remove: ['/operations/tasks.get/safe'] },
    'minor operation-became-unsafe tasks.get /operations/tasks.get',
  ],
  [
    'a call needs a key',
    { remove: ['/operations/models.list'] },
    'major api-security-added models.list /operations/models.list',
  ],
  [
    'a call needs no key',
    { put: { '/operations/tasks.get/auth': 'none' } },
    'minor api-security-removed tasks.get /operations/tasks.get',
  ],
  [
    'a call is known otherwise',
    { put: { '/operations/tasks.get/note': 'A read indeed.' } },
    'patch evidence-changed - /operations/tasks.get',
  ],
  [
    'something else is said of a call',
    { put: { '/operations/tasks.get/cost': 1 } },
    'major contract-changed tasks.get /operations/tasks.get/cost',
  ],
  [
    'texts of errors stand elsewhere',
    { put: { '/envelope/message': ['/error', '/message'] } },
    'minor error-message-source-changed - /envelope/message',
  ],
  [
    'codes of errors stand elsewhere',
    { put: { '/envelope/code': [] } },
    'minor error-message-source-changed - /envelope/code',
  ],
  ['reasons of the order', { put: { '/order/0/note': 'So.' } }, 'patch evidence-changed - /order'],
  ['a task comes', { put: { '/tasks/video': contract.tasks.image } }, 'minor task-added - /tasks/video'],
  ['a task goes', { remove: ['/tasks/image'] }, 'major task-removed - /tasks/image'],
  [
    'a task is made otherwise',
    { put: { '/tasks/image/create': 'images.create' } },
    'major task-create-changed - /tasks/image/create',
  ],
  [
    'a task is asked for otherwise',
    { put: { '/tasks/image/poll': 'images.get' } },
    'major task-outcome-changed - /tasks/image/poll',
  ],
  [
    'a task ends in one more way',
    { put: { '/tasks/image/failed/-': 5 } },
    'minor task-states-changed - /tasks/image/failed',
  ],
  ['states of a task in another order', { put: { '/tasks/image/pending': [2, 1] } }],
  [
    'the state of a task stands elsewhere',
    { put: { '/tasks/image/status': '/state' } },
    'minor task-source-changed - /tasks/image/status',
  ],
  [
    'a task is asked for at other times',
    { put: { '/tasks/image/every': '9s' } },
    'minor task-pace-changed - /tasks/image/every',
  ],
  [
    'a task is known otherwise',
    { put: { '/tasks/image/source': 'A' } },
    'patch evidence-changed - /tasks/image/source',
  ],
  [
    'something else is said of a task',
    { put: { '/tasks/image/cost': 1 } },
    'major contract-changed - /tasks/image/cost',
  ],
  ['uploads go', { remove: ['/uploads'] }, 'major uploads-removed - /uploads'],
  [
    'uploads are made otherwise',
    { put: { '/uploads/create': 'files.create' } },
    'major uploads-create-changed - /uploads/create',
  ],
  ['uploads travel otherwise', { put: { '/uploads/filePart': 'data' } }, 'minor uploads-changed - /uploads/filePart'],
  [
    'a call gives images',
    { put: { '/images/tasks.get': [{ url: '/url' }] } },
    'major images-added tasks.get /images/tasks.get',
  ],
  [
    'a call gives images no more',
    { remove: ['/images/images.generate'] },
    'major images-removed images.generate /images/images.generate',
  ],
  [
    'images stand elsewhere',
    { put: { '/images/images.generate/0/each': '/images' } },
    'minor images-source-changed images.generate /images/images.generate',
  ],
  [
    'links live for another time',
    { put: { '/images/images.generate/0/expires': '1d' } },
    'minor images-expiry-changed images.generate /images/images.generate/0/expires',
  ],
  [
    'images are known otherwise',
    { put: { '/images/images.generate/0/note': 'So.' } },
    'patch evidence-changed - /images/images.generate',
  ],
  ['one more fact of answers', { put: { '/meta/seed': [{ body: '/seed' }] } }, 'minor meta-added - /meta/seed'],
  ['a fact of answers less', { remove: ['/meta/costUsd'] }, 'major meta-removed - /meta/costUsd'],
  ['a fact of answers has no source left', { put: { '/meta/costUsd': [] } }, 'major meta-removed - /meta/costUsd'],
  [
    'a fact of answers stands elsewhere',
    { remove: ['/meta/requestId/1'] },
    'minor meta-source-changed - /meta/requestId',
  ],
  [
    'a fact of answers is known otherwise',
    { put: { '/meta/requestId/1/evidence': 'digest' } },
    'patch evidence-changed - /meta/requestId',
  ],
  [
    'a contradiction is told otherwise',
    { put: { '/contradictions/0/decision': 'Two.' } },
    'patch evidence-changed - /contradictions',
  ],
  ['a source has another date', { put: { '/sources/A': 'Another page.' } }, 'patch evidence-changed - /sources'],
  ['a member that nobody knows', { put: { '/prices': 1 } }, 'major contract-changed - /prices'],
];

const errors: readonly Row[] = [
  [
    'a row comes',
    {
      put: {
        '/errors': [row('paid', { status: 402 }, 'InsufficientCredits', 'quota', { status: 402 }), ...contract.errors],
      },
    },
    'minor error-row-added - /errors/0',
  ],
  [
    'a row goes, and a row of another class has its answers',
    { remove: ['/errors/1'] },
    'minor error-row-removed - /errors/1',
    'major failure-reclassified - /errors/3',
  ],
  [
    'a row goes, and a row of the same class has its answers',
    { put: { '/errors/0/then/class': 'InvalidRequest', '/errors/0/then/category': 'invalid_request' } },
    'major error-row-category-changed - /errors/0/then/category',
    'major error-row-class-changed - /errors/0/then/class',
  ],
  ['a row has another name', { put: { '/errors/1/id': 'absent' } }, 'patch error-row-renamed - /errors/1'],
  [
    'a row is tried again',
    { put: { '/errors/2/then/retry': 'always' } },
    'minor error-row-retry-changed - /errors/2/then/retry',
  ],
  [
    'a row may be charged',
    { put: { '/errors/2/then/billable': 'maybe' } },
    'minor error-row-billable-changed - /errors/2/then/billable',
  ],
  [
    'a row says when to try again',
    { put: { '/errors/2/then/retryAfter': { header: 'retry-after' } } },
    'minor error-row-retry-after-changed - /errors/2/then/retryAfter',
  ],
  [
    'a row has one more status',
    { put: { '/errors/1/when/status': [404, 410] } },
    'minor error-row-condition-changed - /errors/1/when',
    'major failure-reclassified - /errors/1',
  ],
  ['one status as a list', { put: { '/errors/1/when/status': [404] } }],
  [
    'a row has another status',
    { put: { '/errors/2/when/status': 409, '/errors/2/example/status': 409 } },
    'patch evidence-changed - /errors/2',
    'minor error-row-condition-changed - /errors/2/when',
    'major failure-reclassified - /errors/2',
    'major failure-reclassified - /errors/4',
  ],
  [
    'rows change places that no answer fits both of',
    { put: { '/errors': [missing, refused, slow, broke, wrong, unknown] } },
  ],
  [
    'rows change places that an answer fits both of',
    { put: { '/errors': [refused, missing, slow, wrong, broke, unknown] } },
    'major failure-reclassified - /errors/3',
    'minor error-row-moved - /errors/3',
  ],
  ['a row is known otherwise', { put: { '/errors/1/note': 'So.' } }, 'patch evidence-changed - /errors/1'],
  [
    'a row goes, and a row of the same class has its answers',
    {
      put: {
        '/errors/3/then': { class: 'InvalidRequest', category: 'invalid_request', retry: 'always', billable: 'no' },
        '/errors/3/when': { status: 422 },
      },
    },
    'minor error-row-condition-changed - /errors/3/when',
    'minor error-row-retry-changed - /errors/3/then/retry',
    'major error-row-class-changed - /errors/3/then/class',
    'major error-row-category-changed - /errors/3/then/category',
    'major failure-reclassified - /errors/4',
  ],
];

const tell = (before: unknown, after: unknown): string[] =>
  compareContracts(before, after).map(
    ({ level, rule, operation, place }) => `${level} ${rule} ${operation ?? '-'} ${place}`,
  );

describe('compareContracts', () => {
  for (const [name, edit, ...told] of rows)
    it(`tells: ${name}`, () => {
      expect(tell(contract, edited(contract, edit)).sort()).toEqual([...told].sort());
    });

  for (const [name, edit, ...told] of errors)
    it(`tells of errors: ${name}`, () => {
      expect(tell(contract, edited(contract, edit)).sort()).toEqual([...told].sort());
    });

  it('tells that rows have changed places which a text may fit both of, though no example does', () => {
    const [before, after] = [
      { ...contract, errors: [broke, blocked, unknown] },
      { ...contract, errors: [blocked, broke, unknown] },
    ];
    expect(tell(before, after)).toEqual(['minor error-row-moved - /errors/0']);
  });

  it('tells each of its rules in one of these edits, forth or back, but for the one that is next', () => {
    const lines = [...rows, ...errors].flatMap(([, edit]) => {
      const other = edited(contract, edit);
      return [...tell(contract, other), ...tell(other, contract)];
    });
    const told = new Set(lines.map((line) => line.split(' ')[1]));
    const missing = contractRules.map(({ id }) => id).filter((id) => !told.has(id));
    expect(missing).toEqual(['failure-rerouted']);
  });

  it('tells that what fell to one row falls to another of the same class, which is tried again otherwise', () => {
    const again = {
      ...wrong,
      then: { class: 'InvalidRequest', category: 'invalid_request', retry: 'always', billable: 'no' },
    };
    const taken = row('taken', { status: [409, 422] }, 'InvalidRequest', 'invalid_request', { status: 409 });
    const before = { ...contract, errors: [taken, again, unknown] };
    const after = edited(before, { put: { '/errors/0/when/status': 409 } });
    expect(tell(before, after)).toEqual([
      'minor error-row-condition-changed - /errors/0/when',
      'minor failure-rerouted - /errors/1',
    ]);
  });

  it('tells what an answer was and is', () => {
    const changes = compareContracts(contract, edited(contract, { remove: ['/errors/1'] }));
    expect(changes.find(({ rule }) => rule === 'failure-reclassified')).toEqual({
      rule: 'failure-reclassified',
      position: 'error',
      place: '/errors/3',
      before: { row: 'missing', class: 'NotFound', category: 'not_found', retry: 'never', billable: 'no' },
      after: { row: 'wrong', class: 'InvalidRequest', category: 'invalid_request', retry: 'never', billable: 'no' },
      level: 'major',
    });
  });

  it.each(Object.keys(providerSpecSchema.shape))('has a verdict on %s', (key) => {
    const { [key]: _member, ...without }: Record<string, unknown> = contract;
    expect(Object.keys(contract)).toContain(key);
    for (const told of [tell(contract, without), tell(without, contract)]) {
      expect(told).not.toEqual([]);
      expect(told.filter((line) => line.includes('contract-changed'))).toEqual([]);
    }
  });

  it.each(['aiml', 'modelverse', 'pixwith', 'segmind'])('tells nothing of %s when it is the same', (id) => {
    expect(tell(read(id), read(id))).toEqual([]);
  });
});
