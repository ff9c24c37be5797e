import { withoutEchoes } from './without-echoes.ts';

/** What a line must not hold beside what can be seen to be secret. */
export interface Redaction {
  /** Takes the key out. */
  readonly redact: (text: string) => string;
  /** Texts of the input: prompts. */
  readonly echoes: readonly string[];
}

/** What stands in place of what was taken out, in the order of the search; white space is one blank by then. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/\bdata:[\w+.-]+\/[\w+.-]+[;,][^\s"'<>]*/gi, '[data URI]'],
  [/(https?:\/\/)[^\s"'<>/?#@]*@/gi, '$1[credentials]@'],
  [/(https?:\/\/[^\s"'<>?#]*)[?#][^\s"'<>]*/gi, '$1?[query]'],
  [
    /\b((?:proxy-)?authorization|(?:x-)?api[-_]?key|(?:set-)?cookie|[\w-]*(?:token|secret|signature))(["']? ?[:=] ?["']?)(?:(?:bearer|basic|key) )?[^ "',;]+/gi,
    '$1$2[redacted]',
  ],
  [/\b(bearer|basic) [\w+/=.~-]{8,}/gi, '$1 [redacted]'],
  [/[\w+/-]{80,}={0,2}/g, '[base64]'],
];

/** One line that is fit for a log: no key, no credentials, no signature, no image, no prompt, no control characters. */
export function redactLine(line: string, { redact, echoes }: Redaction): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
  const plain = redact(line).replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  return rules.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), withoutEchoes(plain, echoes));
}
