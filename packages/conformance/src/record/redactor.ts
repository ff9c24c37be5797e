import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redaction } from '../cases/case-file.ts';
import { isRecord } from '../json/is-record.ts';
import { pointerOf } from '../json/pointer.ts';
import { testKey } from '../replay/order-of.ts';
import { canaryPatterns, encodingsOf, isSecretName } from '../secrets/canaries.ts';
import { isPlaceholder, numberFor, placeholderFor } from '../secrets/placeholder.ts';
import { replaceCanaries } from '../secrets/replace-canaries.ts';
import type { RawPairs } from './recorder.ts';
import { type StandIn, standInFor } from './stand-ins.ts';

/** Base64 that is shorter is no image. */
const shortestImage = 40;

const imageText = /^(?<label>data:image\/[\w.+-]+;base64,)?(?<data>[\w+/-]+={0,2})$/;

/** What a redaction needs to know. */
export interface RedactionOptions {
  /** The key of the run. */
  readonly key: string;
  /** Folder of the images that stand in for others. */
  readonly filesDirectory: string;
}

/**
 * Replaces what may not be committed by placeholders, the same one each time, and says where. The key of the run becomes the
 * key of the cases, so that a provider's echo of it stays one.
 */
export class Redactor {
  readonly #key: string;
  readonly #filesDirectory: string;
  readonly #redactions: Redaction[] = [];

  constructor({ key, filesDirectory }: RedactionOptions) {
    this.#key = key;
    this.#filesDirectory = filesDirectory;
  }

  /** All that was replaced, the key aside. */
  get redactions(): readonly Redaction[] {
    return this.#redactions;
  }

  /** A text without secrets; `at` says where it stands. */
  text(text: string, at: string): string {
    const keyless = encodingsOf(this.#key).reduce((given, one) => given.replaceAll(one, testKey), text);
    return replaceCanaries(keyless, ({ kind, value }) => this.#note(at, kind, placeholderFor(value, markOf(kind))));
  }

  /** Header fields without secrets, in order. */
  headers(pairs: RawPairs, at: string): [string, string][] {
    return pairs.map(([name, value]) => {
      const where = `${at} header ${name.toLowerCase()}`;
      const text = this.text(value, where);
      return [
        name,
        isSecretName(name) && !isPlaceholder(text) ? this.#note(where, 'whole value', placeholderFor(text, 'H')) : text,
      ];
    });
  }

  /** A JSON value without secrets and images. */
  json(value: unknown, at: string): unknown {
    return this.#value(value, { at, tokens: [] });
  }

  /** The text of JSON whose figures must stay as they are written. */
  jsonText(text: string, at: string): string {
    const imageless = text.replace(
      /"((?:data:image\/[\w.+-]+;base64,)?[\w+/-]{40,}={0,2})"/g,
      (whole, inner: string) => (this.#image(inner, at) === undefined ? whole : JSON.stringify(this.#image(inner, at))),
    );
    return this.text(imageless, at);
  }

  /** Notes that an image stands in for another. */
  noteImage(at: string, { told, file }: StandIn): void {
    this.#note(at, told, file);
  }

  #value(value: unknown, place: Place): unknown {
    if (Array.isArray(value)) return value.map((item, index) => this.#value(item, below(place, String(index))));
    if (isRecord(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, this.#member(name, item, below(place, name))]),
      );
    }
    if (typeof value !== 'string') return value;
    return this.#image(value, where(place)) ?? this.text(value, where(place));
  }

  #member(name: string, value: unknown, place: Place): unknown {
    const isSecret = isSecretName(name);
    if (isSecret && typeof value === 'number') return this.#note(where(place), name, numberFor(value));
    if (!isSecret || typeof value !== 'string') return this.#value(value, place);
    const text = this.text(value, where(place));
    return text === '' || isPlaceholder(text) ? text : this.#note(where(place), name, placeholderFor(text, 'M'));
  }

  /** The text of a tiny image for the text of an image. */
  #image(text: string, at: string): string | undefined {
    const { label = '', data = '' } = text.length < shortestImage ? {} : (imageText.exec(text)?.groups ?? {});
    const standIn = standInFor(Buffer.from(data, 'base64'));
    if (!standIn) return undefined;
    this.#note(at, standIn.told, standIn.file);
    return label + readFileSync(join(this.#filesDirectory, standIn.file)).toString('base64');
  }

  #note<T extends string | number>(at: string, what: string, placeholder: T): T {
    const redaction = { at, what, placeholder: String(placeholder) };
    if (!this.#redactions.some((one) => one.at === at && one.what === what)) this.#redactions.push(redaction);
    return placeholder;
  }
}

/** A letter for each kind of secret that the patterns find; header fields and members have H and M. */
function markOf(kind: string): string {
  return 'ABCDEFGIJKLNOPQ'[canaryPatterns.findIndex((one) => one.kind === kind)] ?? 'X';
}

interface Place {
  readonly at: string;
  readonly tokens: readonly string[];
}

function below({ at, tokens }: Place, token: string): Place {
  return { at, tokens: [...tokens, token] };
}

function where({ at, tokens }: Place): string {
  return `${at} ${pointerOf(tokens)}`.trimEnd();
}
