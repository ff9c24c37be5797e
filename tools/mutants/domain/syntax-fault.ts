import { stripTypeScriptTypes } from 'node:module';

/**
 * Why a source is no module at all, if so. Parts that clients load late would fail a case by that, as if it had
 * noticed.
 */
export async function syntaxFault(text: string): Promise<string | undefined> {
  try {
    await import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(text))}`);
  } catch (error) {
    // Its imports lead nowhere from here, which is told only of what could be parsed.
    if (error instanceof SyntaxError) return error.message;
  }
  return undefined;
}
