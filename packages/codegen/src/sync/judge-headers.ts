import { asArray, asObject, isObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import type { JudgedFact } from './fact.ts';
import type { PageToJudge } from './judge-page.ts';
import type { SpecSources } from './spec-view.ts';

/** Header fields of a request: the key's, that of the body's media type, and parameters. */
export function judgeHeaders({ provider }: SpecSources, { facts, operation }: PageToJudge): JudgedFact[] {
  const { auth } = provider.spec;
  const key = (auth.scheme === 'bearer' ? 'authorization' : auth.name).toLowerCase();
  const { node } = operation;
  return facts.headers.map(({ name, required }): JudgedFact => {
    const fact = { place: `header/${name}`, position: 'request', says: required ? 'required' : 'optional' } as const;
    const said = name.toLowerCase();
    if (said === key) return { ...fact, stands: true, at: locate(provider.raw, 'auth') };
    const body = asObject(node.requestBody);
    if (said === 'content-type' && isObject(body.content))
      return { ...fact, stands: true, at: locate(body, 'content') };
    const parameter = asArray(node.parameters)
      .map(asObject)
      .find((one) => one.in === 'header' && String(one.name).toLowerCase() === said);
    if (!parameter) return { ...fact, stands: false, at: operation.at };
    return { ...fact, stands: (parameter.required === true) === required, at: locate(parameter) };
  });
}
