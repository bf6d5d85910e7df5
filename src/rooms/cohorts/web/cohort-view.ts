import type { FieldError } from "../../../kernel/fields.ts";
import type { CohortReader } from "../cohort-list.ts";
import type { Cohort } from "../cohort-reads.ts";
import type { CohortScheme } from "../cohort-scheme.ts";
import type { Approach, ApproachReview, MemberOf } from "../member-reads.ts";

export type CohortPage = {
  readonly cohort: Cohort;
  readonly scheme: CohortScheme;
  readonly members: readonly MemberOf[];
  readonly approaches: readonly Approach[];
  readonly reviews: readonly ApproachReview[];
  readonly readers: readonly CohortReader[];
  /** Who can be put on the list; empty for those who may not. */
  readonly colleagues: readonly { readonly staffId: string; readonly name: string }[];
  readonly mayManage: boolean;
  /** Of a cohort with a list nobody takes a file: the register of files is read by others. */
  readonly mayExport: boolean;
  readonly today: string;
  readonly csrfToken: string;
  readonly typed: { readonly staff: string; readonly reason: string };
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};
