import { pageQuery } from '../../contracts/lists.ts';
import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Account';
const siteless = true as const;
const params = { id: 'The member, `m_…`.' };

/** `/api/setup`, `/api/session`, `/api/me`, `/api/members`. */
export const ACCOUNT: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/setup',
    id: 'setUp',
    tag,
    auth: 'none',
    summary: 'Make the owner’s account',
    description:
      'Needs the one-time code of the link that the server prints when it starts. Works once, ever.',
    body: C.SetUp,
    example: {
      code: 'from-the-link',
      name: 'Jane',
      email: 'jane@example.com',
      password: 'at least ten characters',
    },
    answers: { 201: { description: 'Made, and signed in.', schema: C.Me } },
    errors: ['wrong_setup_code', 'setup_done', 'forbidden', 'rate_limited'],
  },
  {
    method: 'post',
    path: '/api/session',
    id: 'signIn',
    tag,
    auth: 'none',
    summary: 'Sign in',
    description:
      'Sets the session cookie; it ends 30 days after it was last used. After ten wrong attempts at an account from one network: 429 for up to 15 minutes.',
    body: C.Credentials,
    example: { email: 'jane@example.com', password: 'at least ten characters' },
    answers: { 200: { description: 'Signed in.', schema: C.Me } },
    errors: ['wrong_credentials', 'forbidden', 'rate_limited'],
  },
  {
    method: 'delete',
    path: '/api/session',
    id: 'signOut',
    tag,
    auth: 'none',
    summary: 'Sign out',
    answers: { 204: { description: 'Signed out.' } },
    errors: ['forbidden', 'rate_limited'],
  },
  {
    method: 'get',
    path: '/api/me',
    id: 'getMe',
    tag,
    auth: 'session',
    siteless,
    summary: 'Who is signed in, and the sites they may see',
    answers: { 200: { description: 'The member.', schema: C.Me } },
  },
  {
    method: 'get',
    path: '/api/members',
    id: 'listMembers',
    tag,
    auth: 'session',
    siteless,
    summary: 'List the members of the organisation',
    query: pageQuery,
    answers: { 200: { description: 'A page of members.', schema: C.MemberPage } },
  },
  {
    method: 'post',
    path: '/api/members',
    id: 'createMember',
    tag,
    auth: 'admin',
    siteless,
    summary: 'Add a member',
    body: C.NewMember,
    example: {
      email: 'sam@example.com',
      name: 'Sam',
      role: 'agent',
      password: 'at least ten characters',
    },
    answers: { 201: { description: 'Added.', schema: C.Member } },
    errors: ['email_taken'],
  },
  {
    method: 'patch',
    path: '/api/members/:id',
    id: 'patchMember',
    tag,
    auth: 'session',
    siteless,
    params,
    summary: 'Change a member',
    description:
      'Members change their own name, and their password with the current one; admins change everybody but owners; owners everybody. A new password signs the member out everywhere else.',
    body: C.MemberPatch,
    example: { role: 'admin' },
    answers: { 200: { description: 'The member as it is now.', schema: C.Member } },
    errors: ['forbidden', 'wrong_credentials', 'member_not_found', 'last_owner'],
  },
  {
    method: 'delete',
    path: '/api/members/:id',
    id: 'deleteMember',
    tag,
    auth: 'admin',
    siteless,
    params,
    summary: 'Remove a member',
    answers: { 204: { description: 'Removed, and signed out.' } },
    errors: ['member_not_found', 'last_owner'],
  },
];
