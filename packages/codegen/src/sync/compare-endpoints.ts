import type { PageFacts } from '../docs/page-facts.ts';
import type { Change } from '../wire-diff/change.ts';
import { changeOf } from '../wire-diff/change-of.ts';
import { compareLists } from './compare-lists.ts';

type Endpoint = PageFacts['endpoints'][number];

const place = '/endpoints';

/** Where calls go: one that is told elsewhere now has moved, of more than one nobody can say which became which. */
export function compareEndpoints(before: readonly Endpoint[], after: readonly Endpoint[]): Change[] {
  const lost = before.filter((endpoint) => !after.some((one) => textOf(one) === textOf(endpoint)));
  const come = after.filter((endpoint) => !before.some((one) => textOf(one) === textOf(endpoint)));
  const [from, to] = [lost[0], come[0]];
  if (lost.length === 1 && come.length === 1 && from && to) return compareMoved(from, to);
  const rules = { added: 'endpoint-added', removed: 'api-removed-without-deprecation', place };
  return compareLists(before.map(textOf), after.map(textOf), rules);
}

function textOf({ method, url }: Endpoint): string {
  return `${method} ${url}`;
}

function compareMoved(from: Endpoint, to: Endpoint): Change[] {
  const [old, now] = [from, to].map(partsOf);
  return (['api-servers-changed', 'api-method-changed', 'api-path-changed'] as const).flatMap((rule) => {
    const [said, says] = [old?.[rule], now?.[rule]];
    return said === says ? [] : [changeOf(rule, { place, before: said, after: says })];
  });
}

/** The parts of an endpoint by the rules that speak about them; an address that cannot be parsed is all path. */
function partsOf({ method, url }: Endpoint): Record<string, string> {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return {
    'api-servers-changed': address?.origin ?? '',
    'api-method-changed': method,
    'api-path-changed': address ? url.slice(address.origin.length) : url,
  };
}
