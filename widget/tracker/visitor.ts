import { randomHex } from './ids.ts';
import type { Store } from './store.ts';

/** The visitor's id: the stored one, else a new one of 128 random bits, stored. */
export function visitorId(store: Store): string {
  let id = store.get('v') ?? '';
  if (!/^v_[\w-]{16,64}$/.test(id)) store.set('v', (id = `v_${randomHex(16)}`));
  return id;
}

/** A number by which two e-mails are told apart, so that none has to be kept. */
export function fingerprint(email: string): string {
  let sum = 7;
  for (const character of email.trim().toLowerCase())
    sum = (sum * 31 + character.codePointAt(0)!) | 0;
  return `${sum}`;
}
