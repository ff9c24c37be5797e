import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { compareDocuments } from './compare-documents.ts';
import { compareSchemas } from './compare-schemas.ts';
import { operationRules } from './rules/operation-rules.ts';
import { type Edit, edited } from './testing/edit.ts';

const clients = join(import.meta.dirname, '../../../client');
const read = (id: string): unknown => JSON.parse(readFileSync(join(clients, id, 'openapi.json'), 'utf8'));
const aiml = read('aiml');

const old = '/components/schemas/AlibabaQwenImageRequest';
const now = '/components/schemas/AlibabaQwenImage20Request';
const data = '/components/schemas/ImageDataResponse';
const item = '/components/schemas/ImageDataItem';
const list = '/components/schemas/ImageListItem';
const generate = '/paths/~1v1~1images~1generations/post';
const models = '/paths/~1v1~1models/get';
const billing = '/paths/~1v2~1billing/get';
const balance = '/components/schemas/BillingResponse';
const shapes = `${generate}/responses/200/content/application~1json/schema/anyOf`;
const sides = `${now}/properties/image_size/anyOf/0/properties`;
const { get: billed } = (aiml as { paths: { '/v2/billing': { get: object } } }).paths['/v2/billing'];
const text = { type: 'string' };
const model = (id: string): object => ({
  type: 'object',
  required: ['model', 'prompt'],
  properties: { model: { type: 'string', const: id }, prompt: text },
});

/** An edit, and what is told of it: level, rule, operation, place. */
type Row = readonly [edit: string, Edit, ...told: string[]];

const requests: readonly Row[] = [
  [
    'an optional property comes',
    { put: { [`${old}/properties/style`]: text } },
    `minor new-optional-request-property images.generate ${old}/properties/style`,
  ],
  [
    'a required property comes',
    { put: { [`${old}/properties/style`]: text, [`${old}/required/-`]: 'style' } },
    `major new-required-request-property images.generate ${old}/properties/style`,
  ],
  [
    'an optional property goes',
    { remove: [`${old}/properties/sync_mode`] },
    `major request-property-removed images.generate ${old}/properties/sync_mode`,
  ],
  [
    'a property is renamed',
    {
      remove: [`${old}/properties/num_images`],
      put: { [`${old}/properties/n`]: { type: 'number', minimum: 1, maximum: 4, default: 1 } },
    },
    `major request-property-renamed images.generate ${old}/properties/n`,
  ],
  [
    'an optional property becomes required',
    { put: { [`${old}/required/-`]: 'seed' } },
    `major request-property-became-required images.generate ${old}/properties/seed`,
  ],
  [
    'a required property becomes optional',
    { put: { [`${old}/required`]: ['model'] } },
    `minor request-property-became-optional images.generate ${old}/properties/prompt`,
  ],
  [
    'a value is added',
    { put: { [`${old}/properties/output_format/enum/-`]: 'webp' } },
    `minor request-property-enum-value-added images.generate ${old}/properties/output_format/enum`,
  ],
  [
    'a value is taken away',
    { remove: [`${old}/properties/output_format/enum/1`] },
    `major request-property-enum-value-removed images.generate ${old}/properties/output_format/enum`,
  ],
  [
    'a value of a preset is taken away',
    { remove: ['/components/schemas/ImageSizePreset/enum/0'] },
    'major request-property-enum-value-removed images.generate /components/schemas/ImageSizePreset/enum',
  ],
  [
    'a bound is tightened',
    { put: { [`${old}/properties/guidance_scale/maximum`]: 10 } },
    `major request-property-max-decreased images.generate ${old}/properties/guidance_scale/maximum`,
  ],
  [
    'a bound is newly set',
    { put: { [`${old}/properties/negative_prompt/maxLength`]: 500 } },
    `major request-property-max-length-set images.generate ${old}/properties/negative_prompt/maxLength`,
  ],
  [
    'a pattern is newly set',
    { put: { [`${old}/properties/provider/pattern`]: '^[a-z]+$' } },
    `major request-property-pattern-added images.generate ${old}/properties/provider/pattern`,
  ],
  [
    'a bound is loosened',
    { put: { [`${old}/properties/prompt/maxLength`]: 8000 } },
    `minor request-property-max-length-increased images.generate ${old}/properties/prompt/maxLength`,
  ],
  [
    'a bound is unset',
    { remove: [`${old}/properties/prompt/maxLength`] },
    `minor request-property-max-length-unset images.generate ${old}/properties/prompt/maxLength`,
  ],
  [
    'a bound inside a size',
    { put: { '/components/schemas/QwenImageSize/properties/width/maximum': 2048 } },
    'minor request-property-max-increased images.generate /components/schemas/QwenImageSize/properties/width/maximum',
  ],
  [
    'a bound inside a branch of a union',
    { put: { [`${sides}/width/minimum`]: 256 } },
    `minor request-property-min-decreased images.generate ${sides}/width/minimum`,
  ],
  [
    'a pattern inside a union of texts',
    { put: { [`${now}/properties/image_urls/items/anyOf/1/pattern`]: '^[a-z]+$' } },
    `major request-property-pattern-changed images.generate ${now}/properties/image_urls/items/anyOf/1/pattern`,
  ],
  [
    'a default comes',
    { put: { [`${old}/properties/guidance_scale/default`]: 7 } },
    `minor request-property-default-value-added images.generate ${old}/properties/guidance_scale/default`,
  ],
  [
    'a default changes',
    { put: { [`${old}/properties/num_images/default`]: 2 } },
    `minor request-property-default-value-changed images.generate ${old}/properties/num_images/default`,
  ],
  [
    'an integer becomes a number',
    { put: { [`${old}/properties/seed/type`]: 'number' } },
    `minor request-property-type-generalized images.generate ${old}/properties/seed/type`,
  ],
  [
    'a type becomes another',
    { put: { [`${old}/properties/seed/type`]: 'string' } },
    `major request-property-type-changed images.generate ${old}/properties/seed/type`,
  ],
  [
    'a model comes',
    {
      put: {
        '/components/schemas/Other': model('other'),
        '/components/schemas/ImagesGenerateRequest/oneOf/-': { $ref: '#/components/schemas/Other' },
      },
    },
    'minor request-body-one-of-added images.generate /components/schemas/ImagesGenerateRequest/oneOf/2',
  ],
  [
    'a model goes',
    { remove: ['/components/schemas/ImagesGenerateRequest/oneOf/0'] },
    'major request-body-one-of-removed images.generate /components/schemas/ImagesGenerateRequest/oneOf/0',
  ],
  [
    'a model goes by another name',
    { put: { [`${now}/properties/model/enum`]: ['alibaba/qwen-image-2-1'] } },
    'minor request-body-one-of-added images.generate /components/schemas/ImagesGenerateRequest/oneOf/1',
    'major request-body-one-of-removed images.generate /components/schemas/ImagesGenerateRequest/oneOf/1',
  ],
  [
    'a model has one more name',
    { put: { [`${now}/properties/model/enum/-`]: 'qwen-image-2' } },
    `minor request-property-enum-value-added images.generate ${now}/properties/model/enum`,
  ],
  [
    'unknown properties are taken',
    { put: { [`${old}/additionalProperties`]: true } },
    `minor request-body-additional-properties-allowed images.generate ${old}/additionalProperties`,
  ],
  ['unknown properties are forbidden, as clients did already', { put: { [`${old}/additionalProperties`]: false } }],
  [
    'a property is marked as deprecated',
    { put: { [`${old}/properties/sync_mode/deprecated`]: true } },
    `minor request-property-deprecated images.generate ${old}/properties/sync_mode/deprecated`,
  ],
  [
    'a parameter comes',
    { put: { [`${models}/parameters/-`]: { name: 'page', in: 'query', schema: { type: 'integer' } } } },
    `minor new-optional-request-parameter models.list ${models}/parameters/2`,
  ],
  [
    'a required parameter comes',
    { put: { [`${models}/parameters/-`]: { name: 'page', in: 'query', required: true, schema: { type: 'integer' } } } },
    `major new-required-request-parameter models.list ${models}/parameters/2`,
  ],
  [
    'a parameter goes',
    { remove: [`${models}/parameters/0`] },
    `major request-parameter-removed models.list ${models}/parameters/0`,
  ],
  [
    'a parameter is renamed',
    { put: { [`${models}/parameters/0/name`]: 'with' } },
    `major request-parameter-renamed models.list ${models}/parameters/0`,
  ],
  [
    'a parameter becomes required',
    { put: { [`${models}/parameters/0/required`]: true } },
    `major request-parameter-became-required models.list ${models}/parameters/0`,
  ],
  [
    'a parameter has values',
    { put: { [`${models}/parameters/0/schema/enum`]: ['pricing'] } },
    `major request-parameter-became-enum models.list ${models}/parameters/0/schema/enum`,
  ],
  [
    'a parameter is written otherwise',
    { put: { [`${models}/parameters/0/explode`]: false } },
    `minor request-parameter-style-changed models.list ${models}/parameters/0/explode`,
  ],
  [
    'a body is taken',
    { put: { [`${models}/requestBody`]: { content: {} } } },
    `minor request-body-added-optional models.list ${models}/requestBody`,
  ],
  [
    'a body is needed',
    { put: { [`${models}/requestBody`]: { required: true, content: {} } } },
    `major request-body-added-required models.list ${models}/requestBody`,
  ],
  [
    'a body may be left out',
    { remove: [`${generate}/requestBody/required`] },
    `minor request-body-became-optional images.generate ${generate}/requestBody`,
  ],
  [
    'a body is no longer taken',
    { remove: [`${generate}/requestBody`] },
    `major request-body-removed images.generate ${generate}/requestBody`,
  ],
  [
    'a body may be a form',
    { put: { [`${generate}/requestBody/content/multipart~1form-data`]: {} } },
    `minor request-body-media-type-added images.generate ${generate}/requestBody/content/multipart~1form-data`,
  ],
  [
    'a parameter may be left out',
    { put: { '/paths/~1v1~1models/get/parameters/0/required': true, [`${models}/parameters/0/deprecated`]: true } },
    `major request-parameter-became-required models.list ${models}/parameters/0`,
    `minor request-parameter-deprecated models.list ${models}/parameters/0`,
  ],
  [
    'a body is called JSON with a charset',
    {
      put: {
        [`${generate}/requestBody/content`]: {
          'application/json; charset=utf-8': { schema: { $ref: '#/components/schemas/ImagesGenerateRequest' } },
        },
      },
    },
  ],
  [
    'a body may be no JSON any more',
    { put: { [`${generate}/requestBody/content`]: { 'text/plain': {} } } },
    `major request-body-media-type-removed images.generate ${generate}/requestBody/content/application~1json`,
    `minor request-body-media-type-added images.generate ${generate}/requestBody/content/text~1plain`,
  ],
  [
    'a body is written otherwise',
    { put: { [`${generate}/requestBody/content/application~1json/encoding`]: { a: { explode: true } } } },
    `minor request-body-encoding-changed images.generate ${generate}/requestBody/content/application~1json/encoding`,
  ],
];

const answers: readonly Row[] = [
  [
    'a property comes',
    { put: { [`${item}/properties/blurhash`]: text } },
    `minor response-optional-property-added images.generate ${item}/properties/blurhash`,
  ],
  [
    'an optional property goes',
    { remove: [`${item}/properties/revised_prompt`] },
    `major response-optional-property-removed images.generate ${item}/properties/revised_prompt`,
  ],
  [
    'a required property goes',
    {
      remove: [`${balance}/properties/current_balance`, `${balance}/required`],
    },
    `major response-required-property-removed billing.retrieve ${balance}/properties/current_balance`,
  ],
  [
    'a required property becomes optional',
    { remove: [`${data}/required`] },
    `major response-property-became-optional images.generate ${data}/properties/data`,
  ],
  [
    'an optional property becomes required',
    { put: { [`${list}/required`]: ['url'] } },
    `minor response-property-became-required images.generate ${list}/properties/url`,
  ],
  [
    'null may come',
    { put: { [`${list}/properties/url/type`]: ['string', 'null'] } },
    `major response-property-became-nullable images.generate ${list}/properties/url`,
  ],
  [
    'null comes no more',
    { put: { [`${item}/properties/url/type`]: 'string' } },
    `minor response-property-became-not-nullable images.generate ${item}/properties/url`,
  ],
  [
    'null comes no more, said by a union',
    {
      put: {
        [`${data}/properties/meta`]: {
          $ref: '#/components/schemas/ImageMeta',
          description: 'What the generation cost.',
        },
      },
    },
    `minor response-property-became-not-nullable images.generate ${data}/properties/meta`,
  ],
  [
    'values are listed',
    { put: { [`${data}/properties/output_format/enum`]: ['jpeg', 'png', null] } },
    `major response-property-became-enum images.generate ${data}/properties/output_format/enum`,
  ],
  [
    'a number becomes an integer',
    { put: { [`${item}/properties/width/type`]: ['integer', 'null'] } },
    `patch response-property-number-became-integer images.generate ${item}/properties/width/type`,
  ],
  [
    'a type becomes another',
    { put: { [`${item}/properties/file_name/type`]: 'integer' } },
    `minor response-property-became-not-nullable images.generate ${item}/properties/file_name`,
    `major response-property-type-changed images.generate ${item}/properties/file_name/type`,
  ],
  [
    'a shape comes',
    {
      put: {
        [`${shapes}/-`]: {
          type: 'object',
          required: ['links'],
          properties: { links: { type: 'array', items: text } },
        },
      },
    },
    `major response-body-any-of-added images.generate ${shapes}/4`,
  ],
  ['a shape goes', { remove: [`${shapes}/2`] }, `major response-body-any-of-removed images.generate ${shapes}/2`],
  [
    'a status moves',
    {
      put: {
        [`${billing}/responses/201`]: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/BillingResponse' } } },
        },
      },
      remove: [`${billing}/responses/200`],
    },
    `patch description-changed billing.retrieve ${billing}/responses/201/description`,
    `minor optional-response-header-removed billing.retrieve ${billing}/responses/200/headers/x-inference-id`,
    `minor response-success-status-moved billing.retrieve ${billing}/responses/201`,
  ],
  [
    'a status goes, and another has its body',
    { remove: [`${generate}/responses/201`] },
    `minor response-success-status-moved images.generate ${generate}/responses/200`,
  ],
  [
    'a status goes, and nothing has its body',
    { remove: [`${generate}/responses/200`] },
    `major response-success-status-removed images.generate ${generate}/responses/200`,
  ],
  [
    'a status comes with a body that is known',
    {
      put: {
        [`${billing}/responses/202`]: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/BillingResponse' } } },
        },
      },
    },
    `minor response-success-status-added billing.retrieve ${billing}/responses/202`,
  ],
  [
    'a status comes with another body',
    {
      put: {
        [`${billing}/responses/202`]: { content: { 'application/json': { schema: { type: 'array', items: text } } } },
      },
    },
    `major response-body-any-of-added billing.retrieve ${billing}/responses/202`,
    `minor response-success-status-added billing.retrieve ${billing}/responses/202`,
  ],
  [
    'a failure is named',
    { put: { [`${billing}/responses/402`]: { description: 'No money.' } } },
    `minor response-non-success-status-added billing.retrieve ${billing}/responses/402`,
  ],
  [
    'a failure is no longer named',
    { remove: [`${billing}/responses/403`] },
    `minor response-non-success-status-removed billing.retrieve ${billing}/responses/403`,
  ],
  [
    'the body of failures changes',
    { put: { '/components/schemas/RequestErrorEnvelope/properties/hint': text } },
    ...['billing.retrieve', 'images.generate', 'models.list'].map(
      (id) => `minor failure-body-changed ${id} /components/schemas/RequestErrorEnvelope/properties/hint`,
    ),
  ],
  [
    'a kind of answer comes',
    { put: { [`${billing}/responses/200/content/text~1csv`]: { schema: text } } },
    `minor response-media-type-added billing.retrieve ${billing}/responses/200/content/text~1csv`,
  ],
  [
    'a kind of answer goes',
    { remove: [`${billing}/responses/200/content/application~1json`] },
    `major response-media-type-removed billing.retrieve ${billing}/responses/200/content/application~1json`,
  ],
  [
    'a header field goes',
    { remove: [`${generate}/responses/200/headers/x-inference-id`] },
    `minor optional-response-header-removed images.generate ${generate}/responses/200/headers/x-inference-id`,
  ],
  [
    'a header field comes',
    { put: { [`${billing}/responses/200/headers/x-page`]: { schema: text } } },
    `minor response-header-added billing.retrieve ${billing}/responses/200/headers/x-page`,
  ],
  [
    'a header field has another type',
    { put: { [`${generate}/responses/200/headers/x-aimlapi-usd-spent/schema/type`]: 'string' } },
    `minor response-header-changed images.generate ${generate}/responses/200/headers/x-aimlapi-usd-spent/schema/type`,
  ],
  [
    'a header field is always there',
    { put: { [`${generate}/responses/200/headers/x-inference-id/required`]: true } },
    `minor response-header-changed images.generate ${generate}/responses/200/headers/x-inference-id/required`,
  ],
  [
    'links say what follows',
    { put: { [`${billing}/responses/200/links`]: {} } },
    `patch response-links-changed billing.retrieve ${billing}/responses/200/links`,
  ],
];

const whole: readonly Row[] = [
  [
    'a method comes',
    { put: { '/paths/~1v1~1models/post': { operationId: 'models.create', responses: { 200: {} } } } },
    'minor endpoint-added models.create /paths/~1v1~1models/post',
  ],
  ['a method goes', { remove: [billing] }, `major api-removed-without-deprecation billing.retrieve ${billing}`],
  [
    'a method is marked as deprecated',
    { put: { [`${billing}/deprecated`]: true } },
    `minor endpoint-deprecated billing.retrieve ${billing}`,
  ],
  [
    'a method has another name',
    { put: { [`${billing}/operationId`]: 'billing.get' } },
    `major api-operation-id-changed billing.get ${billing}`,
  ],
  [
    'a method goes to another path',
    {
      put: {
        '/paths/~1v3~1billing': {
          get: (read('aiml') as { paths: { '/v2/billing': { get: object } } }).paths['/v2/billing'].get,
        },
      },
      remove: ['/paths/~1v2~1billing'],
    },
    'minor api-path-changed billing.retrieve /paths/~1v3~1billing/get',
  ],
  [
    'a method works without a key',
    { put: { [`${billing}/security`]: [] } },
    `minor api-security-removed billing.retrieve ${billing}/security`,
  ],
  [
    'a method needs a key',
    { remove: [`${models}/security`] },
    `major api-security-added models.list ${models}/security`,
  ],
  ['another host', { put: { '/servers/0/url': 'https://api.example.com' } }, 'major server-host-changed - /servers/0'],
  [
    'another address of the host',
    { put: { '/servers/0/url': 'https://api.aimlapi.com/v2' } },
    'minor server-url-changed - /servers/0',
  ],
  ['one more host', { put: { '/servers/-': { url: 'https://eu.example.com' } } }, 'minor server-added - /servers/1'],
  [
    'another host first',
    { put: { '/servers': [{ url: 'https://eu.example.com' }, { url: 'https://api.aimlapi.com' }] } },
    'minor server-url-changed - /servers/0',
  ],
  [
    'another way to send the key',
    { put: { '/components/securitySchemes/bearerAuth': { type: 'apiKey', in: 'header', name: 'x-api-key' } } },
    'major auth-scheme-changed - /components/securitySchemes/bearerAuth',
    'patch description-changed - /components/securitySchemes/bearerAuth/description',
  ],
  [
    'a description',
    { put: { [`${old}/properties/seed/description`]: 'A number.' } },
    `patch description-changed images.generate ${old}/properties/seed/description`,
  ],
  [
    'an example',
    { put: { [`${old}/properties/provider/examples`]: ['fal'] } },
    `patch description-changed images.generate ${old}/properties/provider/examples`,
  ],
  [
    'descriptions of many places',
    { put: { [`${old}/properties/seed/description`]: 'A number.', [`${generate}/summary`]: 'Make images' } },
    `patch description-changed images.generate ${old}/properties/seed/description`,
  ],
  [
    'how a fact is known',
    { put: { [`${old}/properties/seed/x-evidence`]: 'observed' } },
    `patch evidence-changed images.generate ${old}/properties/seed/x-evidence`,
  ],
  ['the title of the document', { put: { '/info/title': 'Another' } }, 'patch description-changed - /info/title'],
  ['the version that it gives itself', { put: { '/info/version': '9.9.9' } }],
  ['a schema that nothing uses', { put: { '/components/schemas/Unused': text } }],
  [
    'another name of a schema',
    {
      put: {
        '/components/schemas/Balance': (read('aiml') as { components: { schemas: { BillingResponse: object } } })
          .components.schemas.BillingResponse,
        [`${billing}/responses/200/content/application~1json/schema/$ref`]: '#/components/schemas/Balance',
      },
      remove: ['/components/schemas/BillingResponse'],
    },
  ],
  [
    'a method has hosts of its own',
    { put: { [`${billing}/servers`]: [] } },
    `minor api-servers-changed billing.retrieve ${billing}/servers`,
  ],
  [
    'a method is called back',
    { put: { [`${billing}/callbacks`]: {} } },
    `minor api-callbacks-changed billing.retrieve ${billing}/callbacks`,
  ],
  [
    'a method says something that nobody knows',
    { put: { [`${billing}/price`]: 1 } },
    `major operation-changed billing.retrieve ${billing}/price`,
  ],
  [
    'a method goes by another HTTP method',
    { put: { '/paths/~1v2~1billing': { post: billed } } },
    'minor api-method-changed billing.retrieve /paths/~1v2~1billing/post',
  ],
  [
    'an address has parts to choose',
    { put: { '/servers/0/variables': {} } },
    'major server-variables-changed - /servers/0/variables',
  ],
  ['a provider calls by itself', { put: { '/webhooks': {} } }, 'minor webhooks-changed - /webhooks'],
  [
    'another dialect of schemas',
    { put: { '/jsonSchemaDialect': 'https://acme.test' } },
    'major schema-dialect-changed - /jsonSchemaDialect',
  ],
  [
    'one more way to send the key',
    { put: { '/components/securitySchemes/other': { type: 'http', scheme: 'basic' } } },
    'minor auth-scheme-added - /components/securitySchemes/other',
  ],
];

const tell = (before: unknown, after: unknown): string[] =>
  compareDocuments(before, after).map(
    ({ level, rule, operation, place }) => `${level} ${rule} ${operation ?? '-'} ${place}`,
  );

describe('compareDocuments', () => {
  for (const [name, edit, ...told] of requests)
    it(`tells of a request that ${name}`, () => {
      expect(tell(aiml, edited(aiml, edit))).toEqual(told);
    });

  for (const [name, edit, ...told] of answers)
    it(`tells of an answer that ${name}`, () => {
      expect(tell(aiml, edited(aiml, edit))).toEqual(told);
    });

  for (const [name, edit, ...told] of whole)
    it(`tells of a document: ${name}`, () => {
      expect(tell(aiml, edited(aiml, edit))).toEqual(told);
    });

  it('tells each of its rules in one of these edits, forth or back', { timeout: 60_000 }, () => {
    const back = (edit: Edit): string[] => tell(edited(aiml, edit), aiml).map((line) => line.split(' ')[1] ?? '');
    const told = new Set([...requests, ...answers, ...whole].flatMap(([, edit]) => back(edit)));
    const forth = [...requests, ...answers, ...whole].flatMap(([, , ...lines]) =>
      lines.map((line) => line.split(' ')[1]),
    );
    const special = [
      'auth-scheme-removed',
      'auth-header-changed',
      'auth-header-spelling-changed',
      'api-security-changed',
    ];
    const later = ['api-removed-with-deprecation', 'required-response-header-removed'];
    const missing = operationRules.map(({ id }) => id).filter((id) => !told.has(id) && !forth.includes(id));
    expect(missing.filter((id) => ![...special, ...later].includes(id))).toEqual([]);
  });

  it('tells which of several ways to send a key went, and who needs another', () => {
    const ways = '/components/securitySchemes';
    const before = edited(aiml, { put: { [`${ways}/other`]: { type: 'http', scheme: 'basic' } } });
    const after = edited(before, { put: { [`${billing}/security`]: [{ other: [] }] } });
    expect(tell(before, after)).toEqual([`major api-security-changed billing.retrieve ${billing}/security`]);
    expect(tell(before, aiml)).toEqual([`major auth-scheme-removed - ${ways}/other`]);
  });

  it('tells that what was marked as deprecated is gone, and a header field that was always there', () => {
    const before = edited(aiml, {
      put: { [`${billing}/deprecated`]: true, [`${generate}/responses/200/headers/x-inference-id/required`]: true },
    });
    const after = edited(before, { remove: [billing, `${generate}/responses/200/headers/x-inference-id`] });
    expect(tell(before, after)).toEqual([
      `major api-removed-with-deprecation billing.retrieve ${billing}`,
      `minor required-response-header-removed images.generate ${generate}/responses/200/headers/x-inference-id`,
    ]);
  });

  it('tells that a header field of a key is only spelled otherwise', () => {
    const pixwith = read('pixwith');
    const name = '/components/securitySchemes/apiKey/name';
    expect(tell(pixwith, edited(pixwith, { put: { [name]: 'API-Key' } }))).toEqual([
      `patch auth-header-spelling-changed - ${name}`,
    ]);
    expect(tell(pixwith, edited(pixwith, { put: { [name]: 'X-Key' } }))).toEqual([
      `major auth-header-changed - ${name}`,
    ]);
  });

  it('follows references to answers, headers, bodies and parameters, and knows those that a path has for all', () => {
    const document = (type: string): unknown => ({
      paths: {
        '/{id}': {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type } },
            { $ref: '#/components/parameters/Page' },
          ],
          post: {
            operationId: 'a.b',
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
            requestBody: { $ref: '#/components/requestBodies/Body' },
            responses: { 200: { $ref: '#/components/responses/Answer' } },
          },
          get: { operationId: 'a.c', responses: {} },
        },
      },
      components: {
        parameters: { Page: { name: 'page', in: 'query', schema: { type } } },
        requestBodies: { Body: { content: { 'application/json': { schema: { type } } } } },
        responses: {
          Answer: {
            headers: { 'X-Id': { $ref: '#/components/headers/Id' } },
            content: { 'application/json': { schema: { type } } },
          },
        },
        headers: { Id: { schema: { type } } },
      },
    });
    expect(tell(document('string'), document('string'))).toEqual([]);
    const parts = '/components';
    expect(tell(document('string'), document('boolean')).sort()).toEqual([
      `major request-body-type-changed a.b ${parts}/requestBodies/Body/content/application~1json/schema/type`,
      `major request-parameter-type-changed a.b ${parts}/parameters/Page/schema/type`,
      `major request-parameter-type-changed a.c ${parts}/parameters/Page/schema/type`,
      'major request-parameter-type-changed a.c /paths/~1{id}/parameters/0/schema/type',
      `major response-body-type-changed a.b ${parts}/responses/Answer/content/application~1json/schema/type`,
      `minor response-header-changed a.b ${parts}/headers/Id/schema/type`,
    ]);
  });

  it('ends where a schema contains itself, and tells what changes in it once', () => {
    const document = (type: string): unknown => ({
      paths: {
        '/': {
          get: {
            operationId: 'a.b',
            responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } } },
          },
        },
      },
      components: {
        schemas: {
          Tree: {
            type: 'object',
            properties: {
              of: { type },
              next: { $ref: '#/components/schemas/Tree' },
              all: {
                anyOf: [
                  { $ref: '#/components/schemas/Tree' },
                  { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
                ],
              },
            },
          },
        },
      },
    });
    expect(tell(document('string'), document('string'))).toEqual([]);
    expect(tell(document('string'), document('integer'))).toEqual([
      'major response-property-type-changed a.b /components/schemas/Tree/properties/of/type',
    ]);
  });

  it('ends where a schema contains itself in what is asked as a whole: a renamed property, a constraint', () => {
    const document = (name: string, least: number): unknown => ({
      type: 'object',
      properties: { [name]: { type: 'array', items: { $ref: '#' } }, of: text },
      not: { properties: { of: { not: { $ref: '#' } } }, minProperties: least },
    });
    const changes = (before: unknown, after: unknown): string[] =>
      compareSchemas(before, after, { position: 'request' }).map(({ rule, place }) => `${rule} ${place}`);
    expect(changes(document('all', 1), document('all', 1))).toEqual([]);
    expect(changes(document('all', 1), document('all', 2))).toEqual(['request-schema-changed /not']);
    // The items of the new one are not what those of the old one were: they have it.
    expect(changes(document('all', 1), document('each', 1))).toEqual([
      'request-schema-changed /not',
      'request-property-removed /properties/all',
      'new-optional-request-property /properties/each',
    ]);
  });

  it('ends where a union leads back to itself and never leaves the value', () => {
    const circle = { anyOf: [{ $ref: '#' }, text, { type: 'integer' }] };
    expect(compareSchemas(circle, circle, { position: 'request' })).toEqual([]);
  });

  it.each(['aiml', 'modelverse', 'pixwith', 'segmind'])(
    'tells nothing of %s when it is the same, in whatever order',
    (id) => {
      const document = read(id);
      expect(tell(document, document)).toEqual([]);
      fc.assert(
        fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
          expect(
            tell(
              document,
              shuffled(document as Json, () => Number(numbers.next().value)),
            ),
          ).toEqual([]);
        }),
        { numRuns: 5 },
      );
    },
  );
});

/** Lists whose order means nothing. */
const unordered: ReadonlySet<string> = new Set(['required', 'enum', 'type', 'anyOf', 'oneOf', 'parameters']);

/** The same document, the order of keys and of such lists by chance. */
function shuffled(value: Json, number: () => number, key = ''): Json {
  const mix = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => [number(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  if (Array.isArray(value)) {
    const inner = value.map((item) => shuffled(item, number));
    return unordered.has(key) ? mix(inner) : inner;
  }
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, member] of mix(Object.entries(value))) setMember(copy, name, shuffled(member, number, name));
  return copy;
}
