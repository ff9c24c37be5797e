import { asObject, asString, equalJson, type Json } from '../json.ts';
import type { Change, Level } from '../wire-diff/change.ts';

type Manifest = Readonly<Record<string, Json>>;

/** What became of package.json, its version aside: which Node it needs, what can be imported, what it installs. */
export function compareManifests(before: Manifest, after: Manifest): Change[] {
  return [...engineChange(before, after), ...exportChanges(before, after), ...dependencyChanges(before, after)];
}

function engineChange(before: Manifest, after: Manifest): Change[] {
  const [old, now] = [before, after].map((manifest) => asString(asObject(manifest.engines).node) ?? '');
  if (old === now) return [];
  const wasRaised = comparable(now) > comparable(old);
  return [change(wasRaised ? 'node-floor-raised' : 'node-floor-lowered', '/engines/node', { before: old, after: now })];
}

/** The lowest version of a range such as `>=22.19`, as a number that can be compared. */
function comparable(range = ''): number {
  const [major = 0, minor = 0] = (range.match(/\d+/g) ?? []).map(Number);
  return major * 1000 + minor;
}

function exportChanges(before: Manifest, after: Manifest): Change[] {
  const [old, now] = [asObject(before.exports), asObject(after.exports)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => {
    const place = `/exports/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!(name in now)) return [change('entry-removed', place, {})];
    if (!(name in old)) return [change('entry-added', place, {})];
    return equalJson(old[name], now[name]) ? [] : [change('entry-changed', place, {})];
  });
}

function dependencyChanges(before: Manifest, after: Manifest): Change[] {
  const [old, now] = [asObject(before.dependencies), asObject(after.dependencies)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return names
    .filter((name) => old[name] !== now[name])
    .map((name) =>
      change('dependency-changed', `/dependencies/${name.replaceAll('/', '~1')}`, {
        ...(name in old ? { before: old[name] } : {}),
        ...(name in now ? { after: now[name] } : {}),
      }),
    );
}

const levelOf: Readonly<Record<string, Level>> = {
  'node-floor-raised': 'major',
  'node-floor-lowered': 'minor',
  'entry-removed': 'major',
  'entry-added': 'minor',
  'entry-changed': 'patch',
  'dependency-changed': 'patch',
};

function change(rule: string, place: string, values: Pick<Change, 'before' | 'after'>): Change {
  return { rule, position: 'provider', place, ...values, level: levelOf[rule] ?? 'patch' };
}
