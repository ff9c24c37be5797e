/** A folder with the spec of a small provider and saved pages of it, for tests of the docs watch. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runSync, type SyncOptions } from '../sync/run-sync.ts';
import { fixtureProvider } from './fixture-provider.ts';

/** A page about the fixture's operation, which says what its spec says. */
export const imagesPage = `# Images

POST https://api.acme.test/v1/images

## Request Parameters

| Parameter | Type | Required | Description |
| --- | --- | --- | --- |
| prompt | string | Yes | What to draw, up to 20 characters. |
| steps | integer | No | How long to draw. Range: 1 - 50 |

## Response Parameters

| Parameter | Type | Description |
| --- | --- | --- |
| data | array | What was drawn |
| data[].url | string | Where it is |
`;

const docs = "docs: [{ id: images, url: 'https://acme.test/docs', reader: prose }]";

/** What came of a run. */
export interface SyncRun {
  readonly code: number;
  readonly printed: string;
}

/** The folder; the caller removes it. */
export class DocsWorkspace {
  readonly root: string = mkdtempSync(join(tmpdir(), 'limner-sync-'));

  constructor(
    page = "{ id: images, url: 'https://acme.test/docs', reader: parameter-table, operation: images.generate }",
  ) {
    const { providerYaml, openapiYaml } = fixtureProvider();
    this.write('specs/acme/provider.yaml', (providerYaml?.text ?? '').replace(docs, `docs: [${page}]`));
    this.write('specs/acme/openapi.yaml', openapiYaml?.text ?? '');
    this.write('pages/acme-images.md', imagesPage);
  }

  /** Writes a file below the folder. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** The text of a file below the folder. */
  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Replaces a text of a file, which has to be there. */
  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} has no "${from}" to replace.`);
    this.write(path, text.replace(from, to));
  }

  /** Runs the command on the saved pages. */
  async sync(options: Partial<SyncOptions> = {}): Promise<SyncRun> {
    const lines: string[] = [];
    const code = await runSync({
      providers: [],
      specs: join(this.root, 'specs'),
      from: join(this.root, 'pages'),
      fixtures: join(this.root, 'fixtures'),
      check: false,
      json: false,
      today: '2026-11-21',
      print: (line) => lines.push(line),
      ...options,
    });
    return { code, printed: lines.join('\n') };
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
