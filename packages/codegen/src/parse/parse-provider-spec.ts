import type * as z from 'zod';
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostics.ts';
import { isObject, type Json } from '../json.ts';
import type { RawProvider } from '../load/read-provider.ts';
import { locate } from './origin.ts';
import { parseSource } from './parse-source.ts';
import { type ProviderSpec, providerSpecSchema } from './provider-spec.ts';

/** A provider's own facts, with the raw value beside it for the places of its parts. */
export interface ParsedProviderSpec {
  readonly spec: ProviderSpec;
  readonly raw: Json;
}

/** Parses `provider.yaml`; every problem carries its line. */
export function parseProviderSpec(provider: RawProvider): Result<ParsedProviderSpec | undefined> {
  if (!provider.providerYaml) return missing(provider);
  const { value: raw, diagnostics } = parseSource(provider.providerYaml);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const parsed = providerSpecSchema.safeParse(raw);
  if (!parsed.success)
    return { value: undefined, diagnostics: parsed.error.issues.flatMap((issue) => report(raw, issue)) };
  const spec = parsed.data;
  if (spec.id === provider.id) return { value: { spec, raw }, diagnostics: [] };
  const mismatch = `The folder is called ${provider.id}, the id is ${spec.id}.`;
  return { value: undefined, diagnostics: [diagnostic('provider-id-mismatch', locate(raw, 'id'), mismatch)] };
}

function missing(provider: RawProvider): Result<undefined> {
  const location = { file: `${provider.folder}/provider.yaml`, line: 1, column: 1, pointer: '' };
  return {
    value: undefined,
    diagnostics: [diagnostic('source-missing', location, 'The provider has no provider.yaml.')],
  };
}

function report(raw: Json, issue: z.core.$ZodIssue): Diagnostic[] {
  if (issue.code === 'unrecognized_keys') {
    const node = walk(raw, issue.path);
    return issue.keys.map((key) =>
      diagnostic('provider-invalid', locate(node, key), `"${key}" is not a member of ${named(issue.path)}.`),
    );
  }
  const parent = walk(raw, issue.path.slice(0, -1));
  const place = issue.path.length > 0 ? locate(parent, String(issue.path.at(-1))) : locate(raw);
  return [diagnostic('provider-invalid', place, `${named(issue.path)}: ${issue.message}.`)];
}

function walk(raw: Json, path: readonly PropertyKey[]): Json {
  let node: Json = raw;
  for (const key of path) {
    if (Array.isArray(node)) node = node[Number(key)] ?? null;
    else if (isObject(node)) node = node[String(key)] ?? null;
  }
  return node;
}

function named(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'provider.yaml' : path.map(String).join('.');
}
