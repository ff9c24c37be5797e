/** Compares the hosts that a provider is reached at; the first is the one that is used. */
import { asArray, asObject, asString, type Json } from '../../json.ts';
import { canonical } from '../schema/canonical.ts';
import type { Pair } from '../schema/pair.ts';
import { compareWords, type Report, tellIn } from './report.ts';

interface Server {
  readonly url: string;
  readonly place: string;
  readonly value: Json;
}

/** Compares the servers of a document. */
export function compareServers(report: Report, pair: Pair<Json>): void {
  const [before, after] = [serversOf(pair.before), serversOf(pair.after)];
  const [old, now] = [before[0], after[0]];
  if (old && now && old.url !== now.url) {
    const isGone = !after.some(({ url }) => hostOf(url) === hostOf(old.url));
    const rule = isGone ? 'server-host-changed' : 'server-url-changed';
    tellIn(report, rule, { place: now.place, before: old.url, after: now.url });
  }
  for (const server of before.slice(1))
    if (!after.some(({ url }) => url === server.url))
      tellIn(report, 'server-removed', { place: server.place, before: server.url });
  for (const server of after) {
    const known = before.find(({ url }) => url === server.url);
    if (known) compareServer(report, { before: known, after: server });
    else if (server !== now) tellIn(report, 'server-added', { place: server.place, after: server.url });
  }
}

function compareServer(report: Report, { before, after }: Pair<Server>): void {
  compareWords(report, { before: before.value, after: after.value }, after.place);
  const [was, is] = [asObject(before.value).variables, asObject(after.value).variables];
  if (canonical(was) !== canonical(is))
    tellIn(report, 'server-variables-changed', { place: `${after.place}/variables`, before: was, after: is });
}

function serversOf(document: Json): readonly Server[] {
  return asArray(asObject(document).servers).flatMap((value, index) => {
    const url = asString(asObject(value).url);
    return url === undefined ? [] : [{ url, value, place: `/servers/${index}` }];
  });
}

/** The host of an address; of a relative one, itself. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
