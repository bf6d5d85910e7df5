import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { manyOf } from "../../platform/rooms/slot.ts";
import type { MayOpen } from "./draft-subject.ts";

/** A form whose drafts are kept. Only forms that a room gives are. */
export type DraftForm = {
  /** In the form's `data-draft` and in the address that keeps it. */
  readonly name: string;
  /** For “Your drafts”: what the person was writing. */
  readonly title: string;
  /** Where the form is; `subject` is what it is about: an id, several with “/” between them, or empty. */
  readonly address: (subject: string) => string;
  /** Whether the person may open what it is about; of nothing else is a draft kept. */
  readonly mayOpen: MayOpen;
  /** Where many drafts of one form stand beside each other: what each is of, by its subject. What the person can no longer open is not among them. */
  readonly titles?: (
    tx: Tx,
    actor: StaffActor,
    subjects: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
};

/** The forms that keep what is typed while they are filled in. */
export const draftForms = manyOf<DraftForm>("forms that keep drafts");
