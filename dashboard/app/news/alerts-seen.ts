import type { ReactiveController } from 'lit';
import { listAlerts } from '../../api/alerts.ts';
import { LiveData, type LiveDataHost } from '../../live/live-data.ts';
import { recall, remember } from '../remembered.ts';

/** Knows whether there was an alert since this browser last showed the alerts of the site. */
export class AlertsSeen implements ReactiveController {
  private readonly host: LiveDataHost;
  private readonly isShown: () => boolean;
  private readonly newest: LiveData<string>;

  /** `isShown`: whether the alerts are on the screen. */
  constructor(host: LiveDataHost, isShown: () => boolean) {
    this.host = host;
    this.isShown = isShown;
    this.newest = new LiveData(host, {
      read: async (client, signal) =>
        (await listAlerts(client, { limit: 1 }, signal)).data[0]?.alerted_at ?? '',
      after: ['alert'],
    });
    host.addController(this);
  }

  private get key(): string {
    return `clarm-alerts-seen-${this.host.client.site ?? ''}`;
  }

  get hasNew(): boolean {
    return !this.isShown() && (this.newest.value ?? '') > (recall(this.key) ?? '');
  }

  hostUpdated(): void {
    const { value } = this.newest;
    if (value && this.isShown()) remember(this.key, value);
  }
}
