import type { Asked } from '../asked.ts';

/** The person asks for another list. */
export class AskedEvent extends Event {
  static readonly type = 'clarm-asked';
  readonly asked: Asked;

  constructor(asked: Asked) {
    super(AskedEvent.type);
    this.asked = asked;
  }
}
