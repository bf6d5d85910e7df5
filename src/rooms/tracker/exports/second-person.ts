import type { ReadyExport } from "./ready-export.ts";

type Weighed = {
  readonly rows: { readonly length: number };
  readonly facts: Pick<ReadyExport["facts"], "hasNames">;
  readonly offer: Pick<ReadyExport["offer"], "mostAlone">;
};

/** Names leave by two, and so do many children without them: a reference still leads to a child. */
export const needsSecondPerson = ({ rows, facts, offer }: Weighed): boolean =>
  facts.hasNames || rows.length > offer.mostAlone;

const day = 24 * 60 * 60_000;

/** A release is of a day: by then the list and what is known of its recipient have changed. */
export const hasLapsed = (releasedAt: Date, now: Date): boolean =>
  now.getTime() - releasedAt.getTime() >= day;

export const lapsesAt = (releasedAt: Date): Date => new Date(releasedAt.getTime() + day);
