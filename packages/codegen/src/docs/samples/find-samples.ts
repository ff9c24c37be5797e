import json5 from 'json5';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { measureJson } from '../../parse/depth-limit.ts';
import { LineFinder } from '../blocks/line-finder.ts';
import type { Unread } from '../page-facts.ts';
import { type SampleMarker, sampleMarkers } from './sample-markers.ts';
import { scanObject } from './scan-object.ts';

/** An object that code sends or shows. */
export interface Sample {
  readonly gives: SampleMarker['gives'] | 'shown';
  readonly value: JsonObject;
  /** Counted from 1 in the page. */
  readonly line: number;
  /** What stands before it in its listing. */
  readonly before: string;
}

const depthLimit = 100;
const sampleLimit = 50;

/** The object literals of a listing: those that it hands to a call, or the one that it is. */
export function findSamples(code: { text: string; line: number }, unread: Unread[]): Sample[] {
  const starts = sampleMarkers.flatMap(({ gives, pattern }) =>
    [...code.text.matchAll(pattern)].map(({ index, 0: words }) => ({ gives, start: index + words.length - 1 })),
  );
  const shown = starts.length === 0 ? /^\s*\{/m.exec(code.text) : null;
  const all = shown ? [{ gives: 'shown' as const, start: shown.index + shown[0].length - 1 }] : starts;
  const finder = new LineFinder(code.text);
  const inOrder = all.toSorted((a, b) => a.start - b.start);
  return inOrder.slice(0, sampleLimit).flatMap(({ gives, start }): Sample[] => {
    const line = code.line + finder.at(start) - 1;
    const value = readObject(code.text, start);
    if (value) return [{ gives, value, line, before: code.text.slice(0, start) }];
    const text = code.text.slice(start, start + 80);
    if (gives !== 'headers') unread.push({ line, text, why: 'This sample could not be read as data.' });
    return [];
  });
}

function readObject(text: string, start: number): JsonObject | undefined {
  const literal = scanObject(text, start);
  if (!literal) return undefined;
  try {
    const value: Json = json5.parse(literal.source);
    return isObject(value) && measureJson(value).depth <= depthLimit ? value : undefined;
  } catch {
    return undefined;
  }
}
