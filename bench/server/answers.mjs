import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Size of the small answer, in bytes. */
const smallSize = 529;

/** Size of the large answer's base64 text, in characters: an ordinary image of a megapixel. */
const base64Size = 1_500_000;

/** The body of `GET` answers: a list of models, as OpenAI and those who follow it give it. */
export const modelList = fill((id) => ({
  object: 'list',
  data: ['Qwen/Qwen-Image', 'Qwen/Qwen-Image-Edit', 'Qwen/Qwen-Image-2.0', id].map((model) => ({
    id: model,
    object: 'model',
    created: 1_761_000_000,
    owned_by: 'UCloud_UModelverse',
  })),
}));

/** The body of a small `POST` answer: one image by its URL, and what it cost. */
export const smallImage = fill((signature) => ({
  created: 1_761_000_000,
  data: [{ url: `https://cdn.example/generated/8d1f0c52/0.png?signature=${signature}`, revised_prompt: null }],
  meta: { usage: { credits_used: 42_000, usd_spent: 0.021 } },
}));

/** The body of a large `POST` answer: the same with the image as base64. It is a whole PNG, for Limner checks that. */
export const largeImage = Buffer.from(
  JSON.stringify({
    created: 1_761_000_000,
    data: [{ b64_json: png((base64Size * 3) / 4).toString('base64') }],
    meta: { usage: { credits_used: 42_000, usd_spent: 0.021 } },
  }),
);

/** Makes a body exactly `smallSize` bytes long, by one text in it. */
function fill(body) {
  const missing = smallSize - JSON.stringify(body('')).length;
  return Buffer.from(JSON.stringify(body('x'.repeat(missing))));
}

/** A PNG file of so many bytes, whose pixels are noise. */
function png(size) {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const header = Buffer.from([0, 0, 4, 0, 0, 0, 4, 0, 8, 2, 0, 0, 0]);
  const frames = signature.length + 12 + header.length + 12 + 12;
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', randomBytes(size - frames)), chunk('IEND')]);
}

function chunk(type, data = Buffer.alloc(0)) {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)]);
}
