/** `provider.ts`: hosts and authentication of a provider, as data. */
import type { ClientModel } from '../model/model.ts';
import { ImportCollector, type TypeScriptFile } from './file.ts';
import { type Literal, literal, Verbatim } from './literal.ts';
import { constant } from './statements.ts';

/** Emits the provider value of a model. */
export function emitProvider(model: ClientModel): TypeScriptFile {
  const imports = new ImportCollector();
  const { spec } = model;
  const value: Literal = {
    id: spec.id,
    title: spec.title,
    baseUrl: spec.baseUrl,
    servers: spec.servers && Object.fromEntries(Object.entries(spec.servers).map(([name, { url }]) => [name, url])),
    serverVariables: model.serverVariables as Literal, // plain data
    auth: authOf(model),
    contract: new Verbatim("async () => (await import('./contract.js')).contract"),
  };
  const type = imports.type('@limner/runtime/codegen', 'ProviderDefinition');
  return {
    kind: 'typescript',
    path: 'src/gen/provider.ts',
    imports: imports.list(),
    namespaces: [],
    statements: [
      constant({ doc: `${spec.title} as its spec describes it.`, name: model.constName, type, value: literal(value) }),
    ],
  };
}

function authOf({ security, spec: { auth } }: ClientModel): Literal {
  if (security) return { scheme: 'several', ...(security as unknown as Record<string, Literal>) }; // plain data
  return auth.scheme === 'bearer'
    ? { scheme: 'bearer', env: auth.env }
    : { scheme: 'apiKey', header: auth.name.toLowerCase(), env: auth.env };
}
