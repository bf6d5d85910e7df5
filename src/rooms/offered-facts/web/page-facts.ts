import type { FormState } from "../../../ui/forms/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import type { LinkScheme } from "../../people-and-places/index.ts";
import type { PlanScheme } from "../../safety-plans/index.ts";
import type { declineForm, linkForm } from "../decide-offer.ts";
import type { Offers } from "../offer-reads.ts";
import type { ageForm } from "../take-age.ts";
import type { wordsForm } from "../take-words.ts";

export type OffersPage = {
  readonly facts: ChildFacts;
  readonly offers: Offers;
  readonly scheme: LinkScheme;
  /** Read where words of the child are offered. */
  readonly planScheme: PlanScheme | undefined;
  readonly csrfToken: string;
  /** A form that came back, and of which offer. */
  readonly linking?: FormState<typeof linkForm> & { readonly key: string };
  readonly wording?: FormState<typeof wordsForm> & { readonly key: string };
  readonly ageing?: FormState<typeof ageForm> & { readonly key: string };
  readonly declining?: FormState<typeof declineForm> & { readonly key: string };
};
