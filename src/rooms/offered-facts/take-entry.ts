import { datePartsOf } from "../../kernel/fields.ts";
import type { AnyForm, Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { addPerson, personForm } from "../family-network/index.ts";
import { entryForm, recordEntry } from "../vulnerability-profile/index.ts";
import { sourceName, takeOffer, type Child } from "./decide-offer.ts";
import type { Offer } from "./offer.ts";

const begun = (offer: Offer) => ({
  sourceName: sourceName(offer),
  notedOn: datePartsOf(offer.on),
});

/** What was seen, as it was written; which area it belongs to is for the person to say. */
export const beginEntry = (
  blank: Sent<typeof entryForm>,
  offer: Offer,
): Sent<typeof entryForm> => ({
  ...blank,
  ...begun(offer),
  side: "vulnerability",
  wording: offer.value.slice(0, 2000),
});

/** With the name; the relationship, and how they take part, are for the person to say. */
export const beginPerson = (
  blank: Sent<typeof personForm>,
  offer: Offer,
): Sent<typeof personForm> => ({ ...blank, ...begun(offer), name: offer.value });

type BornChild = Child & { readonly bornOn: string | null };

type Taking<F extends AnyForm> = {
  readonly person: Child;
  readonly offer: Offer;
  readonly form: Sent<F>;
};

/** Adds an answer of a screening to the vulnerability profile, by the form of the profile. */
export async function takeEntry(
  tx: Tx,
  by: CommandContext,
  { person, offer, form }: Taking<typeof entryForm>,
): Promise<Change> {
  return takeOffer(tx, by, { person, offer, takenAs: "profile" }, () =>
    recordEntry(tx, by, { person, form }),
  );
}

/** Adds a person at home to those around the child: no suspect, without a flag. Who lives where is recorded there. */
export async function takePerson(
  tx: Tx,
  by: CommandContext,
  { person, offer, form }: Taking<typeof personForm> & { readonly person: BornChild },
): Promise<Change> {
  return takeOffer(tx, by, { person, offer, takenAs: "around" }, () =>
    addPerson(tx, by, { person, form }),
  );
}
