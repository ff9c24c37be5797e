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
});
