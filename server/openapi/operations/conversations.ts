import { conversationsQuery } from '../../contracts/chat.ts';
import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Conversations';
const params = { id: 'The conversation, `c_…`.' };
const errors = ['conversation_not_found'] as const;
const at = '/api/conversations';

/** `/api/conversations`: the team's side of the chat. */
export const CONVERSATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: at,
    id: 'listConversations',
    tag,
    auth: 'read',
    summary: 'List conversations, latest message first',
    query: conversationsQuery,
    answers: { 200: { description: 'A page of conversations.', schema: C.ConversationPage } },
    errors: ['use_cursor', 'bad_cursor'],
  },
  {
    method: 'get',
    path: `${at}/:id`,
    id: 'getConversation',
    tag,
    auth: 'read',
    params,
    summary: 'Read a conversation',
    description: 'With its latest 500 messages, oldest first.',
    answers: { 200: { description: 'The conversation.', schema: C.Conversation } },
    errors,
  },
  {
    method: 'patch',
    path: `${at}/:id`,
    id: 'patchConversation',
    tag,
    auth: 'write',
    params,
    summary: 'Close or reopen a conversation, or say how far the team has read',
    body: C.ConversationPatch,
    example: { status: 'closed' },
    answers: { 200: { description: 'The conversation as it is now.', schema: C.ConversationRow } },
    errors,
  },
  {
    method: 'post',
    path: `${at}/:id/messages`,
    id: 'replyToVisitor',
    tag,
    auth: 'write',
    params,
    summary: 'Answer the visitor',
    description: 'Sending the same `message_id` again changes nothing.',
    body: C.TeamReply,
    example: {
      message_id: '0198c5b2-9d44-7b11-a2c3-5e6f7a8b9c0d',
      text: 'Yes: Growth has no limit of seats.',
    },
    answers: { 201: { description: 'Stored.', schema: C.TeamMessage } },
    errors: [...errors, 'overloaded'],
  },
  {
    method: 'post',
    path: `${at}/:id/typing`,
    id: 'sendTeamTyping',
    tag,
    auth: 'write',
    params,
    summary: 'Show the visitor that somebody is typing',
    answers: { 204: { description: 'Passed on.' } },
    errors,
  },
];
