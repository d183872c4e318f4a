/**
 * Every error a caller can see, in one table: code → HTTP status and default message.
 * Messages say what to change. Throw `new ApiError('visitor_not_found')`; the middleware answers.
 */
const ERRORS = {
  malformed: [400, 'The request could not be read as JSON.'],
  malformed_url: [400, 'The address of the request is not a URL.'],
  invalid: [422, 'Some fields are not valid; see details.'],
  unknown_widget: [401, 'No site has this widget_id. Copy it from the install page.'],
  unknown_key: [401, 'This API key does not exist or was revoked.'],
  unauthenticated: [401, 'Sign in first, or send "Authorization: Bearer clm_…".'],
  not_from_slack: [401, 'The signature does not match the signing secret of this site.'],
  wrong_credentials: [401, 'E-mail or password is wrong.'],
  unknown_token: [401, 'This conversation token is not valid any more.'],
  bad_signature: [401, 'The webhook signature does not match the secret of this inbox.'],
  forbidden: [403, 'You may not do this.'],
  session_required: [403, 'This needs a signed-in member; an API key cannot do it.'],
  origin_not_allowed: [403, "This site's settings do not allow events from this origin."],
  setup_done: [403, 'Clarm is set up already. Sign in instead.'],
  wrong_setup_code: [
    403,
    'The set-up link is not valid. Use the one that the server printed when it started.',
  ],
  not_found: [404, 'There is nothing at this address.'],
  site_not_found: [404, 'No such site.'],
  visitor_not_found: [404, 'No such visitor on this site.'],
  company_not_found: [404, 'No visitor of this site is known to come from this company.'],
  conversation_not_found: [404, 'No such conversation on this site.'],
  attachment_not_found: [404, 'No such file in this conversation.'],
  saved_reply_not_found: [404, 'No such saved reply on this site.'],
  webhook_not_found: [404, 'No such webhook on this site.'],
  slack_not_connected: [404, 'This site is not connected to Slack.'],
  agent_not_found: [404, 'No such agent on this site.'],
  agent_document_not_found: [404, 'This agent has no such document.'],
  delivery_not_found: [404, 'No such delivery on this site.'],
  member_not_found: [404, 'No such member.'],
  key_not_found: [404, 'No such API key.'],
  method_not_allowed: [405, 'This address does not answer that method.'],
  email_taken: [409, 'A member with this e-mail exists already.'],
  shortcut_taken: [409, 'Another saved reply of this site has this shortcut.'],
  not_closed: [409, 'A conversation can be rated once it was closed.'],
  last_owner: [409, 'An organisation keeps at least one owner.'],
  too_large: [413, 'The body is larger than this address takes (64 KB for events).'],
  unsupported_media_type: [415, 'Send application/json or text/plain.'],
  nothing_valid: [422, 'None of the events was valid; see details.'],
  use_cursor: [422, 'Past 10,000 rows only "cursor" goes further; take it from next_cursor.'],
  bad_cursor: [422, 'This cursor is not one that was handed out.'],
  too_many_agents: [409, 'A site has at most five agents: delete one first.'],
  agent_full: [409, 'An agent keeps at most 500 documents: delete some first.'],
  last_site: [409, 'An organisation keeps at least one site.'],
  site_required: [422, 'You have several sites: say which with ?site=w_….'],
  too_many_files: [422, 'This conversation cannot take any more files.'],
  file_not_allowed: [
    415,
    'Files of this kind are not taken, or its content is not what its name says.',
  ],
  range_too_large: [422, 'This takes the database too long: ask for a shorter range.'],
  page_not_allowed: [422, 'This address may not be looked at.'],
  target_not_allowed: [422, 'Webhooks may not point at this address.'],
  provider_failed: [422, 'The provider did not answer as its row says; nothing was saved.'],
  rate_limited: [429, 'Too many requests; wait as Retry-After says.'],
  overloaded: [503, 'The server cannot store more right now; send it again as Retry-After says.'],
  unavailable: [503, 'The database is away; send it again as Retry-After says.'],
  internal: [500, 'Something went wrong on our side.'],
} as const satisfies Record<string, readonly [number, string]>;

/** A code of the error table. */
export type ErrorCode = keyof typeof ERRORS;

/** What may be said beside the code. */
export interface ErrorExtras {
  message?: string;
  details?: unknown;
  /** Seconds; becomes the header `Retry-After`. */
  retryAfter?: number;
  cause?: unknown;
}

/** An error that is the caller's answer. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, extras: ErrorExtras = {}) {
    super(extras.message ?? ERRORS[code][1], { cause: extras.cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = ERRORS[code][0];
    this.details = extras.details;
    this.retryAfter = extras.retryAfter;
  }
}
