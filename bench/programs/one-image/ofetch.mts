import { ofetch } from 'ofetch';

const image = await ofetch('https://api.example/v1/images/generations', {
  method: 'POST',
  headers: { authorization: 'Bearer key' },
  body: { prompt: 'A lighthouse at dusk, oil on canvas' },
  responseType: 'arrayBuffer',
});
console.log(image.byteLength);
