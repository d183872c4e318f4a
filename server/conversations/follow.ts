import type { Logger } from 'pino';
import type { EventStream } from '../http/event-stream.ts';
import type { LiveHub } from '../ports.ts';
import type { Admitted } from './admit.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { MessageStore } from './message-store.ts';
import { publicMessageOf } from './to-rows.ts';

const PAGE = 200;
/** Should the hub be away, messages come at this pace. */
const LOOK_ANYWAY_MS = 20_000;

export interface FollowDeps {
  conversations: ConversationStore;
  messages: MessageStore;
  hub: LiveHub;
  log: Pick<Logger, 'error'>;
}

/** Runs a task now and, if asked for while it ran, once more. */
function coalesce(task: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await task();
    } while (again);
  };
  return () => {
    again = true;
    if (running) return;
    running = true;
    run()
      .catch(onError)
      .finally(() => (running = false));
  };
}

/**
 * Sends a conversation down a visitor's stream: everything after the cursor, then what comes. The
 * hub only says that there is something; what it is, is read from the store.
 */
export function createFollow({ conversations, messages, hub, log }: FollowDeps) {
  return function follow({ site, conversation }: Admitted, after: number, stream: EventStream) {
    const { conversation_id: id } = conversation;
    const ofSite = messages.forSite({ site: site.id });
    let cursor = after;
    let readByTeam = 0;

    const fail = (error: unknown): void => {
      log.error({ err: error }, 'a chat stream ended early');
      stream.close();
    };

    const sendMessages = coalesce(async () => {
      for (;;) {
        const page = await ofSite.after(id, cursor, PAGE);
        for (const message of page) {
          stream.send({
            event: 'message',
            id: String(message.seq),
            data: publicMessageOf(message),
          });
          cursor = message.seq;
        }
        if (page.length < PAGE) return;
      }
    }, fail);

    const sendRead = coalesce(async () => {
      const now = await conversations.forSite({ site: site.id }).find(id);
      if (!now?.token_hash) return stream.close();
      if (now.read_by_team.seq <= readByTeam) return;
      readByTeam = now.read_by_team.seq;
      stream.send({ event: 'read', data: { read_by_team: readByTeam } });
    }, fail);

    const look = (): void => {
      sendMessages();
      sendRead();
    };

    const unsubscribe = hub.subscribe(site.id, (event) => {
      if (!('id' in event) || event.id !== id) return;
      if (event.kind === 'conversation') sendMessages();
      else if (event.kind === 'read') sendRead();
      else if (event.kind === 'typing' && event.from === 'team')
        stream.send({ event: 'typing', data: { from: 'team' } });
    });
    const timer = setInterval(look, LOOK_ANYWAY_MS);
    timer.unref();
    stream.onClose(() => {
      clearInterval(timer);
      unsubscribe();
    });
    look();
  };
}
export type Follow = ReturnType<typeof createFollow>;
