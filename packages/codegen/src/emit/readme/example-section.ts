/** Short programs that go on from the first one of the page; the tests of the repository run each of them. */
import type { ClientModel } from '../../model/model.ts';
import { type ImageCall, imageCall, taskCall, widest } from '../example.ts';
import { literal } from '../literal.ts';
import { code, fenced } from '../markdown.ts';
import { dotted } from './reference-entries.ts';

/** The section; none where nothing makes images. */
export function exampleSection(model: ClientModel): string[] {
  const call = imageCall(model);
  if (!call) return [];
  const intro = `Each goes on from the first one above, with its ${code(model.constName)}, and from this:`;
  const parts = [
    images(model, call),
    answer(model, call),
    task(model),
    upload(model),
    failure(model, call),
    reads(model),
    withoutAccount(model),
  ];
  return ['## Examples', intro, sharedInput(call), ...parts.flat()];
}

/** What all calls of the section are given. */
function sharedInput({ input }: ImageCall): string {
  const [before, after] = ['const input = ', ' as const;'];
  return fenced('ts', `${before}${literal(input, 0, widest - before.length - after.length)}${after}`);
}

function callText({ constName }: ClientModel, { method }: ImageCall): string {
  return `${constName}.${method}(input)`;
}

function images(model: ClientModel, call: ImageCall): string[] {
  const program = [
    `const result = await ${callText(model, call)};`,
    'for (const [index, image] of result.images.entries()) {',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    '  const path = await image.save(`image-${index}`);',
    '  console.log(path, image.mediaType, image.width, image.height);',
    '}',
  ];
  return [
    '**Every image, by its own type**: `save` adds the extension and gives the path. `bytes()`, `blob()` and `base64()` give the image itself.',
    fenced('ts', program.join('\n')),
  ];
}

/** What a provider can tell of a call, in the order of its use. */
const told = [
  ['cost', 'costUsd'],
  ['cost', 'costCredits'],
  ['remainingCredits', 'remainingCredits'],
  ['requestId', 'requestId'],
] as const;

function answer(model: ClientModel, call: ImageCall): string[] {
  const { meta = {} } = model.spec;
  const known = told.flatMap(([member, fact]) => (meta[fact] === undefined ? [] : [member]));
  const members = [...new Set(['status', ...known])].join(', ');
  const program = [
    `const { data, response } = await ${callText(model, call)}.withResponse();`,
    `const { ${members} } = response;`,
    `console.log(data.images.length, ${members});`,
  ];
  const title = '**What the provider tells beside the image** ([all of it](#cost-and-expiry)):';
  return [title, fenced('ts', program.join('\n'))];
}

function task(model: ClientModel): string[] {
  const [first] = model.tasks;
  const call = taskCall(model, 'submit');
  if (!first || !call) return [];
  const program = [
    `const { taskId } = await ${callText(model, call)};`,
    '// Keep the id: whoever has it can wait, also in another process, and after a crash.',
    `const done = await ${model.constName}.${first.name}.wait(taskId, {`,
    '  onProgress: ({ state }) => console.log(state),',
    '});',
    'console.log(done.images.length);',
  ];
  return [
    `**A task in two halves**, with progress; ${code(`${first.name}.run`)} is both in one:`,
    fenced('ts', program.join('\n')),
  ];
}

function upload({ upload: found, constName }: ClientModel): string[] {
  if (!found) return [];
  const method = [constName, ...found.create.resource, 'upload'].join('.');
  const program = [`const { url } = await ${method}('lighthouse.png');`, 'console.log(url);'];
  return ['**A file as input image**: its address goes where one is taken.', fenced('ts', program.join('\n'))];
}

function failure(model: ClientModel, call: ImageCall): string[] {
  const { packageName, spec } = model;
  const hasCredits = spec.errors.some(({ then }) => then.class === 'InsufficientCredits');
  const [kind, what] = hasCredits ? ['InsufficientCreditsError', 'Add credits'] : ['RateLimitError', 'Wait a little'];
  const program = [
    `import { ${kind}, LimnerError } from '${packageName}';`,
    '',
    'try {',
    `  await ${callText(model, call)};`,
    '} catch (error) {',
    '  if (!LimnerError.is(error)) throw error;',
    `  if (${kind}.is(error)) console.error('${what}, then call again.');`,
    '  else console.error(error.message, error.retryable, error.billable);',
    '}',
  ];
  return ['**What failed, and whether it cost money** ([what to do](#errors)):', fenced('ts', program.join('\n'))];
}

/** What can be asked without giving anything. */
function reads({ operations, constName }: ClientModel): string[] {
  const bare = operations.filter(({ safe, input }) => safe && input?.required !== true);
  if (bare.length === 0) return [];
  const program = bare.map((operation) => `console.log(await ${constName}.${dotted(operation)}());`);
  return ['**Reads** that need no input:', fenced('ts', program.join('\n'))];
}

function withoutAccount({ spec }: ClientModel): string[] {
  const command = `npx --package @limner/conformance limner-conformance serve --provider ${spec.id}`;
  const options = code(`new ${spec.client}({ apiKey: 'any', baseUrl: '<its address>' })`);
  return [
    `**Without an account**: a stand-in on your machine that checks and answers as the provider does, for ${options}:`,
    fenced('sh', command),
  ];
}
