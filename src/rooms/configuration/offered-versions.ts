import type { ConfigurationBody, ConfigurationKind } from "./configuration-kinds.ts";

/** A version that Lantern offers to a partnership: it holds once the partnership puts it in force, and never by itself. */
export type OfferedVersion = {
  readonly key: string;
  /** What changed outside, and what the partnership has to settle first. */
  readonly because: string;
  readonly body: object;
};

type Piece = { readonly key: string; readonly body: object };
type Offer<K extends ConfigurationKind> = {
  readonly kind: K;
  readonly because: string;
  /** The partnership's own body with what is offered; undefined where it has that, or has decided otherwise. */
  readonly change: (body: ConfigurationBody<K>) => ConfigurationBody<K> | undefined;
};

const dutyToShare: Offer<"sharing-duty"> = {
  kind: "sharing-duty",
  because:
    "The duty to share information (Children Act 2004, section 16LA) is reported in force since 30 September 2026. Confirm the date with your lawyer and information governance officer, leave out “is reported” if it is confirmed, and look at the basis “Duty to share what may help another agency” in the register as well.",
  change: (body) => {
    const isOpen = ({ key, inForceFrom }: (typeof body.duties)[number]): boolean =>
      key === "ca2004-s16la" && inForceFrom === null;
    if (!body.duties.some(isOpen)) return undefined;
    const reported = { inForceFrom: "2026-09-30", isReported: true };
    return {
      ...body,
      duties: body.duties.map((duty) => (isOpen(duty) ? { ...duty, ...reported } : duty)),
    };
  },
};

const reviewsByLevel: Offer<"level-scheme"> = {
  kind: "level-scheme",
  because:
    "Reviews can follow risk: each level with its own number of days. As offered the highest level is looked at within a third of your days, and the levels between within two thirds.",
  change: (body) => {
    const { levels, reviewWithinDays } = body;
    const hasOwn = levels.some((level) => level.reviewWithinDays !== undefined);
    if (levels.length < 2 || hasOwn) return undefined;
    const daysOf = (place: number): number => {
      if (place === 0) return reviewWithinDays;
      const share = place === levels.length - 1 ? 1 / 3 : 2 / 3;
      return Math.max(1, Math.round(reviewWithinDays * share));
    };
    return {
      ...body,
      levels: levels.map((level, place) => ({ ...level, reviewWithinDays: daysOf(place) })),
    };
  },
};

/** Whether the body is of the offer's kind is known where it was read. */
const offers = [dutyToShare, reviewsByLevel] as unknown as readonly Offer<ConfigurationKind>[];

/** What is offered of a kind, beside what stands: its latest version, whether it holds already or is to come. */
export const offeredOf = (
  kind: ConfigurationKind,
  pieces: readonly Piece[],
): readonly OfferedVersion[] =>
  offers
    .filter((offer) => offer.kind === kind)
    .flatMap(({ because, change }) =>
      pieces.flatMap(({ key, body }) => {
        const offered = change(body as ConfigurationBody<ConfigurationKind>);
        return offered === undefined ? [] : [{ key, because, body: offered }];
      }),
    );
