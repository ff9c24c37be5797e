import type { ConformanceCase } from '../../cases/conformance-case.ts';

/** A case `acme/call/<id>`: the method `call` gives 1, and nothing is sent. */
export function madeCase(id = 'a', parts: Partial<ConformanceCase> = {}): ConformanceCase {
  return {
    name: `acme/call/${id}`,
    provider: 'acme',
    operation: 'call',
    id,
    file: `${id}.yaml`,
    title: '',
    kind: 'success',
    provenance: { evidence: 'assumed', source: 'a test' },
    client: {},
    call: { method: 'call' },
    exchange: [],
    expect: { value: 1 },
    ...parts,
  };
}
