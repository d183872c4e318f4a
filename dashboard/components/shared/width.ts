import { Directive, PartType, directive, type PartInfo } from 'lit/directive.js';
import { noChange, type ElementPart } from 'lit';

class WidthDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('width() stands on an element.');
  }

  render(_share: number): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [share]: [number]): unknown {
    const bounded = Math.max(0, Math.min(1, share || 0));
    (element as HTMLElement).style.width = `${bounded * 100}%`;
    return noChange;
  }
}

/**
 * The width of a bar as a share of its track, 0 to 1. Set through the object model: a `style`
 * attribute would need `unsafe-inline` in the Content-Security-Policy.
 */
export const width = directive(WidthDirective);
