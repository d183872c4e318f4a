import { noChange, type ElementPart } from 'lit';
import { Directive, PartType, directive, type PartInfo } from 'lit/directive.js';

class UnavailableDirective extends Directive {
  private isUnavailable = false;
  private isListening = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('unavailable() stands on an element.');
  }

  render(_isUnavailable: boolean): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [isUnavailable]: [boolean]): unknown {
    this.isUnavailable = isUnavailable;
    element.setAttribute('aria-disabled', String(isUnavailable));
    if (!this.isListening) element.addEventListener('click', this.onClick, { capture: true });
    this.isListening = true;
    return noChange;
  }

  /** Also the click that Enter in a field of its form makes. */
  private readonly onClick = (event: Event) => {
    if (!this.isUnavailable) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

/**
 * A button that cannot be pressed now. It says so and ignores clicks, but keeps the focus:
 * `disabled` on the button that was just pressed would throw the focus to the body.
 */
export const unavailable = directive(UnavailableDirective);
