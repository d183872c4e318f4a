import { LRUCache } from 'lru-cache';

/** Which persona each visitor of the demo plays; the ones unseen for longest are forgotten. */
export interface PersonaMemory {
  remember(visitorId: string, persona: string): void;
  forget(visitorId: string): void;
  personaOf(visitorId: string): string | undefined;
}

/** @param max how many visitors are remembered at once */
export function createPersonaMemory(max = 5_000): PersonaMemory {
  const personas = new LRUCache<string, string>({ max });
  return {
    remember: (visitorId, persona) => void personas.set(visitorId, persona),
    forget: (visitorId) => void personas.delete(visitorId),
    personaOf: (visitorId) => personas.get(visitorId),
  };
}
