import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

/** What is known of a subject from intelligence, as far as the reader may read it. */
export type KnownOfThing = {
  readonly lines: readonly {
    readonly text: string;
    readonly by: string;
    readonly how: string;
    readonly since: string;
    readonly handling: string;
    readonly reviewBy: string;
    readonly href: string | undefined;
  }[];
  /** Which of how many texts: the newest first. */
  readonly part: { readonly total: number; readonly page: number; readonly pageSize: number };
  /** What rests on two pieces: another subject, through which one, and why the statement is no better. */
  readonly connections: readonly {
    readonly thingId: string;
    readonly label: string;
    readonly through: string;
    readonly weakest: string;
  }[];
};

type ReadKnown = (
  tx: Tx,
  asked: { readonly thingId: string; readonly today: string; readonly page: number },
) => Promise<KnownOfThing>;

/** Intelligence about a subject; it stands in a room above and gives it. */
export const knownOfThing = oneOf<ReadKnown>("intelligence about a subject");
