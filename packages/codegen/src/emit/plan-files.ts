/** Which files a package is made of. */
import type { ClientModel } from '../model/model.ts';
import { emitClient } from './client.ts';
import { emitContract } from './contract.ts';
import { emitDocumentPackageJson, emitDocumentTsconfig } from './document-package-json.ts';
import { emitDocumentReadme } from './document-readme.ts';
import type { PlannedFile } from './file.ts';
import { emitIndex } from './index-file.ts';
import { emitOperations } from './operations.ts';
import { emitOpenApi, emitPackageJson, emitTsconfig } from './package-json.ts';
import { emitProof } from './proof.ts';
import { emitProvider } from './provider.ts';
import { emitReadme } from './readme.ts';
import { emitTypes } from './types.ts';
import { emitValidators } from './validators.ts';

/** All generated files of a package. */
export function planFiles(model: ClientModel): PlannedFile[] {
  return [
    ...(model.source === 'document' ? documentFiles(model) : providerFiles(model)),
    emitOpenApi(model),
    emitTypes(model),
    ...emitValidators(model),
    emitProvider(model),
    emitContract(model),
    ...emitOperations(model),
    emitClient(model),
    emitIndex(model),
  ];
}

function providerFiles(model: ClientModel): PlannedFile[] {
  return [
    emitPackageJson(model),
    emitTsconfig(),
    emitReadme(model),
    { kind: 'text', path: 'provider.yaml', text: model.providerYaml },
    emitProof(model),
  ];
}

function documentFiles(model: ClientModel): PlannedFile[] {
  return [emitDocumentPackageJson(model), emitDocumentTsconfig(), emitDocumentReadme(model)];
}
