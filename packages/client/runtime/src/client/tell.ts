/**
 * Calls a listener of the user's. One that throws, or whose promise rejects, must not end what it listens to and must not
 * go unnoticed: the failure becomes a warning of the process. Resolves to whether it went well.
 */
export async function tell(listener: () => unknown, failure: string): Promise<boolean> {
  try {
    await listener();
    return true;
  } catch (error) {
    const text = `${failure}: ${error instanceof Error ? error.message : String(error)}`;
    // Not every platform has a process, and none must fail for want of one.
    if (typeof process === 'undefined' || typeof process.emitWarning !== 'function') console.warn(text);
    else process.emitWarning(text, 'LimnerWarning');
    return false;
  }
}
