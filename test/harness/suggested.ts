import { newId } from "../../src/kernel/ids.ts";
import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";
import { aThing } from "./flags.ts";
import { staffIdOf } from "./sign-in.ts";

/** Turns suggested links on or off, with what is least. */
export async function setSuggested(
  app: TestApp,
  over: Readonly<Record<string, unknown>>,
): Promise<void> {
  const begins = { leastCertainty: "alleged", leastConfidence: "moderate", leastShared: 1 };
  await app.query(
    "update directory.configuration set body = body || $1::jsonb where kind = 'suggested-links'",
    [JSON.stringify({ ...begins, mostOnOne: 6, expireDays: 90, ...over })],
  );
}

export type TieRow = Partial<
  Record<"relation" | "certainty" | "confidence" | "source" | "handling" | "by", string>
>;

/** A link between two subjects that somebody recorded. */
export async function aTie(
  app: TestApp,
  { from, to, ...over }: TieRow & { readonly from: string; readonly to: string },
): Promise<string> {
  const id = newId();
  const { relation = "uses", certainty = "alleged", confidence = "high" } = over;
  const { source = "A warden", handling = "subjects", by = "coordinator" } = over;
  await app.query(
    `insert into subjects.thing_ties (thing_tie_id, partnership_id, from_id, to_id, relation, certainty, confidence, wording, source,
       handling, learned_on, review_by, recorded_by, recorded_at)
     values ($1, 1, $2, $3, $4, $5, $6, 'Seen', $7, $8, '2026-11-20', '2027-05-01', $9, $10)`,
    [
      id,
      from,
      to,
      relation,
      certainty,
      confidence,
      source,
      handling,
      await staffIdOf(app, by),
      app.clock.now(),
    ],
  );
  return id;
}

type Sharing = {
  readonly names: readonly [string, string];
  readonly kind?: string;
  readonly ties?: readonly [TieRow, TieRow];
};

/** Two adults and one thing that both have. */
export async function aSharedThing(
  app: TestApp,
  { names, kind = "vehicle", ties = [{}, {}] }: Sharing,
): Promise<readonly [one: string, other: string, shared: string]> {
  const one = await aThing(app, { kind: "person", label: names[0] });
  const other = await aThing(app, { kind: "person", label: names[1] });
  const shared = await aThing(app, { kind, label: `${names[0]} ${kind}` });
  await aTie(app, { from: one, to: shared, ...ties[0] });
  await aTie(app, { from: other, to: shared, ...ties[1] });
  return [one, other, shared];
}

/** Says of a telephone, an account or an address that it may suggest links, or that it may not. */
export async function maySuggest(by: Client, thingId: string, may = "yes"): Promise<void> {
  const form = { maySuggest: may, source: "Billing record" };
  const { status } = await by.post(`/subjects/${thingId}/may-suggest`, form);
  if (status !== 303) throw new Error(`not said: ${status}`);
}
