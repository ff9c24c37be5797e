/**
 * Notes promises that were rejected and that nobody waited for: they would end the user's program. Which case left one
 * cannot be told, so each case that is under way is told of it.
 */
export class StrayRejections {
  readonly #underWay = new Map<string, string[]>();
  readonly #note = (reason: unknown): void => {
    const text = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
    for (const noted of this.#underWay.values()) noted.push(text);
  };

  constructor() {
    process.on('unhandledRejection', this.#note);
  }

  /** A case begins. */
  begin(id: string): void {
    this.#underWay.set(id, []);
  }

  /** A case is over: what was noted meanwhile. */
  end(id: string): readonly string[] {
    const noted = this.#underWay.get(id) ?? [];
    this.#underWay.delete(id);
    return noted;
  }

  dispose(): void {
    process.off('unhandledRejection', this.#note);
  }
}
