import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { ClientTransport } from './client-transport.ts';
import { errorMembers, features, type Hello, protocolVersion } from './protocol.ts';

const manifest = z.object({ version: z.string() });

/** What the Limner clients say of themselves. */
export function helloOf({ name, adds, closes }: ClientTransport): Hello {
  const file = fileURLToPath(import.meta.resolve('@limner/runtime/package.json'));
  const { version } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    type: 'hello',
    protocol: protocolVersion,
    name: 'limner',
    version,
    runtime: `node ${process.versions.node}`,
    transport: name,
    adds: [...adds],
    errorMembers: [...errorMembers],
    // Connections that are the platform's do not end with a client.
    features: features.filter((feature) => feature !== 'release' || closes),
  };
}
