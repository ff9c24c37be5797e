/** Compares how a provider is reached: its hosts and its key. */
import { asObject, asString, type Json } from '../../json.ts';
import { hostOf } from '../document/compare-servers.ts';
import { member, membersOf, type Part, tellOfPart, tellSources } from './contract-report.ts';

/** Compares the address that is used and the ones that can be chosen. */
export function compareHosts(base: Part, servers: Part): void {
  const known = Object.values(asObject(servers.pair.after)).map((server) => asString(asObject(server).url) ?? '');
  tellAddress(base, known);
  for (const [name, server] of membersOf(servers)) {
    const { before, after } = server.pair;
    if (before === undefined) tellOfPart(server, 'server-added', { after: name });
    else if (after === undefined) tellOfPart(server, 'server-removed', { before: name });
    else compareServer(server);
  }
}

function compareServer(server: Part): void {
  tellAddress(member(server, 'url'), []);
  for (const [key, entry] of membersOf(server)) {
    if (key === 'description' && entry.pair.before !== entry.pair.after)
      tellOfPart(entry, 'description-changed', entry.pair);
    else if (key !== 'url' && key !== 'description') tellSources(entry);
  }
}

function tellAddress(part: Part, known: readonly string[]): void {
  const [before, after] = [asString(part.pair.before), asString(part.pair.after)];
  if (before === after) return;
  const isKnown = [after, ...known].some((url) => hostOf(url ?? '') === hostOf(before ?? ''));
  tellOfPart(part, isKnown ? 'server-url-changed' : 'server-host-changed', { before, after });
}

/** Compares how the key is sent, and where it is read. */
export function compareAuth(part: Part): void {
  const [before, after] = [asObject(part.pair.before), asObject(part.pair.after)];
  const way = ({ scheme, in: where }: Record<string, Json>): string => [scheme, where].join(' ').trim();
  const [was, is] = [asString(before.name), asString(after.name)];
  if (way(before) !== way(after)) {
    tellOfPart(part, 'auth-scheme-changed', { before: way(before), after: way(after) });
  } else if (was !== is) {
    const isSpelling = was?.toLowerCase() === is?.toLowerCase();
    const rule = isSpelling ? 'auth-header-spelling-changed' : 'auth-header-changed';
    tellOfPart(member(part, 'name'), rule, { before: was, after: is });
  }
  if (before.env !== after.env)
    tellOfPart(member(part, 'env'), 'auth-env-changed', { before: before.env, after: after.env });
}
