import { type Diagnostic, hasErrors, type Result } from '../diagnostics.ts';
import type { RawProvider } from '../load/read-provider.ts';
import { parseProviderDocument } from '../parse/parse-provider-document.ts';
import { parseProviderSpec } from '../parse/parse-provider-spec.ts';
import type { SpecSources } from './spec-view.ts';

/** Parses what pages are held against; none where a source is at fault. */
export function specSourcesOf(raw: RawProvider): Result<SpecSources | undefined> {
  const provider = parseProviderSpec(raw);
  const document = parseProviderDocument(raw);
  const diagnostics: Diagnostic[] = [...provider.diagnostics, ...document.diagnostics];
  if (!provider.value || !document.value || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  return { value: { provider: provider.value, document: document.value }, diagnostics };
}
