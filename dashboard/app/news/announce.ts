import type { ConversationRow } from '../../../server/contracts/chat.ts';
import type { VisitorRow } from '../../../server/contracts/visitors.ts';
import type { Client } from '../../api/client.ts';
import { getVisitor } from '../../api/visitors.ts';
import { companyName, visitorName } from '../../format/visitor-name.ts';
import { strings } from '../../strings.ts';
import { paths } from '../routes.ts';
import { chime } from './chime.ts';
import { isChosen } from './news-choices.ts';
import { notify, type News } from './notify.ts';

/** Whether anybody asked to be told, and does not see it anyway. */
const isWanted = () => document.hidden && (isChosen('notifications') || isChosen('sound'));

function tell(news: readonly News[], open: (path: string) => void) {
  if (isChosen('sound')) chime();
  if (isChosen('notifications')) for (const one of news) notify(one, open);
}

/** Tells of visitors who wrote while another tab or window is in front. */
export async function announceMessages(
  client: Client,
  rows: readonly ConversationRow[],
  open: (path: string) => void,
): Promise<void> {
  if (!isWanted()) return;
  const read = rows.map(async ({ id, visitor_id, last_message }): Promise<News> => {
    // Without a name it is still worth telling.
    const visitor = visitor_id
      ? await getVisitor(client, visitor_id).catch(() => undefined)
      : undefined;
    return {
      title: visitorName(visitor ?? { id: visitor_id ?? id.replace(/^c_/, '') }),
      body: last_message?.text || strings.inbox.file,
      path: paths.conversation(id),
      tag: id,
    };
  });
  tell(await Promise.all(read), open);
}

/** Tells of a visitor who crossed the threshold while another tab or window is in front. */
export function announceAlert(visitor: VisitorRow, open: (path: string) => void): void {
  if (!isWanted()) return;
  const { id, intent, last_page } = visitor;
  const title = strings.live.alert(visitorName(visitor), companyName(visitor), intent);
  const body = last_page?.title ?? '';
  tell([{ title, body, path: paths.visitor(id), tag: `alert ${id}` }], open);
}
