import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Judge, type Question, refuse } from './judge.ts';

/** Nothing is said beyond the standard: strict mode off, formats as annotations, own properties alone. */
const options = { strict: false, validateFormats: false, logger: false, ownProperties: true } as const;
/** For schemas without an address: making one and its metaschema costs more than all else. */
const shared = new Ajv2020(options);

/** ajv, as far from its own dialect as it goes. */
export const judgeWithAjv: Judge = async (question) => {
  try {
    const validate = compile(question);
    return (instance) => {
      try {
        return validate(instance) === true;
      } catch (error) {
        return { refused: String(error) };
      }
    };
  } catch (error) {
    return refuse(error);
  }
};

function compile({ schema, documents = {} }: Question): (instance: unknown) => unknown {
  // ajv says itself what it does not take for a schema.
  const isShared = Object.keys(documents).length === 0 && !JSON.stringify(schema).includes('"$id"');
  if (isShared) {
    try {
      return shared.compile(schema as object);
    } finally {
      shared.removeSchema(schema as object);
    }
  }
  const ajv = new Ajv2020(options);
  for (const [uri, document] of Object.entries(documents)) ajv.addSchema(document as object, uri);
  return ajv.compile(schema as object);
}
