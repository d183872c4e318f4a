import mongoose from 'mongoose';

/** A document as it lies in the database. */
export type Document = mongoose.mongo.Document;

/** Our own way into a server's database, beside the server. */
export interface Database {
  db: mongoose.mongo.Db;
  close(): Promise<void>;
}

/** Connects to the engine of a running server. */
export async function openDatabase(uri: string): Promise<Database> {
  const client = new mongoose.mongo.MongoClient(uri);
  await client.connect();
  return { db: client.db('clarm'), close: () => client.close() };
}

/** Every document of every collection of every database, by collection. */
export async function readEverything(uri: string): Promise<Map<string, Document[]>> {
  const client = new mongoose.mongo.MongoClient(uri);
  try {
    const { databases } = await client.db().admin().listDatabases();
    const found = new Map<string, Document[]>();
    for (const { name: database } of databases) {
      for (const { name } of await client.db(database).listCollections().toArray()) {
        const documents = await client.db(database).collection(name).find().toArray();
        found.set(`${database}.${name}`, documents);
      }
    }
    return found;
  } finally {
    await client.close();
  }
}
