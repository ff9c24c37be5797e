import { describe, expect, it } from 'vitest';
import changelog from './changelog.ts';
import { tidyChangelog } from './tidy-changelog.ts';

describe('an entry', () => {
  it('has the whole summary below one bullet, and no commit', async () => {
    const summary =
      '**Breaking.** `steps` takes at most 40.\n\n- `steps`: 50 -> 40\n\nMigration:\n\n- Send no more than 40.';
    expect(await changelog.getReleaseLine({ summary })).toBe(
      [
        '- **Breaking.** `steps` takes at most 40.',
        '',
        '  - `steps`: 50 -> 40',
        '',
        '  Migration:',
        '',
        '  - Send no more than 40.',
      ].join('\n'),
    );
  });

  it('leaves out why somebody lowered the level', async () => {
    const summary = 'A new header.\n\nLowered: nobody can have read it before.';
    expect(await changelog.getReleaseLine({ summary })).toBe('- A new header.');
  });

  it('of a dependency names its new version, and nothing where none moved', async () => {
    const moved = [{ name: '@limner/runtime', newVersion: '0.2.0' }];
    expect(await changelog.getDependencyReleaseLine([], moved)).toBe('- Uses @limner/runtime 0.2.0.');
    expect(await changelog.getDependencyReleaseLine([], [])).toBe('');
  });
});

describe('headings', () => {
  const page = (version: string, ...levels: string[]): string =>
    ['# @limner/aiml', '', `## ${version}`, '', ...levels.map((level) => `### ${level} Changes`)].join('\n');

  it('say what breaks: below 1.0.0 a minor version, then a major one', () => {
    expect(tidyChangelog(page('0.2.0', 'Minor', 'Patch'))).toBe(
      '# @limner/aiml\n\n## 0.2.0\n\n### What breaks\n### What is new or mended',
    );
    expect(tidyChangelog(page('2.0.0', 'Major', 'Minor', 'Patch'))).toBe(
      '# @limner/aiml\n\n## 2.0.0\n\n### What breaks\n### What is new\n### What is mended',
    );
  });

  it('go by the version above them, and stay when they are there', () => {
    const both = `${page('1.0.0', 'Minor')}\n${page('0.9.0', 'Minor')}`;
    const tidy = tidyChangelog(both);
    expect(tidy.match(/^### .*$/gm)).toEqual(['### What is new', '### What breaks']);
    expect(tidyChangelog(tidy)).toBe(tidy);
  });
});
