import type { PersonaCard } from '../../contract.ts';

/** Who can be played. */
export async function fetchPersonas(): Promise<PersonaCard[]> {
  const answer = await window.fetch('/demo/api/personas');
  if (!answer.ok) throw new Error(`personas: ${answer.status}`);
  return ((await answer.json()) as { data: PersonaCard[] }).data;
}

/** Says on the server who a visitor plays; null: nobody, the visitor is whoever sits here. */
export async function savePersona(visitor: string, persona: string | null): Promise<void> {
  const answer = await window.fetch('/demo/api/persona', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ visitor_id: visitor, persona }),
    keepalive: true,
  });
  if (!answer.ok) throw new Error(`persona: ${answer.status}`);
}
