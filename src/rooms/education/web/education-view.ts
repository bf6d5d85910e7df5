import type { Findable } from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import type { EducationScheme } from "../education-scheme.ts";
import type { Entry } from "../entry-reads.ts";
import type { School } from "../school-reads.ts";

export type EducationPage = {
  readonly facts: ChildFacts;
  readonly scheme: EducationScheme;
  readonly entries: readonly Entry[];
  readonly schools: readonly School[];
  /** The school is one of the places where the child can be found. */
  readonly findable: Findable;
  readonly mayRecord: boolean;
};

/** With the entries that nothing puts right. */
export type ShownEducation = EducationPage & { readonly stands: readonly Entry[] };
