/** `limner-codegen generate --openapi`: a package from nothing but a document. */
import { join } from 'node:path';
import { type DocumentOptions, generateDocument } from './generate-document.ts';
import { DocumentReader, isRemote } from './load/document-reader.ts';
import { currentVersion } from './load/read-provider.ts';
import { reportFiles } from './report-files.ts';
import { whyForeign, whyLosing } from './write/foreign-files.ts';

/** Which document, and where its package goes. */
export interface RunDocumentOptions extends Omit<DocumentOptions, 'version'> {
  /** Folder of the package. */
  readonly out: string;
  /** Compare only, write nothing. */
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/**
 * Returns the exit code: 0 done, 1 the document is at fault or, with `check`, something is not up to date, 2 the options
 * are, or the folder holds something else.
 */
export async function runDocument(
  options: RunDocumentOptions,
  reader: DocumentReader = new DocumentReader(options),
): Promise<number> {
  const { name, out, check, print } = options;
  const refuse = (problem: string): number => {
    print(problem);
    return 2;
  };
  const advice = `Give --out an empty folder, or one that holds the package ${name}.`;
  const unusable = whyUnusable(options);
  if (unusable !== undefined) return refuse(unusable);
  const foreign = whyForeign(out, name);
  if (foreign !== undefined) return refuse(`${foreign} ${advice}`);
  const version = versionIn(out);
  if (version instanceof Error) return refuse(`${join(out, 'package.json')} cannot be read: ${version.message}`);
  const generated = { ...options, ...(version !== undefined && { version }) };
  const { value: files, diagnostics } = await generateDocument(generated, reader);
  const outputs = files.length > 0 ? [{ folder: out, files, owned: 'src/gen' }] : [];
  const losing = outputs.map(whyLosing).find((problem) => problem !== undefined);
  if (losing !== undefined) return refuse(`${losing} Move it elsewhere.`);
  return reportFiles({ outputs, diagnostics, check, command: commandOf(options), print });
}

/** The version that the package has; an error where its manifest was damaged, so that it is not written over. */
function versionIn(out: string): string | undefined | Error {
  try {
    return currentVersion(join(out, 'package.json'));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function commandOf({ openapi, name, out }: RunDocumentOptions): string {
  return `limner-codegen generate --openapi ${openapi} --name ${name} --out ${out}`;
}

const packageName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** What is wrong with the options, before anything is read. */
function whyUnusable({ openapi, name, out }: RunDocumentOptions): string | undefined {
  if (openapi === '') return '--openapi needs a file or an address.';
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(openapi) && !isRemote(openapi) && !openapi.startsWith('file:'))
    return `${openapi} is neither a file nor an http address.`;
  if (isRemote(openapi) && !URL.canParse(openapi)) return `${openapi} is no address.`;
  if (!packageName.test(name) || name.length > 214 || name === 'node_modules' || name === 'favicon.ico')
    return `"${name}" is no name for a package: npm takes small letters, digits, hyphens, dots and underscores, as in acme or @acme/client.`;
  return out === '' ? '--out needs a folder.' : undefined;
}
