import type { Mutant, Path } from '../mutant.ts';
import { type Members, membersOf } from './json.ts';
import { keywordChanges } from './keyword-changes.ts';
import { mutantMaker } from './mutant-maker.ts';
import { schemaHints } from './schema-hints.ts';
import { schemaUses } from './schema-uses.ts';

/** Each keyword of each schema of a document, changed in each way that says something else. */
export function schemaMutants(provider: string, document: Members): Mutant[] {
  const make = mutantMaker(provider, 'openapi.json');
  const uses = schemaUses(document);
  return schemasIn(document).flatMap((found) =>
    keywordChanges(found.schema).map((change) =>
      make({
        ...change,
        id: `schemas/${found.name}/${change.id}`,
        path: [...found.path, ...change.path],
        hints: schemaHints({ found, change, document, uses }),
      }),
    ),
  );
}

/** A schema of a document, wherever it stands. */
export interface FoundSchema {
  readonly path: Path;
  readonly name: string;
  readonly schema: Members;
}

/** Schemas of components, parameters and bodies, with those inside them. */
function schemasIn(document: Members): FoundSchema[] {
  const named = Object.entries(membersOf(membersOf(document.components).schemas)).flatMap(([name, schema]) =>
    within({ path: ['components', 'schemas', name], name, schema: membersOf(schema) }),
  );
  const inPaths = walk(membersOf(document.paths), ['paths']).flatMap((found) => within(found));
  return [...named, ...inPaths];
}

/** Members called `schema`, wherever parameters and media types stand. */
function walk(value: unknown, path: Path): FoundSchema[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return key === 'schema'
      ? [{ path: here, name: here.slice(1, -1).join('.'), schema: membersOf(inner) }]
      : walk(inner, here);
  });
}

function within(found: FoundSchema): FoundSchema[] {
  const { schema } = found;
  const inner: (readonly [Path, unknown])[] = [
    ...['properties', '$defs', 'patternProperties'].flatMap((keyword) =>
      Object.entries(membersOf(schema[keyword])).map(([name, value]) => [[keyword, name], value] as const),
    ),
    ...['items', 'additionalProperties', 'not'].map((keyword) => [[keyword], schema[keyword]] as const),
    ...['oneOf', 'anyOf', 'allOf', 'prefixItems'].flatMap((keyword) => {
      const branches = schema[keyword];
      return Array.isArray(branches) ? branches.map((value, index) => [[keyword, index], value] as const) : [];
    }),
  ];
  return [
    found,
    ...inner
      .filter(([, value]) => typeof value === 'object' && value !== null)
      .flatMap(([path, value]) =>
        within({
          path: [...found.path, ...path],
          name: `${found.name}.${path.at(-1)}`,
          schema: membersOf(value),
        }),
      ),
  ];
}
