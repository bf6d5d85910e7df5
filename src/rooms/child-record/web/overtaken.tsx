import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { Overtaken } from "../../../ui/forms/index.ts";
import { listLevelDecisions } from "../chronology-reads.ts";
import { listHarmDecisions } from "../harm-reads.ts";
import { harmSaid } from "../harm-scheme.ts";
import { levelSaid } from "../level-scheme.ts";
import type { Standing } from "../standing-reads.ts";
import type { ChildFacts } from "./child-frame.tsx";

/** What somebody else decided while a form was being filled in. */
export type WhatOvertook = {
  readonly standing: Standing;
  readonly title: string;
  readonly headline: string;
  readonly reason?: string | undefined;
};

/** The newest decision, of either kind: a level and a harm status are read together. */
export async function whatOvertook(
  tx: Tx,
  { person, scheme, harmScheme }: ChildFacts,
  standing: Standing,
): Promise<WhatOvertook> {
  const [level] = await listLevelDecisions(tx, person.personId);
  const [harm] = await listHarmDecisions(tx, person.personId);
  if (harm?.basis === "decided" && (level === undefined || harm.id > level.id)) {
    const name = harmSaid(harmScheme, harm);
    return {
      standing,
      title: "A colleague recorded a harm status while you were writing",
      headline: `${who(harm)} recorded harm status ${name}${review(harm.reviewBy)}`,
      reason: harm.reason,
    };
  }
  return {
    standing,
    title: "A colleague recorded a level while you were writing",
    headline: `${who(level)} recorded ${levelSaid(scheme, { level: standing.level, said: standing.levelSaid })}${review(standing.reviewBy)}`,
    reason: level?.reason,
  };
}

const who = (decision: { readonly decidedBy: string | null } | undefined): string =>
  decision?.decidedBy ?? "A colleague";
const review = (on: string | null): string => (on === null ? "" : `, review by ${formatDate(on)}`);

export function overtakenSummary({ title }: Pick<WhatOvertook, "title">): VNode {
  return (
    <Overtaken
      title={title}
      read="Read theirs, then record yours if it still applies"
      href="#theirs"
    />
  );
}

/** Both versions: theirs in words, yours still in the form below. */
export function Theirs({ headline, reason }: Pick<WhatOvertook, "headline" | "reason">): VNode {
  return (
    <InsetText id="theirs">
      <p class="govuk-body">
        <strong>{headline}</strong>
      </p>
      {reason !== undefined && <p class="govuk-body app-verbatim">{reason}</p>}
    </InsetText>
  );
}
