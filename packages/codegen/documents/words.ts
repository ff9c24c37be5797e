/** The vocabulary of documents that are made up: nouns become resources, adjectives tell apart what has the same noun. */

const nouns: readonly string[] = (
  'account address alert animal archive asset batch branch bucket budget campaign card cart channel charge claim class ' +
  'cluster comment contact contract coupon course customer dataset delivery deployment device discount dispute document ' +
  'domain driver endpoint event expense export feature file flow folder form fund gateway group host image import index ' +
  'invoice issue item job journey key label lease ledger lesson license list listing loan location lock machine mailbox ' +
  'member merchant message meter milestone model network note notice offer order organization package page parcel ' +
  'partner patient payment payout period permission person phase photo plan player policy pool port post price process ' +
  'product profile project promotion queue quote rate reader receipt record refund region release report request review ' +
  'reward role room route rule schedule script season seat section segment server service session share shift signal site ' +
  'slot snapshot source space sprint stage statement step store stream subscription supplier survey tag target task team ' +
  'template tenant term theme thread ticket token topic trace transfer trip unit upload user vault vehicle vendor version ' +
  'video visit volume voucher wallet warehouse webhook widget workflow zone'
).split(' ');

const adjectives: readonly string[] = (
  'active annual blue central daily early external federal general global green hidden internal joint large legal local ' +
  'major medical mobile modern monthly native neutral open partial physical private public quick rapid recent regional ' +
  'remote retail royal rural secure shared silent simple single small social solid special spare stable static steady ' +
  'tidal total urban usual valid verbal vital weekly'
).split(' ');

/** The name of the nth thing, in PascalCase; no two are the same. */
export function thingName(index: number): string {
  const noun = capital(nouns[index % nouns.length] ?? '');
  const round = Math.floor(index / nouns.length);
  if (round === 0) return noun;
  const last = Math.floor((round - 1) / adjectives.length);
  return `${capital(adjectives[(round - 1) % adjectives.length] ?? '')}${noun}${last === 0 ? '' : last}`;
}

/** The name of the nth property, in snake_case. */
export function memberName(index: number): string {
  const adjective = adjectives[(index * 7) % adjectives.length] ?? '';
  const round = Math.floor(index / adjectives.length);
  return `${adjective}_${nouns[(index * 13) % nouns.length] ?? ''}${round === 0 ? '' : `_${round}`}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
