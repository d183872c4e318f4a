import type { TemplateResult } from 'lit';
import type { DeliveryRow } from '../../server/contracts/webhooks.ts';
import { status, type Tone } from '../components/status/status.ts';
import { strings } from '../strings.ts';

const TONES: Readonly<Record<DeliveryRow['status'], Tone>> = {
  pending: 'plain',
  delivered: 'good',
  failing: 'warm',
  failed: 'bad',
  skipped: 'plain',
};

/** How a delivery is doing, as a pill. */
export const deliveryStatus = (value: DeliveryRow['status']): TemplateResult =>
  status(TONES[value], strings.integrations.statuses[value]);
