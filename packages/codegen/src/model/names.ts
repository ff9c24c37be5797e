/** Every identifier of generated code is decided here. */
import { reservedValues } from './reserved-names.ts';

/** Words of a name in ASCII: split at anything that is no letter or digit, and where lower case meets upper case. */
export function words(text: string): string[] {
  return withoutAccents(text)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** `crème` -> `creme`; letters that have no base in ASCII are no part of a name. */
function withoutAccents(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** `alibaba/qwen-image-2-0` -> `AlibabaQwenImage20`. */
export function pascalCase(text: string): string {
  const name = words(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return /^[A-Za-z]/.test(name) ? name : `N${name}`;
}

/** `images.generate` -> `imagesGenerate`. */
export function camelCase(text: string): string {
  const name = pascalCase(text);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Type of an operation's input where its document gives no name. */
export function inputTypeName(operationId: string): string {
  return `${pascalCase(operationId)}Input`;
}

/** Type of an operation's request body where its document gives no name. */
export function requestTypeName(operationId: string): string {
  return `${pascalCase(operationId)}Request`;
}

/** Type of an operation's answer where its document gives no name. */
export function responseTypeName(operationId: string): string {
  return `${pascalCase(operationId)}Response`;
}

/** Class that holds the methods of a resource. */
export function resourceClassName(path: readonly string[]): string {
  return `${pascalCase(path.join('.'))}Resource`;
}

/** The exported value that describes a task. */
export function taskConstName(name: string): string {
  return `${camelCase(name)}Task`;
}

/**
 * The validator of a schema in one direction; the direction shows only where there are two. A name that the file needs
 * for something else ends in an underscore, as no other name does.
 */
export function validatorName(schema: string, direction: 'input' | 'output', isOnly: boolean): string {
  const name = camelCase(schema);
  if (!isOnly) return `${name}${direction === 'input' ? 'Input' : 'Output'}`;
  return reservedValues.has(name) ? `${name}_` : name;
}

/** A property name as it stands in TypeScript source. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && name !== '__proto__' ? name : quote(name);
}

/** A string as a single-quoted literal. */
export function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
