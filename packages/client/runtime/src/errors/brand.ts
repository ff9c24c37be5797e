/** Marks error classes so that two copies of this package in one program recognise each other's errors. */
const brand: symbol = Symbol.for('limner.error');

/** Gives a class its brand and its name; both stand on the prototype, where minifiers do not reach them. */
export function brandAs(kindClass: { readonly prototype: object }, kind: string): void {
  Object.defineProperty(kindClass.prototype, brand, { value: kind });
  Object.defineProperty(kindClass.prototype, 'name', { value: kind, writable: true });
}

/** Whether `value` is an error of that kind or of one derived from it, whichever copy of the package made it. */
export function hasBrand(value: unknown, kind: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (let proto: object | null = Object.getPrototypeOf(value); proto !== null; proto = Object.getPrototypeOf(proto)) {
    if (Object.getOwnPropertyDescriptor(proto, brand)?.value === kind) return true;
  }
  return false;
}
