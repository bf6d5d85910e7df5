import type { FieldError } from "../../../../kernel/fields.ts";
import type { FormDraft } from "../../../../ui/forms/index.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import type { HouseholdTyped } from "../household-form.ts";
import type { Member } from "../household-reads.ts";

/** What every part of a household’s page is made of. */
export type HouseholdPage = {
  readonly facts: EpisodeFacts;
  readonly members: readonly Member[];
  /** How many more belong here than one form holds. */
  readonly more: number;
  /** The numbers of the concerns that somebody added, as they typed them. */
  readonly added: readonly string[];
  readonly typed: HouseholdTyped;
  readonly csrfToken: string;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};
