import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { applyOverlay } from './apply-overlay.ts';
import { parseSource } from './parse-source.ts';

function apply(actions: string): ReturnType<typeof applyOverlay> {
  const document = parseSource({
    path: 'page.json',
    text: '{"a":{"b":1,"list":[1]},"tags":[{"n":"x"},{"n":"y"}]}',
  }).value;
  const text = `overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n${actions}`;
  return applyOverlay(document as JsonObject, parseSource({ path: 'page.yaml', text }).value);
}

describe('applyOverlay', () => {
  it('merges objects, joins arrays and replaces everything else', () => {
    const { value } = apply('  - { target: $.a, description: why, update: { b: 2, c: 3, list: [2] } }');
    expect(value.a).toEqual({ b: 2, c: 3, list: [1, 2] });
  });

  it('removes every match', () => {
    expect(apply("  - { target: '$.tags[*]', description: why, remove: true }").value.tags).toEqual([]);
  });

  it('appends to an array', () => {
    expect(apply('  - { target: $.a.list, description: why, update: 9 }').value.a).toMatchObject({ list: [1, 9] });
  });

  it('reports a target that matches nothing at its line', () => {
    const { diagnostics } = apply('  - { target: $.gone, description: why, remove: true }');
    expect(diagnostics[0]).toMatchObject({
      code: 'overlay-target-unmatched',
      location: { file: 'page.yaml', line: 4 },
    });
  });

  it('reports a target that is no JSONPath', () => {
    expect(apply("  - { target: '$[', description: why, remove: true }").diagnostics[0]?.code).toBe(
      'overlay-target-syntax',
    );
  });

  it('asks each action for its reason', () => {
    expect(apply('  - { target: $.a, update: { b: 2 } }').diagnostics[0]?.code).toBe('overlay-invalid');
  });

  const futile: [string, string][] = [
    ['neither updates nor removes', '{ target: $.a, description: why }'],
    ['both updates and removes', '{ target: $.a, description: why, remove: true, update: { b: 2 } }'],
    ['would update a value that is neither object nor array', '{ target: $.a.b, description: why, update: 2 }'],
    ['would put no object into an object', '{ target: $.a, description: why, update: 2 }'],
  ];
  for (const [title, action] of futile) {
    it(`reports an action that ${title}`, () => {
      expect(apply(`  - ${action}`).diagnostics[0]?.code).toBe('overlay-invalid');
    });
  }

  describe('of words for properties', () => {
    const describe = (target: string, properties: string): ReturnType<typeof applyOverlay> => {
      const text = '{"schemas":[{"properties":{"a":{"type":"string"}}},{"properties":{"b":{"properties":{}}}}]}';
      const document = parseSource({ path: 'page.json', text }).value;
      const action = `{ target: '${target}', description: why, update: { properties: { ${properties} } } }`;
      const overlay = `overlay: 1.0.0\ninfo: { title: t, version: '1' }\nactions:\n  - ${action}`;
      return applyOverlay(document as JsonObject, parseSource({ path: 'page.yaml', text: overlay }).value);
    };

    it('reports those that the document has no more, and brings them not back', () => {
      const { value, diagnostics } = describe('$.schemas[0]', 'a: { description: A. }, gone: { description: B. }');
      expect(diagnostics).toMatchObject([
        { code: 'overlay-target-unmatched', location: { file: 'page.yaml', line: 4 } },
      ]);
      expect(diagnostics[0]?.message).toContain('no property gone');
      expect(JSON.stringify(value)).not.toContain('gone');
    });

    it('reports those that lie deeper', () => {
      const { diagnostics } = describe('$.schemas[1]', 'b: { properties: { gone: { x-note: B. } } }');
      expect(diagnostics[0]?.message).toContain('no property gone');
    });

    it('takes a property that comes with its schema, and words that find theirs in one of several places', () => {
      expect(describe('$.schemas[0]', 'come: { type: string, description: C. }').diagnostics).toEqual([]);
      expect(describe('$.schemas[*]', 'a: { description: A. }').diagnostics).toEqual([]);
    });
  });
});
