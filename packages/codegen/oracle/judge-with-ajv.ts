import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Judge, refuse } from './judge.ts';

/** ajv, with nothing said beyond the standard: strict mode off, formats as annotations, own properties alone. */
export const judgeWithAjv: Judge = async ({ schema, documents = {} }) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, ownProperties: true });
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
  }
};
