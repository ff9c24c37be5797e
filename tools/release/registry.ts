import type { Tarball } from './pack-packages.ts';
import { ended, run } from './run.ts';

/** A registry, spoken to by npm: it knows who may publish, and signs where a machine of CI may say who it is. */
export class Registry {
  readonly #settings: readonly string[];
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;

  /**
   * The one at `url`, or the one that npm is set up for. `folder` is where npm is started: below no project, whose
   * settings it would take. `userconfig` is the file with the token, if it is not the user's own.
   */
  constructor({ url, folder, userconfig }: { url?: string; folder: string; userconfig?: string }) {
    this.#settings = url === undefined ? [] : [`--@limner:registry=${url}`, `--registry=${url}`];
    this.#folder = folder;
    this.#environment = { ...process.env, ...(userconfig === undefined ? {} : { NPM_CONFIG_USERCONFIG: userconfig }) };
  }

  /** The integrity of a version, or nothing where it is not published. Throws where the registry does not answer. */
  async integrityOf(name: string, version: string): Promise<string | undefined> {
    const args = ['view', `${name}@${version}`, 'dist.integrity', '--json', '--prefer-online', ...this.#settings];
    const { output, errors, status } = await ended('npm', args, this.#options());
    const said: unknown = output.trim() === '' ? undefined : JSON.parse(output);
    if (status === 0) return typeof said === 'string' ? said : undefined;
    if (codeOf(said) === 'E404') return undefined;
    throw new Error(`The registry does not say whether it has ${name}@${version}: ask again.\n${output}${errors}`);
  }

  /** Sends the bytes of a tarball. */
  async publish({ tarball }: Tarball): Promise<void> {
    const canSign = process.env.ACTIONS_ID_TOKEN_REQUEST_URL !== undefined;
    const args = ['publish', tarball, '--access', 'public', ...(canSign ? ['--provenance'] : []), ...this.#settings];
    await run('npm', args, this.#options());
  }

  #options() {
    return { folder: this.#folder, environment: this.#environment };
  }
}

/** The code of an error of npm. */
function codeOf(said: unknown): unknown {
  const error = typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined;
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
