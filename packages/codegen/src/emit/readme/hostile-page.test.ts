/** No text of a spec changes what a page is made of: read by a parser, as GitHub and npm do. */
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json.ts';
import type { ClientModel, OperationModel } from '../../model/model.ts';
import { schemasModel } from '../../testing/schemas-model.ts';
import { emitDocumentReadme } from '../document-readme.ts';
import { emitReadme } from '../readme.ts';

const texts = [
  'a | b',
  'a \\| b',
  'a \\',
  '\\',
  '`',
  '``` js',
  'a `b',
  '`a|b` `c\\|d`',
  '`` `',
  '<script>alert(1)</script>',
  '<!-- a',
  '<br>',
  '[x](https://evil.test)',
  '![x](https://evil.test/x.png)',
  '[x]: https://evil.test',
  '**a** _b_ ~c~ ~~d~~ __e__',
  '# Heading',
  '- list\n- list',
  '| a | b |\n| --- | --- |',
  '---\n===',
  '&lt;b&gt; &amp; &#124;',
  '> quote\n\n\n    code',
  '1. one',
  '+ one',
  '$a$ \u2028 \u0000 \u202e',
];

function modelOf(text: string): ClientModel {
  const field: JsonObject = {
    type: 'string',
    description: text,
    default: text,
    enum: [text, 'b'],
    pattern: text,
    format: text,
    'x-evidence': text,
  };
  const union = {
    oneOf: [{ properties: { [text]: { const: text } }, description: text }],
    discriminator: { propertyName: text },
  };
  const input = { type: 'object', properties: { [text]: field, known: field }, if: {}, 'x-note': text };
  const operation: OperationModel = {
    id: 'pets.add',
    resource: ['pets'],
    methodName: 'add',
    constName: 'petsAdd',
    httpMethod: 'POST',
    path: `/${text}`,
    safe: false,
    auth: 'required',
    parameters: [],
    body: 'json',
    accept: ['application/json'],
    input: { schema: 'Input', required: true },
    output: 'Output',
    description: text,
    node: {},
  };
  const model = schemasModel({ Input: input, Output: union });
  const disputed = { sources: [{ source: text, says: text }], decision: text };
  const spec: ClientModel['spec'] = {
    ...model.spec,
    description: text,
    title: text,
    sources: { [text]: text },
    contradictions: [{ about: text, ...disputed }],
    errors: [
      {
        id: 'row',
        when: { status: 400, body: { [text]: { matches: text, equals: text } } },
        then: { class: 'Provider', category: 'provider', retry: 'never', billable: 'no' },
        example: {},
      },
    ],
    meta: { costUsd: [{ header: text }, { body: text }] },
  };
  const document = { components: { [text]: { 'x-contradiction': disputed } } };
  return { ...model, spec, document, operations: [operation] };
}

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** What a page is made of, without its words: kinds of nodes, cells of rows, addresses and markup. */
function shapeOf(page: string): string[] {
  const root: Root = parser.parse(page);
  return [...nodesOf(root)].flatMap((node) => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return [];
      case 'tableRow':
        return [`row of ${node.children.length}`];
      case 'link':
        // An address in a text leads where it says.
        return textOf(node) === node.url ? [] : [`link to ${node.url.replace(/#.*/, '#')}`];
      case 'html':
        return [/^<\/?code>$/.test(node.value) ? [] : `markup ${node.value}`].flat();
      default:
        return [node.type];
    }
  });
}

describe.each([
  ['a provider', emitReadme],
  ['a document', emitDocumentReadme],
])('the page of %s', (_, emit) => {
  const plain = shapeOf(emit(modelOf('plain')).text);

  it('has tables, to begin with', () => {
    expect(plain.filter((kind) => kind.startsWith('row of')).length).toBeGreaterThan(5);
  });

  it.each(texts)('is made of the same with %j', (text) => {
    expect(shapeOf(emit(modelOf(text)).text)).toEqual(plain);
  });
});

it('a backslash before a bar is shown as it is', () => {
  const root: Root = parser.parse(emitReadme(modelOf('a\\|b')).text);
  const shown = [...nodesOf(root)].flatMap((node) => (node.type === 'tableCell' ? [textOf(node)] : []));
  expect(shown).toContain('POST /a\\|b');
});

function textOf(node: Nodes): string {
  if (node.type === 'html') return '';
  return 'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
}
