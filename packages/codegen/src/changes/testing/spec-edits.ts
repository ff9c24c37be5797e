import type { Level } from '../../wire-diff/change.ts';

/** An edit of a spec, and what it has to be found to be. */
export interface SpecEdit {
  readonly title: string;
  /** Folder of the spec. */
  readonly provider: string;
  /** Texts that are replaced, the first of each, in `openapi.yaml`; those in `contract`, in `provider.yaml`. */
  readonly wire?: readonly (readonly [from: string, to: string])[];
  readonly contract?: readonly (readonly [from: string, to: string])[];
  /** The edit is what stood there before: it is taken back. */
  readonly isReversed?: boolean;
  /** The level of the package: the greatest of its signals. */
  readonly level: Level;
  /** Each signal once, as `source rule level`. */
  readonly signals: readonly string[];
}

const steps = '        steps:\n          type: integer\n          minimum: 1\n          maximum: 50\n';

/** An operation more, at the end of the paths of a document. */
const oneMore = `  /v2/models:
    get:
      operationId: models.all
      description: Lists every model.
      responses:
        '200':
          description: The models.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/ModelListResponse' }
components:
`;

/** Edits of every kind: by what users pass, by what they are given, by how errors are understood, and of no meaning. */
export const edits: readonly SpecEdit[] = [
  {
    title: 'an optional parameter comes',
    provider: 'segmind',
    wire: [[steps, `        style:\n          type: string\n          description: A look.\n${steps}`]],
    level: 'minor',
    signals: ['types request-type-key-added minor', 'wire new-optional-request-property minor'],
  },
  {
    title: 'a required parameter comes',
    provider: 'segmind',
    wire: [
      [steps, `        style:\n          type: string\n          description: A look.\n${steps}`],
      ['required: [prompt]', 'required: [prompt, style]'],
    ],
    level: 'major',
    signals: [
      'types new-required-request-type-key major',
      'verdicts request-newly-refused major',
      'wire new-required-request-property major',
    ],
  },
  {
    title: 'a parameter becomes required',
    provider: 'segmind',
    wire: [['required: [prompt]', 'required: [prompt, negative_prompt]']],
    level: 'major',
    signals: [
      'types request-type-key-became-required major',
      'verdicts request-newly-refused major',
      'wire request-property-became-required major',
    ],
  },
  {
    title: 'a parameter becomes optional',
    provider: 'pixwith',
    wire: [['required: [prompt, model_id, options]', 'required: [prompt, model_id]']],
    level: 'minor',
    signals: [
      'types request-type-key-became-optional minor',
      'verdicts request-newly-taken minor',
      'wire request-property-became-optional minor',
    ],
  },
  {
    title: 'a parameter has another name',
    provider: 'segmind',
    wire: [['        image_format:', '        output_format:']],
    level: 'major',
    signals: [
      'types request-type-key-added minor',
      'types request-type-key-removed major',
      'verdicts request-newly-refused major',
      'wire request-property-renamed major',
    ],
  },
  {
    title: 'a parameter has another type',
    provider: 'segmind',
    wire: [[steps, '        steps:\n          type: string\n']],
    level: 'major',
    signals: [
      'types request-type-changed major',
      'verdicts request-newly-refused major',
      'verdicts request-newly-taken minor',
      'wire request-property-type-changed major',
    ],
  },
  {
    title: 'a whole number may be any number',
    provider: 'segmind',
    wire: [[steps, steps.replace('integer', 'number')]],
    level: 'minor',
    signals: ['verdicts request-newly-taken minor', 'wire request-property-type-generalized minor'],
  },
  {
    title: 'a limit is lowered',
    provider: 'segmind',
    wire: [[steps, steps.replace('50', '40')]],
    level: 'major',
    signals: ['verdicts request-newly-refused major', 'wire request-property-max-decreased major'],
  },
  {
    title: 'a limit is raised',
    provider: 'segmind',
    wire: [[steps, steps.replace('50', '60')]],
    level: 'minor',
    signals: ['verdicts request-newly-taken minor', 'wire request-property-max-increased minor'],
  },
  {
    title: 'a limit comes',
    provider: 'segmind',
    wire: [
      [
        '        prompt:\n          type: string\n',
        '        prompt:\n          type: string\n          maxLength: 10\n',
      ],
    ],
    level: 'major',
    signals: ['verdicts request-newly-refused major', 'wire request-property-max-length-set major'],
  },
  {
    title: 'a pattern is tightened',
    provider: 'modelverse',
    wire: [["pattern: '^(25[6-9]|", "pattern: '^(25[7-9]|"]],
    level: 'major',
    signals: ['verdicts request-newly-refused major', 'wire request-property-pattern-changed major'],
  },
  {
    title: 'a default changes',
    provider: 'segmind',
    wire: [['default: 30', 'default: 25']],
    level: 'minor',
    signals: ['wire request-property-default-value-changed minor'],
  },
  {
    title: 'a value of a list comes',
    provider: 'segmind',
    wire: [['enum: [png, jpeg, webp]', 'enum: [png, jpeg, webp, avif]']],
    level: 'minor',
    signals: ['types request-type-value-added minor', 'wire request-property-enum-value-added minor'],
  },
  {
    title: 'a value of a list goes',
    provider: 'segmind',
    wire: [['enum: [png, jpeg, webp]', 'enum: [png, jpeg]']],
    level: 'major',
    signals: [
      'types request-type-value-removed major',
      'verdicts request-newly-refused major',
      'wire request-property-enum-value-removed major',
    ],
  },
  {
    title: 'a list of values has another order',
    provider: 'segmind',
    wire: [['enum: [png, jpeg, webp]', 'enum: [webp, png, jpeg]']],
    level: 'patch',
    signals: ['package code-changed patch'],
  },
  {
    title: 'a form of a value comes',
    provider: 'modelverse',
    wire: [
      [
        "        - { $ref: '#/components/schemas/FixedImageSize' }\n",
        "        - { $ref: '#/components/schemas/FixedImageSize' }\n        - { type: integer }\n",
      ],
    ],
    level: 'minor',
    signals: [
      'types request-type-value-added minor',
      'verdicts request-newly-taken minor',
      'wire request-property-any-of-added minor',
    ],
  },
  {
    title: 'a member of an answer comes',
    provider: 'segmind',
    wire: [
      [
        '        free-credits:',
        '        bonus:\n          type: number\n          description: More.\n        free-credits:',
      ],
    ],
    level: 'minor',
    signals: ['types response-type-key-added minor', 'wire response-optional-property-added minor'],
  },
  {
    title: 'a member of an answer goes, which may have been missing before',
    provider: 'segmind',
    wire: [
      [
        "        free-credits:\n          type: [number, 'null']\n          description: Those that were given away.\n",
        '',
      ],
    ],
    level: 'major',
    signals: ['types response-type-key-removed major', 'wire response-optional-property-removed major'],
  },
  {
    title: 'a member of an answer may be missing',
    provider: 'segmind',
    wire: [['required: [credits]', 'required: []']],
    level: 'major',
    signals: [
      'types response-type-key-became-optional major',
      'verdicts response-no-longer-reported minor',
      'wire response-property-became-optional major',
    ],
  },
  {
    title: 'a member of an answer is always there',
    provider: 'segmind',
    wire: [['required: [credits]', 'required: [credits, free-credits]']],
    level: 'minor',
    signals: [
      'types response-type-key-became-required minor',
      'verdicts response-newly-reported minor',
      'wire response-property-became-required minor',
    ],
  },
  {
    title: 'a member of an answer may be null',
    provider: 'segmind',
    wire: [['        credits:\n          type: number', "        credits:\n          type: [number, 'null']"]],
    level: 'major',
    signals: ['types response-type-value-added major', 'wire response-property-became-nullable major'],
  },
  {
    title: 'a member of an answer is never null',
    provider: 'segmind',
    wire: [
      ["        free-credits:\n          type: [number, 'null']", '        free-credits:\n          type: number'],
    ],
    level: 'minor',
    signals: ['types response-type-value-removed minor', 'wire response-property-became-not-nullable minor'],
  },
  {
    title: 'a number of an answer is whole',
    provider: 'segmind',
    wire: [['        credits:\n          type: number', '        credits:\n          type: integer']],
    level: 'minor',
    signals: ['verdicts response-newly-reported minor', 'wire response-property-number-became-integer patch'],
  },
  {
    title: 'a status of success moves',
    provider: 'segmind',
    wire: [
      [
        "        '200':\n          description: The job was queued.",
        "        '202':\n          description: The job was queued.",
      ],
    ],
    level: 'minor',
    signals: ['wire response-success-status-moved minor'],
  },
  {
    title: 'a status of errors comes',
    provider: 'segmind',
    wire: [
      [
        "        '410': { $ref: '#/components/responses/Gone' }\n",
        "        '409': { $ref: '#/components/responses/Gone' }\n        '410': { $ref: '#/components/responses/Gone' }\n",
      ],
    ],
    level: 'minor',
    signals: ['wire response-non-success-status-added minor'],
  },
  {
    title: 'a method has another name',
    provider: 'pixwith',
    wire: [['operationId: uploads.create', 'operationId: uploads.issue']],
    contract: [
      ['  uploads.create: {', '  uploads.issue: {'],
      ['  create: uploads.create', '  create: uploads.issue'],
    ],
    level: 'major',
    signals: [
      'types method-added minor',
      'types method-removed major',
      'wire api-operation-id-changed major',
      'wire operation-became-safe minor',
      'wire operation-became-unsafe minor',
      'wire uploads-create-changed major',
    ],
  },
  {
    title: 'an operation comes',
    provider: 'modelverse',
    wire: [['components:\n', oneMore]],
    level: 'minor',
    signals: ['types method-added minor', 'wire endpoint-added minor'],
  },
  {
    title: 'an operation goes',
    provider: 'modelverse',
    wire: [['components:\n', oneMore]],
    isReversed: true,
    level: 'major',
    signals: ['types method-removed major', 'wire api-removed-without-deprecation major'],
  },
  {
    title: 'a failure has another class',
    provider: 'segmind',
    contract: [
      [
        'when: { status: 410 }\n    then: { class: NotFound, category: not_found',
        'when: { status: 410 }\n    then: { class: InvalidRequest, category: invalid_request',
      ],
    ],
    level: 'major',
    signals: ['wire error-row-category-changed major', 'wire error-row-class-changed major'],
  },
  {
    title: 'a failure may be tried again',
    provider: 'segmind',
    contract: [
      [
        'when: { status: 503 }\n    then: { class: Overloaded, category: overloaded, retry: if-unsent',
        'when: { status: 503 }\n    then: { class: Overloaded, category: overloaded, retry: always',
      ],
    ],
    level: 'minor',
    signals: ['wire error-row-retry-changed minor'],
  },
  {
    title: 'the wait before a retry is told by another field',
    provider: 'segmind',
    contract: [['retryAfter: { header: x-rate-limit-reset-at-utc', 'retryAfter: { header: retry-after']],
    level: 'minor',
    signals: ['wire error-row-retry-after-changed minor'],
  },
  {
    title: 'the key is looked for under another name',
    provider: 'segmind',
    contract: [['env: SEGMIND_API_KEY', 'env: SEGMIND_KEY']],
    level: 'major',
    signals: ['wire auth-env-changed major'],
  },
  {
    title: 'a failure gets a row of its own',
    provider: 'segmind',
    contract: [
      [
        '  - id: other-client-error\n',
        `  - id: media-type-refused
    when: { status: 415 }
    then: { class: InvalidRequest, category: invalid_request, retry: never, billable: no }
    example: { status: 415, text: Not so }
    evidence: assumed
  - id: other-client-error
`,
      ],
    ],
    level: 'minor',
    signals: ['wire error-row-added minor'],
  },
  {
    title: 'a failure is billed',
    provider: 'segmind',
    contract: [
      [
        'when: { status: 410 }\n    then: { class: NotFound, category: not_found, retry: never, billable: no }',
        'when: { status: 410 }\n    then: { class: NotFound, category: not_found, retry: never, billable: yes }',
      ],
    ],
    level: 'minor',
    signals: ['wire error-row-billable-changed minor'],
  },
  {
    title: 'a task is read less often',
    provider: 'pixwith',
    contract: [['every: 5s', 'every: 10s']],
    level: 'minor',
    signals: ['wire task-pace-changed minor'],
  },
  {
    title: 'the host is another',
    provider: 'segmind',
    wire: [['  - url: https://api.segmind.com', '  - url: https://api.segmind.example']],
    contract: [['baseUrl: https://api.segmind.com', 'baseUrl: https://api.segmind.example']],
    level: 'major',
    signals: ['wire server-host-changed major'],
  },
  {
    title: 'a parameter goes',
    provider: 'segmind',
    wire: [
      [
        `        negative_prompt:
          type: string
          default: blurry, cartoonish
          description: What to keep out of the image.
`,
        '',
      ],
    ],
    level: 'major',
    signals: [
      'types request-type-key-removed major',
      'verdicts request-newly-refused major',
      'wire request-property-removed major',
    ],
  },
  {
    title: 'a parameter is deprecated',
    provider: 'segmind',
    wire: [[steps, `${steps}          deprecated: true\n`]],
    level: 'minor',
    signals: ['wire request-property-deprecated minor'],
  },
  {
    title: 'a form of a value goes',
    provider: 'modelverse',
    wire: [["        - { $ref: '#/components/schemas/FixedImageSize' }\n", '']],
    level: 'major',
    signals: [
      'types exported-name-removed major',
      'verdicts request-newly-refused major',
      'wire request-property-any-of-removed major',
    ],
  },
  {
    title: 'a member of an answer has another type',
    provider: 'segmind',
    wire: [['        credits:\n          type: number', '        credits:\n          type: string']],
    level: 'major',
    signals: [
      'types response-type-changed major',
      'verdicts response-newly-reported minor',
      'verdicts response-no-longer-reported minor',
      'wire response-property-type-changed major',
    ],
  },
  {
    title: 'a form of an answer comes',
    provider: 'modelverse',
    wire: [
      [
        "            - { $ref: '#/components/schemas/ErrorDetail' }\n",
        "            - { $ref: '#/components/schemas/ErrorDetail' }\n            - { type: string }\n",
      ],
    ],
    level: 'major',
    signals: ['types response-type-value-added major', 'wire response-property-any-of-added major'],
  },
  {
    title: 'a text of an answer is one of a list',
    provider: 'modelverse',
    wire: [
      [
        '        object: { type: string, description: Always `model`. }',
        '        object: { type: string, enum: [model], description: Always `model`. }',
      ],
    ],
    level: 'major',
    signals: ['types response-type-value-removed minor', 'wire response-property-became-enum major'],
  },
  {
    title: 'the field of the key is spelt otherwise',
    provider: 'pixwith',
    wire: [['      name: Api-Key', '      name: api-key']],
    contract: [['name: Api-Key', 'name: api-key']],
    level: 'patch',
    signals: ['wire auth-header-spelling-changed patch'],
  },
  {
    title: 'the key goes into another field',
    provider: 'segmind',
    wire: [['      name: x-api-key', '      name: x-key']],
    contract: [['name: x-api-key', 'name: x-key']],
    level: 'major',
    signals: ['wire auth-header-changed major'],
  },
  {
    title: 'prose alone',
    provider: 'segmind',
    wire: [['description: Format of the image.', 'description: The format of the image.']],
    level: 'patch',
    signals: ['wire description-changed patch'],
  },
  {
    title: 'a remark of ours',
    provider: 'segmind',
    wire: [['# The short names in x-source', '# Short names in x-source']],
    level: 'none',
    signals: [],
  },
];
