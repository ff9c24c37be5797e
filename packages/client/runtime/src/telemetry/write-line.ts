import type { LogLevel } from '../client/options.ts';
import { tell } from '../client/tell.ts';
import { lineOf } from './line-of.ts';
import type { LogSettings } from './log.ts';
import type { News } from './news.ts';
import { redactLine } from './redact-line.ts';
import { textsOf } from './texts-of.ts';

/** Whose line it is, and what takes the key out of it. */
export interface LinePlace extends LogSettings {
  readonly provider: string;
  readonly redact: (text: string) => string;
}

const ranks: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3, off: 4 };

/** Writes what happened as one redacted line, if its level is asked for. A logger that throws becomes a warning. */
export function writeLine(place: LinePlace, news: News): void {
  const level = levelOf(news);
  if (ranks[level] < ranks[place.level]) return;
  const { logger, provider, redact } = place;
  const line = redactLine(`[${provider} ${news.operation}] ${lineOf(news)}`, { redact, echoes: textsOf(news.input) });
  void tell(() => logger[level](line), 'The logger threw');
}

function levelOf(news: News): Exclude<LogLevel, 'off'> {
  switch (news.kind) {
    case 'request':
      return 'debug';
    case 'state':
      return news.state === 'pending' || news.state === 'unknown' ? 'debug' : 'info';
    case 'retry':
    case 'poll-failure':
    case 'drift':
      return 'warn';
    case 'failure':
      return news.part ? 'warn' : 'error';
  }
}
