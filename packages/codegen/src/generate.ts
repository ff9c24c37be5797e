/** The pipeline: composition only. Everything between reading and writing is a function of its input. */
import { type Diagnostic, hasErrors, type Result, sortDiagnostics } from './diagnostics.ts';
import { planFiles } from './emit/plan-files.ts';
import type { RawProvider } from './load/read-provider.ts';
import { buildModel } from './model/build-model.ts';
import type { ClientModel } from './model/model.ts';
import { parseProviderDocument } from './parse/parse-provider-document.ts';
import { parseProviderSpec } from './parse/parse-provider-spec.ts';
import { type PrintedFile, printFiles } from './print/print-files.ts';

/** The files of one provider's package; none where there are errors. */
export async function generateProvider(raw: RawProvider): Promise<Result<readonly PrintedFile[]>> {
  const { value: model, diagnostics } = modelOf(raw);
  const sorted = sortDiagnostics(diagnostics);
  if (!model || hasErrors(sorted)) return { value: [], diagnostics: sorted };
  const files = planFiles(model);
  return { value: await printFiles(files, `${raw.folder} (spec ${model.hash})`), diagnostics: sorted };
}

/** Everything up to the model: what is wrong with a spec is known after this. */
export function modelOf(raw: RawProvider): Result<ClientModel | undefined> {
  const provider = parseProviderSpec(raw);
  const document = parseProviderDocument(raw);
  const diagnostics: Diagnostic[] = [...provider.diagnostics, ...document.diagnostics];
  if (!provider.value || !document.value || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const model = buildModel(raw, provider.value, document.value);
  return { value: model.value, diagnostics: [...diagnostics, ...model.diagnostics] };
}
