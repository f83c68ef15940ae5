import type { Question } from '../model/framework.ts';
import type { Detail } from './ask-details.ts';

/** A place that a conversation can be at. `return` says that after this one answer it goes back to the review. */
export type Place =
  | { readonly kind: 'detail'; readonly detail: Detail; readonly return?: boolean }
  | { readonly kind: 'question'; readonly question: Question; readonly return?: boolean }
  | { readonly kind: 'offer-needs' }
  | { readonly kind: 'review' };

/** The way that a person came, so that going back leads along it. It only gets shorter by going back: no way is a circle. */
export class Trail {
  readonly #places: Place[] = [];

  /** Takes note that the person goes on from a place. */
  leave(place: Place): void {
    this.#places.push(place);
  }

  /** The place that the person came from, of those that are still there to go to; null where they began here. */
  back(isThere: (place: Place) => boolean): Place | null {
    for (;;) {
      const place = this.#places.pop();
      if (!place || isThere(place)) return place ?? null;
    }
  }
}
