import type { Catalogue, Policy, Table } from "./catalogue.ts";

/** What a rule has against a catalogue: the thing, and what is wrong with it. Nothing, when all is well. */
export type Rule = (catalogue: Catalogue) => readonly string[];
export type Rules = Readonly<Record<string, Rule>>;

/** Under these people are served and figures made; none of them may pass row-level security. */
export const servingRoles: readonly string[] = [
  "lantern_app",
  "lantern_wide",
  "lantern_analyst",
  "lantern_sign_in",
  "public",
];

export const perTable =
  (judge: (table: Table, catalogue: Catalogue) => readonly string[]): Rule =>
  (catalogue) =>
    catalogue.tables.flatMap((table) =>
      judge(table, catalogue).map((what) => `${table.name}: ${what}`),
    );

export const perPolicy = (
  judge: (policy: Policy, table: Table, catalogue: Catalogue) => readonly string[],
): Rule =>
  perTable((table, catalogue) =>
    table.policies.flatMap((policy) =>
      judge(policy, table, catalogue).map((what) => `${policy.name} ${what}`),
    ),
  );

export const when = (isWrong: boolean, what: string): readonly string[] => (isWrong ? [what] : []);
