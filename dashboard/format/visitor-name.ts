import type { VisitorRow } from '../../server/contracts/visitors.ts';
import { strings } from '../strings.ts';

/** The part of a visitor that says who it is. */
export type Named = Pick<VisitorRow, 'id'> & Partial<Pick<VisitorRow, 'identity' | 'company'>>;

/** The best name there is: name, e-mail, or "Visitor 3f2a" by its id. */
export const visitorName = ({ id, identity }: Named): string =>
  identity?.name ||
  identity?.email ||
  strings.visitor.unnamed(id.replace(/^[vp]_/, '').slice(0, 4));

/** What a company is called: its name, or its domain. */
export const companyName = ({ company }: Pick<Named, 'company'>): string | undefined =>
  company?.name || company?.domain;

/** One or two letters for the avatar. */
export const initials = (name: string): string => {
  const words = name.replace(/@.*$/, '').split(/[\s._-]+/);
  const letters = words.map((word) => Array.from(word)[0] ?? '').filter(Boolean);
  return (
    letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? '?')
  ).toUpperCase();
};

/** One of six quiet hues, always the same for the same text. */
export const hueOf = (text: string): number => {
  let hash = 0;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return hash % 6;
};
