import { isObject, type Json } from '../json.ts';
import type { Block } from './blocks/block.ts';
import type { PageBlocks } from './blocks/page-blocks.ts';
import { nestFields } from './fields/nest-fields.ts';
import type { FieldContext } from './fields/read-field.ts';
import type { PageFormat } from './format-of.ts';
import type { AnswerFacts, PageExample, PageFacts, PageReading, Unread } from './page-facts.ts';
import { readBlocks } from './read-blocks.ts';
import { findDocument } from './readers/find-document.ts';
import type { PageParts } from './readers/page-parts.ts';
import { readEndpoints } from './readers/read-endpoints.ts';
import { readFieldBlocks } from './readers/read-field-blocks.ts';
import { readModels } from './readers/read-models.ts';
import { readOpenApi } from './readers/read-openapi.ts';
import { readTables } from './readers/read-tables.ts';
import { isPlaceholder, shownSchema } from './readers/shown-schema.ts';
import { whyNoPage } from './readers/why-no-page.ts';
import { readSamples } from './samples/read-samples.ts';

/** How a page tells its facts: which of its parts are read, and how. */
export type ReaderKind = 'openapi' | 'parameter-table' | 'field-blocks' | 'prose';

/** A captured page. */
export interface Page {
  readonly text: string;
  readonly format: PageFormat;
  readonly reader: ReaderKind;
}

/** No page of a provider is longer, by far; what is would take minutes to parse. */
const longest = 8_000_000;

/** Where so much is told apart no more, the page has another form. */
const unreadLimit = 500;

/**
 * Reads what a docs page says. Pure: the same text gives the same facts. The page is data whatever it says; where it holds
 * not one fact of its kind, the reading is an alarm, and what was known of it before should stand.
 */
export function readPage({ text, format, reader }: Page): PageReading {
  if (text.length > longest) return { alarm: `The page has ${text.length} characters; up to ${longest} are read.` };
  const page = parsePage(text, format);
  if ('alarm' in page) return page;
  const facts = readFacts(page.blocks, reader);
  if (facts.unread.length > unreadLimit)
    return { alarm: `More than ${unreadLimit} places of the page could not be read.` };
  const alarm = alarmOf(page, facts, reader);
  return alarm === undefined ? { facts } : { alarm };
}

/** Whatever a parser makes of a page, what was known of it before must not be lost. */
function parsePage(text: string, format: PageFormat): PageBlocks | { alarm: string } {
  try {
    return readBlocks(text, format);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { alarm: `The page could not be parsed as ${format}: ${why}` };
  }
}

function readFacts(blocks: readonly Block[], reader: ReaderKind): PageFacts {
  const unread: Unread[] = [];
  const { examples, headers } = readSamples(blocks, unread);
  const context = { unread, sent: (path: readonly string[]) => sentAt(examples, path) };
  const common = { endpoints: readEndpoints(blocks), examples, unread };
  const document = reader === 'openapi' ? findDocument(blocks, unread) : undefined;
  if (document) {
    const read = readOpenApi(document, unread);
    return { ...common, headers: required(headers), ...read, models: readModels(blocks, read.request) };
  }
  const parts = readParts(blocks, reader, context);
  const twice = (name: string): void => {
    unread.push({ line: 1, text: name, why: 'This field is listed more than once; the first row is read.' });
  };
  const request = parts.request.length > 0 ? nestFields(parts.request, twice) : undefined;
  return {
    ...common,
    models: readModels(blocks, request),
    headers: withSampled(parts.headers, headers),
    ...(request ? { request } : {}),
    answers: readAnswers(parts, examples, twice),
    errors: parts.errors,
  };
}

function readParts(blocks: readonly Block[], reader: ReaderKind, context: FieldContext): PageParts {
  if (reader === 'parameter-table') return readTables(blocks, context);
  if (reader === 'field-blocks') return readFieldBlocks(blocks, context);
  return { request: [], response: [], answers: [], headers: [], errors: [] };
}

const required = (names: readonly string[]): PageFacts['headers'] => names.map((name) => ({ name, required: true }));

/** Fields that a table lists, and those that samples send beside. */
function withSampled(listed: PageFacts['headers'], sampled: readonly string[]): PageFacts['headers'] {
  const isListed = (name: string): boolean => listed.some((other) => other.name.toLowerCase() === name.toLowerCase());
  return [...listed, ...required(sampled.filter((name) => !isListed(name)))];
}

/** Answers that have a status, and the body that is listed without one. */
function readAnswers(parts: PageParts, examples: readonly PageExample[], twice: (name: string) => void): AnswerFacts[] {
  const listed = parts.response.length > 0 ? nestFields(parts.response, twice) : undefined;
  const answers = parts.answers.length > 0 ? parts.answers : listed ? [{}] : [];
  return answers.map((answer, index) => {
    const shown = examples.find(
      (example) => example.kind === 'response' && example.status === answer.status && isPlaceholder(example.value),
    );
    // What was parsed from a sample is JSON.
    const schema =
      (index === 0 ? listed : undefined) ??
      (shown && answer.status !== undefined ? shownSchema(shown.value as Json) : undefined);
    return schema ? { ...answer, schema } : answer;
  });
}

function sentAt(examples: readonly PageExample[], path: readonly string[]): unknown[] {
  return examples.flatMap(({ kind, value }) => {
    if (kind !== 'request') return [];
    const found = path.reduce<unknown>(
      (at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined),
      value,
    );
    return found === undefined ? [] : [found];
  });
}

function alarmOf(page: PageBlocks, facts: PageFacts, reader: ReaderKind): string | undefined {
  const { request, answers, document } = facts;
  const bodies = request !== undefined || answers.some(({ schema }) => schema !== undefined);
  const found = reader === 'openapi' ? document !== undefined : bodies;
  if (found) return undefined;
  const why = whyNoPage(page);
  if (why !== undefined || reader === 'prose') return why;
  return `The page no longer parses: not one fact was found by the reader ${reader}.`;
}
