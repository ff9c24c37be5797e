import type { Expectation, ExpectedRequest, Sample } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { Boundary, BoundaryVariant, OperationBoundaries } from './boundary.ts';

/** Where the cases of boundaries stand, and what they call. */
export interface BoundaryPlace {
  readonly provider: string;
  /** The committed boundaries. */
  readonly file: string;
  readonly samples: Readonly<Record<string, Sample>>;
}

/** Each boundary as a case: a good request goes out as it was given, another one is refused and nothing is sent. */
export function boundaryCases(shape: OperationBoundaries, place: BoundaryPlace): readonly ConformanceCase[] {
  const sample = place.samples[shape.operation];
  if (sample?.answer === undefined) return [];
  const counts = new Map<string, number>();
  return shape.variants.flatMap((variant) =>
    variant.boundaries.map((boundary) => {
      const side = boundary.refusedBy === undefined ? 'taken' : 'refused';
      const words = [
        shape.variants.length > 1 ? variant.name : '',
        boundary.at || 'input',
        boundary.keywords[0] ?? '',
        side,
      ];
      const id = `boundary-${words
        .join('-')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')}`;
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      return boundaryCase({ shape, variant, boundary, sample, place, id: `${id}-${count}` });
    }),
  );
}

interface Context {
  readonly shape: OperationBoundaries;
  readonly variant: BoundaryVariant;
  readonly boundary: Boundary;
  readonly sample: Sample;
  readonly place: BoundaryPlace;
  readonly id: string;
}

function boundaryCase(context: Context): ConformanceCase {
  const { shape, variant, boundary, sample, place, id } = context;
  const { provider, file } = place;
  const { at, keywords, refusedBy } = boundary;
  const input = inputOf(variant, boundary);
  const { answer } = sample;
  const isTaken = refusedBy === undefined && answer !== undefined;
  return {
    name: `${provider}/${shape.operation}/${id}`,
    provider,
    operation: shape.operation,
    id,
    file,
    title: `${keywords.join(' and ')} at "${at}" ${isTaken ? 'takes' : 'refuses'} what is ${isTaken ? 'inside' : 'outside'}`,
    kind: 'boundary',
    provenance: { evidence: 'documented', source: `openapi.json, ${keywords.join(', ')} at "${at}"` },
    client: {},
    call: { method: shape.operation, input },
    exchange: isTaken ? [{ request: requestOf(context, input), steps: [{ respond: answer }] }] : [],
    expect: isTaken ? goodOutcome(sample) : { issues: [{ path: at, rule: refusedBy ?? [] }] },
  };
}

function inputOf({ input }: BoundaryVariant, boundary: Boundary): unknown {
  if (Object.hasOwn(boundary, 'whole')) return boundary.whole;
  const left = Object.entries(input).filter(([name]) => !boundary.without?.includes(name));
  return { ...Object.fromEntries(left), ...boundary.with };
}

/** The request that carries exactly this input: nothing is added, nothing is left out. */
function requestOf({ shape, sample }: Context, input: unknown): ExpectedRequest {
  const members: readonly [string, unknown][] = Object.entries(
    typeof input === 'object' && input !== null ? input : {},
  );
  const { json: _, query: __, path: ___, headers, ...rest } = sample.request;
  const of = (where: string): [string, string][] =>
    members.filter(([name]) => shape.parameters[name] === where).map(([name, value]) => [name, String(value)]);
  const path = of('path').reduce(
    (text, [name, value]) => text.replace(`{${name}}`, () => encodeURIComponent(value)),
    shape.path,
  );
  const fields = of('header').map(([name, value]) => [name.toLowerCase(), value]);
  const query = Object.fromEntries(of('query'));
  const body = Object.fromEntries(members.filter(([name]) => shape.parameters[name] === undefined));
  return {
    ...rest,
    path,
    headers: { ...headers, ...Object.fromEntries(fields) },
    ...(Object.keys(query).length > 0 ? { query } : {}),
    ...(shape.body ? { json: body } : {}),
  };
}

function goodOutcome({ value, answer, images }: Sample): Expectation {
  return { value: value ?? answer?.json, ...(images === undefined ? {} : { images }) };
}
