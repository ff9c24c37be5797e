import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './root.ts';

/** What a client is generated from, as values. */
export interface ClientSpec {
  readonly provider: string;
  /** `provider.yaml`. */
  readonly facts: unknown;
  /** The resolved document: overlays are applied, and what the provider captured is in it. */
  readonly document: unknown;
}

/** Reads what is known of a provider. */
export function readClientSpec(provider: string): ClientSpec {
  const facts: unknown = parse(readFileSync(join(root, 'specs', provider, 'provider.yaml'), 'utf8'));
  const openapi = join(root, 'packages/client', provider, 'openapi.json');
  const document: unknown = JSON.parse(readFileSync(openapi, 'utf8'));
  return { provider, facts, document };
}

/**
 * The generated sources of a client by their path, and what the generator found wrong with the spec. It is generated all
 * the same where a model can be made: a lint that would refuse the mutant is not what is on trial here.
 */
export async function generateClient(
  spec: ClientSpec,
): Promise<{ readonly sources: ReadonlyMap<string, string>; readonly diagnostics: readonly string[] }> {
  const { modelOf, planFiles, printFiles, readProvider } = await loadGenerator();
  const folder = `packages/client/${spec.provider}`;
  const raw = {
    ...readProvider(spec.provider, { specs: join(root, 'specs'), clients: join(root, 'packages/client') }),
    providerYaml: { path: 'provider.yaml', text: JSON.stringify(spec.facts) },
    openapiYaml: { path: 'openapi.json', text: JSON.stringify(spec.document) },
    captured: new Map(),
    overlays: new Map(),
  };
  const { value: model, diagnostics } = modelOf(raw);
  const codes = [...new Set(diagnostics.map(({ code }) => code))];
  if (!model) return { sources: new Map(), diagnostics: codes };
  const planned = planFiles(model).filter(({ path }) => /^src\/gen\/.*(?<!proof)\.ts$/.test(path));
  const printed = await printFiles(planned, '');
  return { sources: new Map(printed.map(({ path, text }) => [`${folder}/${path}`, text])), diagnostics: codes };
}

/** The sources that say something else when they run than those of the package: types, notes and the hash do not count. */
export function changedSources(sources: ReadonlyMap<string, string>): Map<string, string> {
  const changed = new Map<string, string>();
  for (const [path, text] of sources) {
    if (runs(text) !== runs(readFileSync(join(root, path), 'utf8'))) changed.set(path, text);
  }
  return changed;
}

function runs(text: string): string {
  return stripTypeScriptTypes(text)
    .replaceAll(/^\s*(\/\/.*|\/\*\*[\s\S]*?\*\/)$/gm, '')
    .replaceAll(/\s+/g, ' ');
}

/** Loaded only when it is needed, and after the hooks: it may be what is mutated. */
async function loadGenerator() {
  const [{ modelOf }, { planFiles }, { printFiles }, { readProvider }] = await Promise.all([
    import('../../../packages/codegen/src/generate.ts'),
    import('../../../packages/codegen/src/emit/plan-files.ts'),
    import('../../../packages/codegen/src/print/print-files.ts'),
    import('../../../packages/codegen/src/load/read-provider.ts'),
  ]);
  return { modelOf, planFiles, printFiles, readProvider };
}
