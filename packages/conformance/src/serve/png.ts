import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG with a soft gradient; the hue (0 to 359) tells one image from another. */
export function encodePng({ width, height, hue }: { width: number; height: number; hue: number }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, red green blue, no interlacing.
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(rows({ width, height, hue }));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** Each row begins with its filter, which is none. */
function rows({ width, height, hue }: { width: number; height: number; hue: number }): Buffer {
  const [from, to] = [colour(hue, 0.85), colour(hue + 60, 0.35)];
  const data = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const share = (x / width + y / height) / 2;
      const at = y * (width * 3 + 1) + 1 + x * 3;
      for (const [index, start] of from.entries()) data[at + index] = start + ((to[index] ?? 0) - start) * share;
    }
  }
  return data;
}

/** Half-saturated HSL, which is easy on the eyes. */
function colour(hue: number, lightness: number): readonly number[] {
  const spread = 0.5 * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const k = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
}
