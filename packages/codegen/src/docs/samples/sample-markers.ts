/** What an object literal is that stands behind certain words of code; each pattern ends with its opening brace. */
export interface SampleMarker {
  readonly gives: 'body' | 'headers';
  readonly pattern: RegExp;
}

/** How the languages of samples hand a body or header fields to a call. */
export const sampleMarkers: readonly SampleMarker[] = [
  { gives: 'body', pattern: /\b(?:json|data|payload|body)\s*=\s*\{/g },
  { gives: 'body', pattern: /\bJSON\.stringify\(\s*\{/g },
  { gives: 'body', pattern: /(?:--data(?:-raw|-binary)?|--json|-d)\s+["']\s*\{/g },
  { gives: 'headers', pattern: /\bheaders\s*[=:]\s*\{/g },
];
