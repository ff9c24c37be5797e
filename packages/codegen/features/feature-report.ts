/** Generates a package from all features and asks its validators, as the generated client would use them. */
import { generatePackage } from '../documents/generate-package.ts';
import { loadPackage } from '../documents/load-package.ts';
import type { Json } from '../src/json.ts';
import type { Direction, Feature, Version } from './feature.ts';
import { schemaIn } from './feature.ts';
import { featureDocument, pathOf } from './feature-document.ts';
import { type Finding, type Judge, judgeFeature, worse } from './verdict.ts';

/** As far as a generated operation is needed here. */
interface Operation {
  readonly path: string;
  readonly body: string | { readonly property?: string };
  readonly validators: () => Promise<{ readonly input?: () => Schema; readonly output?: () => Schema }>;
}
interface Schema {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

/** What is made of each feature; nothing for one that the version has no words for. */
export async function reportFeatures(features: readonly Feature[], version: Version): Promise<Map<Feature, Finding>> {
  const judged = features.filter((feature) => schemaIn(version, feature) !== undefined);
  const { files } = await generatePackage(featureDocument(judged, version), 'features');
  const entries =
    files.length > 0
      ? await judgeAll(judged, files)
      : // One by one, to find out which of them stopped the generation.
        await Promise.all(judged.map((feature) => judgeAlone(feature, version)));
  return new Map(entries);
}

type Entry = [Feature, Finding];

async function judgeAlone(feature: Feature, version: Version): Promise<Entry> {
  const { files, diagnostics } = await generatePackage(featureDocument([feature], version), 'features');
  if (files.length > 0) {
    const [entry] = await judgeAll([feature], files);
    if (entry) return entry;
  }
  const codes = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return [feature, { verdict: `refused: ${[...new Set(codes)].join(', ')}`, because: [] }];
}

async function judgeAll(features: readonly Feature[], files: Parameters<typeof loadPackage>[0]): Promise<Entry[]> {
  const module = await loadPackage(files)('src/gen/operations.js');
  // Every value of this module is an operation.
  const operations = new Map(Object.values(module as Record<string, Operation>).map((value) => [value.path, value]));
  return await Promise.all(
    features.map(async (feature, index): Promise<Entry> => {
      const operation = operations.get(pathOf(index));
      if (!operation) throw new Error(`The package has no operation for ${feature.feature}.`);
      const judges = await judgesOf(operation);
      const directions: Direction[] = feature.direction ? [feature.direction] : ['request', 'response'];
      return [feature, directions.map((direction) => judgeFeature(feature, judges[direction])).reduce(worse)];
    }),
  );
}

async function judgesOf({ body, validators }: Operation): Promise<Record<Direction, Judge>> {
  const { input, output } = await validators();
  const property = typeof body === 'object' ? body.property : undefined;
  const ask = (schema: Schema | undefined, value: unknown): { success: boolean; data?: unknown } =>
    schema ? schema.safeParse(value) : { success: true, data: value };
  return {
    request: (value: Json) => {
      const { success, data } = ask(input?.(), property === undefined ? value : { [property]: value });
      // The input is an object with the body as one of its properties.
      return success ? { accepted: true, value: property === undefined ? data : (data as never)[property] } : no;
    },
    response: (value: Json) => {
      const { success, data } = ask(output?.(), value);
      return success ? { accepted: true, value: data } : no;
    },
  };
}

const no = { accepted: false } as const;
