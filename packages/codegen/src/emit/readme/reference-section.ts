/** What each method takes and gives. */
import type { ClientModel } from '../../model/model.ts';
import { referenceTo } from '../../parse/schema-reference.ts';
import { anchorOf, code, firstParagraph, paragraph, words } from '../markdown.ts';
import { bodyTables } from './body-tables.ts';
import { type ReferenceEntry, referenceEntries } from './reference-entries.ts';

const intro =
  "A nested field is named by its path, `[]` standing for each item of a list; where it is required, it is so beside its siblings. Defaults are the provider's own: nothing is filled in here.";

/** Of more methods a page is no help: their types say the same in the editor. */
const mostMethods = 60;

/** Whether the methods of a model have sections of their own. */
export function hasReference({ operations }: ClientModel): boolean {
  return operations.length > 0 && operations.length <= mostMethods;
}

/** The sections of all methods. What several take or give alike is shown at the first of them. */
export function referenceSection(model: ClientModel): string[] {
  if (!hasReference(model)) return [];
  const entries = referenceEntries(model);
  return ['## Parameters and answers', intro, ...entries.flatMap((entry) => section(model, { entry, entries }))];
}

interface Place {
  readonly entry: ReferenceEntry;
  readonly entries: readonly ReferenceEntry[];
}

function section(model: ClientModel, place: Place): string[] {
  const { method, request, description } = place.entry;
  const text = [words(firstParagraph(description)), code(request)].filter((part) => part !== '').join(' ');
  return [`### ${code(method)}`, paragraph(text), ...takes(model, place), ...gives(model, place)];
}

function takes(model: ClientModel, { entry, entries }: Place): string[] {
  const { input, method } = entry;
  if (input === undefined) return [];
  const alike = entries.filter((other) => other.input === input).map((other) => other.method);
  const [first = method, ...others] = alike;
  if (first !== method) return [`Takes what ${linkTo(first)} takes.`];
  const also = others.length === 0 ? [] : [`The same is taken by ${others.map(linkTo).join(', ')}.`];
  return [...bodyTables(model, { schema: referenceTo(input), of: 'input' }), ...also];
}

function gives(model: ClientModel, { entry, entries }: Place): string[] {
  const { output, method, isBody } = entry;
  const first = entries.find((other) => output !== undefined && other.output === output);
  if (output === undefined || !first) return [`Gives ${entry.gives}.`];
  if (first.method !== method) return [`Gives ${entry.gives}: the fields are those of ${linkTo(first.method)}.`];
  return [
    `Gives ${entry.gives}:`,
    ...bodyTables(model, { schema: referenceTo(output), of: isBody ? 'body' : 'answer' }),
  ];
}

function linkTo(method: string): string {
  return `[${code(method)}](${anchorOf(method)})`;
}
