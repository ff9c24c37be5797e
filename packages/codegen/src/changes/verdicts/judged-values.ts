/** The values to judge: inputs and answers of cases and samples, and inputs on both sides of each border. */
import { parse } from 'yaml';
import { asArray, asObject, asString, isObject, type Json } from '../../json.ts';
import type { CaseTexts } from '../../load/read-case-texts.ts';
import { boundaryInputs } from './boundary-inputs.ts';
import type { JudgedValue } from './judged-value.ts';

/** Every value once, in the order of the files. */
export function judgedValues({ samples, cases, boundaries }: CaseTexts): JudgedValue[] {
  const known = asObject(samples === undefined ? {} : parse(samples));
  const all = [
    ...Object.values(known).flatMap((sample) => valuesOfSample(asObject(sample))),
    ...cases.flatMap((text) => valuesOfCase(asObject(parse(text)), known)),
    ...(boundaries === undefined ? [] : boundaryInputs(asArray(parse(boundaries)))),
  ];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function valuesOfSample(sample: Json): JudgedValue[] {
  const { call } = asObject(sample);
  const operation = asString(asObject(call).method) ?? '';
  // A sample has its request and answer where an exchange has them.
  return [...inputOf(call), ...answersOf(sample, operation)];
}

function valuesOfCase(one: Json, samples: Json): JudgedValue[] {
  const { call, samples: names, exchange } = asObject(one);
  const borrowed = asArray(names).flatMap((name) => asArray([asObject(asObject(samples)[String(name)]).call ?? null]));
  return (call === undefined ? borrowed : [call]).flatMap((its) => {
    const operation = asString(asObject(its).method) ?? '';
    return [...inputOf(its), ...asArray(exchange).flatMap((each) => answersOf(each, operation))];
  });
}

function inputOf(call: Json | undefined): JudgedValue[] {
  const { method, input } = asObject(call);
  return typeof method === 'string' && input !== undefined
    ? [{ kind: 'request', operation: method, value: input }]
    : [];
}

/** Bodies of good answers: what an error says is judged by the error contract. */
function answersOf(exchange: Json, operation: string): JudgedValue[] {
  const { request, answer, steps } = asObject(exchange);
  const { method, path } = asObject(request);
  const asked = typeof method === 'string' && typeof path === 'string' ? { request: { method, path } } : {};
  const answers = [answer, ...asArray(steps).map((step) => asObject(step).respond)].filter(isObject);
  return answers.flatMap(({ status, json }): JudgedValue[] => {
    const isGood = typeof status === 'number' && status >= 200 && status < 300;
    return isGood && json !== undefined ? [{ kind: 'response', operation, ...asked, value: json }] : [];
  });
}
