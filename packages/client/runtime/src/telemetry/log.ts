import type { Logger, LogLevel } from '../client/options.ts';
import type { News } from './news.ts';
import type { writeLine } from './write-line.ts';

/** Where lines go, and from which level on. */
export interface LogSettings {
  readonly logger: Logger;
  readonly level: LogLevel;
}

/** The log of one client. What makes lines is loaded by `ready`, which every call awaits that has a log. */
export class Log {
  readonly settings: LogSettings;
  readonly #place: { readonly provider: string; readonly redact: (text: string) => string };
  #write: typeof writeLine | undefined;

  constructor(settings: LogSettings, place: { readonly provider: string; readonly redact: (text: string) => string }) {
    this.settings = settings;
    this.#place = place;
  }

  /** What cannot be loaded cannot tell, which is no reason for a call to fail; the next one tries again. */
  async ready(): Promise<void> {
    this.#write ??= await import('./write-line.ts').then(
      ({ writeLine }) => writeLine,
      () => undefined,
    );
  }

  /** Writes what happened as one line, at once: the process may be about to end. */
  tell(news: News): void {
    this.#write?.({ ...this.settings, ...this.#place }, news);
  }
}
