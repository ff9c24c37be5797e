import type { Refuse } from './flat-value.ts';

/**
 * A value as JSON; undefined where it is nothing.
 * @throws what `refuse` makes of a value that has no JSON
 */
export function jsonText(value: unknown, refuse: Refuse): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    throw refuse([], 'cannot be written as JSON (it holds a bigint, refers to itself or is nested without end)');
  }
}

/** Whether a media type is JSON, or one of the many that are written as JSON. */
export function isJson(mediaType: string): boolean {
  return /^(application|text)\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(mediaType);
}
