/**
 * What a call is given, as it is when the call is made, lists and plain objects in it too: whoever fills one anew for each
 * call, input or options, must not have the last one sent, and paid for, as often as there are calls. Objects of a class,
 * such as bytes and signals, are not copied.
 */
export function snapshot<T>(given: T): T {
  try {
    return copyOf(given) as T; // a copy has the shape of what it is made of
  } catch {
    // A member that cannot be read, or an object that holds itself, is for the check of it to tell.
    return given;
  }
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: Record<PropertyKey, unknown> = { ...value };
  for (const name of Object.keys(copy)) copy[name] = copyOf(copy[name]);
  return copy;
}
