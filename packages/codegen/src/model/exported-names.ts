/** Names that a package's index exports beside those of its schemas; no schema may have one of them. */
import type { ProviderSpec } from '../parse/provider-spec.ts';
import type { ResourceModel } from './model.ts';

/** Error classes that any call can end in, whatever the contract. */
const errors = [
  'AbortedError',
  'ConfigurationError',
  'ConnectionError',
  'LimnerError',
  'ProtocolError',
  'TimeoutError',
  'ValidationError',
];

const types = [
  'CallOptions',
  'ClientOptions',
  'Drift',
  'Hook',
  'ImageResult',
  'Logger',
  'LogLevel',
  'RateLimit',
  'ResponseInfo',
  'Timeouts',
  'Transport',
  'UndiciDispatcher',
  'ValidationIssue',
];
const taskTypes = ['SubmittedTask', 'TaskOptions', 'TaskProgress', 'TaskResult'];
const uploadTypes = ['UploadedFile', 'UploadSource'];

/** What an index exports. */
export interface ExportedNames {
  /** Classes of the runtime. */
  readonly values: readonly string[];
  /** Types of the runtime. */
  readonly types: readonly string[];
  /** Classes of the resources. */
  readonly resources: readonly string[];
}

/** The names for one provider, sorted. */
export function exportedNames(
  spec: Pick<ProviderSpec, 'errors'>,
  { resources, hasTasks, hasUpload }: { resources: readonly ResourceModel[]; hasTasks: boolean; hasUpload: boolean },
): ExportedNames {
  const contract = spec.errors.map(({ then }) => `${then.class}Error`);
  return {
    values: [...new Set([...errors, ...contract, 'GeneratedImage'])].sort(),
    types: [...types, ...(hasTasks ? taskTypes : []), ...(hasUpload ? uploadTypes : [])].sort(),
    resources: resources.flatMap(classesOf).sort(),
  };
}

function classesOf({ className, children }: ResourceModel): string[] {
  return [className, ...children.flatMap(classesOf)];
}
