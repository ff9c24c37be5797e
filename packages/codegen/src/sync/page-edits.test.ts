import { describe, expect, it } from 'vitest';
import { canonicalText } from '../docs/canonical-text.ts';
import { applyEdit, type PageEdit } from '../docs/testing/edits/page-edit.ts';
import { pageEdits } from '../docs/testing/edits/page-edits.ts';
import { factsOfPage } from '../docs/testing/facts-of-page.ts';
import { readSavedPage } from '../docs/testing/read-saved-page.ts';
import { compareFacts } from './compare-facts.ts';
import { factsOf } from './facts-of.ts';

function rulesOf(edit: PageEdit): string[] {
  const page = readSavedPage(edit.page);
  const after = factsOfPage({ ...page, text: applyEdit(page.text, edit) });
  return compareFacts({ before: factsOf(factsOfPage(page)), after: factsOf(after) }).map(({ rule }) => rule);
}

for (const [kind, edits] of Object.entries(pageEdits)) {
  describe(`edits of pages of ${kind}`, () => {
    it('are twenty and more, of changes and of edits that change no fact', () => {
      expect(edits.length).toBeGreaterThanOrEqual(20);
      expect(edits.filter(({ rules }) => rules.length === 0).length).toBeGreaterThanOrEqual(5);
    });

    it.each(edits.map((edit) => [edit.name, edit] as const))('%s', (_name, edit) => {
      expect(rulesOf(edit)).toEqual(edit.rules);
    });
  });
}

/** What a page says besides its words: none of it is a reason to look at the page again. */
const unseen = /^(a tracker|a script and a tracker|last updated|an instruction to agents|markup) only$/;

it('edits that no reader of a page sees leave its hash as it was', () => {
  const edits = Object.values(pageEdits).flat();
  const seen = edits.filter((edit) => {
    const { text, format } = readSavedPage(edit.page);
    return canonicalText(applyEdit(text, edit), format) !== canonicalText(text, format);
  });
  expect(edits.filter(({ name }) => unseen.test(name)).length).toBeGreaterThanOrEqual(12);
  expect(seen.filter(({ name }) => unseen.test(name))).toEqual([]);
  expect(seen.filter(({ rules }) => rules.length > 0)).toHaveLength(
    edits.filter(({ rules }) => rules.length > 0).length,
  );
});
