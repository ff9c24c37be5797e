import type { IncomingHttpHeaders } from 'node:http';
import type { ServedOperation } from './served-operation.ts';
import type { ServedProvider } from './served-provider.ts';

/** Whether an operation asks for the key at all. */
export function needsKey({ contract }: Pick<ServedProvider, 'contract'>, { id }: ServedOperation): boolean {
  return contract.operations[id]?.auth !== 'none';
}

/** Whether the key lets a request pass; `key` undefined means that any key does. */
export function checkKey(
  { contract }: ServedProvider,
  request: {
    readonly operation: ServedOperation;
    readonly headers: IncomingHttpHeaders;
    readonly key: string | undefined;
  },
): 'ok' | 'missing' | 'invalid' {
  if (!needsKey({ contract }, request.operation)) return 'ok';
  const { auth } = contract;
  const field = request.headers[auth.scheme === 'bearer' ? 'authorization' : auth.name.toLowerCase()];
  const given = typeof field === 'string' ? field.trim() : '';
  const sent = auth.scheme === 'bearer' ? (/^bearer +(\S+)$/i.exec(given)?.[1] ?? '') : given;
  if (sent === '') return given === '' ? 'missing' : 'invalid';
  return request.key === undefined || request.key === sent ? 'ok' : 'invalid';
}
