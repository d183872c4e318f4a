import type { ConversationRow } from '../../../server/contracts/chat.ts';
import type { Client } from '../../api/client.ts';
import { listConversations } from '../../api/conversations.ts';
import { LiveData, type LiveDataHost } from '../../live/live-data.ts';
import { newMessages } from './new-messages.ts';

/** Unread messages are in the latest conversations, if anywhere. */
const LATEST = 100;

/** Counts what visitors wrote and nobody has read, and tells what is new since the last look. */
export class UnreadMessages {
  private readonly latest: LiveData<readonly ConversationRow[]>;
  /** What was there at the last look at this site. */
  private before: { client: Client; rows: readonly ConversationRow[] } | undefined;

  constructor(host: LiveDataHost, onNew: (rows: readonly ConversationRow[]) => void) {
    this.latest = new LiveData(host, {
      read: async (client, signal) => {
        const { data: rows } = await listConversations(client, { limit: LATEST }, signal);
        const { before } = this;
        this.before = { client, rows };
        const news = before?.client === client ? newMessages(before.rows, rows) : [];
        if (news.length > 0) onNew(news);
        return rows;
      },
      after: ['conversation', 'read'],
    });
  }

  get count(): number {
    return (this.latest.value ?? []).reduce((sum, { unread }) => sum + unread, 0);
  }
}
