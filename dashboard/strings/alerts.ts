/** Of those who crossed the threshold. */
export const alerts = {
  title: 'Alerts',
  lead: 'Who crossed your score’s threshold in the last seven days, newest first.',
  empty: 'No alerts yet',
  emptyWords:
    'When somebody’s score crosses the threshold, they show up here, and in Slack, HubSpot or your webhooks.',
  integrations: 'Connect an integration',
  threshold: 'Set the threshold',
  capped: 'Not sent',
  cappedWords: 'One of more than 60 in an hour: integrations were not told.',
  cappedNotice:
    'More than 60 alerts came in one hour. Those marked “Not sent” are only here; a higher threshold keeps it calm.',
  now: 'Score now',
  list: 'Alerts',
} as const;
