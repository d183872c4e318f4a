import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Slack';
const at = '/api/settings/slack';

/** `/api/settings/slack` and what Slack itself calls. */
export const SLACK: readonly Operation[] = [
  {
    method: 'get',
    path: at,
    id: 'getSlack',
    tag,
    auth: 'session',
    summary: 'Read how the site is connected to Slack',
    answers: { 200: { description: 'The connection, less its secrets.', schema: C.SlackSettings } },
  },
  {
    method: 'put',
    path: at,
    id: 'putSlack',
    tag,
    auth: 'admin',
    summary: 'Connect the site to a Slack channel',
    description:
      'Every conversation becomes a thread of the channel; what is written in the thread is said to the visitor. Secrets that are left out stay.',
    body: C.NewSlackSettings,
    example: {
      bot_token: 'xoxb-123456789012-abcdefgh',
      signing_secret: '0123456789abcdef0123456789abcdef',
      channel: 'C0123456789',
    },
    answers: { 200: { description: 'The connection.', schema: C.SlackSettings } },
  },
  {
    method: 'delete',
    path: at,
    id: 'deleteSlack',
    tag,
    auth: 'admin',
    summary: 'Disconnect the site from Slack',
    answers: { 204: { description: 'Disconnected.' } },
  },
  {
    method: 'post',
    path: `${at}/test`,
    id: 'testSlack',
    tag,
    auth: 'admin',
    summary: 'Send a test message to the channel',
    answers: { 200: { description: 'Whether it got there.', schema: C.SlackTest } },
    errors: ['slack_not_connected'],
  },
  {
    method: 'post',
    path: '/api/slack/events/:site',
    id: 'slackEvents',
    tag,
    auth: 'none',
    params: { site: 'The site, `w_…`.' },
    summary: 'What Slack tells of the channel',
    description:
      'The "Request URL" of the Slack app’s event subscriptions (`message.channels`). Signed by Slack; nobody else calls it.',
    answers: { 200: { description: 'Taken.' } },
    errors: ['not_from_slack', 'malformed', 'too_large', 'unsupported_media_type'],
  },
];
