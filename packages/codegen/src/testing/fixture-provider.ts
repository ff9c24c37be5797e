/** A small provider for tests: valid as it is, and easily broken in one place. */
import type { RawProvider } from '../load/read-provider.ts';

const providerYaml = `id: acme
client: Acme
title: Acme
description: Images for tests.
baseUrl: https://api.acme.test
auth: { scheme: bearer, env: ACME_API_KEY }
docs: [{ id: images, url: 'https://acme.test/docs', reader: prose }]
envelope: { message: [/message], code: [/code] }
errors:
  - id: rate-limited
    when: { status: 429 }
    then: { class: RateLimit, category: rate_limit, retry: always, billable: no }
    example: { status: 429 }
  - id: anything-else
    when: {}
    then: { class: Provider, category: provider, retry: never, billable: maybe }
    example: { status: 500 }
images: { images.generate: [{ each: /data, url: /url }] }
`;

const openapiYaml = `openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: https://api.acme.test }]
security: [{ key: [] }]
paths:
  /v1/images:
    post:
      operationId: images.generate
      description: Makes images.
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/ImageRequest' } } }
      responses:
        '200':
          description: The images.
          content: { application/json: { schema: { $ref: '#/components/schemas/Images' } } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  schemas:
    ImageRequest:
      type: object
      description: What to make.
      required: [prompt]
      properties:
        prompt: { type: string, maxLength: 20, description: What the image shows. }
        steps: { type: integer, minimum: 1, maximum: 50, description: How many steps. }
    Images:
      type: object
      description: What was made.
      properties:
        data:
          type: array
          description: The images.
          items: { type: object, properties: { url: { type: string, description: Where it is. } } }
`;

/** The provider, with one text replaced by another in either file. */
export function fixtureProvider(
  change: { replace?: string; by?: string; captured?: string; overlay?: string } = {},
): RawProvider {
  const edit = (text: string): string =>
    change.replace === undefined ? text : text.replace(change.replace, change.by ?? '');
  if (change.replace !== undefined && !`${providerYaml}${openapiYaml}`.includes(change.replace)) {
    throw new Error(`The fixture has no "${change.replace}" to replace.`);
  }
  const file = (path: string, text: string | undefined): [string, { path: string; text: string }][] =>
    text === undefined ? [] : [['page', { path, text }]];
  return {
    id: 'acme',
    folder: 'specs/acme',
    providerYaml: { path: 'specs/acme/provider.yaml', text: edit(providerYaml) },
    openapiYaml: { path: 'specs/acme/openapi.yaml', text: edit(openapiYaml) },
    captured: new Map(file('specs/acme/openapi/page.json', change.captured)),
    overlays: new Map(file('specs/acme/overlays/page.yaml', change.overlay)),
    version: '0.1.0',
  };
}
