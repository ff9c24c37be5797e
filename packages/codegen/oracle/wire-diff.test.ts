/** Comparisons of schemas before a judge: what is told to break nothing refuses no value that was taken until now. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../src/json.ts';
import type { Change } from '../src/wire-diff/change.ts';
import { compareSchemas } from '../src/wire-diff/compare-schemas.ts';
import { schemas, values } from './arbitrary-schema.ts';
import { edited, tamed } from './edited-schema.ts';
import { judgeWithAjv } from './judge-with-ajv.ts';
import { chooseBy, nearInstance } from './near-instance.ts';

const runs = 400;
const seed = 20261121;

/** A value of which the verdicts are not what the changes say. */
interface Contradiction {
  readonly before: Json;
  readonly after: Json;
  readonly value: Json;
  readonly rules: readonly string[];
}

it('agrees with ajv on edits that break nothing, and on those that change nothing', { timeout: 60_000 }, async () => {
  const counts = { none: 0, minor: 0, major: 0 };
  const contradictions: Contradiction[] = [];
  const samples = fc.tuple(schemas, schemas, fc.array(values, { minLength: 6, maxLength: 6 }));
  for (const [index, [one, other, instances]] of fc.sample(samples, { numRuns: runs, seed }).entries()) {
    const schema = tamed(one);
    const edit = edited(schema, tamed(other), chooseBy(index));
    if (JSON.stringify(schema) === JSON.stringify(edit)) continue;
    for (const [before, after] of [[schema, edit] as const, [edit, schema] as const]) {
      const changes = compareSchemas(before, after, { position: 'request', refusesUnknown: false });
      counts[kindOf(changes)] += 1;
      const found = await contradictionOf({ before, after, changes, instances });
      if (found) contradictions.push(found);
    }
  }
  expect(contradictions).toEqual([]);
  // Were there nothing but one kind, nothing would be shown.
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(runs / 20);
});

function kindOf(changes: readonly Change[]): 'none' | 'minor' | 'major' {
  if (changes.length === 0) return 'none';
  return changes.some(({ level }) => level === 'major') ? 'major' : 'minor';
}

interface Told {
  readonly before: Json;
  readonly after: Json;
  readonly changes: readonly Change[];
  readonly instances: readonly Json[];
}

const near = [1, 2, 3, 4, 5, 6, 7, 8];

/** Of a property that was one of many without a name, only its name is told: it may well ask for more than they. */
function isJudged(changes: readonly Change[]): boolean {
  return kindOf(changes) !== 'major' && !changes.some(({ rule }) => rule === 'new-optional-request-property');
}

async function contradictionOf({ before, after, changes, instances }: Told): Promise<Contradiction | undefined> {
  if (!isJudged(changes)) return undefined;
  const [was, is] = [await judgeWithAjv({ schema: before }), await judgeWithAjv({ schema: after })];
  if (typeof was !== 'function' || typeof is !== 'function') return undefined;
  const all = [
    ...instances,
    ...[before, after].flatMap((schema) => near.map((by) => nearInstance(schema, chooseBy(by)))),
  ];
  const value = all.find((instance) => {
    const verdicts = [was(instance), is(instance)];
    const [old, now] = verdicts;
    if (verdicts.some((verdict) => typeof verdict !== 'boolean')) return false;
    return changes.length === 0 ? old !== now : old === true && now === false;
  });
  return value === undefined ? undefined : { before, after, value, rules: changes.map(({ rule }) => rule) };
}
