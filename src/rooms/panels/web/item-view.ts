import type { FieldError } from "../../../kernel/fields.ts";
import type { WrittenFor } from "../../families/index.ts";
import type { ChildFacts, StandsAround } from "../../child-record/index.ts";
import type { Unopened } from "../../actions/index.ts";
import type {
  DecisionTyped,
  SharingTyped,
  SharingContext,
  LevelTyped,
  KeptForms,
  Owners,
  PromiseTyped,
} from "../../meetings/index.ts";
import type { ItemPromise } from "../item-promises.ts";
import type { ItemPaper } from "../papers.ts";
import type { OnItem } from "../record-reads.ts";
import type { CarriedLine } from "./before-part.tsx";
import type { Room } from "./room-part.tsx";
import type { ItemFacts } from "./sitting-route.ts";

export type ItemTyped = {
  readonly wording: string;
  readonly version: string;
  readonly sharing: SharingTyped;
  readonly decision: DecisionTyped;
  readonly level: LevelTyped | undefined;
  readonly promise: PromiseTyped;
  readonly addendum: string;
};
/** Which of the forms came back. */
export type ItemForm = "wording" | "sharing" | "decision" | "level" | "promise" | "addendum";

export type ItemPage = {
  readonly facts: ItemFacts;
  readonly room: Room;
  readonly reader: string;
  readonly paper: ItemPaper | undefined;
  /** Where the reader reaches the child: what the family wrote that no page holds. */
  readonly written: WrittenFor | undefined;
  readonly record: OnItem;
  readonly sharing: SharingContext;
  readonly carried: readonly CarriedLine[];
  /** Of an item about no child: its own promises. */
  readonly promises: readonly ItemPromise[];
  /** Where the reader reaches the child: the level and promises are the child's own. */
  readonly child: ChildFacts | undefined;
  /** What stands around that child now: bail, court, measures, as far as the reader may read each. */
  readonly around: readonly StandsAround[];
  readonly mayLevel: boolean;
  readonly mayPromise: boolean;
  readonly owners: Owners;
  readonly typed: ItemTyped;
  readonly kept: KeptForms;
  readonly wrong?: {
    readonly form: ItemForm;
    readonly errors: readonly FieldError[];
    /** Of an action whose owner cannot open the record. */
    readonly unopened?: Unopened | undefined;
  };
  readonly isStale?: boolean;
};
