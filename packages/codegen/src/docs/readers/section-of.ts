/** Parts of a page that hold facts, and `other` for a part that is known to hold none. */
export type Section = 'request' | 'response' | 'headers' | 'errors' | 'other';

const sections: readonly (readonly [RegExp, Section])[] = [
  [/^(request |input |body )?(parameters|params|fields|arguments)$/, 'request'],
  [/^(request )?(body|payload|input)( (parameters|params|fields|schema))?$/, 'request'],
  [/^request( schema)?$/, 'request'],
  [/^(response|output|return)s?( (body|data))?( (parameters|params|fields|schema|type))?$/, 'response'],
  [/^(request )?headers$/, 'headers'],
  [/^(common |http |possible )?(error|status)( status)? codes?$|^errors$/, 'errors'],
  [/^(quick |code |usage )?examples?$|^(model )?overview$|^api (schema|endpoint)$|^endpoints?$/, 'other'],
  [/^(authorizations?|authentication|setup|pricing|faq|changelog|limits|code samples?)$/, 'other'],
  [/^example (request|response)\b/, 'other'],
];

/** The part of a page that begins with a line of these words; undefined where the words begin none. */
export function sectionOf(text: string): Section | undefined {
  if (text.length > 60) return undefined;
  const words = text.toLowerCase().replace(/^[\d.)\s]+|[\s:]+$/g, '');
  return sections.find(([pattern]) => pattern.test(words))?.[1];
}
