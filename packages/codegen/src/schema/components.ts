/** Which names lead back to themselves, and how far each reaches. */
export interface Components {
  /** Names with the same number lead to each other. */
  readonly of: ReadonlyMap<string, number>;
  /** Names that lead back to themselves. */
  readonly recursive: ReadonlySet<string>;
  /** Of each name, the longest way to a name that leads nowhere new. */
  readonly height: ReadonlyMap<string, number>;
}

interface Frame {
  readonly name: string;
  readonly next: Iterator<string>;
}

/** Finds them as Tarjan does, in one pass and without recursion, for a chain may be as long as a document. */
export function findComponents(edges: ReadonlyMap<string, ReadonlySet<string>>): Components {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const of = new Map<string, number>();
  const recursive = new Set<string>();
  const height = new Map<string, number>();
  const targets = (name: string): string[] => [...(edges.get(name) ?? [])].filter((target) => edges.has(target));

  const open = (name: string): Frame => {
    order.set(name, order.size);
    low.set(name, order.get(name) ?? 0);
    stack.push(name);
    return { name, next: targets(name).values() };
  };
  const lower = (name: string, value: number): void => {
    low.set(name, Math.min(low.get(name) ?? value, value));
  };
  const close = (name: string): void => {
    if (low.get(name) !== order.get(name)) return;
    const members = stack.splice(stack.lastIndexOf(name));
    for (const member of members) of.set(member, order.get(name) ?? 0);
    const isLoop = members.length > 1 || targets(name).includes(name);
    const reach = members.flatMap(targets).map((target) => height.get(target) ?? -1);
    const own = 1 + reach.reduce((most, each) => Math.max(most, each), -1);
    for (const member of members) {
      height.set(member, own);
      if (isLoop) recursive.add(member);
    }
  };

  for (const start of edges.keys()) {
    if (order.has(start)) continue;
    const frames = [open(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { value: target, done } = frame.next.next();
      if (done === true) {
        close(frame.name);
        frames.pop();
        const outer = frames.at(-1);
        if (outer !== undefined) lower(outer.name, low.get(frame.name) ?? 0);
      } else if (!order.has(target)) frames.push(open(target));
      else if (!of.has(target)) lower(frame.name, order.get(target) ?? 0);
    }
  }
  return { of, recursive, height };
}
