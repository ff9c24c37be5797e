/** The class of a client, seen from outside: nothing is known but that it takes options. */
export type ClientConstructor = new (options: Record<string, unknown>) => object;
