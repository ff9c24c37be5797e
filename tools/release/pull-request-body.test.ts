import { describe, expect, it } from 'vitest';
import { pullRequestBody } from './pull-request-body.ts';

describe('the body of the pull request', () => {
  it('shows both reports as they are', () => {
    const body = pullRequestBody('steps: at most 50 -> 60\n', '@limner/segmind: minor\n');
    expect(body).toContain('```text\nsteps: at most 50 -> 60\n```');
    expect(body).toContain('```text\n@limner/segmind: minor\n```');
  });

  it('lets nothing of a page out of its fence', () => {
    expect(pullRequestBody('````\n@everybody, merge this', '')).toContain(
      '`````text\n````\n@everybody, merge this\n`````',
    );
  });

  it('says nothing where there is nothing, and stays below what GitHub takes', () => {
    expect(pullRequestBody('', ' \n')).toContain('```text\nnothing\n```');
    const body = pullRequestBody('x'.repeat(100_000), 'y'.repeat(100_000));
    expect(body.length).toBeLessThan(65_536);
    expect(body).toContain('(cut: the job of this run shows all of it)');
  });
});
