/** Answers of an operation: what a success may be, and the documented failures. */
import { asObject, equalJson, isObject, type Json, type JsonObject } from '../../json.ts';
import type { AnswerKind, FailureModel } from '../model.ts';
import { pascalCase, responseTypeName } from '../names.ts';
import type { DocumentContext } from './document-context.ts';
import type { OperationSource } from './list-operations.ts';
import { isFile } from './mark-files.ts';
import { isAny, isEvents, isJson, isText } from './media-types.ts';
import { lineOf } from './read-parameters.ts';
import { uncheckedKeywords } from './unchecked.ts';

/** One media type of one answer. */
interface Shape {
  readonly kind: AnswerKind;
  /** Absent where the answer has no content. */
  readonly mediaType?: string;
  readonly schema?: Json;
}

/** What a success of an operation may be. */
export interface Answers {
  readonly accept: readonly string[];
  readonly kinds: readonly AnswerKind[];
  /** Name of the schema of the JSON answer, or of the data of an event. */
  readonly output?: string;
}

/** An answer's status as documents write it. */
const statusPattern = /^([1-5]\d\d|[1-5]xx|default)$/i;

/** An operation's answers by status, in small letters. */
export type Responses = readonly (readonly [status: string, response: JsonObject])[];

/** Reads the answers that an operation names. */
export function readResponses(source: OperationSource, context: DocumentContext): Responses {
  return Object.entries(asObject(source.node.responses)).flatMap(([status, response]): [string, JsonObject][] => {
    if (status.startsWith('x-')) return [];
    reportHeaders(asObject(response), { source, context });
    if (statusPattern.test(status)) return [[status.toLowerCase(), asObject(response)]];
    context.report(
      'left-out',
      { node: source.node.responses, key: status },
      `"${status}" of ${lineOf(source)} is no status; the answer is left out.`,
    );
    return [];
  });
}

function reportHeaders(
  node: JsonObject,
  { source, context }: { source: OperationSource; context: DocumentContext },
): void {
  if (Object.keys(asObject(node.headers)).length === 0) return;
  const what = 'the headers of answers have no types and are not checked; withResponse() hands them on as they come.';
  context.repeat({ place: { node, key: 'headers' }, where: lineOf(source), what });
}

/** Reads successes: the call that waits for all of the answer, and the one that reads events, where there are both. */
export function readAnswers(
  id: string,
  { all, source }: { all: Responses; source: OperationSource },
  context: DocumentContext,
): { whole: Answers; events?: Answers } {
  const named = all.filter(([status]) => status.startsWith('2'));
  const successes = named.length > 0 ? named : all.filter(([status]) => status === 'default');
  const shapes =
    source.method === 'head'
      ? [{ kind: 'none' as const }]
      : successes.flatMap(([, response]) => readable(shapesOf(response, context), { source, response }, context));
  const events = shapes.filter(({ kind }) => kind === 'events');
  const others = shapes.filter(({ kind }) => kind !== 'events');
  if (events.length === 0) return { whole: answersOf(id, others, context) };
  if (others.every(({ kind }) => kind === 'none')) return { whole: answersOf(id, events, context) };
  return { whole: answersOf(id, others, context), events: answersOf(`${id}.event`, events, context) };
}

/** Without what JSON says as well; of the rest JSON and events alone are checked. */
function readable(
  shapes: readonly Shape[],
  { source, response }: { source: OperationSource; response: JsonObject },
  context: DocumentContext,
): Shape[] {
  const place = { node: response, key: 'content' };
  const where = lineOf(source);
  const json = shapes.find(({ kind }) => kind === 'json');
  const isTwin = ({ kind, schema }: Shape): boolean =>
    json !== undefined && (kind === 'text' || kind === 'bytes') && equalJson(schema, json.schema);
  const twins = shapes.filter(isTwin).flatMap(({ mediaType }) => mediaType ?? []);
  if (twins.length > 0) {
    const what = `the answer is asked for as ${json?.mediaType}; ${twins.join(', ')} is left out.`;
    context.repeat({ place, where, what });
  }
  const kept = shapes.filter((shape) => !isTwin(shape));
  return kept.map(({ schema, ...shape }) => {
    if (shape.kind === 'json' || shape.kind === 'events') return schema === undefined ? shape : { ...shape, schema };
    const unchecked = uncheckedKeywords(context.store.follow(schema));
    const what = `an answer of ${shape.mediaType} is handed on as ${shape.kind}; ${unchecked.join(', ')} of its schema is not checked.`;
    if (unchecked.length > 0) context.repeat({ place, where, what });
    return shape;
  });
}

function shapesOf(response: JsonObject, { store }: DocumentContext): Shape[] {
  const content = Object.entries(asObject(response.content));
  if (content.length === 0) return [{ kind: 'none' }];
  return content.map(([mediaType, media]) => {
    const schema = store.read(asObject(media).schema);
    const kind = kindOf(mediaType, store.follow(schema));
    return { kind, mediaType, ...(schema !== undefined && { schema }) };
  });
}

function kindOf(mediaType: string, schema: Json | undefined): AnswerKind {
  const isBytes = isObject(schema) && isFile(schema);
  if (isEvents(mediaType)) return 'events';
  if (isJson(mediaType)) return 'json';
  if (isAny(mediaType) && schema !== undefined && !isBytes) return 'json';
  return isText(mediaType) ? 'text' : 'bytes';
}

const order: readonly AnswerKind[] = ['json', 'events', 'text', 'bytes', 'none'];

function answersOf(id: string, shapes: readonly Shape[], context: DocumentContext): Answers {
  const kinds = order.filter((kind) => shapes.some((shape) => shape.kind === kind));
  const sorted = order.flatMap((kind) => shapes.filter((shape) => shape.kind === kind));
  const accept = [...new Set(sorted.flatMap(({ mediaType }) => mediaType ?? []))].filter((one) =>
    /^[\w.+*-]+\/[\w.+*-]+/.test(one),
  );
  const output = outputOf(id, sorted, context);
  return { accept, kinds: kinds.length > 0 ? kinds : ['none'], ...(output !== undefined && { output }) };
}

function outputOf(id: string, shapes: readonly Shape[], { store }: DocumentContext): string | undefined {
  const schemas: Json[] = [];
  for (const { schema, kind } of shapes) {
    if (schema === undefined || (kind === 'events' && asObject(store.follow(schema)).type === 'string')) continue;
    if (!schemas.some((other) => equalJson(other, schema))) schemas.push(schema);
  }
  const [only] = schemas;
  if (only === undefined) return undefined;
  return store.nameOf(schemas.length === 1 ? only : { anyOf: schemas }, responseTypeName(id));
}

/** Reads the documented failures; `default` is one where there is a success beside it. */
export function readFailures(id: string, all: Responses, context: DocumentContext): FailureModel[] {
  const isSuccess = (status: string): boolean =>
    status.startsWith('2') || (status === 'default' && !all.some(([other]) => other.startsWith('2')));
  return all
    .filter(([status]) => !isSuccess(status))
    .map(([status, response]) => {
      const shape = shapesOf(response, context).find(({ kind, schema }) => kind === 'json' && schema !== undefined);
      const wanted = `${pascalCase(id)}${status === 'default' ? 'Error' : `Error${status.toUpperCase()}`}`;
      const schema = shape?.schema === undefined ? undefined : context.store.nameOf(shape.schema, wanted);
      return { status: statusOf(status), ...(schema !== undefined && { schema }) };
    });
}

function statusOf(status: string): FailureModel['status'] {
  if (status === 'default') return 'default';
  const range = (['1XX', '2XX', '3XX', '4XX', '5XX'] as const).find((one) => one === status.toUpperCase());
  return range ?? Number(status);
}
