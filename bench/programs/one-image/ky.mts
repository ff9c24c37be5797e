import ky from 'ky';

const image = await ky
  .post('https://api.example/v1/images/generations', {
    headers: { authorization: 'Bearer key' },
    json: { prompt: 'A lighthouse at dusk, oil on canvas' },
  })
  .arrayBuffer();
console.log(image.byteLength);
