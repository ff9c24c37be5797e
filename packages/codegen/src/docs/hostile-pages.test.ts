import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical-text.ts';
import type { PageFormat } from './format-of.ts';
import { readPage } from './read-page.ts';

const size = 5_000_000;
const fill = (part: string): string => part.repeat(Math.ceil(size / part.length));
const read = (text: string, format: PageFormat) => readPage({ text, format, reader: 'parameter-table' });
const names = '<table><tr><th>Name<th>Type<th>Required';

/** Five megabytes each: none may crash a reader, and none may keep one for minutes, which the runner's limit tells. */
describe('a page of five megabytes', () => {
  it.each<[string, PageFormat, string, string]>([
    ['elements that are never closed', 'html', fill('<div>'), 'elements are open at once'],
    ['tables in tables', 'html', fill('<table><tr><td>'), 'elements are open at once'],
    ['a tag that never ends', 'html', `<div class="${fill('a')}`, 'is empty'],
    ['a comment that never ends', 'html', `<!--${fill('-')}`, 'is empty'],
    ['nothing but brackets', 'html', fill('<'), 'no longer parses'],
    ['rows without end', 'html', names + fill('<tr><td>a<td>string<td>Yes'), 'more than 10000 rows'],
    ['spans without end', 'html', `${names}${fill('<tr><td rowspan=99999999 colspan=99999999>a')}`, 'rows'],
    ['braces that are never closed', 'txt', fill('{\n'), 'more than 50000 parts'],
    ['one line', 'txt', fill('promptstring'), 'no longer parses'],
    ['a row without end', 'txt', `Field NameTypeDescription\n${fill('stringint')}`, 'no longer parses'],
    ['pipes', 'txt', fill('|'), 'no longer parses'],
    ['Markdown', 'md', fill('Some *words*.\n\n'), 'longer than 2000000 characters'],
  ])('%s', (_name, format, text, why) => {
    expect(read(text, format)).toEqual({ alarm: expect.stringContaining(why) });
  });
});

describe('Markdown that takes parsers long', () => {
  it.each([
    ['quotations in quotations', `${'>'.repeat(50)} a`, 'nested too deep'],
    ['lists in lists', `${'- '.repeat(50)}a`, 'nested too deep'],
    ['lists by indentation', `${' '.repeat(200)}- a`, 'nested too deep'],
    ['many quotations', '> a\n\n'.repeat(2000), 'marks of quotations'],
    ['a long line', 'a'.repeat(40_000), 'A line is longer'],
    ['many halves of pairs', '**_'.repeat(2000), 'more than 4000 marks'],
    ['a long paragraph', 'a\n'.repeat(3000), 'without an empty one'],
    ['much prose', 'Some words here.\n\n'.repeat(20_000), 'beside its listings'],
  ])('%s', (_name, text, why) => {
    expect(read(text, 'md')).toEqual({ alarm: expect.stringContaining(why) });
  });

  it('a table may have many links', () => {
    const row = '| [`a`](https://example.com/a) | `string` | **Yes** | [x](y) [x](y) |\n';
    const text = `| Name | Type | Required | Link |\n| --- | --- | --- | --- |\n${row}${row.replace('`a`', '`b`').repeat(400)}`;
    expect(read(text, 'md')).toMatchObject({ facts: { request: { required: ['a', 'b'] } } });
  });

  it('a listing may be long', () => {
    const rows = '| Name | Type | Required |\n| --- | --- | --- |\n| a | string | Yes |';
    const text = `\`\`\`json\n${`{"a": "${'*'.repeat(50)}"}\n`.repeat(10_000)}\`\`\`\n\n${rows}`;
    expect(read(text, 'md')).toMatchObject({ facts: { request: { required: ['a'] } } });
  });
});

describe('names of prototypes', () => {
  const html = `${names}<tr><td>__proto__<td>string<td>Yes<tr><td>constructor.prototype<td>string<td>No</table>
    <h2>Request</h2><pre>{"__proto__": {"polluted": true}, "a": 1}</pre>`;

  it('are names like any others', () => {
    const reading = read(html, 'html');
    const properties = 'facts' in reading ? (reading.facts.request?.properties ?? {}) : {};
    expect(Object.keys(properties)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
    expect('facts' in reading && JSON.stringify(reading.facts.examples)).toContain('__proto__');
  });

  it('in an OpenAPI document too', () => {
    const document = `{"openapi":"3.0.0","info":{"title":"a","version":"1"},"paths":{"/a":{"post":{"requestBody":
      {"content":{"application/json":{"schema":{"type":"object","properties":{"__proto__":{"type":"string","description":"x"}}}}}}}}}}`;
    const reading = readPage({ text: `\`\`\`json\n${document}\n\`\`\``, format: 'md', reader: 'openapi' });
    const properties = 'facts' in reading ? (reading.facts.request?.properties ?? {}) : {};
    expect(Object.entries(properties)).toEqual([['__proto__', { type: 'string' }]]);
  });
});

describe('characters that show nothing', () => {
  it('are no part of a name or a value', () => {
    const html = `${names}<tr><td>pro\u200bmpt\u0000<td>str\u00ading<td>Y\u202ees`;
    expect(read(html, 'html')).toMatchObject({ facts: { request: { required: ['prompt'] } } });
  });

  it('are no part of a hash', () => {
    expect(canonicalText('Some\u200b words\u0007', 'txt')).toBe(canonicalText('Some words', 'txt'));
  });
});
