/** All methods at a glance. */
import type { ClientModel } from '../../model/model.ts';
import { anchorOf, code, table, words } from '../markdown.ts';
import { referenceEntries } from './reference-entries.ts';
import { hasReference } from './reference-section.ts';

/** What is said of a method in more characters than these is left to its section. */
const longest = 200;

/** The section; each method is a link to its own, where it has one. */
export function methodSection(model: ClientModel): string[] {
  const isLinked = hasReference(model);
  const rows = referenceEntries(model).map(({ method, request, description }) => [
    isLinked ? `[${code(method)}](${anchorOf(method)})` : code(method),
    code(request),
    words(shortened(description.split('\n')[0] ?? '')),
  ]);
  return rows.length === 0 ? [] : ['## Methods', table(['method', 'request', 'what it does'], rows)];
}

/** Cut at the end of a sentence where there is one, else of a word. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const part = text.slice(0, longest);
  const sentence = part.lastIndexOf('. ');
  return sentence > 0 ? part.slice(0, sentence + 1) : `${part.slice(0, part.lastIndexOf(' '))} …`;
}
