import type { FailingNetwork } from '../cases/case-file.ts';

/** The error that Node or undici give when a network fails in this way. */
export function networkError({ host, code, syscall }: Omit<FailingNetwork, 'tried'>): Error {
  const { hostname } = new URL(host);
  const message = [syscall, code, hostname].filter((part) => part !== undefined).join(' ');
  return Object.assign(new Error(message), { code, ...(syscall === undefined ? {} : { syscall, hostname }) });
}
