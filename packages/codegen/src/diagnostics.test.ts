import { describe, expect, it } from 'vitest';
import { asWarning, diagnostic, formatDiagnostic, hasErrors } from './diagnostics.ts';

const place = { file: 'openapi.yaml', line: 3, column: 5, pointer: '/info' };

describe('diagnostics', () => {
  it('are errors where the catalog does not say otherwise', () => {
    expect(diagnostic('yaml-syntax', place, 'Bad.').severity).toBe('error');
    expect(diagnostic('left-out', place, 'No callbacks.').severity).toBe('warning');
  });

  it('do not stop a generation as warnings', () => {
    const problem = diagnostic('yaml-syntax', place, 'Bad.');
    expect(hasErrors([problem])).toBe(true);
    expect(hasErrors([asWarning(problem)])).toBe(false);
  });

  it('are printed with place, severity, code, cause, pointer and fix', () => {
    expect(formatDiagnostic(diagnostic('left-out', place, 'No callbacks.'))).toMatch(
      /^openapi\.yaml:3:5 warning left-out: No callbacks\.\n {4}at \/info\n {4}fix: /,
    );
  });

  it('show no text of a document that could steer a terminal, and not all of a long one', () => {
    const pointer = `/a\u001b[2J\n\u202e/${'x'.repeat(1000)}`;
    const text = formatDiagnostic(diagnostic('left-out', { ...place, pointer }, 'Bell \u0007.'));
    expect(text).toContain('Bell \\u0007.');
    expect(text).toContain('at /a\\u001b[2J\\u000a\\u202e/xxx');
    expect(text.length).toBeLessThan(800);
  });
});
