import { html, nothing, type TemplateResult } from 'lit';
import '../../agent/agent-page.ts';
import '../../alerts/alerts-page.ts';
import '../../companies/companies-section.ts';
import '../../funnel/funnel-page.ts';
import '../../inbox/inbox-page.ts';
import '../../install/install-page.ts';
import '../../integrations/integrations-page.ts';
import '../../overview/overview-page.ts';
import '../../settings/settings-page.ts';
import '../../visitors/visitors-section.ts';
import '../../widget-settings/widget-settings-page.ts';
import type { Route } from '../routes.ts';
import './not-found-page.ts';

/** The page of an address. The visitors are always there, so that their list keeps its place. */
export const pageOf = (route: Route): TemplateResult => {
  const isListed = route.page === 'visitors';
  return html`<clarm-visitors-section
      ?hidden=${!isListed}
      .active=${isListed}
      .visitorId=${isListed ? route.visitor : undefined}
    ></clarm-visitors-section
    >${otherPage(route)}`;
};

function otherPage(route: Route): TemplateResult | typeof nothing {
  switch (route.page) {
    case 'companies':
      return html`<clarm-companies-section .domain=${route.company}></clarm-companies-section>`;
    case 'overview':
      return html`<clarm-overview-page></clarm-overview-page>`;
    case 'funnel':
      return html`<clarm-funnel-page></clarm-funnel-page>`;
    case 'alerts':
      return html`<clarm-alerts-page></clarm-alerts-page>`;
    case 'inbox':
      return html`<clarm-inbox-page .conversationId=${route.conversation}></clarm-inbox-page>`;
    case 'integrations':
      return html`<clarm-integrations-page
        .endpointId=${route.endpoint}
      ></clarm-integrations-page>`;
    case 'agent':
      return html`<clarm-agent-page></clarm-agent-page>`;
    case 'widget':
      return html`<clarm-widget-settings-page></clarm-widget-settings-page>`;
    case 'settings':
      return html`<clarm-settings-page .section=${route.section ?? ''}></clarm-settings-page>`;
    case 'install':
      return html`<clarm-install-page></clarm-install-page>`;
    case 'not-found':
      return html`<clarm-not-found-page></clarm-not-found-page>`;
    case 'home':
    case 'sign-in':
    case 'setup':
    case 'visitors':
      return nothing;
  }
}
