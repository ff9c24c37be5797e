import { describe, expect, it } from 'vitest';
import type { PageFormat } from '../format-of.ts';
import type { PageFacts } from '../page-facts.ts';
import { type ReaderKind, readPage } from '../read-page.ts';

function read(text: string, reader: ReaderKind, format: PageFormat = 'md'): PageFacts {
  const reading = readPage({ text, reader, format });
  if ('alarm' in reading) throw new Error(reading.alarm);
  return reading.facts;
}

const table = (head: string, ...rows: string[]): string =>
  [head, head.replace(/[^|]+/g, ' --- '), ...rows].join('\n').concat('\n\n');
const whys = (facts: PageFacts): string[] => facts.unread.map(({ text, why }) => `${text} — ${why}`);

describe('tables of fields', () => {
  it('nest by dots and by brackets, and by dots inside a list', () => {
    const rows = [
      '| data | array |',
      '| data[].url | string |',
      '| list | array |',
      '| list.id | int |',
      '| a.b.c | bool |',
    ];
    expect(read(`## Response\n\n${table('| Name | Type |', ...rows)}`, 'parameter-table').answers).toEqual([
      {
        schema: {
          type: 'object',
          properties: {
            data: { type: 'array', items: { type: 'object', properties: { url: { type: 'string' } } } },
            list: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } },
            a: { type: 'object', properties: { b: { type: 'object', properties: { c: { type: 'boolean' } } } } },
          },
        },
      },
    ]);
  });

  it('read types in many spellings', () => {
    const types = [
      'Integer',
      'string[]',
      'array of strings',
      '`list<int>`',
      'string or null',
      'string / object',
      'url',
    ];
    const rows = types.map((type, index) => `| f${index} | ${type} | No |`);
    const facts = read(table('| Parameter | Type | Required |', ...rows), 'parameter-table');
    expect(Object.values(facts.request?.properties ?? {})).toEqual([
      { type: 'integer' },
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'integer' } },
      { type: ['string', 'null'] },
      { type: ['string', 'object'] },
      { type: 'string', format: 'uri' },
    ]);
    expect(facts.unread).toEqual([]);
  });

  it('tell of each cell for a fact that cannot be read', () => {
    const head = '| Name | Type | Required | Default | Range | Description |';
    const rows = [
      '| a | blob | Yes | - | - | |',
      '| b | int | perhaps | - | - | |',
      '| c | int | No | random | - | |',
      '| d | int | No | 1 | some | |',
      '| e f | int | No | 1 | - | |',
      '| g | int | No | 1 | - | Valid values: see below |',
      '| h | int | No | 1 | - | |',
      '| h | int | No | 2 | - | |',
    ];
    const facts = read(`## Parameters\n\n${table(head, ...rows)}`, 'parameter-table');
    expect(whys(facts)).toEqual([
      'a: blob — This is no type.',
      'b: perhaps — It is not told whether the field is required.',
      'c: random — The default could not be read. This is no integer.',
      'd: some — This is no range.',
      'e f: e f — This is no name of a field.',
      'g: Valid values: see below — The values that it lists could not be told apart.',
      'h — This field is listed more than once; the first row is read.',
    ]);
    expect(facts.unread[0]?.line).toBe(5);
    expect(facts.request?.properties?.h).toEqual({ type: 'integer', default: 1 });
  });

  it('have columns for ranges and for values', () => {
    const head = '| Name | Type | Required | Range | Allowed Values |';
    const facts = read(
      table(head, '| a | int | Yes | 1 - 5 | - |', '| b | string | Yes | - | x, y |'),
      'parameter-table',
    );
    expect(facts.request?.properties).toEqual({
      a: { type: 'integer', minimum: 1, maximum: 5 },
      b: { type: 'string', enum: ['x', 'y'] },
    });
  });

  it('are requests where they say what is required, and else answers', () => {
    const text = table('| Name | Type | Required |', '| a | int | Yes |') + table('| Name | Type |', '| b | int |');
    const { request, answers } = read(text, 'parameter-table');
    expect(request?.required).toEqual(['a']);
    expect(answers).toMatchObject([{ schema: { properties: { b: { type: 'integer' } } } }]);
  });

  it('of errors are statuses with their names, and other tables are none', () => {
    const text =
      table('| Name | Type | Required |', '| a | int | Yes |') +
      table('| Status Code | Meaning |', '| 402 | No credits |', '| 429 Too Many | wait |') +
      table('| Plan | Price |', '| 500 | 20 |');
    expect(read(text, 'parameter-table').errors).toEqual([
      { status: 402, title: 'No credits' },
      { status: 429, title: 'Too Many' },
    ]);
  });

  it('may have no cells for a head, and lines of their own in rendered text', () => {
    const html = '<h2>Parameters</h2><table><tr><td>Name<td>Type<td>Required<tr><td>a<td>int<td>Yes</table>';
    expect(read(html, 'parameter-table', 'html').request?.required).toEqual(['a']);
    const text = 'Words\n\nParameters\n| Name | Type | Required |\n|---|---|---|\n| a | blob | Yes |\n';
    expect(read(text, 'parameter-table', 'txt').unread.map(({ line }) => line)).toEqual([6]);
  });

  it('take a value for the only one where every sample sends it', () => {
    const rows = table('| Parameter | Type | Required | Description |', '| id | string | Yes | 0-24 |');
    const sample = (id: string): string => `### Request\n\n\`\`\`json\n{"id": "${id}"}\n\`\`\`\n\n`;
    const idOf = (text: string): unknown => read(text, 'parameter-table').request?.properties?.id;
    expect(idOf(rows)).toEqual({ type: 'string' });
    expect(idOf(rows + sample('0-24') + sample('0-24'))).toEqual({ type: 'string', const: '0-24' });
    expect(idOf(rows + sample('0-24') + sample('1-7'))).toEqual({ type: 'string' });
  });

  it('that ran together keep what can be told apart of a row, and tell of the rest', () => {
    const text =
      'Field NameTypeRequiredDefaultDescription\nseedintOptional-12 in all\nblobRequired-What\nnintOptional4How many\n';
    const facts = read(text, 'parameter-table', 'txt');
    expect(facts.request?.properties).toEqual({ seed: { type: 'integer' }, n: { type: 'integer', default: 4 } });
    expect(facts.unread.map(({ line, why }) => `${line} ${why}`)).toEqual([
      '2 The default and the description could not be told apart.',
      '3 The name and its type could not be told apart.',
    ]);
  });
});

describe('blocks of fields', () => {
  const body = (text: string): PageFacts => read(`Body\n\n${text}`, 'field-blocks', 'txt');

  it('have a badge; a line without one is prose', () => {
    const facts = body('promptstringRequired\nWhat\nquietstring\nsizestring · max: 5Optional\nHow');
    expect(facts.request).toEqual({
      type: 'object',
      properties: { prompt: { type: 'string' }, size: { type: 'string', maxLength: 5 } },
      required: ['prompt'],
    });
  });

  it('tell of values that are not shown, and of words that ran together', () => {
    const facts = body(
      'astring · enumOptionalPossible values:\n\nbstring · enumOptional\n\nPossible values:\nonetwo\ncintRequired',
    );
    expect(facts.request?.properties).toEqual({ a: { type: 'string' }, b: { type: 'string' }, c: { type: 'integer' } });
    expect(whys(facts)).toEqual([
      'a: enum — The values that it allows are not shown.',
      'b: enum — The values that it allows are not shown.',
    ]);
  });

  it('may hold a label in a quoted default', () => {
    const facts = body('aoptional\nstring\n\nDefault: "Range: 1 - 5"Allowed values :\n"Range: 1 - 5""b"');
    expect(facts.request?.properties?.a).toEqual({
      type: 'string',
      default: 'Range: 1 - 5',
      enum: ['Range: 1 - 5', 'b'],
    });
  });

  it('in Markdown may be headings', () => {
    const text =
      '## Parameters\n\n### steps\n\n`integer` **required**\n\nHow often.\n\nDefault: `30`\n\n### size\n\n`string` *optional*\n\n## More\n\n### other\n\n`string` *optional*\n';
    expect(read(text, 'field-blocks').request).toEqual({
      type: 'object',
      properties: { steps: { type: 'integer', default: 30 }, size: { type: 'string' } },
      required: ['steps'],
    });
  });

  it('have labels at the beginning of a line only', () => {
    const facts = body('aoptional\nstring\n\nUp to 9 characters. Default: none');
    expect(facts.request?.properties?.a).toEqual({ type: 'string', maxLength: 9 });
  });

  it('have errors in one line or two, whose name is what is marked up apart', () => {
    const fields = '<h2>Body</h2><p><b>a</b><i>string</i><u>Required</u></p>';
    const errors = '<h2>Errors</h2><p><b>404</b> <i>Not Found</i> <span>Look again</span></p><p>429</p><p>Slow</p>';
    expect(read(fields + errors, 'field-blocks', 'html').errors).toEqual([
      { status: 404, title: 'Not Found' },
      { status: 429, title: 'Slow' },
    ]);
  });

  it('have the answer that an example stands for, where its texts are nobody’s', () => {
    const answer = (example: string): unknown =>
      body(`astringRequired\n\nResponses\n201\n\nMade\n\n201\n\n${example}`).answers;
    expect(answer('{"a": "text", "b": {"ANY_ADDITIONAL_PROPERTY": null}, "c": [1]}')).toEqual([
      {
        status: 201,
        schema: {
          type: 'object',
          properties: { a: { type: 'string' }, b: { type: 'object' }, c: { type: 'array', items: { type: 'number' } } },
        },
      },
    ]);
    expect(answer('{"a": "text", "b": "mine"}')).toEqual([{ status: 201 }]);
    expect(answer('{"a": 1}')).toEqual([{ status: 201 }]);
  });

  it('with values in pieces are told apart by their markup', () => {
    const html =
      '<h2>Body</h2><div><b>f</b><i>string · enum</i><u>Optional</u></div><div>Possible values: <code>a</code><code>b</code></div>';
    expect(read(html, 'field-blocks', 'html').request?.properties?.f).toEqual({ type: 'string', enum: ['a', 'b'] });
  });
});

describe('examples', () => {
  const fields = '## Parameters\n\n| Name | Type | Required |\n|---|---|---|\n| a | int | Yes |\n\n';
  const page = (text: string): PageFacts => read(fields + text, 'parameter-table');

  it('are read from Python, with its words and its comments', () => {
    const code = '```python\nrequests.post(url, json={"a": True, "b": None, # it\'s so\n "c": \'x\'})\n```';
    expect(page(code).examples).toEqual([{ kind: 'request', value: { a: true, b: null, c: 'x' }, line: 8 }]);
  });

  it('are unread where they are more than data', () => {
    expect(whys(page('```js\nfetch(url, { body: JSON.stringify({ a: one + 1 }) })\n```'))).toEqual([
      '{ a: one + 1 }) })\n — This sample could not be read as data.'.replace('\n', ''),
    ]);
  });

  it('have the status that stands before them', () => {
    const text = '### 201 Created\n\n```json\n{"a": 1}\n```\n\n### Other\n\n```json\n{"b": 1}\n```';
    const facts = page(text);
    expect(facts.examples).toEqual([{ kind: 'response', status: 201, value: { a: 1 }, line: 10 }]);
    expect(facts.unread.map(({ why }) => why)).toEqual(['It is not told whether this is sent or received.']);
  });

  it('are read of every tab, be it in front or not', () => {
    const html = `<table><tr><th>Name<th>Type<th>Required<tr><td>a<td>int<td>Yes</table>
      <div role="tabpanel" hidden><pre>json={"a": 1}</pre></div><div hidden><pre>json={"b": 1}</pre></div>`;
    expect(read(html, 'parameter-table', 'html').examples.map(({ value }) => value)).toEqual([{ a: 1 }]);
  });

  it('name header fields, of which those of every call say nothing', () => {
    const code = '```bash\ncurl -X POST https://api.example.com/v1 -H "X-Key: a" -H \'Accept: b\' -d \'{"a": 1}\'\n```';
    const { headers, endpoints, examples } = page(code);
    expect(headers).toEqual([{ name: 'X-Key', required: true }]);
    expect(endpoints).toEqual([{ method: 'POST', url: 'https://api.example.com/v1' }]);
    expect(examples).toHaveLength(1);
  });
});

describe('OpenAPI documents', () => {
  const yaml = (more: string): string =>
    `\`\`\`yaml\nopenapi: 3.1.0\ninfo: { title: An API, version: '1' }\npaths:\n  /a:\n    post:\n      summary: Do\n      requestBody:\n        content:\n          application/json:\n            schema: { $ref: '#/components/schemas/description' }\n      responses: { '200': { description: Fine }, '4XX': { description: Bad }, '429': { description: Slow } }\n${more}components:\n  schemas:\n    description:\n      type: object\n      title: A request\n      properties:\n        title: { type: string, title: t, description: 'Up to 9 characters.' }\n        example: { type: string, enum: [description] }\n        list: { type: array, items: { type: string, description: 'At least 2 characters.' } }\n\`\`\``;

  it('are read in YAML too; names that look like prose are names', () => {
    const { document, request, answers, errors } = read(yaml(''), 'openapi');
    expect(document).toMatchObject({
      info: { title: 'An API' },
      components: {
        schemas: {
          description: {
            type: 'object',
            properties: { title: { type: 'string', title: 't' }, example: { enum: ['description'] } },
          },
        },
      },
    });
    expect(JSON.stringify(document)).not.toMatch(/A request|Fine|Up to|summary/);
    expect(request?.properties?.title).toEqual({ type: 'string', title: 't', maxLength: 9 });
    expect(request?.properties?.list?.items).toEqual({ type: 'string', minLength: 2 });
    expect(answers).toEqual([{ status: 200 }]);
    expect(errors).toEqual([{ status: 429, title: '429' }]);
  });

  it('tell of operations that are not read', () => {
    const facts = read(yaml('  /b:\n    get:\n      responses: {}\n'), 'openapi');
    expect(facts.endpoints.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /a', 'GET /b']);
    expect(facts.unread.map(({ text }) => text)).toEqual(['get /b']);
  });

  it('that cannot be parsed are an alarm', () => {
    const reading = readPage({ text: '```json\n{"openapi": "3.0.0", \n```', format: 'md', reader: 'openapi' });
    expect(reading).toHaveProperty('alarm');
  });
});
