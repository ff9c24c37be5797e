import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSync } from './run-sync.ts';

const specs = join(import.meta.dirname, '../../../../specs');
const page = readFileSync(join(import.meta.dirname, '../docs/testing/pages/aiml-qwen-image-2-0.md'), 'utf8');

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'limner-captured-'));
  cpSync(join(specs, 'aiml'), join(root, 'specs/aiml'), { recursive: true });
  mkdirSync(join(root, 'pages'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs on the page with one text replaced wherever it stands. */
async function sync(from: string, to: string, check = false): Promise<{ code: number; printed: string }> {
  if (!page.includes(from)) throw new Error(`The page has no "${from}" to replace.`);
  writeFileSync(join(root, 'pages/aiml-qwen-image-2-0.md'), page.replaceAll(from, to));
  const lines: string[] = [];
  const print = (line: string): number => lines.push(line);
  const options = { providers: ['aiml'], specs: join(root, 'specs'), from: join(root, 'pages'), fixtures: '' };
  const code = await runSync({ ...options, check, json: false, today: '2026-12-24', print });
  return { code, printed: lines.join('\n') };
}

const captured = (): string => readFileSync(join(root, 'specs/aiml/openapi/qwen-image-2-0.json'), 'utf8');

describe('a page with a document of its own', () => {
  it('is captured anew where a fact of it changed', async () => {
    const { code, printed } = await sync('"maxLength":2000', '"maxLength":1800');
    expect(printed).toContain('/request/properties/prompt/maxLength  2000 -> 1800');
    expect(printed).toContain('openapi/qwen-image-2-0.json: written');
    expect(code, printed).toBe(0);
    expect(captured()).toContain('"maxLength": 1800');
  });

  it('is left as it was where only its words changed', async () => {
    const before = captured();
    const { code, printed } = await sync('"description":"', '"description":"In other words: ', true);
    expect(code, printed).toBe(0);
    await sync('"description":"', '"description":"In other words: ');
    expect(captured()).toBe(before);
  });

  it('tells the actions of an overlay that match nothing any more', async () => {
    const { code, printed } = await sync('"image_size":{', '"picture_size":{');
    expect(code).toBe(1);
    expect(printed).toMatch(
      /overlays\/qwen-image-2-0\.yaml:\d+:\d+ error overlay-target-unmatched: .*image_size.*matches/,
    );
    expect(captured()).toContain('"picture_size"');
  });
});
