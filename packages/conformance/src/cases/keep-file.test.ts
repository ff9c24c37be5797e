import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { keepFile } from './keep-file.ts';

test('a file is written where that is asked for, and told of where it holds something else', () => {
  const file = join(temporaryFolder(), 'made/of-specs.yaml');
  const told = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => told.mockRestore());
  const keep = (text: string, write: boolean): boolean =>
    keepFile({ file, text, write, otherwise: 'is old: --write.' });
  expect(keep('a', false)).toBe(false);
  expect(told).toHaveBeenLastCalledWith(`${file} is old: --write.`);
  expect(keep('a', true)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('a');
  expect(keep('a', false)).toBe(true);
  expect(keep('b', false)).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('a');
});
