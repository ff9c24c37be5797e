/** Where a document's operations are served. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../../json.ts';
import type { ClientModel } from '../model.ts';
import { UniqueNames } from '../unique-names.ts';
import type { DocumentContext } from './document-context.ts';
import { memberName, nameWords } from './member-names.ts';

type Variables = NonNullable<ClientModel['serverVariables']>;
type Server = { url: string; description?: string };

/** The servers of a document. */
export interface ReadServers {
  /** Of the first; empty where it has no absolute address. Holds its variables as `{name}`. */
  readonly baseUrl: string;
  /** All others by name. */
  readonly servers?: Readonly<Record<string, Server>>;
  readonly serverVariables?: Variables;
  /** The address of an operation that is served elsewhere. */
  readonly of: (...nodes: readonly JsonObject[]) => { server?: string };
}

/** Reads servers; addresses without a host are relative to `file`, where that is an address. */
export function readServers(document: JsonObject, file: string, context: DocumentContext): ReadServers {
  const reader = new ServerReader(file, context);
  const [first, ...others] = reader.list(document.servers);
  if (!first)
    context.report(
      'server-missing',
      { node: document, key: 'servers' },
      'The document names no server with an absolute https address; the option `baseUrl` has to.',
    );
  const baseUrl = first?.url ?? '';
  return {
    baseUrl,
    ...(others.length > 0 && { servers: named(others) }),
    ...(reader.variables.size > 0 && {
      serverVariables: Object.fromEntries([...reader.variables].sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
    of: (...nodes) => {
      const own = nodes.map((node) => reader.list(node.servers)[0]).find((server) => server !== undefined);
      return own === undefined || own.url === baseUrl ? {} : { server: own.url };
    },
  };
}

function named(servers: readonly Server[]): Record<string, Server> {
  const names = new UniqueNames(['__proto__']);
  return Object.fromEntries(
    servers.map((server) => {
      const host = /^https?:\/\/([^/?#]*)/.exec(server.url)?.[1] ?? '';
      const description = nameWords(server.description ?? '');
      const words = description.length > 0 && description.length <= 3 ? description : nameWords(host);
      return [names.take(memberName(words.length > 0 ? words : ['server'])), server];
    }),
  );
}

class ServerReader {
  /** All variables that addresses hold. */
  readonly variables = new Map<string, Variables[string]>();
  readonly #file: string;
  readonly #context: DocumentContext;

  constructor(file: string, context: DocumentContext) {
    this.#file = file;
    this.#context = context;
  }

  /** The usable ones of a list. */
  list(servers: Json | undefined): Server[] {
    const all = asArray(servers).filter(isObject);
    const urls = new Set(all.map(({ url }) => url));
    // What is served encrypted as well is no loss.
    const isTwin = ({ url }: JsonObject): boolean =>
      typeof url === 'string' && url.startsWith('http:') && urls.has(url.replace('http:', 'https:'));
    return all.filter((server) => !isTwin(server)).flatMap((server) => this.#read(server));
  }

  #read(server: JsonObject): Server[] {
    const written = asString(server.url)?.trim() ?? '';
    const own = this.#variablesOf(server, written);
    const url = this.#absolute(written);
    const sample = url.replace(/\{([^{}]*)\}/g, (_, name: string) => own.get(name)?.default ?? '');
    if (!isAddress(sample)) {
      const message = `The server ${JSON.stringify(written)} has no absolute https address; it is left out.`;
      this.#context.report('left-out', { node: server, key: 'url' }, message);
      return [];
    }
    const address = this.#withVariables(url, { server, own })
      .replace(/[^\x21-\x7e]|["'`<>\\^|]/gu, (letter) => encodeURIComponent(letter))
      .replace(/\/+$/, '');
    const description = asString(server.description);
    return [{ url: address, ...(description !== undefined && { description }) }];
  }

  #absolute(url: string): string {
    if (/^(https?:|\{)/i.test(url) || !/^https?:\/\//i.test(this.#file)) return url;
    const base = new URL(this.#file);
    if (url.startsWith('//')) return `${base.protocol}${url}`;
    return url.startsWith('/')
      ? `${base.origin}${url}`
      : `${base.origin}${base.pathname.replace(/[^/]*$/, '')}${url.replace(/^\.\//, '')}`;
  }

  #variablesOf(server: JsonObject, url: string): Map<string, Variables[string]> {
    const found = new Map<string, Variables[string]>();
    for (const [, name = ''] of url.matchAll(/\{([^{}]*)\}/g)) {
      const variable = asObject(asObject(server.variables)[name]);
      const allowed = asArray(variable.enum)
        .filter((one) => typeof one === 'string' || typeof one === 'number')
        .map(String);
      const preset = variable.default ?? allowed[0];
      if (preset === undefined)
        this.#context.report(
          'left-out',
          { node: server, key: 'url' },
          `The variable {${name}} of the server has no default; its address holds nothing there.`,
        );
      found.set(name, { default: String(preset ?? ''), ...(allowed.length > 0 && { enum: allowed }) });
    }
    return found;
  }

  /** Variables of one name that mean different things keep their defaults, all but the first. */
  #withVariables(
    url: string,
    { server, own }: { server: JsonObject; own: ReadonlyMap<string, Variables[string]> },
  ): string {
    return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
      const variable = own.get(name) ?? { default: '' };
      const known = this.variables.get(name);
      if (name === '__proto__' || (known && JSON.stringify(known) !== JSON.stringify(variable))) {
        const message = `The variable {${name}} means something else in another server; here it always is ${JSON.stringify(variable.default)}.`;
        this.#context.report('left-out', { node: server, key: 'variables' }, message);
        return variable.default;
      }
      this.variables.set(name, variable);
      return whole;
    });
  }
}

function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** The runtime sends keys in the clear to this very machine alone. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d+){3}$/.test(host) || host === '[::1]';
}
