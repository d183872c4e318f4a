import { randomBytes } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';

/** Salts live for 48 h and are then destroyed, so that old hashes cannot be guessed any more (contract §5). */
const LIFE_SECONDS = 48 * 3600;
const DAY_MS = 86_400_000;

const schema = new Schema(
  { _id: String, salt: { type: Buffer, required: true }, made_at: { type: Date, required: true } },
  { versionKey: false },
);
schema.index({ made_at: 1 }, { expireAfterSeconds: LIFE_SECONDS });

/** The random salt of each UTC day, the same in every process. */
export function saltStore(connection: Connection) {
  const Salt = connection.model('IpSalt', schema, 'ip_salts');
  const known = new Map<string, Buffer>();
  let today: { number: number; salt: Buffer } | undefined;

  const load = async (day: string, now: Date): Promise<Buffer> => {
    const doc = await Salt.collection.findOneAndUpdate(
      { _id: day as never },
      { $setOnInsert: { salt: randomBytes(32), made_at: now } },
      { upsert: true, returnDocument: 'after' },
    );
    if (!doc) throw new Error(`the salt of ${day} was neither found nor made`);
    const salt = Buffer.from((doc['salt'] as { buffer: Uint8Array }).buffer);
    for (const old of known.keys()) if (old < day) known.delete(old);
    known.set(day, salt);
    return salt;
  };

  return {
    /** The salt of the UTC day in which `now` lies; asks the database once a day. */
    async ofDay(now: Date): Promise<Buffer> {
      const number = Math.floor(now.getTime() / DAY_MS);
      if (today?.number === number) return today.salt;
      const day = now.toISOString().slice(0, 10);
      const salt = known.get(day) ?? (await load(day, now));
      today = { number, salt };
      return salt;
    },
  };
}
export type SaltStore = ReturnType<typeof saltStore>;
