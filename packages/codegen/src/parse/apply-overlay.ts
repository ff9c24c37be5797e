/**
 * Applies an OAI Overlay 1.0 document. Stricter than the specification in one point: an action whose target matches
 * nothing is an error, because it means that the captured document has changed under us.
 */
import { query } from 'json-p3';
import * as z from 'zod';
import { type Diagnostic, diagnostic, type Result } from '../diagnostics.ts';
import { isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { copyJson } from './copy-json.ts';
import { locate, moveMember } from './origin.ts';

const overlaySchema = z.strictObject({
  overlay: z.string().regex(/^1\.0\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  extends: z.string().optional(),
  actions: z
    .array(
      z.strictObject({
        target: z.string(),
        description: z.string(),
        update: z.unknown().optional(),
        remove: z.boolean().optional(),
      }),
    )
    .min(1),
});

/** Returns the document with every action applied in order; the document given stays as it is. */
export function applyOverlay(document: JsonObject, overlay: Json): Result<JsonObject> {
  const parsed = overlaySchema.safeParse(overlay);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      diagnostic('overlay-invalid', locate(overlay), `${issue.path.join('.') || 'overlay'}: ${issue.message}.`),
    );
    return { value: document, diagnostics: problems };
  }
  const value = copyJson(document);
  const actions = isObject(overlay) && Array.isArray(overlay.actions) ? overlay.actions : [];
  return { value, diagnostics: actions.flatMap((action) => (isObject(action) ? applyAction(value, action) : [])) };
}

function applyAction(document: JsonObject, action: JsonObject): Diagnostic[] {
  const target = String(action.target);
  const found = find(document, target);
  if (typeof found === 'string') {
    return [diagnostic('overlay-target-syntax', locate(action, 'target'), `${target} is no JSONPath: ${found}`)];
  }
  if (found.length === 0) {
    return [diagnostic('overlay-target-unmatched', locate(action, 'target'), `${target} matches nothing.`)];
  }
  const futile = whyFutile(
    action,
    found.map((path) => at(document, path)),
  );
  if (futile !== undefined) return [diagnostic('overlay-invalid', locate(action, 'target'), futile)];
  const inVain = found.map((path) => describedInVain(at(document, path), action.update ?? null));
  const everywhere = (inVain[0] ?? []).filter(({ location: { pointer } }) =>
    inVain.every((all) => all.some(({ location }) => location.pointer === pointer)),
  );
  if (everywhere.length > 0) return everywhere;
  // Backwards, so that removing an array item does not move the ones still to be removed.
  for (const path of found.reverse()) {
    if (action.remove === true) remove(document, path);
    else if (action.update !== undefined) update(document, path, action);
  }
  return [];
}

/** Why an action would leave something as it is that it means to change. */
function whyFutile(action: JsonObject, targets: readonly (Json | undefined)[]): string | undefined {
  const { target, update: change } = action;
  if ((action.remove === true) === (change !== undefined)) return 'An action has either update or "remove: true".';
  if (action.remove === true || targets.every(Array.isArray)) return undefined;
  const isMerge = isObject(change) && targets.every((node) => isObject(node) || Array.isArray(node));
  return isMerge ? undefined : `${String(target)} cannot take the update: objects take objects, arrays anything.`;
}

/**
 * Properties that an update has words for and the document does not have: merged, they would live on as properties of any
 * value after their page dropped them.
 */
function describedInVain(target: Json | undefined, change: Json): Diagnostic[] {
  if (!isObject(change) || Array.isArray(target)) return [];
  const current = isObject(target) ? target : {};
  const named = isObject(change.properties) ? change.properties : {};
  const present = isObject(current.properties) ? current.properties : {};
  const gone = Object.entries(named).filter(([name, value]) => !Object.hasOwn(present, name) && isProse(value));
  const here = gone.map(([name]) => {
    const why = `The document has no property ${name} to describe. Remove the words, or give the whole schema.`;
    return diagnostic('overlay-target-unmatched', locate(named, name), why);
  });
  const below = Object.entries(change).flatMap(([key, value]) =>
    Object.hasOwn(current, key) ? describedInVain(current[key], value) : [],
  );
  return [...here, ...below];
}

function isProse(schema: Json): boolean {
  return isObject(schema) && Object.keys(schema).every((key) => /^(description|title|x-.*)$/.test(key));
}

type Path = (string | number)[];

function find(document: JsonObject, target: string): Path[] | string {
  try {
    return query(target, document).locations();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function remove(document: JsonObject, path: Path): void {
  const key = path.at(-1);
  const parent = at(document, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (isObject(parent)) delete parent[String(key)];
}

function update(document: JsonObject, path: Path, action: JsonObject): void {
  const target = at(document, path);
  const change = copyJson(action.update ?? null);
  if (Array.isArray(target)) target.push(change);
  else if (isObject(target) && isObject(change)) merge(target, change);
}

/** Objects are merged, arrays are joined, everything else is replaced. */
function merge(target: JsonObject, change: JsonObject): void {
  for (const [key, value] of Object.entries(change)) {
    const current = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isObject(current) && isObject(value)) merge(current, value);
    else if (Array.isArray(current) && Array.isArray(value)) current.push(...value);
    else {
      setMember(target, key, value);
      moveMember(target, key, locate(change, key));
    }
  }
}

function at(document: JsonObject, path: Path): Json | undefined {
  let node: Json | undefined = document;
  for (const key of path) {
    if (Array.isArray(node)) node = node[Number(key)];
    else node = isObject(node) ? node[String(key)] : undefined;
  }
  return node;
}
