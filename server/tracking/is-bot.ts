import { isbot } from 'isbot';
import { LRUCache } from 'lru-cache';

/** User agents in use at a time, by far; a longer text is nobody's browser and is not remembered. */
const REMEMBERED = 2_000;
const LONGEST = 1_000;

/** Whether a user agent says that it is a bot, or says nothing; visitors share few of them. */
export function createIsBot(): (userAgent: string) => boolean {
  const known = new LRUCache<string, boolean>({ max: REMEMBERED });
  return (userAgent) => {
    if (userAgent === '') return true;
    const remembered = known.get(userAgent);
    if (remembered !== undefined) return remembered;
    const bot = isbot(userAgent);
    if (userAgent.length <= LONGEST) known.set(userAgent, bot);
    return bot;
  };
}
