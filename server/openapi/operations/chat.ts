import { afterQuery } from '../../contracts/chat.ts';
import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Chat';
const auth = 'conversation';
const params = { id: 'The conversation, `c_…`.' };
const at = '/api/chat/conversations';

/** `/api/chat/*`: what the widget does for a visitor. */
export const CHAT: readonly Operation[] = [
  {
    method: 'post',
    path: at,
    id: 'openConversation',
    tag,
    auth: 'none',
    summary: 'Open a conversation',
    description:
      'The token is shown this once; it opens this conversation only, until 90 days after it was last used. Without a `visitor_id`, and for a browser that sends `Sec-GPC` or `DNT` where the site honours them, the conversation belongs to nobody in particular.',
    body: C.OpenConversation,
    example: { widget_id: 'w_demo0001', visitor_id: 'v_4Jx0b2nVQe6mZkq7T1ysWA' },
    answers: { 201: { description: 'Opened.', schema: C.OpenedConversation } },
    errors: ['unknown_widget', 'origin_not_allowed', 'rate_limited'],
  },
  {
    method: 'post',
    path: `${at}/:id/messages`,
    id: 'sendVisitorMessage',
    tag,
    auth,
    params,
    summary: 'Write to the team',
    description:
      'Answers when the message and its `message_sent` event are on disk. Sending the same `message_id` again changes nothing.',
    body: C.VisitorMessage,
    example: {
      message_id: '0198c5b2-7c1e-7a90-8f5e-3d2b1c0a9f8e',
      text: 'Is there a plan for 40 seats?',
      url: 'https://example.com/pricing',
    },
    answers: { 201: { description: 'Stored.', schema: C.PublicMessage } },
    errors: ['overloaded'],
  },
  {
    method: 'get',
    path: `${at}/:id/messages`,
    id: 'listMessages',
    tag,
    auth,
    params,
    summary: 'Read what was said after a cursor',
    description: 'At most 200 messages, oldest first. `after` is the `seq` of the last one known.',
    query: afterQuery,
    answers: { 200: { description: 'The messages.', schema: C.PublicMessages } },
  },
  {
    method: 'get',
    path: `${at}/:id/stream`,
    id: 'followConversation',
    tag,
    auth,
    params,
    summary: 'Follow a conversation',
    description:
      'Server-sent events: everything after the cursor, then what comes. `message` (data: a PublicMessage, id: its `seq`), `typing` (data: `{"from": "team"}`), `read` (data: `{"read_by_team": seq}`). A comment line every 15 s keeps the connection. Read it with fetch, because the token goes in a header.',
    query: afterQuery,
    answers: { 200: { description: 'A stream of events.', type: 'text/event-stream' } },
  },
  {
    method: 'post',
    path: `${at}/:id/read`,
    id: 'markReadByVisitor',
    tag,
    auth,
    params,
    summary: 'Say how far the visitor has read',
    body: C.ReadUpTo,
    example: { seq: 4 },
    answers: { 204: { description: 'Noted.' } },
  },
  {
    method: 'post',
    path: `${at}/:id/typing`,
    id: 'sendVisitorTyping',
    tag,
    auth,
    params,
    summary: 'Say that the visitor is typing',
    answers: { 204: { description: 'Passed on.' } },
  },
  {
    method: 'delete',
    path: `${at}/:id/token`,
    id: 'revokeConversationToken',
    tag,
    auth,
    params,
    summary: 'Give the token back',
    description:
      'For when a visitor logs out: the token opens nothing any more, the team keeps the conversation.',
    answers: { 204: { description: 'The token is revoked.' } },
  },
];
