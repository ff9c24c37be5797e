import { isObject } from '../../json.ts';
import type { Block, Line } from '../blocks/block.ts';
import type { PageExample, Unread } from '../page-facts.ts';
import { findSamples, type Sample } from './find-samples.ts';

/** What the code on a page sends and shows. */
export interface Samples {
  readonly examples: readonly PageExample[];
  /** Names of header fields that its code sends. */
  readonly headers: readonly string[];
}

interface Context {
  readonly kind?: 'request' | 'response';
  readonly status?: number;
}

/** Header fields of every call, of which no page says anything by showing them. */
const ofTransport = /^(host|accept|accept-encoding|connection|content-length|user-agent)$/i;

/** Reads the examples of a page; what stands before an object tells whether it is sent or received. */
export function readSamples(blocks: readonly Block[], unread: Unread[]): Samples {
  let context: Context = {};
  const examples: PageExample[] = [];
  const headers = new Map<string, string>();
  const addHeader = (name: string): void => {
    if (!ofTransport.test(name) && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), name);
  };
  for (const block of blocks) {
    if (block.kind === 'line') context = contextAfter(block, context);
    for (const name of headersOf(block)) addHeader(name);
    if (block.kind !== 'code') continue;
    for (const sample of findSamples(block, unread)) {
      if (sample.gives === 'headers') for (const name of Object.keys(sample.value)) addHeader(name);
      else if (!isObject(sample.value) || !('openapi' in sample.value))
        examples.push(...asExample(sample, context, unread));
    }
  }
  return { examples, headers: [...headers.values()] };
}

function asExample(sample: Sample, context: Context, unread: Unread[]): PageExample[] {
  const { value, line, gives, before } = sample;
  if (gives === 'body' || isHttpRequest(before)) return [{ kind: 'request', value, line }];
  const { kind, status } = context;
  if (kind === 'request') return [{ kind, value, line }];
  if (kind === 'response') return [{ kind, ...(status === undefined ? {} : { status }), value, line }];
  unread.push({
    line,
    text: JSON.stringify(value).slice(0, 80),
    why: 'It is not told whether this is sent or received.',
  });
  return [];
}

function isHttpRequest(text: string): boolean {
  return /^\s*(GET|POST|PUT|PATCH|DELETE) \S+ HTTP\/[\d.]+/.test(text);
}

/** A status alone, and short lines that begin or end with what they are about, speak of what follows. */
function contextAfter({ text, level, pieces }: Line, context: Context): Context {
  const status = /^(?:(?:response|status|http)[: ]+)?([1-5]\d\d)(?: [A-Za-z ]{2,30})?$/i.exec(text)?.[1];
  if (status !== undefined) return { kind: 'response', status: Number(status) };
  if (isHttpRequest(text) || isHttpRequest(pieces[0] ?? '')) return { kind: 'request' };
  if (text.length > 60) return context;
  if (/^(example |sample )?(response|output|returns)\b|\b(response|output)( body| example)?:?$/i.test(text))
    return { kind: 'response' };
  if (/^(example |sample )?(request|input|payload)\b|\b(request|payload|body)( body| example)?:?$/i.test(text))
    return { kind: 'request' };
  return level === undefined ? context : {};
}

/** Fields of a raw request, and those that curl is told. */
function headersOf(block: Block): string[] {
  if (block.kind === 'line' && !/^[A-Za-z][\w-]{1,40}: |curl|--header|\s-H\s/.test(block.text)) return [];
  if (block.kind === 'table') return [];
  const raw = isHttpRequest(block.text) ? [...block.text.matchAll(/^([A-Za-z][\w-]{1,40}): /gm)] : [];
  const told = block.text.matchAll(/(?:--header|-H)\s+["']([A-Za-z][\w-]{1,40}):/g);
  return [...raw, ...told].map(([, name = '']) => name);
}
