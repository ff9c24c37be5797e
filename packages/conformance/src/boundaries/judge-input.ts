import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { pointerOf } from '../json/pointer.ts';
import type { Schema } from './request-document.ts';

/** What an independent validator says of an input: the keywords that refuse it, by the place that they are about. */
export type InputJudge = (input: unknown) => ReadonlyMap<string, readonly string[]>;

/** A judge of inputs by a schema, whose references lead into the document. */
export function judgeInput(document: Schema, schema: Schema): InputJudge {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile({ ...schema, components: document.components });
  return (input) => {
    validate(input);
    const found = (validate.errors ?? []).map(({ instancePath, keyword, params }) => {
      const name: unknown = params.missingProperty;
      const at = typeof name === 'string' ? `${instancePath}${pointerOf([name])}` : instancePath;
      return { at, keyword: keyword === 'false schema' ? 'not' : keyword };
    });
    const byPlace = Map.groupBy(found, ({ at }) => at);
    return new Map([...byPlace].map(([at, list]) => [at, [...new Set(list.map(({ keyword }) => keyword))]]));
  };
}
