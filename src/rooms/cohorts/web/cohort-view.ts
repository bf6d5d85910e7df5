import type { FormState } from "../../../ui/forms/index.ts";
import type { Person, readerForm } from "../cohort-form.ts";
import type { CohortReader } from "../cohort-list.ts";
import type { Cohort } from "../cohort-reads.ts";
import type { CohortScheme } from "../cohort-scheme.ts";
import type { CohortOffer } from "../offers/keep-offers.ts";
import type { Approach, ApproachReview, MemberOf } from "../member-reads.ts";

export type CohortPage = {
  readonly cohort: Cohort;
  readonly scheme: CohortScheme;
  readonly members: readonly MemberOf[];
  readonly approaches: readonly Approach[];
  readonly reviews: readonly ApproachReview[];
  readonly offers: readonly CohortOffer[];
  readonly readers: readonly CohortReader[];
  /** Who can be put on the list; empty for those who may not. */
  readonly colleagues: readonly Person[];
  readonly mayManage: boolean;
  /** Of a cohort with a list nobody takes a file: the register of files is read by others. */
  readonly mayExport: boolean;
  readonly today: string;
  /** Of the form that puts a colleague on the list. */
  readonly state: FormState<typeof readerForm>;
};
