const response = await fetch('https://api.example/v1/images/generations', {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer key' },
  body: JSON.stringify({ prompt: 'A lighthouse at dusk, oil on canvas' }),
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
const image = await response.arrayBuffer();
console.log(image.byteLength);
