import { defineForm, optionalText, type Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { addAge } from "../subjects/index.ts";
import { holdOffer, keepDecision, sourceWords, type Child } from "./decide-offer.ts";
import type { Offer } from "./offer.ts";

export const ageForm = defineForm()({
  wording: optionalText({
    label: "What it rests on (optional)",
    hint: "“Says she started school the year her brother was born”. A look is no reason",
    called: "What it rests on",
    most: 1000,
  }),
});

type Taking = {
  readonly person: Child & { readonly bornOn: string | null };
  readonly offer: Offer;
  readonly form: Sent<typeof ageForm>;
};

/** Records an offered age with its source, as it was said on its day; none stands beside a date of birth. */
export async function takeAge(
  tx: Tx,
  by: CommandContext,
  { person, offer, form }: Taking,
): Promise<Change> {
  if (offer.sort !== "age" || person.bornOn !== null) return { kind: "stale" };
  const { value, errors } = ageForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  if (!(await holdOffer(tx, { person, offer }))) return { kind: "stale" };
  await oneAtATime(tx, `age ${person.personId}`);
  const years = Number(offer.value);
  const said = {
    youngest: years,
    oldest: years,
    on: offer.on,
    source: "document",
    sourceName: sourceWords(offer).slice(0, 200),
    wording: value.wording,
  };
  await addAge(tx, { person, said, by });
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: "Identity and contact: age recorded, without a date of birth",
    detail: null,
    happenedOn: by.today,
    by: by.actor,
  });
  await keepDecision(tx, by, { person, offer, outcome: { takenAs: "age", reason: null } });
  return { kind: "accepted" };
}
