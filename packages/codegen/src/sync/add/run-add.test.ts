import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGenerate } from '../../run-generate.ts';
import { runSync } from '../run-sync.ts';
import { type AddOptions, runAdd } from './run-add.ts';

const specs = join(import.meta.dirname, '../../../../../specs');

/** A page of a model that nobody has, with a rule in prose, a form of an object, and a scheme of its own. */
const document = {
  openapi: '3.0.0',
  info: { title: 'AIML API', version: '1.0.0' },
  servers: [{ url: 'https://api.aimlapi.com' }],
  security: [{ 'access-token': [] }],
  paths: {
    '/v1/images/generations': {
      post: {
        operationId: '_v1_images_generations',
        tags: ['Acme'],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['model', 'prompt'],
                properties: {
                  model: { type: 'string', enum: ['acme/painter-3'] },
                  prompt: { type: 'string', maxLength: 700, description: 'What you would like to see.' },
                  strength: { type: 'number', minimum: 0, maximum: 1, default: 0.5 },
                  size: {
                    anyOf: [
                      {
                        type: 'object',
                        properties: { width: { type: 'integer', description: 'The value must be a multiple of 32.' } },
                      },
                      { type: 'string', enum: ['small', 'large'] },
                    ],
                  },
                },
              },
            },
          },
        },
        responses: {
          200: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    data: { type: 'array', items: { type: 'object', properties: { url: { type: 'string' } } } },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  components: { securitySchemes: { 'access-token': { type: 'http', scheme: 'bearer' } } },
};

const pageOf = (value: unknown): string => `# painter-3\n\n\`\`\`json\n${JSON.stringify(value)}\n\`\`\`\n`;

let root = '';
let lines: string[] = [];
beforeEach(() => {
  lines = [];
  root = mkdtempSync(join(tmpdir(), 'limner-add-'));
  mkdirSync(join(root, 'specs'));
  cpSync(join(specs, 'aiml'), join(root, 'specs/aiml'), { recursive: true });
  writeFileSync(join(root, 'aiml-painter.3.md'), pageOf(document));
});
afterEach(() => rmSync(root, { recursive: true }));

function add(options: Partial<AddOptions> = {}): Promise<number> {
  return runAdd({
    docs: join(root, 'aiml-painter.3.md'),
    provider: 'aiml',
    specs: join(root, 'specs'),
    today: '2026-11-21',
    print: (line) => lines.push(line),
    ...options,
  });
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('limner-codegen add', () => {
  it('adds a model that can be generated at once, and used by its type', async () => {
    expect(await add()).toBe(0);
    const options = { specs: join(root, 'specs'), clients: join(root, 'clients'), check: false };
    const print = (line: string): number => lines.push(line);
    expect(await runGenerate({ ...options, providers: ['aiml'], print }), lines.join('\n')).toBe(0);
    const types = read('clients/aiml/src/gen/types.ts');
    expect(types).toMatch(/export interface AcmePainter3Request \{[^}]*model: 'acme\/painter-3';/);
    expect(types).toMatch(/export type ImagesGenerateRequest = .*AcmePainter3Request/);
    // The rule that stands in the page's prose only.
    expect(read('specs/aiml/overlays/painter-3.yaml')).toMatch(
      /description: "A whole number, a multiple of 32.", multipleOf: 32/,
    );
  });

  it('captures facts, no prose, and says what remains', async () => {
    await add();
    expect(read('specs/aiml/openapi/painter-3.json')).toContain('"maxLength": 700');
    expect(read('specs/aiml/openapi/painter-3.json')).not.toContain('What you would like');
    expect(lines.join('\n')).toMatch(/overlays\/painter-3\.yaml: \d+ descriptions are made of facts alone/);
    expect(lines.join('\n')).toContain('provider.yaml: add the url of painter-3');
  });

  it('leaves every other byte of provider.yaml and of the other pages as it was', async () => {
    await add({ url: 'https://docs.acme.test/painter' });
    const entry = `  - id: painter-3
    url: https://docs.acme.test/painter
    reader: openapi
    operation: images.generate
    document: painter-3.json
`;
    expect(read('specs/aiml/provider.yaml')).toContain(entry);
    expect(read('specs/aiml/provider.yaml').replace(entry, '')).toBe(
      readFileSync(join(specs, 'aiml/provider.yaml'), 'utf8'),
    );
    const lock = readFileSync(join(specs, 'aiml/docs.lock.yaml'), 'utf8');
    expect(read('specs/aiml/docs.lock.yaml').startsWith(lock.trimEnd())).toBe(true);
  });

  it('is what sync finds nothing new in', async () => {
    await add();
    const check = {
      providers: ['aiml'],
      specs: join(root, 'specs'),
      from: root,
      fixtures: '',
      check: true,
      json: false,
    };
    cpSync(join(root, 'aiml-painter.3.md'), join(root, 'aiml-painter-3.md'));
    const found = await runSync({ ...check, today: '2026-12-24', print: (line) => lines.push(line) });
    expect(lines.join('\n')).toContain('aiml painter-3 (aiml-painter-3.md): no change');
    expect(found, lines.join('\n')).toBe(0);
  });

  it('takes whatever names a page has', async () => {
    const text = JSON.stringify(document).replace(
      '"strength":',
      '"__proto__":{"type":"string"},"it\'s \\"odd\\"\\n]":{"anyOf":[{"type":"string"},{"type":"number"}]},"strength":',
    );
    writeFileSync(join(root, 'aiml-painter.3.md'), pageOf(JSON.parse(text)));
    expect(await add(), lines.join('\n')).toBe(0);
    expect(read('specs/aiml/overlays/painter-3.yaml')).toContain("it's");
    expect(read('specs/aiml/docs.lock.yaml')).toContain('__proto__');
  });

  const refusals: { title: string; options?: Partial<AddOptions>; page?: unknown; told: RegExp }[] = [
    {
      title: 'a page that is there already',
      options: { id: 'qwen-image' },
      told: /has this page already, as qwen-image/,
    },
    { title: 'a provider that is not there', options: { provider: 'nobody' }, told: /no provider nobody.*Known: aiml/ },
    { title: 'a file that is not there', options: { docs: 'nowhere.md' }, told: /nowhere\.md cannot be read/ },
    { title: 'a page without OpenAPI', page: 'sorry', told: /has no OpenAPI document to add/ },
    {
      title: 'a model that is there already',
      page: JSON.parse(JSON.stringify(document).replace('acme/painter-3', 'alibaba/qwen-image')),
      told: /has the model alibaba\/qwen-image already/,
    },
    {
      title: 'an operation without a name',
      page: { ...document, paths: { '/v9/paint': document.paths['/v1/images/generations'] } },
      told: /no operation POST \/v9\/paint: give its name by --operation/,
    },
    {
      title: 'a kind of file that is no page',
      options: { docs: join(specs, 'provider.schema.json') },
      told: /no page that is/,
    },
  ];
  for (const { title, options, page, told } of refusals) {
    it(`refuses ${title}, and writes nothing`, async () => {
      if (page !== undefined) writeFileSync(join(root, 'aiml-painter.3.md'), pageOf(page));
      expect(await add(options)).toBe(2);
      expect(lines.join('\n')).toMatch(told);
      expect(existsSync(join(root, 'specs/aiml/openapi/painter-3.json'))).toBe(false);
    });
  }
});
