import type { Row } from "./expected.ts";
import { recordedBy } from "./groups.ts";

const identity = recordedBy("coordinator mash lead manager school nurse");
/** Nationality and immigration status: who leads for a child and who manages them, and nobody who enforces the law. */
const immigration = recordedBy("lead manager");

const parts = [
  "safe-contact",
  "language",
  "interpreter",
  "needs",
  "ethnicity",
  "faith",
  "gender",
  "orientation",
  "care",
  "parenthood",
  "age",
];

type Identity = {
  readonly seen: Row;
  /** Who of those who may record reaches the child: all, none, or these. */
  readonly opens: string;
};

/** Both lead for children, or manage them, and reach those of their team. */
const leads = (opens: string): string =>
  opens === "all" || opens === "none" ? opens : "lead manager";

export function identityRows({ seen, opens }: Identity): Readonly<Record<string, Row>> {
  const page = "/children/:personId/identity";
  const forms = parts.flatMap((part) => [
    [`GET ${page}/${part}`, identity.formOf(opens, 200)] as const,
    [`POST ${page}/${part}`, identity.formOf(opens, 303)] as const,
  ]);
  return {
    ...Object.fromEntries(forms),
    [`GET ${page}`]: seen,
    [`GET ${page}/immigration`]: immigration.formOf(leads(opens), 200),
    [`POST ${page}/immigration`]: immigration.formOf(leads(opens), 200),
    [`GET ${page}/immigration/add`]: immigration.formOf(leads(opens), 200),
    [`POST ${page}/immigration/add`]: immigration.formOf(leads(opens), 303),
  };
}
