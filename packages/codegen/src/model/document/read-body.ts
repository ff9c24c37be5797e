/** The body of a request: which of its media types is sent, and how the caller gives it. */
import { asArray, asObject, asString, equalJson, isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import { inherit } from '../../parse/origin.ts';
import type { BodyModel, PartEncodingModel } from '../model.ts';
import type { DocumentContext } from './document-context.ts';
import type { OperationSource } from './list-operations.ts';
import { fileMarker, markFiles } from './mark-files.ts';
import { type BodyKind, bodyKind, bodyKinds, concrete, isAny } from './media-types.ts';
import { lineOf } from './read-parameters.ts';
import { uncheckedKeywords } from './unchecked.ts';

/** A body as it is sent. */
export interface ReadBody {
  readonly kind: BodyKind;
  readonly mediaType: string;
  readonly schema: Json;
  readonly encoding?: Readonly<Record<string, PartEncodingModel>>;
  /** Absent where the document does not say. */
  readonly required?: boolean;
}

/** Reads the body that is sent; what else the operation would take is named. */
export function readBody(source: OperationSource, context: DocumentContext): ReadBody | undefined {
  const body = source.node.requestBody;
  if (!isObject(body)) return undefined;
  const content = Object.entries(asObject(body.content)).map(([mediaType, media]) => {
    const schema = context.store.read(asObject(media).schema);
    return { mediaType, media: asObject(media), schema, kind: kindOf(mediaType, context.store.follow(schema)) };
  });
  const sorted = bodyKinds.flatMap((kind) => content.filter((one) => one.kind === kind));
  const [chosen, ...others] = sorted;
  if (!chosen) {
    context.report('left-out', { node: body }, `The body of ${lineOf(source)} has no media type; it is left out.`);
    return undefined;
  }
  // What is sent in the same way and looks the same is no loss.
  const lost = others.filter(({ kind, schema }) => kind !== chosen.kind || !equalJson(schema, chosen.schema));
  if (lost.length > 0) {
    const left = lost.map(({ mediaType }) => mediaType).join(', ');
    const what = `the body is sent as ${chosen.mediaType}; ${left} is left out.`;
    context.repeat({ place: { node: body, key: 'content' }, where: lineOf(source), what });
  }
  const required = typeof body.required === 'boolean' ? body.required : undefined;
  const { unchecked, ...read } = bodyOf(chosen, context);
  if (unchecked.length > 0) {
    const given = chosen.kind === 'multipart' ? 'files are sent as they are' : `${chosen.mediaType} is sent as it is`;
    const what = `${given} given; ${unchecked.join(', ')} of the schema is not checked.`;
    context.repeat({ place: { node: body, key: 'content' }, where: lineOf(source), what });
  }
  if (Object.values(asObject(chosen.media.encoding)).some((part) => asObject(part).headers !== undefined)) {
    const what = 'headers of the parts of a form are left out.';
    context.repeat({ place: { node: chosen.media, key: 'encoding' }, where: lineOf(source), what });
  }
  return { ...read, ...(required !== undefined && { required }) };
}

interface Content {
  readonly mediaType: string;
  readonly kind: BodyKind;
  readonly schema: Json | undefined;
  readonly media: JsonObject;
}

function kindOf(mediaType: string, schema: Json | undefined): BodyKind {
  const isShape =
    isObject(schema) && schema.type !== 'string' && schema.format !== 'binary' && Object.keys(schema).length > 0;
  return isAny(mediaType) && isShape ? 'json' : bodyKind(mediaType);
}

function bodyOf(
  { mediaType, kind, schema = {}, media }: Content,
  { store }: DocumentContext,
): ReadBody & { unchecked: readonly string[] } {
  const sent = { kind, mediaType: concrete(mediaType, kind), unchecked: [] };
  const followed = store.follow(schema);
  const unchecked = uncheckedKeywords(followed);
  if (kind === 'json') return { ...sent, schema };
  if (kind === 'binary') return { ...sent, schema: { [fileMarker]: true }, unchecked };
  if (kind === 'text' && asObject(followed).type === 'string') return { ...sent, schema };
  if (kind === 'text') return { ...sent, schema: { type: 'string' }, unchecked };
  const encoding = readEncoding(asObject(media.encoding));
  const form = { ...sent, ...(encoding && { encoding }) };
  if (kind !== 'multipart') return { ...form, schema };
  const ofFiles = new Set<string>();
  const marked = markFiles(schema, { store, encoding: asObject(media.encoding), unchecked: ofFiles });
  return { ...form, schema: marked, unchecked: [...ofFiles] };
}

function readEncoding(encoding: JsonObject): Record<string, PartEncodingModel> | undefined {
  const parts = Object.entries(encoding).map(([name, part]): [string, PartEncodingModel] => {
    const { contentType, style, explode, allowReserved } = asObject(part);
    const known = (['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] as const).find((one) => one === style);
    const mediaType = asString(contentType)?.split(',')[0]?.trim();
    return [
      name,
      {
        ...(mediaType !== undefined && !mediaType.includes('*') && { mediaType }),
        ...(known !== undefined && { style: known }),
        ...(typeof explode === 'boolean' && { explode }),
        ...(allowReserved === true && { allowReserved }),
      },
    ];
  });
  const told = parts.filter(([, part]) => Object.keys(part).length > 0);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

/** What may stand in an object whose members become members of the input. */
const plain = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'title',
  'description',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'xml',
  '$comment',
]);

/** The object schema whose members can stand in the input by themselves, if the schema is such a one. */
export function plainObject(schema: Json, { store }: DocumentContext): JsonObject | undefined {
  const node = store.follow(schema);
  if (!isObject(node) || Object.keys(asObject(node.properties)).length === 0) return undefined;
  if (node.type !== 'object' && node.type !== undefined) return undefined;
  return Object.keys(node).every((keyword) => plain.has(keyword) || keyword.startsWith('x-')) ? node : undefined;
}

/** How the operation says that it sends the body; `property` is the member that holds it, if one does. */
export function bodyModel(
  body: ReadBody,
  { property, optional }: { property?: string | undefined; optional: boolean },
): 'json' | BodyModel {
  const { kind, mediaType, encoding } = body;
  const how = {
    ...(property !== undefined && { property }),
    ...(encoding && { encoding }),
    ...(optional && { optional: true as const }),
  };
  const isPlain = kind === 'json' && mediaType === 'application/json' && Object.keys(how).length === 0;
  return isPlain ? 'json' : { kind, mediaType, ...how };
}

/** Adds a member to an object schema. */
export function addMember(schema: JsonObject, member: { name: string; schema: Json; required: boolean }): void {
  const properties = asObject(schema.properties);
  setMember(properties, member.name, member.schema);
  schema.properties = properties;
  if (member.required) schema.required = inherit([...asArray(schema.required), member.name], schema);
}
