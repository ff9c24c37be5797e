/** Every link of every page leads somewhere: to a file of the repository, and to a heading of its page. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const parser = unified().use(remarkParse).use(remarkGfm);

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The nodes of a page, as GitHub and npm read it. */
function read(text: string): Nodes[] {
  return [...nodesOf(parser.parse(text))];
}

const known = new Map<string, ReadonlySet<string>>();

function anchorsOf(text: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const find = () => new Set(read(text).flatMap((node) => (node.type === 'heading' ? slugger.slug(textOf(node)) : [])));
  const found = known.get(text) ?? find();
  known.set(text, found);
  return found;
}

/** The links of a page that lead nowhere. */
function deadLinks(path: string, text: string): string[] {
  const urls = read(text).flatMap((node) => ('url' in node ? [node.url] : []));
  return urls.filter((url) => {
    if (/^[a-z][a-z+.-]*:/i.test(url)) return false;
    const [file = '', anchor = ''] = decodeURI(url).split('#');
    if (file === '') return !anchorsOf(text).has(anchor);
    const target = join(root, dirname(path), file);
    if (relative(root, target).startsWith('..') || !existsSync(target)) return true;
    return anchor !== '' && file.endsWith('.md') && !anchorsOf(readFileSync(target, 'utf8')).has(anchor);
  });
}

it('dead links are found', () => {
  const text = '# A `b.c`\n\n[1](#a-bc) [2](#a) [3](LICENSE) [4](LICENCE) [5](README.md#limner) [6](README.md#x) <a:b>';
  expect(deadLinks('page.md', text)).toEqual(['#a', 'LICENCE', 'README.md#x']);
});

describe.each(pages)('%s', (path) => {
  it('has no dead link', () => {
    expect(deadLinks(path, readFileSync(join(root, path), 'utf8'))).toEqual([]);
  });
});
