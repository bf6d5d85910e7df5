import type { Kind } from "./kind.ts";

/** A version that Lantern offers to a partnership: it holds once the partnership puts it in force, and never by itself. */
export type OfferedVersion = {
  readonly key: string;
  /** What changed outside, and what the partnership has to settle first. */
  readonly because: string;
  readonly body: object;
};

type Piece = { readonly key: string; readonly body: object };

/** What is offered of a kind, beside what stands: its latest version, whether it holds already or is to come. */
export const offeredOf = (
  { offers = [] }: Kind,
  pieces: readonly Piece[],
): readonly OfferedVersion[] =>
  offers.flatMap((offer) =>
    pieces.flatMap(({ key, body }) => {
      const offered = offer.change(body);
      return offered === undefined ? [] : [{ key, because: offer.because, body: offered }];
    }),
  );
