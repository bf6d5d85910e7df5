import { defineForm, type Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { restsOn } from "../child-identity/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { addAge } from "../subjects/index.ts";
import { sourceName, takeOffer, type Child } from "./decide-offer.ts";
import type { Offer } from "./offer.ts";

export const ageForm = defineForm()({ wording: restsOn() });

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
  return takeOffer(tx, by, { person, offer, takenAs: "age" }, async () => {
    const { value, errors } = ageForm.read(form, {});
    if (errors) return { kind: "invalid", errors };
    await oneAtATime(tx, `age ${person.personId}`);
    const years = { youngest: Number(offer.value), oldest: Number(offer.value), on: offer.on };
    const from = { source: "document", sourceName: sourceName(offer), wording: value.wording };
    await addAge(tx, { person, said: { ...years, ...from }, by });
    await appendChronology(tx, person, {
      kind: "assessment",
      headline: "Identity and contact: age recorded, without a date of birth",
      detail: null,
      happenedOn: by.today,
      by: by.actor,
    });
    return { kind: "accepted" };
  });
}
