/**
 * The input as it is when the call is made: whoever fills one object anew for each call must not have the last one sent, and
 * paid for, as often as there are calls. Its members are not copied, nor is an object of a class.
 */
export function copyInput<Input>(input: Input): Input {
  if (typeof input !== 'object' || input === null || Object.getPrototypeOf(input) !== Object.prototype) return input;
  try {
    return { ...input };
  } catch {
    // A member that cannot be read is for the check of the input to tell.
    return input;
  }
}
