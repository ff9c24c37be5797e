/** Checks operations for what the client would pass over: unknown members, bodies it cannot carry, paths, open access. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';
import { checkMembers } from './check-members.ts';
import { httpMethods } from './keywords.ts';

/** Checks every operation of a resolved document. */
export function checkOperations(document: JsonObject, spec: ProviderSpec): Diagnostic[] {
  const items = Object.entries(asObject(document.paths)).flatMap(([path, item]) => {
    const shared = asArray(asObject(item).parameters);
    const operations = Object.entries(asObject(item)).flatMap(([method, node]) =>
      httpMethods.includes(method) && isObject(node) ? [node] : [],
    );
    return operations.flatMap((node) => [
      ...checkPath({ paths: asObject(document.paths), path, parameters: [...shared, ...asArray(node.parameters)] }),
      ...checkAccess(node, spec),
      ...checkBodies(node),
    ]);
  });
  return [...checkMembers(document), ...items];
}

function checkPath(options: { paths: JsonObject; path: string; parameters: readonly Json[] }): Diagnostic[] {
  const { paths, path, parameters } = options;
  const inPath = parameters.map(asObject).filter((parameter) => parameter.in === 'path');
  const given = inPath.filter(({ required }) => required === true).map(({ name }) => String(name));
  const named = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
  if (inPath.length === given.length && named.toSorted().join() === given.toSorted().join()) return [];
  const message = `The path names ${named.join(', ') || 'nothing'}, its required parameters are ${given.join(', ') || 'none'}.`;
  return [diagnostic('path-parameter-mismatch', locate(paths, path), message)];
}

/** The document and provider.yaml both say which operations work without a key. */
function checkAccess(node: JsonObject, spec: ProviderSpec): Diagnostic[] {
  const id = asString(node.operationId) ?? '';
  const alternatives = asArray(node.security);
  const isOpen =
    Array.isArray(node.security) &&
    (alternatives.length === 0 || alternatives.some((scheme) => Object.keys(asObject(scheme)).length === 0));
  if (isOpen === (spec.operations?.[id]?.auth === 'none')) return [];
  const message = isOpen
    ? `The document lets ${id} work without a key, provider.yaml does not say "auth: none".`
    : `provider.yaml lets ${id} work without a key, the document does not say "security: []".`;
  return [diagnostic('security-mismatch', locate(node, 'security'), message)];
}

/** Media types that the runtime can decode. */
const decoded = /^(application\/json|application\/octet-stream|image\/[a-z.+-]+)$/;

function checkBodies(node: JsonObject): Diagnostic[] {
  const sent = asObject(asObject(node.requestBody).content);
  const unsent = Object.keys(sent).filter((type) => type !== 'application/json');
  const answers = Object.entries(asObject(node.responses)).filter(([status]) => /^2/.test(status));
  const contents = answers.map(([, answer]) => asObject(asObject(answer).content));
  return [
    ...unsent.map((type) =>
      unsupported({ owner: sent, key: type, message: `A body of type ${type} would not be sent.` }),
    ),
    ...contents.flatMap((content) =>
      Object.keys(content)
        .filter((type) => !decoded.test(type))
        .map((type) =>
          unsupported({ owner: content, key: type, message: `An answer of type ${type} would not be read.` }),
        ),
    ),
    ...(answers.length === 0
      ? [unsupported({ owner: node, key: 'responses', message: `${String(node.operationId)} has no success answer.` })]
      : []),
  ];
}

function unsupported({ owner, key, message }: { owner: JsonObject; key: string; message: string }): Diagnostic {
  return diagnostic('unsupported-content', locate(owner, key), message);
}
