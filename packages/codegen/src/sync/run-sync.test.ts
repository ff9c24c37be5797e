import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DocsWorkspace, imagesPage } from '../testing/docs-workspace.ts';

const lock = 'specs/acme/docs.lock.yaml';
const page = 'pages/acme-images.md';

let place: DocsWorkspace;
beforeEach(() => {
  place = new DocsWorkspace();
});
afterEach(() => place.remove());

describe('limner-codegen sync', () => {
  it('keeps what it read for the first time, and writes nothing the second time, on any other day', async () => {
    const first = await place.sync();
    expect(first).toMatchObject({ code: 0, printed: expect.stringContaining('read for the first time') });
    const text = place.read(lock);
    expect(text).toContain('capture: acme-images.md');
    const second = await place.sync({ today: '2026-12-24' });
    expect(second.printed).toContain('Nothing new.');
    expect(place.read(lock)).toBe(text);
  });

  it('tells a limit with its rule, both values, and the line of the spec to change', async () => {
    await place.sync();
    place.edit(page, '1 - 50', '1 - 60');
    const { code, printed } = await place.sync();
    expect(code).toBe(1);
    expect(printed).toMatch(
      /minor +request-property-max-increased +request +images\.generate +\/request\/properties\/steps\/maximum +50 -> 60/,
    );
    expect(printed).toMatch(/openapi\.yaml:26 request\/steps\/maximum: 50, the page images says 60/);
    expect(place.read(lock)).toContain('maximum: 60');
    place.edit('specs/acme/openapi.yaml', 'maximum: 50', 'maximum: 60');
    expect(await place.sync({ check: true })).toMatchObject({ code: 0 });
  });

  it('goes on telling where the spec says something else, though the page has not changed since', async () => {
    place.edit(page, '1 - 50', '1 - 60');
    expect((await place.sync()).code).toBe(1);
    expect(await place.sync({ check: true })).toMatchObject({
      code: 1,
      printed: expect.stringContaining('request/steps/maximum: 50, the page images says 60'),
    });
  });

  it('sees no change in other words, other layout and another order', async () => {
    await place.sync();
    const text = place.read(lock);
    const rows = /(\| prompt .*\n)(\| steps .*\n)/;
    place.write(
      page,
      `${imagesPage.replace(rows, '$2$1').replace('How long to draw', 'The number of steps')}\n\n\nBye.`,
    );
    expect(await place.sync({ check: true })).toMatchObject({ code: 0, printed: expect.stringContaining('no change') });
    await place.sync();
    expect(place.read(lock)).toBe(text);
  });

  it('raises an alarm at a page without facts, and overwrites nothing', async () => {
    await place.sync();
    const text = place.read(lock);
    place.write(page, '# Images\n\nWe are sorry: this page is being rebuilt.');
    const { code, printed } = await place.sync();
    expect(code).toBe(1);
    expect(printed).toContain('acme images (acme-images.md): ALARM: ');
    expect(printed).toContain('0 of 1 pages read.');
    expect(place.read(lock)).toBe(text);
  });

  it('raises an alarm at two copies of one page', async () => {
    place.write('pages/acme-images.txt', 'prompt');
    const { code, printed } = await place.sync();
    expect(code).toBe(1);
    expect(printed).toContain('acme-images.md and acme-images.txt are both copies of one page');
  });

  it('writes nothing with --check, and says so by its code', async () => {
    const before = readdirSync(join(place.root, 'specs/acme'));
    expect(await place.sync({ check: true })).toMatchObject({
      code: 1,
      printed: expect.stringContaining('docs.lock.yaml: would be written'),
    });
    expect(readdirSync(join(place.root, 'specs/acme'))).toEqual(before);
  });

  it('goes on telling what a page does not say any more, until the spec does not either', async () => {
    await place.sync();
    place.write(page, imagesPage.replace(/\| steps .*\n/, ''));
    const gone = 'request/steps: "a member", which the page images does not say any more';
    expect(await place.sync()).toMatchObject({ code: 1, printed: expect.stringContaining(gone) });
    expect(await place.sync({ check: true })).toMatchObject({ code: 1, printed: expect.stringContaining(gone) });
    const text = place.read('specs/acme/openapi.yaml');
    place.write('specs/acme/openapi.yaml', text.replace(/ {8}steps: .*\n/, ''));
    expect(await place.sync()).toMatchObject({ code: 0 });
    expect(place.read(lock)).not.toContain('gone');
    expect(await place.sync({ check: true })).toMatchObject({ code: 0 });
  });

  it('lets a decision of the ledger stand for the spec, and tells one that nothing needs', async () => {
    place.edit(page, '1 - 50', '1 - 60');
    const entry = (covers: string): string => `contradictions:
  - about: steps
    covers: [${covers}]
    sources: [{ source: page, says: '60' }, { source: service, says: '50' }]
    decision: Fifty.
`;
    const spec = place.read('specs/acme/provider.yaml');
    place.write('specs/acme/provider.yaml', spec + entry('images/request/steps/maximum'));
    expect(await place.sync()).toMatchObject({ code: 0 });
    place.write('specs/acme/provider.yaml', spec + entry('images/request/steps'));
    expect(await place.sync()).toMatchObject({ code: 0 });
    place.write('specs/acme/provider.yaml', spec + entry('images/request/steps/maximum, images/request/prompt'));
    expect(await place.sync()).toMatchObject({
      code: 1,
      printed: expect.stringMatching(/ledger-idle: No statement of a page needs images\/request\/prompt/),
    });
    place.write('specs/acme/provider.yaml', spec + entry('images/request/steps/maximum, pictures/request'));
    expect(await place.sync()).toMatchObject({
      code: 1,
      printed: expect.stringContaining('pictures/request begins with no id of a docs page'),
    });
  });

  it('holds the examples of a page against its own tables', async () => {
    place.write(
      page,
      `${imagesPage}\n## Response\n\n\`\`\`json\n{ "data": [{ "url": "https://a.test/1" }], "id": 1 }\n\`\`\`\n`,
    );
    const contradiction = 'images/example/response/id "is in the example and in no schema"';
    expect(await place.sync()).toMatchObject({ code: 1, printed: expect.stringContaining(contradiction) });
    expect((await place.sync({ check: true })).printed).toContain(contradiction);
  });

  it('keeps in the lock what examples contradict, and forgets it with them', async () => {
    await place.sync();
    const example = '\n## Response\n\n```json\n{ "data": [], "id": 1 }\n```\n';
    place.write(page, `${imagesPage}${example}`);
    expect(await place.sync()).toMatchObject({ code: 1 });
    expect(place.read(lock)).toContain('place: example/response/id');
    place.write(page, imagesPage);
    expect(await place.sync()).toMatchObject({ code: 0 });
    expect(place.read(lock)).not.toContain('example/response/id');
  });

  it('tells a member that the spec does not know as one difference', async () => {
    place.edit(page, '| steps |', '| tile | integer | No | How large. Range: 1 - 4 |\n| steps |');
    const { printed } = await place.sync();
    expect(printed.match(/the page images says/g)).toHaveLength(1);
    expect(printed).toContain('request/tile: nothing, the page images says "a member"');
  });

  it('does not take a limit that changed for one that went', async () => {
    await place.sync();
    place.edit(page, 'Range: 1 - 50', 'Up to 50');
    const { printed } = await place.sync();
    expect(printed).not.toContain('request/steps: "a member", which');
    expect(printed).toContain('request/steps/minimum: 1, which the page images does not say any more');
  });

  it('lists the cases of the suite whose requests fit the page otherwise than before', async () => {
    const made = (input: string, source: string): string => `id: one
provenance: { evidence: documented, source: '${source}' }
call: { method: images.generate, input: ${input} }
`;
    place.write('fixtures/acme/few.yaml', made('{ prompt: a, steps: 5 }', 'docs page images'));
    place.write('fixtures/acme/many.yaml', made('{ prompt: a, steps: 40 }', 'docs page images'));
    place.write(
      'fixtures/acme/assumed.yaml',
      made('{ steps: 40 }', 'docs page images').replace('documented', 'assumed'),
    );
    place.write('fixtures/acme/other.yaml', made('{ prompt: a, steps: 40 }', 'docs page images-2'));
    await place.sync();
    place.edit(page, '1 - 50', '1 - 30');
    const { printed } = await place.sync();
    expect(printed).not.toContain('assumed.yaml');
    expect(printed.match(/^case .*/gm)).toEqual(['case acme/many.yaml: request/steps is 40; the greatest is 30']);
  });

  it('says what is wrong with a broken lock, and leaves it as it is', async () => {
    place.write(lock, 'version: 1\npages: { images: { read: yesterday, capture: a, hash: b } }\n');
    const { code, printed } = await place.sync();
    expect(code).toBe(1);
    expect(printed).toMatch(/docs\.lock\.yaml:1:1 error lock-invalid: pages\.images\.read/);
    expect(place.read(lock)).toContain('yesterday');
  });

  it('prints one document with --json', async () => {
    const { printed } = await place.sync({ json: true });
    const document: unknown = JSON.parse(printed);
    expect(document).toMatchObject({
      version: 1,
      news: true,
      open: false,
      providers: [
        { provider: 'acme', pages: [{ id: 'images', outcome: 'first-read', changes: [] }], files: ['docs.lock.yaml'] },
      ],
    });
    expect(JSON.stringify(document)).toContain('"place":"request/steps/maximum"');
  });

  it('refuses what is not there', async () => {
    expect(await place.sync({ providers: ['nobody'] })).toMatchObject({ code: 2 });
    expect(await place.sync({ from: join(place.root, 'nowhere') })).toMatchObject({ code: 2 });
    expect(await place.sync({ specs: join(place.root, 'nowhere') })).toMatchObject({ code: 2 });
    place.write('empty/readme.md', '');
    expect(await place.sync({ from: join(place.root, 'empty') })).toMatchObject({
      code: 2,
      printed: expect.stringContaining('holds no page of acme'),
    });
    expect(existsSync(join(place.root, lock))).toBe(false);
  });
});
