import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { factsOfPage, withoutLines } from './testing/facts-of-page.ts';
import { readSavedPage, savedPages } from './testing/read-saved-page.ts';

const facts = (name: string) => factsOfPage(readSavedPage(name));

describe('the facts of a page', () => {
  it('with an OpenAPI document: the document without its prose, as it was captured', () => {
    const captured = new URL('../../../../specs/aiml/openapi/qwen-image-2-0.json', import.meta.url);
    const { document } = facts('aiml-qwen-image-2-0.md');
    expect(`${JSON.stringify(document, null, 2)}\n`).toBe(readFileSync(captured, 'utf8'));
  });

  it('with an OpenAPI document: its bodies in the words of 3.1, with the rule that stands in prose only', () => {
    const { endpoints, models, request, answers } = facts('aiml-qwen-image-2-0.md');
    expect(endpoints).toEqual([{ method: 'POST', url: 'https://api.aimlapi.com/v1/images/generations' }]);
    expect(models).toEqual(['alibaba/qwen-image-2-0']);
    expect(request?.properties?.image_size?.anyOf?.[0]?.properties).toEqual({
      width: { type: 'integer', multipleOf: 32, minimum: 512, maximum: 1440 },
      height: { type: 'integer', multipleOf: 32, minimum: 512, maximum: 1440 },
    });
    expect(answers).toMatchObject([{ status: 200, schema: { properties: { data: { type: ['array', 'null'] } } } }]);
  });

  it('with tables: nested names, lists of values, what the samples alone send, and what must not stand together', () => {
    const { request, answers, headers, models } = facts('pixwith-qwen-image.txt');
    expect(request).toEqual({
      type: 'object',
      properties: {
        prompt: { type: 'string' },
        image_urls: { type: 'array', minItems: 1, maxItems: 1 },
        model_id: { type: 'string', const: '0-24' },
        options: {
          type: 'object',
          properties: {
            prompt_optimization: { type: 'boolean' },
            num_outputs: { type: 'integer', enum: [1, 2, 3, 4] },
            aspect_ratio: { type: 'string', enum: ['3:4', '9:16', '4:3', '16:9'] },
          },
          required: ['prompt_optimization', 'num_outputs'],
          'x-conditional': ['aspect_ratio'],
        },
      },
      required: ['prompt', 'model_id', 'options'],
      'x-conditional': ['image_urls'],
      if: { required: ['image_urls'] },
      then: { properties: { options: { properties: { aspect_ratio: false } } } },
    });
    expect(answers).toMatchObject([{ schema: { properties: { code: { type: 'integer', enum: [1, 0] } } } }]);
    expect(headers).toEqual([
      { name: 'Content-Type', required: true },
      { name: 'Api-Key', required: true },
    ]);
    expect(models).toEqual(['0-24']);
  });

  it('with a table whose cells ran together: defaults, a range of sides, how long links live', () => {
    const { request, answers } = facts('modelverse-qwen-image.txt');
    expect(request).toEqual({
      type: 'object',
      properties: {
        prompt: { type: 'string' },
        model: { type: 'string', const: 'Qwen/Qwen-Image' },
        seed: { type: 'integer', default: -1 },
        size: { type: 'string', pattern: expect.stringMatching(/^\^\(25\[6-9\].*153\[0-6\]\)\$$/) },
      },
      required: ['prompt', 'model'],
    });
    expect(answers).toMatchObject([
      { schema: { properties: { data: { items: { properties: { url: {}, b64_json: {} } }, 'x-expires': '7d' } } } },
    ]);
  });

  it('with blocks of fields: badges, ranges, allowed values, errors; no prices and no times', () => {
    const { request, errors, answers, headers } = facts('segmind-qwen-image.txt');
    expect(request).toMatchObject({
      properties: {
        steps: { type: 'integer', minimum: 1, maximum: 50, default: 30 },
        aspect_ratio: { enum: ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3'], default: '16:9' },
        negative_prompt: { default: 'blurry, cartoonish' },
      },
      required: ['prompt', 'steps'],
    });
    expect(Object.keys(request?.properties ?? {})).toHaveLength(9);
    expect(errors.map(({ status, title }) => `${status} ${title}`)).toEqual([
      ...['400 Bad Request', '401 Unauthorized', '403 Forbidden', '404 Not Found', '406 Insufficient Credits'],
      ...['429 Rate Limited', '500 Server Error', '502 Bad Gateway', '504 Timeout'],
    ]);
    expect(answers).toEqual([{ returns: ['Text/JSON'] }]);
    expect(headers[0]).toEqual({ name: 'x-api-key', required: true });
  });

  it('with blocks whose values are not shown: they are told, and nothing is guessed', () => {
    const { request, answers, unread } = facts('aiml-qwen-image.txt');
    expect(request?.properties?.output_format).toEqual({ type: 'string', default: 'jpeg' });
    expect(request?.properties?.prompt).toEqual({ type: 'string', maxLength: 4000 });
    expect(unread).toEqual([
      { line: 18, text: 'model: undefined', why: 'This is no type.' },
      { line: 18, text: 'model: enum', why: 'The values that it allows are not shown.' },
      { line: 23, text: 'output_format: enum', why: 'The values that it allows are not shown.' },
    ]);
    const choices = { type: 'array', items: { type: 'object', properties: { image_base64: { type: 'string' } } } };
    expect(answers).toMatchObject([
      { status: 201, returns: ['application/json'], schema: { properties: { output: { properties: { choices } } } } },
    ]);
  });

  it.each(['aiml-qwen-image', 'modelverse-qwen-image', 'pixwith-qwen-image', 'segmind-qwen-image'])(
    'of %s are the same in Markdown, in HTML and as rendered text',
    (id) => {
      const text = withoutLines(facts(`${id}.txt`));
      expect(withoutLines(facts(`markdown/${id}.md`))).toEqual(text);
      expect(withoutLines(facts(`html/${id}.html`))).toEqual(text);
    },
  );

  it.each([
    ['aiml-qwen-image-2-0.md', 'request 55, request 87, response 113'],
    ['aiml-qwen-image.txt', 'request 69, response 201 84, request 128, response 143'],
    ['modelverse-qwen-image.txt', 'request 39, response 44, response 45'],
    ['pixwith-qwen-image.txt', 'request 23, request 32, response 51'],
    ['segmind-qwen-image.txt', 'request 16'],
  ])('of %s have its examples with their lines', (name, expected) => {
    const found = facts(name).examples.map(({ kind, status, line }) => [kind, status, line].filter(Boolean).join(' '));
    expect(found.join(', ')).toBe(expected);
  });

  it('are nothing but the text: reading twice gives the same', () => {
    for (const name of savedPages) expect(facts(name)).toEqual(facts(name));
  });
});

describe('an alarm instead of facts', () => {
  const alarm = (text: string, reader: 'parameter-table' | 'field-blocks' | 'openapi' | 'prose'): unknown =>
    readPage({ text, format: 'html', reader });

  it.each(['parameter-table', 'field-blocks', 'openapi'] as const)('a page without a fact for %s', (reader) => {
    expect(alarm('<h1>Qwen Image</h1><p>It draws.</p>', reader)).toEqual({
      alarm: `The page no longer parses: not one fact was found by the reader ${reader}.`,
    });
  });

  it.each([
    ['<h1>Sign in</h1><form></form>', 'a page to log in on'],
    ['<p>Welcome</p><form><input type="password"></form>', 'a page to log in on'],
    ['<title>x</title><h1>404</h1>', 'a page that says it was not found'],
    ['<h1>502 Bad Gateway</h1>', 'an error page'],
    ['<p>Just a moment...</p>', 'a check for robots'],
    ['<h1>Access denied</h1>', 'a page that refuses access'],
    ['<script>render()</script>', 'The page is empty'],
  ])('%s', (text, words) => {
    expect(alarm(text, 'parameter-table')).toEqual({ alarm: expect.stringContaining(words) });
    expect(alarm(text, 'prose')).toEqual({ alarm: expect.stringContaining(words) });
  });

  it('not for a page of prose, which has no facts of a kind', () => {
    expect(alarm('<h1>Errors</h1><p>They happen.</p>', 'prose')).toHaveProperty('facts');
  });

  it('not for a page with facts that has a form to log in, or speaks of errors', () => {
    const page = readSavedPage('html/segmind-qwen-image.html');
    const text = page.text.replace('<main>', '<h1>404</h1><input type="password"><main>');
    expect(factsOfPage({ ...page, text }).request).toEqual(factsOfPage(page).request);
  });
});
