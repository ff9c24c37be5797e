/**
 * A plain object as it is when a call is made: whoever fills one anew for each call, input or options, must not have the
 * last one sent, and paid for, as often as there are calls. Its members are not copied, nor is an object of a class.
 */
export function snapshot<T>(given: T): T {
  if (typeof given !== 'object' || given === null || Object.getPrototypeOf(given) !== Object.prototype) return given;
  try {
    return { ...given };
  } catch {
    // A member that cannot be read is for the check of it to tell.
    return given;
  }
}
