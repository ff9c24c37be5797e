import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Judge, refuse } from './judge.ts';

/**
 * Nothing is said beyond the standard: strict mode off, formats as annotations, own properties alone. One for all: compiling the
 * metaschema costs more than any schema.
 */
const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, ownProperties: true });

/** ajv, as far from its own dialect as it goes. */
export const judgeWithAjv: Judge = async ({ schema, documents = {} }) => {
  try {
    // ajv says itself what it does not take for a schema.
    for (const [uri, document] of Object.entries(documents)) ajv.addSchema(document as object, uri);
    const validate = ajv.compile(schema as object);
    return (instance) => {
      try {
        return validate(instance) === true;
      } catch (error) {
        return { refused: String(error) };
      }
    };
  } catch (error) {
    return refuse(error);
  } finally {
    ajv.removeSchema();
  }
};
