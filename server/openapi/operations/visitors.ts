import { listQuery, pageQuery } from '../../contracts/lists.ts';
import { visitorsQuery } from '../../contracts/visitors.ts';
import { COMPONENTS as C } from '../components.ts';
import type { Operation } from '../operation.ts';

const tag = 'Visitors';
const params = { id: 'A visitor, `v_…`, or a verified person, `p_…`.' };
const at = '/api/visitors';

/** `/api/visitors`: list, profile, timeline, export, erasure. */
export const VISITORS: readonly Operation[] = [
  {
    method: 'get',
    path: at,
    id: 'listVisitors',
    tag,
    auth: 'read',
    summary: 'List visitors',
    description:
      'Visitors who share a verified e-mail are one row. `q` matches the beginnings of words of name, e-mail, company and path, without case or accents. `total` is exact up to 10,000; beyond that only `cursor` goes further.',
    query: visitorsQuery,
    answers: { 200: { description: 'A page of visitors.', schema: C.VisitorPage } },
    errors: ['use_cursor', 'bad_cursor'],
  },
  {
    method: 'get',
    path: '/api/alerts',
    id: 'listAlerts',
    tag,
    auth: 'read',
    summary: 'List who crossed the threshold, newest first',
    description:
      'Of the last seven days. A visitor, or verified person, is there once, with the latest alert. `sent` is false for those beyond 60 an hour: no integration was told of them.',
    query: pageQuery,
    answers: { 200: { description: 'A page of alerts.', schema: C.AlertPage } },
    errors: [],
  },
  {
    method: 'get',
    path: `${at}/:id`,
    id: 'getVisitor',
    tag,
    auth: 'read',
    params,
    summary: 'Read a visitor’s profile',
    description:
      'With enrichment, sessions, and the score with the points that it is made of. The points of all rows of `score_breakdown` sum exactly to `intent`.',
    answers: { 200: { description: 'The profile.', schema: C.VisitorProfile } },
    errors: ['visitor_not_found'],
  },
  {
    method: 'get',
    path: `${at}/:id/events`,
    id: 'listVisitorEvents',
    tag,
    auth: 'read',
    params,
    summary: 'Read a visitor’s events, newest first',
    description:
      'Of a verified person those of every device. By `page` to the 10,000th, further by `cursor`.',
    query: listQuery,
    answers: { 200: { description: 'A page of events.', schema: C.TimelinePage } },
    errors: ['visitor_not_found', 'bad_cursor', 'use_cursor'],
  },
  {
    method: 'get',
    path: `${at}/:id/export`,
    id: 'exportVisitor',
    tag,
    auth: 'read',
    params,
    summary: 'Export everything about a visitor',
    description: 'Profile, every event within retention, every order and every conversation.',
    answers: { 200: { description: 'All of it, as a file.', schema: C.VisitorExport } },
    errors: ['visitor_not_found'],
  },
  {
    method: 'delete',
    path: `${at}/:id`,
    id: 'eraseVisitor',
    tag,
    auth: 'manage',
    params,
    summary: 'Erase a visitor',
    description:
      'Removes events, messages, orders, profile and delivery payloads, keeps only a keyed hash so that nothing comes back, and sends `visitor_erased` to every webhook that had the visitor’s data. A person is erased with all their visitors. This cannot be undone.',
    answers: { 204: { description: 'Erased.' } },
    errors: ['visitor_not_found'],
  },
];
