import type { Block } from '../blocks/block.ts';
import type { PageFacts } from '../page-facts.ts';

type Endpoint = PageFacts['endpoints'][number];

const methods = 'GET|POST|PUT|PATCH|DELETE';
const stated = new RegExp(`(?:^|[^A-Za-z])(${methods})\\s*(https?://[^\\s"'<>|\`]+)`, 'g');

/** The calls that a page is about; where none is stated, those that its samples make. */
export function readEndpoints(blocks: readonly Block[]): Endpoint[] {
  const found = blocks.flatMap((block, index) => statedIn(block, blocks.slice(index + 1, index + 9)));
  const all =
    found.length > 0 ? found : blocks.flatMap((block) => (block.kind === 'table' ? [] : calledIn(block.text)));
  const known = new Map(all.map((endpoint) => [`${endpoint.method} ${endpoint.url}`, endpoint]));
  return [...known.values()].slice(0, 20);
}

function statedIn(block: Block, following: readonly Block[]): Endpoint[] {
  if (block.kind === 'table') return [];
  const text = block.kind === 'line' ? block.pieces.join(' ') : block.text;
  if (text.length > 50_000) return [];
  const whole = [...text.matchAll(stated)].map(([, method = '', url = '']) => ({
    method,
    url: withoutHeading(url.replace(/[.,;)]+$/, ''), following),
  }));
  return [...whole, ...rawRequest(text, following)];
}

/** In rendered text the heading `Headers` may stick to an address; the table below it tells that it is one. */
function withoutHeading(url: string, following: readonly Block[]): string {
  const [next] = following;
  const isHeading = next?.kind === 'table' && /^header/i.test(next.head[0] ?? '');
  return isHeading ? url.replace(/(?<=[a-z0-9])(Request )?Headers$/, '') : url;
}

function rawRequest(text: string, following: readonly Block[]): Endpoint[] {
  const start = new RegExp(`^\\s*(${methods}) (/\\S*) HTTP/[\\d.]+`).exec(text);
  if (!start) return [];
  const rest = [text, ...following.flatMap((block) => (block.kind === 'line' ? [block.text] : []))].join('\n');
  const host = /^Host: ([\w.:-]+)$/im.exec(rest)?.[1];
  return host === undefined ? [] : [{ method: start[1] ?? '', url: `https://${host}${start[2] ?? ''}` }];
}

const calls: readonly RegExp[] = [
  /\brequests\.(post|get|put|patch|delete)\(\s*["'](https?:\/\/[^"'\s]+)["']/g,
  /\bcurl\b[^\n]{0,80}?\s["']?(https?:\/\/[^"'\s\\]+)/g,
  /\bfetch\(\s*["'`](https?:\/\/[^"'`\s]+)["'`]/g,
];

function calledIn(text: string): Endpoint[] {
  if (text.length > 50_000) return [];
  return calls.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, first = '', second]): Endpoint => {
      if (second !== undefined) return { method: first.toUpperCase(), url: second };
      const sends = /--data|\s-d\s|--json|method:\s*['"]POST/.test(text);
      return { method: sends ? 'POST' : 'GET', url: first };
    }),
  );
}
