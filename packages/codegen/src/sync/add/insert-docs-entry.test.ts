import { describe, expect, it } from 'vitest';
import { insertDocsEntry } from './insert-docs-entry.ts';

const entry = { id: 'new', reader: 'openapi' };

describe('insertDocsEntry', () => {
  it('puts the entry behind the last of its kind, and touches nothing else', () => {
    const text = `id: acme   # ours
docs:
  # The pages.
  - id: a
    reader: openapi   # one
  - { id: b, reader: prose }

meta: {   requestId: [] }
`;
    expect(insertDocsEntry(text, entry)).toBe(text.replace('# one\n', '# one\n  - id: new\n    reader: openapi\n'));
  });

  it('puts it behind all where there is none of its kind', () => {
    expect(insertDocsEntry('docs:\n- { id: b, reader: prose }\nid: acme\n', entry)).toBe(
      'docs:\n- { id: b, reader: prose }\n- id: new\n  reader: openapi\nid: acme\n',
    );
  });

  it('puts it into a list in one line', () => {
    expect(insertDocsEntry("docs: [{ id: b, reader: prose }]\nid: 'acme'\n", entry)).toBe(
      "docs: [{ id: b, reader: prose }, { id: new, reader: openapi }]\nid: 'acme'\n",
    );
  });

  it('does not touch a file that it cannot add to safely', () => {
    expect(insertDocsEntry('docs: none\n', entry)).toBeUndefined();
    expect(insertDocsEntry('docs: [\n', entry)).toBeUndefined();
    // The text ends with blank lines of its own: it would lose them.
    expect(insertDocsEntry('docs:\n  - id: |+\n      b\n\n\nid: acme\n', entry)).toBeUndefined();
  });
});
