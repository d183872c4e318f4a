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
