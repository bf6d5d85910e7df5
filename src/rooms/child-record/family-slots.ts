import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

type Asked = {
  readonly person: { readonly personId: string; readonly bornOn: string | null };
  readonly today: string;
};

/** Who decides for a child in law, and who must not be told: on every page of the record. */
export type FamilyInBrief = {
  readonly responsible: readonly string[];
  readonly doNotTell: readonly string[];
  /** When it is first due to ask again who may be told, or to look at a mark again; null where nothing is. */
  readonly askAgainOn: string | null;
};

export const familyInBrief =
  oneOf<(tx: Tx, asked: Asked) => Promise<FamilyInBrief>>("family in brief");

/** Parents and carers who can be told of the record, and why one of them must not be. */
export type Tellable = {
  readonly people: readonly {
    readonly aroundId: string;
    readonly text: string;
    readonly why: string | undefined;
  }[];
  /** Somebody must not be told, so that it is said which of them was. */
  readonly isChosen: boolean;
  /** What is wrong with words that are like somebody who must not be told. */
  readonly wrongWords: (words: string) => string | undefined;
};

export const tellableAround = oneOf<(tx: Tx, asked: Asked) => Promise<Tellable>>(
  "parents and carers to tell",
);
