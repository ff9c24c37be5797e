import { ofetch } from 'ofetch';

/** As it is printed. */
export const name = 'ofetch';

const headers = { authorization: 'Bearer bench-key' };
const body = { model: 'alibaba/qwen-image', prompt: 'A lighthouse at dusk, oil on canvas' };

/** The calls that are measured, as far as this client has them. */
export function connect(baseUrl) {
  const api = ofetch.create({ baseURL: baseUrl, headers });
  return {
    generate: () => api('/v1/images/generations', { method: 'POST', body }),
    read: (signal) => api('/v1/models', { signal }),
  };
}
