import type { FieldError } from "../../../kernel/fields.ts";
import type { Areas, PublicMessage, Ask } from "../../intake/index.ts";
import type { ProfessionalLinks } from "../professionals/link-config.ts";
import type { ProfessionalLink } from "../professionals/link-reads.ts";
import type { Candidate, WhomToRing } from "../../subjects/index.ts";
import type { Filing } from "../../work/index.ts";
import type { OwnPair } from "../../record-matching/index.ts";
import type { Check } from "../checks/check-reads.ts";
import type { Together } from "../checks/together.ts";
import type { MashDay } from "../clock/mash-day.ts";
import type { Month } from "../day/contacts.ts";
import type { FormState } from "../same-words.ts";
import type { QueueRow } from "../queue-reads.ts";
import type { SharingBases } from "../sharing/sharing-bases.ts";
import type { DecisionMaker } from "../take-concern.ts";
import type { EpisodeFacts } from "./episode-facts.ts";

/** The forms that stand on the concern's own page, as the browser sends them. */
export type ConcernTyped = Readonly<
  Record<"staff" | "note" | "filedIn" | "pause" | "pauseNote", string>
>;

export const nothingTyped: ConcernTyped = {
  staff: "",
  note: "",
  filedIn: "",
  pause: "",
  pauseNote: "",
};

/** The pairs that this record is one of. */
export const pairsWith = (pairs: readonly OwnPair[], personId: string): readonly OwnPair[] =>
  pairs.filter(({ one, other }) => one.personId === personId || other.personId === personId);

export type ConcernPage = {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly candidates: readonly Candidate[];
  readonly ring: WhomToRing | undefined;
  /** Two of the candidates that are a pair for themselves. */
  readonly pairs: readonly OwnPair[];
  /** The record that the concern can go to in one press. */
  readonly straight: Candidate | undefined;
  /** That the sender asked what came of it, the last first. */
  readonly asks: readonly Ask[];
  readonly makers: readonly DecisionMaker[];
  readonly filings: readonly Filing[];
  /** What waits first, once this one is decided. */
  readonly next: QueueRow | undefined;
  readonly checks: readonly Check[];
  /** What waits and may be of the same household or incident. */
  readonly together: readonly Together[];
  /** Other concerns about somebody of this name and date of birth. */
  readonly again: readonly FormState[];
  readonly contacts: readonly Month[] | undefined;
  readonly day: MashDay;
  readonly bases: SharingBases;
  /** The message that it was made of, where it came from the public. */
  readonly message: PublicMessage | undefined;
  readonly areas: Areas;
  readonly links: readonly ProfessionalLink[];
  readonly linkConfig: ProfessionalLinks;
  readonly typed?: ConcernTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};
