import ky from 'ky';

/** As it is printed. */
export const name = 'ky';

const headers = { authorization: 'Bearer bench-key' };
const json = { model: 'alibaba/qwen-image', prompt: 'A lighthouse at dusk, oil on canvas' };

/** The calls that are measured, as far as this client has them. */
export function connect(baseUrl) {
  const api = ky.create({ headers });
  return {
    generate: () => api.post(`${baseUrl}/v1/images/generations`, { json }).json(),
    read: (signal) => api.get(`${baseUrl}/v1/models`, signal ? { signal } : {}).json(),
  };
}
