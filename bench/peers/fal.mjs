import { createFalClient } from '@fal-ai/client';

/** As it is printed. */
export const name = '@fal-ai/client';

const input = { prompt: 'A lighthouse at dusk, oil on canvas' };

/** The calls that are measured, as far as this client has them. Its host is fixed, so a middleware puts ours in. */
export function connect(baseUrl) {
  const fal = createFalClient({
    credentials: 'bench-key',
    requestMiddleware: async (request) => ({ ...request, url: `${baseUrl}/fal-ai/qwen-image` }),
  });
  const run = (abortSignal) => fal.run('fal-ai/qwen-image', { input, ...(abortSignal ? { abortSignal } : {}) });
  // It has no read of the kind; where a signal is to be watched, a run stands in.
  return { generate: () => run(), read: run };
}
