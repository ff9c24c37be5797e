import { Document, isCollection, isPair, visit, type YAMLMap, type YAMLSeq } from 'yaml';

/** YAML for people: what is small and holds nothing nested stands in one line. */
export function printYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, { Collection: (_key, node) => setFlow(node) });
  return document.toString({ lineWidth: 0 });
}

function setFlow(node: YAMLMap | YAMLSeq): void {
  const values = node.items.map((item) => (isPair(item) ? item.value : item));
  const length = JSON.stringify(node.toJSON()).length;
  node.flow = length <= 100 && values.every((value) => !isCollection(value) || value.items.length === 0);
}
