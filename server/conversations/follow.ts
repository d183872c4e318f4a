import type { Logger } from 'pino';
import type { EventStream } from '../http/event-stream.ts';
import type { LiveHub } from '../ports.ts';
import type { Admitted } from './admit.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { MessageStore } from './message-store.ts';
import type { Delivered } from './delivered.ts';
import { publicMessageOf, publicStateOf } from './to-rows.ts';

const PAGE = 200;
/** Should the hub be away, messages come at this pace. */
const LOOK_ANYWAY_MS = 20_000;

export interface FollowDeps {
  conversations: ConversationStore;
  messages: MessageStore;
  hub: LiveHub;
  delivered: Delivered;
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
export function createFollow({ conversations, messages, hub, delivered, log }: FollowDeps) {
  return function follow(
    { site, conversation, tokenHash }: Admitted,
    after: number,
    stream: EventStream,
  ) {
    const { conversation_id: id } = conversation;
    const ofSite = messages.forSite({ site: site.id });
    let cursor = after;
    let told = { read_by_team: 0, delivered_to_team: 0 };
    let state: { status: string; rating: number | null } = { status: 'open', rating: null };

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
        await delivered(site.id, id, 'visitor', page);
        if (page.length < PAGE) return;
      }
    }, fail);

    const sendState = coalesce(async () => {
      const now = await conversations.forSite({ site: site.id }).find(id);
      if (!now?.tokens.some(({ hash }) => hash === tokenHash)) return stream.close();
      const marks = {
        read_by_team: now.read_by_team.seq,
        delivered_to_team: now.delivered_to_team ?? 0,
      };
      if (JSON.stringify(marks) !== JSON.stringify(told)) {
        told = marks;
        stream.send({ event: 'read', data: marks });
      }
      const { status, rating } = publicStateOf(now);
      if (status === state.status && rating === state.rating) return;
      state = { status, rating };
      stream.send({ event: 'state', data: state });
    }, fail);

    const look = (): void => {
      sendMessages();
      sendState();
    };

    const unsubscribe = hub.subscribe(site.id, (event) => {
      if (!('id' in event) || event.id !== id) return;
      if (event.kind === 'conversation') look();
      else if (event.kind === 'read') sendState();
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
