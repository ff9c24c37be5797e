import { describe, expect, it } from 'vitest';
import { generateProvider, modelOf } from './generate.ts';
import { fixtureProvider } from './testing/fixture-provider.ts';

async function fileOf(raw: ReturnType<typeof fixtureProvider>, path: string): Promise<string> {
  const { value, diagnostics } = await generateProvider(raw);
  expect(diagnostics).toEqual([]);
  return value.find((file) => file.path === path)?.text ?? '';
}

describe('generateProvider', () => {
  it('writes a plain interface for each schema', async () => {
    const types = await fileOf(fixtureProvider(), 'src/gen/types.ts');
    expect(types).toContain(`/** What to make. */
export interface ImageRequest {
  /** What the image shows. */
  prompt: string;
  /** How many steps. */
  steps?: number | undefined;
}`);
  });

  it('closes requests and leaves answers open', async () => {
    const validators = await fileOf(fixtureProvider(), 'src/gen/validators.ts');
    expect(validators).toContain(`export const imageRequest = schema(() => z.strictObject({
  prompt: z.string().max(20),
  steps: z.int().min(1).max(50).optional(),
}));`);
    expect(validators).toContain('export const images = schema(() => z.looseObject({');
  });

  it('makes each method one delegating statement', async () => {
    const client = await fileOf(fixtureProvider(), 'src/gen/client.ts');
    expect(client).toContain(`  generate(input: ImageRequest, options?: CallOptions): ApiPromise<ImageResult<Images>> {
    return call(this.#client, imagesGenerate, input, options);
  }`);
  });

  it('gives the same bytes on each run', async () => {
    const [first, second] = await Promise.all([
      generateProvider(fixtureProvider()),
      generateProvider(fixtureProvider()),
    ]);
    expect(second.value).toEqual(first.value);
  });

  it('keeps the version that changesets made', async () => {
    const text = await fileOf({ ...fixtureProvider(), version: '3.2.1' }, 'package.json');
    expect(JSON.parse(text).version).toBe('3.2.1');
  });

  it('cannot be broken out of a comment by a description', async () => {
    const raw = fixtureProvider({ replace: 'What the image shows.', by: '"Ends */ process.exit(1) /* here."' });
    expect(await fileOf(raw, 'src/gen/types.ts')).toContain('Ends *\\/ process.exit(1)');
  });
});

describe('diagnostics', () => {
  const cases: { title: string; replace: string; by: string; code: string; place: string }[] = [
    {
      title: 'an unknown keyword',
      replace: 'maxLength: 20',
      by: 'unique: true',
      code: 'unsupported-keyword',
      place: 'openapi.yaml:25:33',
    },
    {
      title: 'an unknown format',
      replace: 'maxLength: 20',
      by: 'format: color',
      code: 'unsupported-schema',
      place: 'openapi.yaml:25:33',
    },
    {
      title: 'an unknown extension',
      replace: 'maxLength: 20',
      by: 'x-evidense: digest',
      code: 'unknown-extension',
      place: 'openapi.yaml:25:33',
    },
    {
      title: 'an unknown kind of evidence',
      replace: 'maxLength: 20',
      by: 'x-evidence: rumour',
      code: 'evidence-invalid',
      place: 'openapi.yaml:25:33',
    },
    {
      title: 'a property without a description',
      replace: ', description: What the image shows.',
      by: '',
      code: 'description-missing',
      place: 'openapi.yaml:25:9',
    },
    {
      title: 'a reference to nothing',
      replace: "schemas/Images'",
      by: "schemas/Missing'",
      code: 'reference-unresolved',
      place: 'openapi.yaml:16:52',
    },
    {
      title: 'an operation without a dotted id',
      replace: 'operationId: images.generate',
      by: 'operationId: generate',
      code: 'operation-id-missing',
      place: 'openapi.yaml:8:7',
    },
    {
      title: 'a wrong server',
      replace: 'servers: [{ url: https://api.acme.test',
      by: 'servers: [{ url: https://elsewhere.test',
      code: 'server-mismatch',
      place: 'openapi.yaml:3:1',
    },
    {
      title: 'another kind of key',
      replace: 'type: http, scheme: bearer',
      by: 'type: http, scheme: basic',
      code: 'security-mismatch',
      place: 'provider.yaml:6:1',
    },
    {
      title: 'a pointer to nothing',
      replace: 'each: /data',
      by: 'each: /images',
      code: 'pointer-unresolved',
      place: 'provider.yaml:18:31',
    },
    {
      title: 'images of an unknown operation',
      replace: 'images: { images.generate',
      by: 'images: { images.create',
      code: 'operation-unknown',
      place: 'provider.yaml:18:11',
    },
    {
      title: 'a member that provider.yaml does not have',
      replace: 'title: Acme',
      by: 'title: Acme\nretries: 3',
      code: 'provider-invalid',
      place: 'provider.yaml:4:1',
    },
    {
      title: 'a contract that is not total',
      replace: 'when: {}',
      by: 'when: { status: 5xx }',
      code: 'errors-not-total',
      place: 'provider.yaml:15:5',
    },
    {
      title: 'an example that reaches another row',
      replace: 'example: { status: 429 }',
      by: 'example: { status: 428 }',
      code: 'errors-example-misses',
      place: 'provider.yaml:13:5',
    },
    {
      title: 'two rows of one name',
      replace: 'id: anything-else',
      by: 'id: rate-limited',
      code: 'errors-duplicate-row',
      place: 'provider.yaml:14:5',
    },
    {
      title: 'an old document',
      replace: 'openapi: 3.1.0',
      by: 'openapi: 2.0.0',
      code: 'openapi-version',
      place: 'openapi.yaml:1:1',
    },
    {
      title: 'a limit that is no number',
      replace: 'maxLength: 20',
      by: "maxLength: '20'",
      code: 'unsupported-schema',
      place: 'openapi.yaml:25:33',
    },
    {
      title: 'properties in two places',
      replace: 'required: [prompt]',
      by: 'required: [prompt]\n      allOf: [{ properties: { seed: { type: integer, description: Seed. } } }]',
      code: 'unsupported-schema',
      place: 'openapi.yaml:24:7',
    },
    {
      title: 'a list of required names that is none',
      replace: 'required: [prompt]',
      by: 'required: prompt',
      code: 'unsupported-schema',
      place: 'openapi.yaml:23:7',
    },
    {
      title: 'a value that its type excludes',
      replace: 'type: string, maxLength: 20',
      by: 'type: string, const: 20',
      code: 'unsupported-schema',
      place: 'openapi.yaml:25:33',
    },
    {
      title: 'a body that is not sent as JSON',
      replace: "content: { application/json: { schema: { $ref: '#/components/schemas/ImageRequest' } } }",
      by: "content: { multipart/form-data: {}, application/json: { schema: { $ref: '#/components/schemas/ImageRequest' } } }",
      code: 'unsupported-content',
      place: 'openapi.yaml:12:20',
    },
    {
      title: 'an answer that cannot be decoded',
      replace: 'description: The images.\n          content: {',
      by: 'description: The images.\n          content: { text/csv: {},',
      code: 'unsupported-content',
      place: 'openapi.yaml:16:22',
    },
    {
      title: 'an operation without a success',
      replace: "'200':",
      by: "'400':",
      code: 'unsupported-content',
      place: 'openapi.yaml:13:7',
    },
    {
      title: 'a member of an operation that nothing reads',
      replace: 'description: Makes images.',
      by: 'description: Makes images.\n      callbacks: {}',
      code: 'unsupported-keyword',
      place: 'openapi.yaml:10:7',
    },
    {
      title: 'a method that no client calls',
      replace: '  /v1/images:',
      by: '  /v1/images:\n    head: { description: Nothing. }',
      code: 'unsupported-keyword',
      place: 'openapi.yaml:7:5',
    },
    {
      title: 'a parameter written in another style',
      replace: 'description: Makes images.',
      by: 'description: Makes images.\n      parameters: [{ name: tags, in: query, style: deepObject, schema: { type: string } }]',
      code: 'unsupported-keyword',
      place: 'openapi.yaml:10:45',
    },
    {
      title: 'a segment of the path without its parameter',
      replace: '/v1/images:',
      by: '/v1/{album}/images:',
      code: 'path-parameter-mismatch',
      place: 'openapi.yaml:6:3',
    },
    {
      title: 'a parameter that the path does not have',
      replace: 'description: Makes images.',
      by: 'description: Makes images.\n      parameters: [{ name: album, in: path, required: true, schema: { type: string } }]',
      code: 'path-parameter-mismatch',
      place: 'openapi.yaml:6:3',
    },
    {
      title: 'an operation that is open in one file only',
      replace: 'description: Makes images.',
      by: 'description: Makes images.\n      security: []',
      code: 'security-mismatch',
      place: 'openapi.yaml:10:7',
    },
    {
      title: 'a discriminator that a member does not have',
      replace: 'required: [prompt]',
      by: 'oneOf: [{ properties: { kind: { type: string, description: Kind. } }, required: [kind] }]\n      discriminator: { propertyName: kind }',
      code: 'merge-no-discriminator',
      place: '',
    },
    {
      title: 'a page of an unknown operation',
      replace: 'reader: prose }',
      by: 'reader: prose, operation: images.list }',
      code: 'operation-unknown',
      place: 'provider.yaml:7',
    },
    {
      title: 'an expression that is none',
      replace: 'when: { status: 429 }',
      by: "when: { status: 429, body: { /message: { matches: '(' } } }",
      code: 'provider-invalid',
      place: 'provider.yaml:11',
    },
    {
      title: 'broken YAML',
      replace: 'title: Acme\n',
      by: 'title: [Acme\n',
      code: 'yaml-syntax',
      place: 'provider.yaml',
    },
  ];
  for (const { title, replace, by, code, place } of cases) {
    it(`names ${title} with its place`, () => {
      const { diagnostics } = modelOf(fixtureProvider({ replace, by }));
      const found = diagnostics.map(
        ({ code: is, location }) => `${is} ${location.file}:${location.line}:${location.column}`,
      );
      expect(found).toContainEqual(expect.stringContaining(`${code} specs/acme/${place}`));
    });
  }

  it('names a schema that is called like something the package exports', () => {
    const raw = fixtureProvider();
    const openapiYaml = raw.openapiYaml && {
      ...raw.openapiYaml,
      text: raw.openapiYaml.text.replaceAll('ImageRequest', 'CallOptions'),
    };
    expect(modelOf({ ...raw, openapiYaml }).diagnostics.map(({ code }) => code)).toEqual(['name-collision']);
  });

  it('names a condition of the body that parameters beside it would hide', () => {
    const raw = fixtureProvider({
      replace: 'description: Makes images.',
      by: 'description: Makes images.\n      parameters: [{ name: page, in: query, schema: { type: integer } }]',
    });
    const text = (raw.openapiYaml?.text ?? '').replace(
      'required: [prompt]',
      'required: [prompt]\n      if: { required: [steps] }\n      then: { required: [prompt] }',
    );
    const { diagnostics } = modelOf({ ...raw, openapiYaml: { path: 'openapi.yaml', text } });
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toContain(
      'unsupported-schema if of the body of images.generate would not be enforced beside parameters.',
    );
  });

  it('names a mapping that contradicts the constants of the members', () => {
    const raw = fixtureProvider({
      replace: "schema: { $ref: '#/components/schemas/ImageRequest' }",
      by: "schema: { oneOf: [{ $ref: '#/components/schemas/ImageRequest' }], discriminator: { propertyName: kind, mapping: { b: ImageRequest } } }",
    });
    const text = (raw.openapiYaml?.text ?? '')
      .replace('required: [prompt]', 'required: [prompt, kind]')
      .replace('        prompt:', '        kind: { type: string, const: a, description: Kind. }\n        prompt:');
    const { diagnostics } = modelOf({ ...raw, openapiYaml: { path: 'openapi.yaml', text } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['merge-no-discriminator']);
  });

  it('lets a parameter of an operation replace the one of its path', async () => {
    const raw = fixtureProvider({
      replace: '  /v1/images:\n    post:\n',
      by: '  /v1/images:\n    parameters: [{ name: page, in: query, required: true, schema: { type: string } }]\n    post:\n      parameters: [{ name: page, in: query, description: Page., schema: { type: integer } }]\n',
    });
    expect(await fileOf(raw, 'src/gen/operations.ts')).toContain("parameters: [{ name: 'page', in: 'query' }],");
    expect(await fileOf(raw, 'src/gen/validators.ts')).toContain('page: z.int().optional(),');
  });

  it('marks a deprecated operation', async () => {
    const raw = fixtureProvider({
      replace: 'description: Makes images.',
      by: 'description: Makes images.\n      deprecated: true',
    });
    expect(await fileOf(raw, 'src/gen/client.ts')).toContain('@deprecated');
  });

  it('enforces a union beside a type', async () => {
    const raw = fixtureProvider({ replace: 'maxLength: 20', by: 'anyOf: [{ minLength: 1 }]' });
    expect(await fileOf(raw, 'src/gen/validators.ts')).toContain('z.string().check(atLeastOne(');
  });

  it('reports all problems of a provider together', () => {
    const raw = fixtureProvider({
      replace: 'maxLength: 20, description: What the image shows.',
      by: 'unique: true, format: color',
    });
    const codes = modelOf(raw).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['unsupported-keyword', 'unsupported-schema', 'description-missing']));
  });
});
