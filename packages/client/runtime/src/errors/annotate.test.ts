import { expect, it } from 'vitest';
import { annotate } from './annotate.ts';
import { LimnerError } from './limner-error.ts';

const failed = (): LimnerError =>
  new LimnerError({ message: 'lost.', category: 'connection', provider: 'tiny', phase: 'headers' });

it('adds facts to the very error, to be read like its own', () => {
  const error = failed();
  expect(annotate(error, { taskId: 't', attempts: 3 })).toBe(error);
  expect(error).toMatchObject({ taskId: 't', attempts: 3 });
  expect(Object.keys(error)).toContain('taskId');
  annotate(error, { taskId: 'u' });
  expect(error.taskId).toBe('u');
  expect(Object.getOwnPropertyDescriptor(error, 'taskId')).toMatchObject({ writable: true });
});

it('leaves alone what is not known', () => {
  const error = failed();
  annotate(
    error,
    JSON.parse('{}', () => ({ attempts: undefined })),
  );
  expect(error.attempts).toBe(0);
});

it('adds a hint to the message, once', () => {
  const error = failed();
  annotate(error, { hint: 'Look there.' });
  annotate(error, { hint: 'Look there.' });
  expect(error.message).toBe('[tiny] lost. Look there.');
  expect(error).not.toHaveProperty('hint');
});
