import type { RawField } from '../fields/raw-field.ts';

/** What the labels below a field tell of it. */
export type Labelled = Pick<RawField, 'default' | 'range' | 'constraints'> & {
  /** What stands behind a label for values; empty where they stand below it, or nowhere. */
  readonly values?: string;
};

const label = /(Default|Range|Minimum|Min|Maximum|Max|Allowed values|Possible values|Example) ?:/;

/** Reads `Default: 30Range: 1 - 50` and the like; undefined where the line does not begin with a label. */
export function readLabels(text: string): Labelled | undefined {
  if (text.search(label) !== 0) return undefined;
  let found: Labelled = {};
  for (let rest = text; rest !== ''; ) {
    const start = label.exec(rest);
    if (start?.index !== 0) break;
    const behind = rest.slice(start[0].length).trimStart();
    const value = valueBefore(behind);
    found = { ...found, ...labelled((start[1] ?? '').toLowerCase(), value.trim(), found) };
    rest = behind.slice(value.length);
  }
  return found;
}

/** Up to the next label; a text in quotes may hold one. */
function valueBefore(text: string): string {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  if (
    quoted !== undefined &&
    (quoted.length === text.length || text.slice(quoted.length).trimStart().search(label) === 0)
  )
    return text.slice(0, text.length - text.slice(quoted.length).trimStart().length);
  const next = text.search(label);
  return next < 0 ? text : text.slice(0, next);
}

function labelled(word: string, value: string, before: Labelled): Labelled {
  if (word === 'default') return { default: value };
  if (word === 'range') return { range: value };
  if (word.endsWith('values')) return { values: value };
  if (word === 'example') return {};
  return { constraints: [...(before.constraints ?? []), `${word.slice(0, 3)}: ${value}`] };
}

/** The values of a list that ran together, each in quotes; undefined where there is anything else. */
export function quotedValues(text: string): string[] | undefined {
  const values = text.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  const rest = text.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return values.length > 0 && /^[\s,|·]*$/.test(rest) ? values : undefined;
}
