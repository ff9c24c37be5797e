/** The headings of changesets, by what they mean for who updates: below 1.0.0 a minor version is what may break. */
const titles = {
  before: { Minor: 'What breaks', Patch: 'What is new or mended' },
  since: { Major: 'What breaks', Minor: 'What is new', Patch: 'What is mended' },
};

/** A CHANGELOG with headings that say what an update asks for. Leaves alone what has them already. */
export function tidyChangelog(text: string): string {
  let named: Readonly<Record<string, string>> = titles.since;
  const lines = text.split('\n').map((line) => {
    const version = /^## (\d+)\.\d+\.\d+/.exec(line);
    if (version) named = version[1] === '0' ? titles.before : titles.since;
    const level = /^### (Major|Minor|Patch) Changes$/.exec(line)?.[1];
    const title = level === undefined ? undefined : named[level];
    return title === undefined ? line : `### ${title}`;
  });
  return lines.join('\n');
}
