import Replicate from 'replicate';

/** As it is printed. */
export const name = 'replicate';

const input = { prompt: 'A lighthouse at dusk, oil on canvas' };

/** The calls that are measured, as far as this client has them. */
export function connect(baseUrl) {
  const replicate = new Replicate({ auth: 'bench-key', baseUrl: `${baseUrl}/v1` });
  return {
    generate: () => replicate.predictions.create({ version: 'qwen-image', input }),
    read: (signal) => replicate.accounts.current({ signal }),
  };
}
