import { request } from 'undici';

const { statusCode, body } = await request('https://api.example/v1/images/generations', {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer key' },
  body: JSON.stringify({ prompt: 'A lighthouse at dusk, oil on canvas' }),
});
if (statusCode !== 200) throw new Error(`${statusCode} ${await body.text()}`);
const image = await body.bytes();
console.log(image.byteLength);
