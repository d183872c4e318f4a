import type { Me } from '../../server/contracts/accounts.ts';

/** Somebody signed in or set up the first account. */
export class SignedInEvent extends Event {
  static readonly type = 'clarm-signed-in';
  readonly me: Me;

  constructor(me: Me) {
    super(SignedInEvent.type);
    this.me = me;
  }
}

/** Another site was chosen. */
export class SiteEvent extends Event {
  static readonly type = 'clarm-site';
  readonly siteId: string;

  constructor(siteId: string) {
    super(SiteEvent.type, { bubbles: true, composed: true });
    this.siteId = siteId;
  }
}

/** Something about the signed-in member is not as it was; bubbles. */
export class AccountChangedEvent extends Event {
  static readonly type = 'clarm-account-changed';

  constructor() {
    super(AccountChangedEvent.type, { bubbles: true, composed: true });
  }
}
