import { isObject } from '../../json.ts';
import type { Block } from '../blocks/block.ts';
import type { FactSchema } from '../page-facts.ts';

/** The models that a page is about: those that it lists, else those that its request may name. */
export function readModels(blocks: readonly Block[], request: FactSchema | undefined): string[] {
  const start = blocks.findIndex(
    (block) => block.kind === 'line' && /\bvalid for the following (list of our )?models?\b/i.test(block.text),
  );
  const listed: string[] = [];
  for (const block of start < 0 ? [] : blocks.slice(start + 1, start + 200)) {
    const model = block.kind === 'line' ? /^[•*·-]?\s*([\w.-]+(?:\/[\w.:-]+)+)$/.exec(block.text)?.[1] : undefined;
    if (model === undefined) break;
    listed.push(model);
  }
  return listed.length > 0 ? listed : namedIn(request);
}

function namedIn(request: FactSchema | undefined): string[] {
  const names = ['model', 'model_id', 'modelId'];
  const schema = names.map((name) => request?.properties?.[name]).find(isObject);
  const values = [schema?.const ?? schema?.enum ?? []].flat();
  return values.filter((value) => typeof value === 'string');
}
