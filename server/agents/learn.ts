import { createHash, randomBytes } from 'node:crypto';
import type { NewAgentDocument } from '../contracts/agents.ts';
import type { Egress } from '../egress/egress.ts';
import { ApiError } from '../errors.ts';
import type { Clock } from '../ports.ts';
import {
  MAX_DOCUMENTS,
  type AgentDocumentDoc,
  type AgentDocuments,
  type DocumentStore,
} from './document-store.ts';
import { readPage } from './read-page.ts';
import { readSite, type ReadSite } from './read-site.ts';
import { splitPassages } from './split-passages.ts';

const DAY_MS = 86_400_000;
const REFRESHED_AT_ONCE = 100;

/** A page has one document, however often it is added. */
const idOfUrl = (url: string): string =>
  `d_${createHash('sha256').update(url).digest('base64url').slice(0, 16)}`;
const newId = (): string => `d_${randomBytes(12).toString('base64url')}`;

export interface LearnDeps {
  documents: DocumentStore;
  egress: Pick<Egress, 'request' | 'refusalOf'>;
  clock: Clock;
}

/** Gives agents what they answer from, and keeps it fresh. */
export function createLearn({ documents, egress, clock }: LearnDeps) {
  const put = (
    to: AgentDocuments,
    { id, title, url, text }: { id: string; title: string; url?: string; text: string },
  ): Promise<AgentDocumentDoc> =>
    to.put(
      {
        id,
        title,
        ...(url === undefined ? {} : { url }),
        characters: text.length,
        read_at: new Date(clock()),
      },
      splitPassages(text),
    );

  return {
    /**
     * Reads pages or takes a text.
     * @throws ApiError `agent_full`, `target_not_allowed`
     */
    async add(
      to: AgentDocuments,
      given: NewAgentDocument,
    ): Promise<{ documents: AgentDocumentDoc[]; problems: ReadSite['problems'] }> {
      const room = MAX_DOCUMENTS - (await to.count());
      if (room <= 0) throw new ApiError('agent_full');
      if ('text' in given) {
        return { documents: [await put(to, { id: newId(), ...given })], problems: [] };
      }
      const refusal = egress.refusalOf(given.url);
      if (refusal) throw new ApiError('target_not_allowed', { message: refusal.message });
      const { pages, problems } = await readSite(
        egress,
        given.url,
        Math.min(given.follow, room - 1),
      );
      const learnt: AgentDocumentDoc[] = [];
      for (const page of pages) learnt.push(await put(to, { id: idOfUrl(page.url), ...page }));
      return { documents: learnt, problems };
    },

    /** Reads pages anew that are older than a day; one that cannot be read stays as it was. */
    async refresh(): Promise<void> {
      const old = await documents.readBefore(new Date(clock() - DAY_MS), REFRESHED_AT_ONCE);
      for (const { site, agent, id, url = '' } of old) {
        const to = documents.forAgent({ site }, agent);
        try {
          const { title, text } = await readPage(egress, url);
          await put(to, { id, title, url, text });
        } catch {
          await to.touch(id, new Date(clock()));
        }
      }
    },
  };
}
export type Learn = ReturnType<typeof createLearn>;
