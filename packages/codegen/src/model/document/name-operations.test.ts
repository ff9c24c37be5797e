import { describe, expect, it } from 'vitest';
import { nameOperations } from './name-operations.ts';

interface Written {
  readonly id?: string;
  readonly tag?: string;
}

/** Dotted name of each operation, by `METHOD /path`. */
function namesOf(operations: Record<string, Written>): Record<string, string> {
  const sources = Object.entries(operations).map(([line, { id, tag }]) => {
    const [method = '', path = ''] = line.split(' ');
    const node = { ...(id !== undefined && { operationId: id }), ...(tag !== undefined && { tags: [tag] }) };
    return { method: method.toLowerCase(), path, node, item: {} };
  });
  const named = nameOperations(sources);
  return Object.fromEntries(
    named.map(({ method, path, resource, methodName }) => [
      `${method.toUpperCase()} ${path}`,
      [...resource, methodName].join('.'),
    ]),
  );
}

const oneByOne: readonly [string, string, Written, string][] = [
  ['a slashed id', 'GET /repos/{owner}', { id: 'repos/list-for-org', tag: 'x' }, 'repos.listForOrg'],
  ['a dotted id', 'POST /v1/images', { id: 'images.generate' }, 'images.generate'],
  ['a deep id', 'GET /a', { id: 'compute.v1.instances.list' }, 'compute.v1.instances.list'],
  ['a very deep id', 'GET /a', { id: 'a.b.c.d.e.f.g' }, 'a.b.c.d.eFG'],
  ['a class and its method', 'GET /users', { id: 'UsersController_findAll' }, 'users.findAll'],
  ['a group and a verb', 'GET /vm', { id: 'VirtualMachines_List' }, 'virtualMachines.list'],
  ['a tag in the id', 'GET /pets', { id: 'listPets', tag: 'pets' }, 'pets.list'],
  ['a tag in the middle', 'GET /pets/{id}', { id: 'showPetById', tag: 'pets' }, 'pets.showById'],
  ['a tag of several words', 'POST /x', { id: 'CreateChatCompletion', tag: 'Chat' }, 'chat.createCompletion'],
  ['a tag that leaves no good name', 'GET /x', { id: 'petById', tag: 'pet' }, 'pet.petById'],
  ['a tag that leaves a dangling word', 'GET /x', { id: 'listForPets', tag: 'pets' }, 'pets.listForPets'],
  ['no tag', 'GET /v1/models', { id: 'listModels' }, 'models.list'],
  ['the tag "default"', 'GET /v1/models', { id: 'listModels', tag: 'default' }, 'models.list'],
  ['method and path as the id', 'POST /v1/charges/{charge}', { id: 'PostChargesCharge' }, 'charges.update'],
  ['an action', 'POST /v1/charges/{charge}/capture', { id: 'PostChargesChargeCapture' }, 'charges.capture'],
  ['a part', 'POST /v1/charges/{charge}/refunds', { id: 'PostChargesChargeRefunds' }, 'charges.refunds.create'],
  [
    'a path whose parameters are shortened',
    'GET /files/{file_id}/versions',
    { id: 'get_files_id_versions' },
    'files.versions.list',
  ],
  [
    'a path without its parameters',
    'GET /files/{file_id}/versions',
    { id: 'get-files-versions' },
    'files.versions.list',
  ],
  ['an article', 'GET /x', { id: 'get-an-albums-tracks', tag: 'Albums' }, 'albums.getTracks'],
  ['a version in numbers', 'GET /2010-04-01/1/calls', {}, 'calls.list'],
  ['path and method after a name', 'GET /items/', { id: 'read_items_items__get' }, 'items.read'],
  ['no id, many', 'GET /pets', {}, 'pets.list'],
  ['no id, one', 'GET /me', {}, 'me.get'],
  ['no id, an item', 'DELETE /pets/{petId}', {}, 'pets.delete'],
  ['no id, a tag', 'PUT /store/pets/{petId}', { tag: 'Pet' }, 'pet.replace'],
  ['no id, no path', 'GET /', {}, 'api.get'],
  ['an acronym', 'GET /x', { id: 'APIKeys', tag: 'x' }, 'x.apiKeys'],
  ['accents', 'GET /x', { id: 'créerÉlève', tag: 'écoles' }, 'ecoles.creerEleve'],
  ['no letters of ASCII', 'GET /x/{y}', { id: '获取用户', tag: '用户' }, 'x.get'],
  ['an emoji', 'GET /rockets', { id: '🚀launch', tag: '🚀' }, 'rockets.launch'],
  ['a leading digit', 'GET /x', { id: '2faEnable', tag: '3d' }, 'n3d.n2faEnable'],
  ['a reserved word', 'DELETE /x', { id: 'delete', tag: 'class' }, 'class.delete'],
  ['__proto__', 'GET /x', { id: '__proto__', tag: '__proto__' }, 'proto.proto'],
  ['constructor', 'GET /x', { id: 'constructor', tag: 'constructor' }, 'constructorResource.constructorOperation'],
  ['then', 'GET /x', { id: 'then', tag: 'then' }, 'thenResource.thenOperation'],
  ['what the client has itself', 'GET /x', { id: 'a', tag: 'close' }, 'closeResource.a'],
  ['empty', 'GET /x', { id: '', tag: '' }, 'x.get'],
  ['nothing but signs', 'GET /#!', { id: '#', tag: '---' }, 'api.get'],
  ['code', 'GET /x', { id: "a'];process.exit();//", tag: '`x`' }, 'x.aProcessExit'],
];

describe('the name of one operation', () => {
  for (const [what, line, written, name] of oneByOne) {
    it(`from ${what} is ${name}`, () => expect(namesOf({ [line]: written })).toEqual({ [line]: name }));
  }

  it('is cut at eighty letters, and different for different texts', () => {
    const names = namesOf({
      'GET /a': { id: `${'long'.repeat(50)}A`, tag: 'x' },
      'GET /b': { id: `${'long'.repeat(50)}B`, tag: 'x' },
    });
    expect(new Set(Object.values(names)).size).toBe(2);
    for (const name of Object.values(names)) expect(name.length).toBeLessThanOrEqual(82);
  });
});

describe('the names of several operations', () => {
  it('are the whole ids where the short names would be the same', () => {
    const names = namesOf({
      'GET /t': { id: 'getTasks', tag: 'Tasks' },
      'GET /t/{i}': { id: 'getTask', tag: 'Tasks' },
    });
    expect(names).toEqual({ 'GET /t': 'tasks.getTasks', 'GET /t/{i}': 'tasks.getTask' });
  });

  it('are numbered by path where ids differ in their casing alone', () => {
    const names = namesOf({
      'GET /a': { id: 'doIt', tag: 'x' },
      'GET /b': { id: 'do_it', tag: 'x' },
      'GET /c': { id: 'DoIt', tag: 'x' },
    });
    expect(names).toEqual({ 'GET /a': 'x.doIt', 'GET /b': 'x.doIt2', 'GET /c': 'x.doIt3' });
  });

  it('tell items apart by the parameter that they are found by', () => {
    const names = namesOf({ 'GET /repos/{owner}': {}, 'GET /repos/{owner}/{repo}': {} });
    expect(names).toEqual({ 'GET /repos/{owner}': 'repos.getByOwner', 'GET /repos/{owner}/{repo}': 'repos.getByRepo' });
  });

  it('make no action of what can be read as well', () => {
    const lock = { get: {}, post: {} };
    const sources = ['get', 'post'].map((method) => ({ path: '/x/{id}/lock', method, node: {}, item: lock }));
    expect(nameOperations(sources).map(({ resource, methodName }) => [...resource, methodName].join('.'))).toEqual([
      'x.lock.get',
      'x.lock.create',
    ]);
  });

  it('leave a name to the resource that has it', () => {
    const names = namesOf({ 'GET /a': { id: 'a.b.list' }, 'GET /b': { id: 'a.b' } });
    expect(names).toEqual({ 'GET /a': 'a.b.list', 'GET /b': 'a.aB' });
  });

  it('do not depend on the order of the document, once it is sorted', () => {
    const operations = { 'GET /a': { id: 'getX' }, 'GET /b': { id: 'get_x' }, 'POST /a': { id: 'getX' } };
    expect(Object.keys(namesOf(operations)).length).toBe(3);
    expect(new Set(Object.values(namesOf(operations))).size).toBe(3);
  });
});
