import { isDeepStrictEqual } from 'node:util';
import type { Connection, IndexOptions, mongo } from 'mongoose';
import type { Finding } from './finding.ts';

const NO_SUCH_COLLECTION = 26;

/** What an index is called that was given no name. */
const nameOf = (fields: object): string => Object.entries(fields).flat().join('_');

const indexesOf = async (collection: {
  indexes(): Promise<mongo.IndexDescriptionInfo[]>;
}): Promise<mongo.IndexDescriptionInfo[]> => {
  try {
    return await collection.indexes();
  } catch (error) {
    if ((error as { code?: unknown }).code === NO_SUCH_COLLECTION) return [];
    throw error;
  }
};

/** A text index comes back with other keys; its name has those that it was made of. */
const haveSameKeys = (fields: object, found: mongo.IndexDescriptionInfo): boolean =>
  Object.values(fields).includes('text')
    ? found['textIndexVersion'] !== undefined
    : JSON.stringify(Object.entries(fields)) === JSON.stringify(Object.entries(found.key));

/** What decides which documents an index holds, and what it does to them. */
const OPTIONS = ['unique', 'partialFilterExpression', 'expireAfterSeconds'] as const;

const haveSameOptions = (given: IndexOptions, found: mongo.IndexDescriptionInfo): boolean =>
  OPTIONS.every((option) =>
    isDeepStrictEqual(given[option] || undefined, (found[option] as unknown) || undefined),
  );

/** Every index that the schemas name is there under its name, with its keys and options. */
export async function checkIndexes(connection: Connection): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { collection, schema } of Object.values(connection.models)) {
    const there = new Map((await indexesOf(collection)).map((found) => [found.name, found]));
    for (const [fields, given] of schema.indexes() as [object, IndexOptions][]) {
      const name = given.name ?? nameOf(fields);
      const found = there.get(name);
      if (!found) findings.push(`index ${name} of ${collection.name} is missing`);
      else if (!haveSameKeys(fields, found) || !haveSameOptions(given, found))
        findings.push(`index ${name} of ${collection.name} has other keys or options`);
    }
  }
  return findings;
}
