import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../../packages/codegen/src/json.ts';
import type { SourceFile } from '../../../packages/codegen/src/load/read-provider.ts';
import { root } from './root.ts';

/** What a client is generated from, as values. */
export interface ClientSpec {
  readonly provider: string;
  /** `provider.yaml`. */
  readonly facts: unknown;
  /** The document as one: what the provider captured is in it, with its overlays applied. */
  readonly document: unknown;
}

const places = { specs: join(root, 'specs'), clients: join(root, 'packages/client') };

/** Reads what is known of a provider. */
export async function readClientSpec(provider: string): Promise<ClientSpec> {
  const { applyOverlay, mergeDocuments, parseSource, raiseOpenApi, readProvider } = await loadGenerator();
  const { providerYaml, openapiYaml, captured, overlays } = readProvider(provider, places);
  const open = (file: SourceFile): JsonObject => {
    const document = raiseOpenApi(parseSource(file).value).value;
    if (document === undefined) throw new Error(`${file.path} cannot be read: run pnpm generate.`);
    return document;
  };
  const own = openapiYaml ? [{ name: 'openapi', document: open(openapiYaml) }] : [];
  const others = [...captured].map(([name, file]) => {
    const overlay = overlays.get(name);
    return { name, document: overlay ? applyOverlay(open(file), parseSource(overlay).value).value : open(file) };
  });
  const facts: unknown = parse(providerYaml?.text ?? '');
  return { provider, facts, document: mergeDocuments([...own, ...others]).value };
}

/**
 * The generated sources of a client by their path, and what the generator found wrong with the spec. It is generated
 * all the same where a model can be made: a lint that would refuse the mutant is not what is on trial here.
 */
export async function generateClient(
  spec: ClientSpec,
): Promise<{ readonly sources: ReadonlyMap<string, string>; readonly diagnostics: readonly string[] }> {
  const { modelOf, planFiles, printFiles, readProvider } = await loadGenerator();
  const folder = `packages/client/${spec.provider}`;
  const raw = {
    ...readProvider(spec.provider, places),
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

/**
 * The sources that say something else when they run than those of the package: types, notes and the hash do not
 * count.
 */
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
  const [generate, plan, print, load, source, raise, overlay, merge] = await Promise.all([
    import('../../../packages/codegen/src/generate.ts'),
    import('../../../packages/codegen/src/emit/plan-files.ts'),
    import('../../../packages/codegen/src/print/print-files.ts'),
    import('../../../packages/codegen/src/load/read-provider.ts'),
    import('../../../packages/codegen/src/parse/parse-source.ts'),
    import('../../../packages/codegen/src/parse/raise-openapi.ts'),
    import('../../../packages/codegen/src/parse/apply-overlay.ts'),
    import('../../../packages/codegen/src/parse/merge-documents.ts'),
  ]);
  return { ...generate, ...plan, ...print, ...load, ...source, ...raise, ...overlay, ...merge };
}
