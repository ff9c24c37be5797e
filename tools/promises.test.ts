/** Holds the page of promises to the README and to the cases: nothing there may be promised that no case shows. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const page = readFileSync(join(folder, 'promises.md'), 'utf8');
const numbers = Array.from({ length: 13 }, (_, index) => index + 1);

/** The part of the page about one promise: its heading, and what stands below it. */
function section(number: number): { heading: string; text: string } {
  const [, heading = '', text = ''] = new RegExp(`^## ${number}\\. (.+)$([^]*?)(?=^## |(?![^]))`, 'm').exec(page) ?? [];
  return { heading, text };
}

/** What a text links to. */
function links(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '');
}

/** The rows of a section's table: a defect, its file, and cases that it turned red. */
function defects(text: string): string[] {
  return [...text.matchAll(/^\| (?!defect|---)(.+) \|$/gm)].map((match) => match[1] ?? '');
}

it.each(numbers)('promise %i stands in the README by the same words', (number) => {
  const [, promised] = new RegExp(`^${number}\\. \\*\\*(.+?)\\*\\*`, 'm').exec(readme) ?? [];
  expect(section(number).heading).toBe(promised?.replace(/[.:]$/, ''));
});

it.each(numbers)('promise %i has cases and a defect that turned one red', (number) => {
  const { text } = section(number);
  const [cases = '', table = ''] = text.split(/(?=^\| defect)/m);
  expect(links(cases).filter((link) => link.endsWith('.yaml'))).not.toEqual([]);
  expect(defects(table)).not.toEqual([]);
  for (const row of defects(table)) expect(links(row).filter((link) => link.endsWith('.yaml'))).not.toEqual([]);
});

it('names only files that exist', () => {
  expect(links(page).filter((link) => !existsSync(join(folder, link)))).toEqual([]);
});
