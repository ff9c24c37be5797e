import { expect, it, vi } from 'vitest';
import type { LogLevel } from '../client/options.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { News } from './news.ts';
import { writeLine } from './write-line.ts';

const error = new LimnerError({
  message: 'why',
  category: 'provider',
  provider: 'tiny',
  status: 500,
  phase: 'request',
});
const unsent = new LimnerError({ message: 'why', category: 'provider', provider: 'tiny', phase: 'connect' });
const operation = 'a.b';

/** What is written, by level, of what happened. */
function written(news: News, level: LogLevel = 'debug'): [string, string][] {
  const lines: [string, string][] = [];
  const keep = (name: string) => (line: string) => void lines.push([name, line]);
  const logger = { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
  writeLine({ logger, level, provider: 'tiny', redact: (text) => text.replaceAll('sk-1', '[key]') }, news);
  return lines;
}

const state = { kind: 'state', operation, taskId: 't', elapsed: 1.5 } as const;
const failure = { kind: 'failure', operation, input: {}, part: false } as const;
const event = { 'server.address': 'x.example', 'server.port': 443, 'http.request.method': 'GET' };
const request = { kind: 'request', operation, elapsed: 9.4 } as const;

it.each<[string, News, string]>([
  [
    'debug',
    { ...request, event: { ...event, 'error.type': 'reset' } },
    'attempt 1: GET x.example:443 ended with reset after 9 ms',
  ],
  [
    'debug',
    {
      ...request,
      event: {
        ...event,
        'url.template': '/a',
        'http.request.resend_count': 1,
        'http.response.status_code': 200,
        'limner.request_id': 'r1',
      },
    },
    'attempt 2: GET x.example:443/a ended with 200 after 9 ms, request id r1',
  ],
  [
    'warn',
    { kind: 'retry', operation, error, attempt: 1, retries: 2, wait: 3 },
    'attempt 1 of 3 failed (500 LimnerError), the next one in 3 ms',
  ],
  [
    'warn',
    { kind: 'retry', operation, error: unsent, attempt: 2, retries: 2, wait: 3 },
    'attempt 2 of 3 failed (LimnerError), the next one in 3 ms',
  ],
  ['info', { ...state, state: 'submitted' }, 'task t is submitted after 2 ms'],
  ['debug', { ...state, state: 'pending', providerState: 0 }, 'task t is pending (0) after 2 ms'],
  ['debug', { ...state, state: 'unknown' }, 'task t is unknown after 2 ms'],
  ['info', { ...state, state: 'done' }, 'task t is done after 2 ms'],
  [
    'warn',
    { kind: 'poll-failure', operation, taskId: 't', error, wait: 4 },
    'task t could not be read (500 LimnerError), the next poll in 4 ms',
  ],
  [
    'warn',
    { kind: 'drift', operation, places: ['/1', '/2', '/3', '/4', '/5', '/6'] },
    'the answer differs from its documented shape in 6 place(s): /1, /2, /3, /4, /5',
  ],
  [
    'error',
    { ...failure, error: new Error('[tiny a.b] 500 Provider: why sk-1') },
    'failed with Error: 500 Provider: why [key]',
  ],
  ['error', { ...failure, error: new Error('a.b] why') }, 'failed with Error: why'],
  ['error', { ...failure, error: new TypeError('why') }, 'failed with TypeError: why'],
  ['error', { ...failure, error: 'why' }, 'failed with something that is no Error'],
  ['warn', { ...failure, part: true, error: new Error('why') }, 'failed with Error: why'],
])('at %s: %o', (level, news, line) => {
  expect(written(news)).toEqual([[level, `[tiny a.b] ${line}`]]);
});

it('a failure does not repeat the input', () => {
  const news = { ...failure, input: { prompt: 'a red fox' }, error: new Error('no a red fox here') };
  expect(written(news)).toEqual([['error', '[tiny a.b] failed with Error: no [input] here']]);
});

it.each<[LogLevel, number]>([
  ['debug', 4],
  ['info', 3],
  ['warn', 2],
  ['error', 1],
  ['off', 0],
])('from %s on there are %i lines of four levels', (level, count) => {
  const all: News[] = [
    { ...request, event },
    { ...state, state: 'done' },
    { kind: 'drift', operation, places: [] },
    { ...failure, error },
  ];
  expect(all.flatMap((news) => written(news, level))).toHaveLength(count);
});

it('a logger that throws becomes a warning, and the line is lost alone', async () => {
  const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const broken = (): never => {
    throw new Error('disk full');
  };
  const logger = { debug: broken, info: broken, warn: broken, error: broken };
  writeLine({ logger, level: 'info', provider: 'tiny', redact: String }, { ...failure, error });
  await vi.waitFor(() =>
    expect(warning).toHaveBeenCalledExactlyOnceWith('The logger threw: disk full', 'LimnerWarning'),
  );
  warning.mockRestore();
});
