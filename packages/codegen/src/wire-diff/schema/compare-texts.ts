/** Compares what is said of texts: patterns, formats, what they hold. */
import { assertedFormats } from '../../schema/formats.ts';
import { canonical } from './canonical.ts';
import type { Pair } from './pair.ts';
import { keywordOf, type SchemaView } from './schema-view.ts';
import { type Scope, tellOf } from './scope.ts';

/** Formats that nothing checks and that make another type all the same. */
const typed: ReadonlySet<string> = new Set(['binary', 'byte']);

/** Compares patterns, formats and contents. */
export function compareTexts(scope: Scope, views: Pair<SchemaView>): void {
  comparePatterns(scope, views);
  compareFormats(scope, views);
  for (const keyword of ['contentEncoding', 'contentMediaType'])
    compareLast(scope, views, { keyword, word: () => 'content-changed' });
}

/** Several patterns hold together, so they are told one by one. */
function comparePatterns(scope: Scope, { before, after }: Pair<SchemaView>): void {
  const [old, now] = [keywordOf(before, 'pattern'), keywordOf(after, 'pattern')];
  const gone = old.filter(({ value }) => !now.some((other) => other.value === value));
  const come = now.filter(({ value }) => !old.some((other) => other.value === value));
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    const [from, to] = [gone[index], come[index]];
    const word = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed';
    const place = (to ?? from)?.place ?? after.place;
    tellOf(scope, `pattern-${word}`, {
      place,
      ...(from && { before: from.value }),
      ...(to && { after: to.value }),
    });
  }
}

function compareFormats(scope: Scope, views: Pair<SchemaView>): void {
  const counts = (format: unknown): boolean =>
    typeof format === 'string' && (assertedFormats.has(format) || typed.has(format));
  compareLast(scope, views, {
    keyword: 'format',
    word: (before, after) => {
      if (!counts(before) && !counts(after)) return 'format-note-changed';
      if (typed.has(String(before)) || typed.has(String(after))) return 'format-changed';
      if (counts(before) && counts(after)) return 'format-changed';
      return counts(after) ? 'format-added' : 'format-removed';
    },
  });
}

interface Single {
  readonly keyword: string;
  readonly word: (before: unknown, after: unknown) => string;
}

/** Of several that hold together, the outermost is compared. */
function compareLast(scope: Scope, views: Pair<SchemaView>, { keyword, word }: Single): void {
  const before = keywordOf(views.before, keyword).at(-1);
  const after = keywordOf(views.after, keyword).at(-1);
  if (canonical(before?.value) === canonical(after?.value)) return;
  tellOf(scope, word(before?.value, after?.value), {
    place: (after ?? before)?.place ?? views.after.place,
    ...(before && { before: before.value }),
    ...(after && { after: after.value }),
  });
}
