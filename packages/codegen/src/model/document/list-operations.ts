/** Finds the operations of a document. */
import { type Diagnostic, diagnostic } from '../../diagnostics.ts';
import { asObject, isObject, type JsonObject } from '../../json.ts';
import { locate } from '../../parse/origin.ts';

/** One operation as it stands in the document. */
export interface OperationSource {
  /** As the document writes it. */
  readonly path: string;
  /** In small letters. */
  readonly method: string;
  readonly node: JsonObject;
  /** What stands around it: parameters and servers for all operations of the path. */
  readonly item: JsonObject;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** What a path item has beside its operations. */
const others = ['summary', 'description', 'servers', 'parameters', '$ref'];

/** All operations, sorted by path and method, so that the order of a document decides nothing. */
export function listOperations(document: JsonObject, diagnostics: Diagnostic[]): OperationSource[] {
  const found: OperationSource[] = [];
  for (const [path, item] of Object.entries(asObject(document.paths))) {
    if (path.startsWith('x-') || !isObject(item)) continue;
    for (const [method, node] of Object.entries(item)) {
      if (others.includes(method) || method.startsWith('x-')) continue;
      if (methods.includes(method) && isObject(node)) found.push({ path, method, node, item });
      else
        diagnostics.push(
          diagnostic('left-out', locate(item, method), `${method.toUpperCase()} ${path} is left out: ${why(method)}.`),
        );
    }
  }
  const key = ({ path, method }: OperationSource): string => `${path}\n${method}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function why(method: string): string {
  if (methods.includes(method)) return 'it is no object';
  return method === 'trace' ? 'clients must not send it' : 'it is no method of OpenAPI 3.1';
}

/** The segments of a path, without query and fragment. */
export function pathSegments(path: string): string[] {
  return (/^[^?#]*/.exec(path)?.[0] ?? '').split('/').filter((segment) => segment !== '');
}
