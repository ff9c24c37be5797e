// Packs every public package once, checks the tarballs, and uses them from a fresh project as a user would: ESM import,
// require, TypeScript (nodenext and bundler, 5.9 and 7), the commands, and the README's first image from an embedded
// provider.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..');
const pnpm = process.env.npm_execpath ?? 'pnpm';
const folder = mkdtempSync(join(tmpdir(), 'limner-consumer-'));
let passed = 0;

function run(command, args, options = {}) {
  const script = command.endsWith('.js') || command.endsWith('.cjs') || command.endsWith('.mjs');
  const [file, list] = script ? [process.execPath, [command, ...args]] : [command, args];
  const { status, stdout, stderr, error } = spawnSync(file, list, { cwd: root, encoding: 'utf8', ...options });
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
}

/** Runs a step and ends the program with all that it printed when it does not exit as expected. */
function step(name, command, args, { expects = () => true, status = 0, ...options } = {}) {
  const result = run(command, args, options);
  if (result.status !== status || !expects(result.output)) {
    console.error(`FAILED ${name}\n${command} ${args.join(' ')} (exit ${result.status})\n${result.output}`);
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  }
  passed += 1;
  return result.output;
}

function publicPackages() {
  const places = [
    'packages/codegen',
    'packages/conformance',
    ...readdirSync(join(root, 'packages/client')).map((id) => `packages/client/${id}`),
  ];
  return places
    .filter((place) => existsSync(join(root, place, 'package.json')))
    .map((place) => ({ place, manifest: JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8')) }))
    .filter(({ manifest }) => !manifest.private);
}

/** Packs one package and checks the tarball; returns its path. */
function packAndCheck({ place, manifest }) {
  const tarball = join(folder, `${manifest.name.replace('@limner/', '')}.tgz`);
  step(`pack ${manifest.name}`, pnpm, ['pack', '--out', tarball], { cwd: join(root, place) });
  const files = step(`list ${manifest.name}`, 'tar', ['-tzf', tarball]).trim().split('\n');
  const missing = ['package/LICENSE', 'package/README.md', 'package/package.json'].filter(
    (file) => !files.includes(file),
  );
  const surplus = files.filter((file) => /^package\/(src|test)\/|\.proof\.|\.test\./.test(file));
  if (missing.length > 0 || surplus.length > 0) {
    throw new Error(
      `${manifest.name}: missing ${missing.join(', ') || 'nothing'}, surplus ${surplus.join(', ') || 'nothing'}.`,
    );
  }
  step(`publint ${manifest.name}`, join(root, 'node_modules/.bin/publint'), ['run', '--strict', tarball]);
  const data = Object.keys(manifest.exports).filter((entry) => /\.(json|yaml)$/.test(entry));
  const exclude = data.flatMap((entry) => ['--exclude-entrypoints', entry]);
  step(`types of ${manifest.name}`, join(root, 'node_modules/.bin/attw'), [
    tarball,
    '--profile',
    'esm-only',
    ...exclude,
  ]);
  return tarball;
}

function installConsumer(tarballs) {
  cpSync(join(root, 'tools/consumer'), folder, { recursive: true });
  const dependencies = Object.fromEntries(tarballs.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const nodeTypes = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8').match(/"@types\/node": (\S+)/)?.[1];
  const manifest = { name: 'consumer', private: true, dependencies, devDependencies: { '@types/node': nodeTypes } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const overrides = Object.entries(dependencies).map(([name, place]) => `  "${name}": "${place}"\n`);
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), `overrides:\n${overrides.join('')}`);
  step('install in a fresh project', pnpm, ['install', '--prefer-offline'], { cwd: folder });
}

function checkTypes() {
  const compilers = {
    7: join(root, 'node_modules/typescript/bin/tsc'),
    5.9: createRequire(join(root, 'packages/codegen/package.json')).resolve('typescript/bin/tsc'),
  };
  for (const [version, compiler] of Object.entries(compilers)) {
    for (const [module, resolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ]) {
      const flags = [
        '--noEmit',
        '--strict',
        '--exactOptionalPropertyTypes',
        '--noUncheckedIndexedAccess',
        '--target',
        'es2024',
      ];
      const modules = ['--module', module, '--moduleResolution', resolution, '--types', 'node', 'use.mts'];
      step(`TypeScript ${version}, ${resolution}`, process.execPath, [compiler, ...flags, ...modules], { cwd: folder });
    }
  }
}

/** The first example of the README, against the embedded provider, with the commands as installed. */
async function firstImage() {
  const bin = join(folder, 'node_modules/.bin/limner-conformance');
  const server = spawn(bin, ['serve', '--provider', 'segmind', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await firstUrl(server);
    const env = { ...process.env, SEGMIND_API_KEY: 'any-key', SEGMIND_BASE_URL: url };
    step('first image', process.execPath, ['first-image.mjs'], { cwd: folder, env });
    const bytes = readFileSync(join(folder, 'lighthouse.png'));
    if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error('lighthouse.png is no PNG.');
    passed += 1;
  } finally {
    server.kill();
  }
}

async function firstUrl(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const match = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (match) return match[0];
  }
  throw new Error('limner-conformance serve ended without naming its address.');
}

/** On a host whose own Node is too old, every entry says so in one sentence. */
function checkOldNode() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const host = path
    .map((part) => join(part, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file));
  const [major = 99, minor = 0] = host ? run(host, ['-p', 'process.versions.node']).output.split('.').map(Number) : [];
  if (major > 22 || (major === 22 && minor >= 19)) return;
  const expects = (output) => /Node 22\.19 or newer/.test(output) && !/SyntaxError|TypeError/.test(output);
  const bins = join(folder, 'node_modules');
  step('client on old Node', host, ['esm.mjs'], { cwd: folder, env, status: 1, expects });
  step('codegen on old Node', host, [join(bins, '@limner/codegen/dist/cli.mjs'), '--help'], {
    cwd: folder,
    env,
    status: 2,
    expects,
  });
  step('conformance on old Node', host, [join(bins, '@limner/conformance/dist/cli.mjs'), '--help'], {
    cwd: folder,
    env,
    status: 2,
    expects,
  });
}

try {
  const tarballs = publicPackages().map((entry) => ({ name: entry.manifest.name, tarball: packAndCheck(entry) }));
  installConsumer(tarballs);
  step('ESM import', process.execPath, ['esm.mjs'], { cwd: folder, expects: (output) => output.includes('esm ok') });
  step('require', process.execPath, ['cjs.cjs'], { cwd: folder, expects: (output) => output.includes('cjs ok') });
  checkTypes();
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
  step(
    'limner-codegen',
    join(folder, 'node_modules/.bin/limner-codegen'),
    ['generate', '--check', '--specs', join(root, 'specs'), '--clients', join(root, 'packages/client')],
    { env },
  );
  await firstImage();
  checkOldNode();
  console.log(`Packages: ${tarballs.length} tarballs checked and used from a fresh project, ${passed} steps passed.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
