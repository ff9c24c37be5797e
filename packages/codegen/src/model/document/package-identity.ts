/** What a package and its client are called, by the one name that the user gives. */
import { exportedNames } from '../exported-names.ts';
import { camelCase, pascalCase, words } from '../names.ts';
import { reservedTypes, reservedValues } from '../reserved-names.ts';
import { defaultErrors } from './default-errors.ts';

/** Names of a package from a document. */
export interface PackageIdentity {
  readonly packageName: string;
  /** Small letters and hyphens: `acme-api`. */
  readonly id: string;
  /** Class of the client. */
  readonly client: string;
  /** The provider value. */
  readonly constName: string;
  /** What names of environment variables begin with: `ACME_API`. */
  readonly env: string;
}

/** What the index exports of the runtime. */
const exported = new Set(
  Object.values(exportedNames({ errors: defaultErrors }, { resources: [], hasTasks: true, hasUpload: true })).flat(),
);

/** What says nothing of whose client it is. */
const general = new Set(['api', 'client', 'sdk', 'js', 'ts', 'node', 'javascript', 'typescript', 'rest', 'http']);

/** Takes a name that npm takes; a scope is part of what the client is called only where the rest says nothing: `@acme/client`. */
export function packageIdentity(packageName: string): PackageIdentity {
  const [scope = '', own = packageName] = packageName.startsWith('@') ? packageName.slice(1).split('/') : [];
  const isGeneral = own.split(/[-._]/).every((word) => general.has(word));
  const name = isGeneral && /[a-z]/i.test(scope) ? scope : own;
  const client = pascalCase(name);
  const constName = camelCase(name);
  return {
    packageName,
    id: words(client).join('-').toLowerCase(),
    client: reservedTypes.has(client) || exported.has(client) ? `${client}Client` : client,
    constName: reservedValues.has(constName) ? `${constName}_` : constName,
    env: (/^\d/.test(name) ? words(client) : words(name)).join('_').toUpperCase() || 'API',
  };
}
