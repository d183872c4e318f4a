import { z } from 'zod';
import * as accounts from '../contracts/accounts.ts';
import * as agents from '../contracts/agents.ts';
import * as analytics from '../contracts/analytics.ts';
import * as chat from '../contracts/chat.ts';
import * as enrichment from '../contracts/enrichment.ts';
import * as install from '../contracts/install.ts';
import { errorAnswer } from '../contracts/errors.ts';
import { siteId } from '../contracts/ids.ts';
import { scoreRow } from '../contracts/intent.ts';
import { listOf } from '../contracts/lists.ts';
import { siteAction, siteConfig, type PublicConfig } from '../contracts/site-config.ts';
import { exclusions, exclusionsPatch } from '../contracts/exclusions.ts';
import * as scoring from '../contracts/scoring.ts';
import * as slack from '../contracts/slack.ts';
import * as track from '../contracts/track.ts';
import * as visitors from '../contracts/visitors.ts';
import * as webhooks from '../contracts/webhooks.ts';

/** One event and the site it belongs to: the short form of a batch. */
const singleEvent = track.trackEvent.extend({
  widget_id: siteId.optional(),
  sent_at: z.string().max(64).optional(),
});
/** As `trackBatch`, which leaves its events to be parsed one by one. */
const batch = track.trackBatch.extend({
  widget_id: siteId.optional(),
  events: z.array(track.trackEvent).min(1).max(100),
});

/** The body of `POST /api/track`. */
const trackBody = z.union([singleEvent, batch]);

const publicConfig: z.ZodType<PublicConfig> = siteConfig.extend({
  widgetId: siteId,
  contrastColor: z.string(),
});

/** A purchase as it counts. */
const order = z.object({
  _id: z.string(),
  site: siteId,
  visitor_id: z.string(),
  amount: z.number(),
  currency: z.string(),
  at: z.string(),
  received_at: z.string(),
  source: z.enum(['browser', 'server']),
  event_id: z.string(),
});

/** `GET /api/visitors/:id/export`: as much as is there, as it is kept. */
const visitorExport = z.object({
  exported_at: z.string(),
  profile: visitors.visitorProfile,
  events: z.array(z.record(z.string(), z.unknown())),
  orders: z.array(order),
  conversations: z.array(z.unknown()),
});

/** `/healthz`, `/readyz` */
const health = z.object({ status: z.string() });

/** What is not sent stays as it is, so a default says nothing here. */
const configPatch = z.object(
  Object.fromEntries(
    Object.entries(siteConfig.shape).map(([name, field]) => [
      name,
      field.removeDefault().optional(),
    ]),
  ),
);
const widgetPatch = accounts.widgetPatch.extend({ config: configPatch.optional() });

/** The key itself is in the answer to its creation only. */
const createdApiKey = accounts.apiKeyRow.extend({ key: z.string() });

/** Without `total_relation` the total is exact. */
const pageOf = <T extends z.ZodType>(item: T) =>
  listOf(item).extend({ total_relation: z.enum(['eq', 'gte']).optional() });

const rotatedEndpoint = webhooks.createdEndpoint.extend({ previous_secret_until: z.string() });

/** Every schema that the API's description names; what they share is described once. */
export const COMPONENTS = {
  Error: errorAnswer,
  Health: health,
  TrackEvent: track.trackEvent,
  TrackSingleEvent: singleEvent,
  TrackBatch: batch,
  TrackBody: trackBody,
  TrackAnswer: track.trackAnswer,
  TrackRejection: track.trackRejection,
  PresenceBeat: track.presenceBeat,
  PresenceAnswer: track.presenceAnswer,
  PublicConfig: publicConfig,
  OpenConversation: chat.openConversation,
  OpenedConversation: chat.openedConversation,
  IdentifiedConversation: chat.openedConversation.partial({ token: true }),
  VisitorMessage: chat.visitorMessage,
  PublicMessage: chat.publicMessage,
  PublicMessages: chat.publicMessages,
  ReadUpTo: chat.readUpTo,
  Attachment: chat.attachment,
  ProvenIdentity: chat.provenIdentity,
  NewRating: chat.newRating,
  Rating: chat.rating,
  VisitorRow: visitors.visitorRow,
  VisitorPage: pageOf(visitors.visitorRow),
  AlertRow: visitors.alertRow,
  AlertPage: pageOf(visitors.alertRow),
  VisitorProfile: visitors.visitorProfile,
  VisitorCompany: visitors.visitorCompany,
  VisitorIdentity: visitors.visitorIdentity,
  VisitorSession: visitors.visitorSession,
  VisitorExport: visitorExport,
  Order: order,
  ScoreRow: scoreRow,
  TimelineEvent: visitors.timelineEvent,
  TimelinePage: pageOf(visitors.timelineEvent),
  Overview: analytics.overview,
  AnalyticsTotals: analytics.analyticsTotals,
  AnalyticsBucket: analytics.analyticsBucket,
  Funnel: analytics.funnel,
  CompanyRow: analytics.companyRow,
  CompanyPage: pageOf(analytics.companyRow),
  Company: analytics.companyDetail,
  ConversationRow: chat.conversationRow,
  ConversationPage: pageOf(chat.conversationRow),
  Conversation: chat.conversationDetail,
  ConversationPatch: chat.conversationPatch,
  TeamReply: chat.teamReply,
  TeamMessage: chat.teamMessage,
  NewNote: chat.newNote,
  Note: chat.conversationNote,
  NewSavedReply: chat.newSavedReply,
  SavedReplyPatch: chat.newSavedReply.partial(),
  SavedReply: chat.savedReply,
  SavedReplyPage: pageOf(chat.savedReply),
  WebhookEvent: webhooks.webhookEvent,
  Agent: agents.agentRow,
  AgentPage: pageOf(agents.agentRow),
  NewAgent: agents.newAgent,
  AgentPatch: agents.agentPatch,
  AgentQuestion: agents.agentQuestion,
  AgentTrial: agents.agentTrial,
  AgentDocument: agents.agentDocumentRow,
  AgentDocumentPage: pageOf(agents.agentDocumentRow),
  NewAgentDocument: agents.newAgentDocument,
  ReadAgentDocuments: agents.readDocuments,
  SlackSettings: slack.slackSettingsRow,
  NewSlackSettings: slack.slackSettings,
  SlackTest: slack.slackTest,
  NewWebhook: webhooks.newEndpoint,
  WebhookPatch: webhooks.endpointPatch,
  Webhook: webhooks.endpointRow,
  WebhookPage: pageOf(webhooks.endpointRow),
  CreatedWebhook: webhooks.createdEndpoint,
  RotatedWebhook: rotatedEndpoint,
  Delivery: webhooks.deliveryRow,
  DeliveryPage: pageOf(webhooks.deliveryRow),
  RedeliverSince: webhooks.redeliverSince,
  Redelivered: webhooks.redelivered,
  DeliveryAttempt: webhooks.deliveryAttempt,
  ScoringSettings: scoring.scoringSettings,
  ScoringPatch: scoring.scoringPatch,
  ScoringTest: scoring.scoringTest,
  ScoringTested: scoring.scoringTested,
  Exclusions: exclusions,
  ExclusionsPatch: exclusionsPatch,
  EndpointFilters: webhooks.endpointFilters,
  SetUp: accounts.setup,
  Credentials: accounts.credentials,
  Me: accounts.me,
  SiteConfig: siteConfig,
  SiteAction: siteAction,
  Widget: accounts.widgetSettings,
  WidgetPage: pageOf(accounts.widgetSettings),
  NewWidget: accounts.newWidget,
  WidgetPatch: widgetPatch,
  InstallCheck: install.installCheck,
  InstallAnswer: install.installAnswer,
  IdentitySecret: accounts.newIdentitySecret,
  EnrichmentSettings: enrichment.enrichmentSettings,
  PutEnrichmentSettings: enrichment.putEnrichmentSettings,
  EnrichmentUsage: enrichment.enrichmentUsage,
  OwnProvider: enrichment.ownProvider,
  SiteProvider: enrichment.siteProvider,
  KnownProvider: enrichment.knownProvider,
  TestProvider: enrichment.testProvider,
  ProviderTest: enrichment.providerTest,
  ApiKey: accounts.apiKeyRow,
  ApiKeyPage: pageOf(accounts.apiKeyRow),
  NewApiKey: accounts.newApiKey,
  CreatedApiKey: createdApiKey,
  Member: accounts.memberRow,
  MemberPage: pageOf(accounts.memberRow),
  NewMember: accounts.newMember,
  MemberPatch: accounts.memberPatch,
} as const satisfies Record<string, z.ZodType>;
