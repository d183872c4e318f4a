import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Settings';
const errors = ['forbidden'] as const;

/** `/api/settings/scoring` and `/api/settings/exclusions`. */
export const SCORING: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/settings/scoring',
    id: 'getScoring',
    tag,
    auth: 'read',
    summary: 'Read how visitors are scored',
    description:
      'The rules that count, the defaults, and how far the visitors are scored by the latest version.',
    answers: { 200: { description: 'The rules.', schema: C.ScoringSettings } },
  },
  {
    method: 'patch',
    path: '/api/settings/scoring',
    id: 'patchScoring',
    tag,
    auth: 'manage',
    summary: 'Change how visitors are scored',
    description:
      'What is not sent stays as it is; lists are replaced whole, and `null` takes the points of a kind away. What changes scores makes a new version, by which all visitors are scored anew from their events in the background: that alerts nobody. ',
    body: C.ScoringPatch,
    example: {
      pages: [{ pattern: '/plans/**', kind: 'pricing' }],
      weights: { pages: { docs: 5 } },
      target_industries: ['Software'],
      threshold: 75,
    },
    answers: { 200: { description: 'The rules as they are now.', schema: C.ScoringSettings } },
    errors,
  },
  {
    method: 'post',
    path: '/api/settings/scoring/test',
    id: 'testScoring',
    tag,
    auth: 'read',
    summary: 'Try out which rule a page falls under',
    description: 'By the saved rules, or by a draft of them that is sent along. Changes nothing.',
    body: C.ScoringTest,
    example: { paths: ['/pricing', '/blog/pricing-tips'] },
    answers: { 200: { description: 'One row a path.', schema: C.ScoringTested } },
  },
  {
    method: 'get',
    path: '/api/settings/exclusions',
    id: 'getExclusions',
    tag,
    auth: 'read',
    summary: "Read which addresses and e-mails are the team's own",
    answers: { 200: { description: 'The exclusions.', schema: C.Exclusions } },
  },
  {
    method: 'patch',
    path: '/api/settings/exclusions',
    id: 'patchExclusions',
    tag,
    auth: 'manage',
    summary: "Say which addresses and e-mails are the team's own",
    description: 'Their events are kept apart from now on: no counts, no score, no alerts. ',
    body: C.ExclusionsPatch,
    example: { cidrs: ['203.0.113.0/24'], email_domains: ['example.com'] },
    answers: { 200: { description: 'The exclusions as they are now.', schema: C.Exclusions } },
    errors,
  },
];
