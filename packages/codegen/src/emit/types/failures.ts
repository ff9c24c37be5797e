/** The documented error answers of each operation, by its id: what `failed` of the client tells apart. */
import type { ClientModel, FailureModel, OperationModel } from '../../model/model.ts';
import { propertyKey } from '../../model/names.ts';
import type { ImportCollector } from '../file.ts';
import { interfaceDeclaration, typeAlias } from '../statements.ts';
import { typeName } from './type-names.ts';

/** Emits a type for each operation that has such answers, and the interface of all of them. */
export function emitFailures(model: ClientModel, imports: ImportCollector): string[] {
  const schemas = new Map(model.schemas.map((schema) => [schema.name, schema]));
  const nameOf = (name: string): string => {
    const schema = schemas.get(name);
    return schema ? typeName(model, schema, 'output') : 'unknown';
  };
  const failing = model.operations.filter(hasFailures);
  const types = failing.map((operation) => {
    const doc = `The documented error answers of \`${operation.id}\`.`;
    return typeAlias({ doc, name: operation.failureName, type: failureType(operation, imports, nameOf) });
  });
  if (types.length === 0) return [];
  const members = failing.map(({ id, failureName }) => ({ doc: '', key: propertyKey(id), type: failureName }));
  const doc = 'The documented error answers by operation: what `failed` of the client tells apart.';
  return [...types, interfaceDeclaration({ doc, name: 'Failures', members })];
}

/** Whether an operation names error answers. */
export function hasFailures(operation: OperationModel): operation is OperationModel & { failureName: string } {
  return operation.failureName !== undefined && operation.failures !== undefined && operation.failures.length > 0;
}

function failureType(operation: OperationModel, imports: ImportCollector, nameOf: (schema: string) => string): string {
  const failures = operation.failures ?? [];
  const bodies = Map.groupBy(failures, ({ schema }) => (schema === undefined ? 'unknown' : nameOf(schema)));
  const types = [...bodies].map(([body, same]) => {
    const statuses = same.map((failure) => statusType(failure, failures, imports)).join(' | ');
    return `{ readonly status: ${statuses}; readonly body: ${body} }`;
  });
  return types.join(' | ');
}

/** One status, or all of a range but those that are named. */
function statusType({ status }: FailureModel, all: readonly FailureModel[], imports: ImportCollector): string {
  if (typeof status === 'number') return String(status);
  const other = imports.type('@limner/runtime/codegen', 'OtherStatus');
  const named = all.filter((failure) => isInside(failure.status, status)).map((failure) => String(failure.status));
  const ranges = all.map((failure) => String(failure.status)).filter((text) => text.endsWith('XX'));
  // Below 300 nothing has failed.
  const classes = ['3', '4', '5'].filter((digit) =>
    status === 'default' ? !ranges.includes(`${digit}XX`) : status.startsWith(digit),
  );
  return `${other}<${classes.join(' | ') || 'never'}, ${named.join(' | ') || 'never'}>`;
}

function isInside(status: FailureModel['status'], range: FailureModel['status']): boolean {
  return typeof status === 'number' && (range === 'default' || String(status).startsWith(String(range).charAt(0)));
}
