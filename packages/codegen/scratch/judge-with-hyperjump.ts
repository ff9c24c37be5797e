import { registerSchema, type SchemaObject, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { type Judge, refuse } from './judge.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
let count = 0;

/** @hyperjump/json-schema, which follows the words of the specification the closest. */
export const judgeWithHyperjump: Judge = async ({ schema, documents = {} }) => {
  count += 1;
  const uri = `https://judge.test/${count}`;
  const registered: string[] = [];
  const register = (document: unknown, address: string): void => {
    // Whether it is a schema is its own to say.
    registerSchema(structuredClone(document) as SchemaObject, address, dialect);
    registered.push(address);
  };
  try {
    for (const [address, document] of Object.entries(documents)) register(document, address);
    register(schema, uri);
    const judged = await validate(uri);
    return (instance) => {
      try {
        return judged(instance).valid;
      } catch (error) {
        return { refused: String(error) };
      }
    };
  } catch (error) {
    return refuse(error);
  } finally {
    for (const address of registered) unregisterSchema(address);
  }
};
