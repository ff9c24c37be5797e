/** `contract.ts`: error contract and accounting of a provider, as data. Loaded with the first call, and so a file of its own. */
import { list } from '../model/match-error-row.ts';
import type { ClientModel } from '../model/model.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';
import { ImportCollector, type TypeScriptFile } from './file.ts';
import { type Literal, literal } from './literal.ts';
import { constant } from './statements.ts';

/** Emits the contract of a model. */
export function emitContract({ spec }: ClientModel): TypeScriptFile {
  const imports = new ImportCollector();
  const value: Literal = {
    envelope: { message: spec.envelope.message, code: spec.envelope.code },
    errors: spec.errors.map(rowOf),
    meta: metaOf(spec),
  };
  const type = imports.type('@limner/runtime/codegen', 'ProviderContract');
  const doc = `What answers of ${spec.title} mean.`;
  return {
    kind: 'typescript',
    path: 'src/gen/contract.ts',
    imports: imports.list(),
    namespaces: [],
    statements: [constant({ doc, name: 'contract', type, value: literal(value) })],
  };
}

function rowOf({ id, when, then }: ProviderSpec['errors'][number]): Literal {
  const condition = {
    status: when.status && list(when.status),
    operation: when.operation && list(when.operation),
    body: when.body as Literal, // predicates are plain data
    transport: when.transport && list(when.transport),
    task: when.task,
  };
  const { class: name, category, retry, billable, retryAfter } = then;
  const outcome = { class: name, category, retry, billable, retryAfter: retryAfter && list(retryAfter).map(sourceOf) };
  return { id, when: condition, then: outcome };
}

type Source = NonNullable<NonNullable<ProviderSpec['meta']>['requestId']>[number];

function sourceOf(source: Source): Literal {
  return 'header' in source ? { header: source.header.toLowerCase() } : { body: source.body };
}

function metaOf({ meta = {} }: ProviderSpec): Literal {
  const { clientRequestId, ...sources } = meta;
  const lists = Object.entries(sources).map(([name, values]): [string, Literal] => [name, values?.map(sourceOf)]);
  return { clientRequestId: clientRequestId?.header.toLowerCase(), ...Object.fromEntries(lists) };
}
