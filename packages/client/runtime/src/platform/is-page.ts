/** Whether this code runs in a web page, where whoever visits it can read what it holds. Workers are none. */
export function isPage(scope: object = globalThis): boolean {
  const { window, document } = scope as { window?: unknown; document?: unknown }; // globals of pages alone, read as unknown
  return window !== undefined && document !== undefined;
}
