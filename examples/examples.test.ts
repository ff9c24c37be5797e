/** Runs each example as a program of its own against the embedded provider. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serveProvider } from '@limner/conformance';
import { expect, it } from 'vitest';

const examples = readdirSync(import.meta.dirname).filter((file) => /^[a-z]+\.ts$/.test(file));

for (const file of examples) {
  it(`${file} leaves an image on disk`, async () => {
    const provider = basename(file, '.ts');
    const folder = mkdtempSync(join(tmpdir(), 'limner-example-'));
    const server = await serveProvider({ provider, taskTime: 50 });
    try {
      const name = provider.toUpperCase();
      const env = { ...process.env, [`${name}_API_KEY`]: 'any-key', [`${name}_BASE_URL`]: server.url };
      const { status, output } = await run(join(import.meta.dirname, file), { cwd: folder, env });
      expect(output).not.toContain('any-key');
      expect(status).toBe(0);
      const images = readdirSync(folder).filter((saved) => saved.endsWith('.png'));
      expect(images).toHaveLength(1);
      expect(
        readFileSync(join(folder, images[0] ?? ''))
          .subarray(1, 4)
          .toString('latin1'),
      ).toBe('PNG');
    } finally {
      await server.close();
      rmSync(folder, { recursive: true });
    }
  });
}

/** The server lives in this process, so the program must not block it. */
function run(
  file: string,
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file], options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
    });
  });
}
