import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import { isDuplicateKey } from '../database-errors.ts';

const DAY_MS = 86_400_000;

interface CompanyAlert {
  /** `site:endpoint:domain` */
  _id: string;
  /** `_id` of the delivery that had the turn. */
  delivery: string;
  at: Date;
}

const schema = new Schema({ _id: String, at: Date }, { versionKey: false, strict: false });

/** The collection `webhook_company_alerts`: which alert of a company an endpoint heard last. */
export function companyAlertStore(connection: Connection) {
  const alerts = collectionOf<CompanyAlert>(
    connection,
    'WebhookCompanyAlert',
    schema,
    'webhook_company_alerts',
  );
  return {
    /**
     * Takes the one turn that a company has in 24 hours, for this delivery; a second try of the
     * same delivery has it still. Holds among any number of processes.
     */
    async take(
      { site, endpoint, _id }: { site: string; endpoint: string; _id: string },
      domain: string,
      now: number,
    ): Promise<boolean> {
      try {
        await alerts.updateOne(
          {
            _id: `${site}:${endpoint}:${domain}`,
            $or: [{ delivery: _id }, { at: { $lte: new Date(now - DAY_MS) } }],
          },
          [
            {
              $set: {
                // A second try does not make the day begin anew.
                at: { $cond: [{ $eq: ['$delivery', _id] }, '$at', new Date(now)] },
                delivery: { $literal: _id },
              },
            },
          ],
          { upsert: true },
        );
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}
export type CompanyAlertStore = ReturnType<typeof companyAlertStore>;
