import { expect, test } from 'vitest';
import { askedImages } from './asked-images.ts';

test.each([
  [{}, [256, 256]],
  [{ size: '1024x512' }, [512, 256]],
  [{ size: '300x256' }, [300, 256]],
  [{ aspect_ratio: '16:9' }, [256, 144]],
  [{ options: { aspect_ratio: '3:4' } }, [192, 256]],
  [{ image_size: { width: 512, height: 768 } }, [341, 512]],
  [{ image_size: 'landscape_4_3' }, [256, 192]],
  [{ image_size: 'portrait_16_9' }, [144, 256]],
  [{ image_size: 'square_hd' }, [256, 256]],
])('%j is drawn as %j', (body, [width, height]) => {
  expect(askedImages(body)).toMatchObject({ width, height });
});

test.each([{ num_images: 3 }, { options: { num_outputs: 3 } }, { n: 3 }])('%j asks for three images', (body) => {
  expect(askedImages(body).count).toBe(3);
});

test.each([
  [{ image_format: 'webp' }, 'webp'],
  [{ output_format: 'jpg' }, 'jpeg'],
  [{ response_format: 'url' }, undefined],
])('%j asks for the format %s', (body, format) => {
  expect(askedImages(body).format).toBe(format);
});

test.each([
  [{ base64: true }, true],
  [{ base64: false }, false],
  [{ response_format: 'b64_json' }, true],
  [{ prompt: 'base64' }, false],
])('%j asks for the image in the answer: %s', (body, base64) => {
  expect(askedImages(body).base64).toBe(base64);
});
