import type { Tx } from "../../platform/database/database.ts";
import { datePartsOf } from "../../kernel/fields.ts";
import type { AnyForm, Sent } from "../../kernel/forms/index.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { factForms, recordFact } from "../child-identity/index.ts";
import type { Tellable } from "../child-record/index.ts";
import { sourceName, takeOffer, type Child } from "./decide-offer.ts";
import type { Offer } from "./offer.ts";

/** The form of the record’s own place: its rules are asked here as they are asked there. */
export const safeContact = factForms["safe-contact"];

type Beginning = { readonly blank: object; readonly offer: Offer; readonly version: number };

/** With the number and its source filled in; whether it is safe, and when, is for the person to say. */
export const beginSafeContact = ({ blank, offer, version }: Beginning): Sent<AnyForm> =>
  ({
    ...safeContact.begin(blank, { standing: undefined, today: offer.on, version }),
    state: "known",
    number: offer.value,
    sourceName: sourceName(offer),
    notedOn: datePartsOf(offer.on),
  }) as object as Sent<AnyForm>;

type Taking = {
  readonly person: Child;
  readonly offer: Offer;
  readonly form: Sent<AnyForm>;
  readonly tellable: Tellable;
};

/** Records an offered number as safe contact. That of a person who must not be told is refused. */
export async function takeSafeContact(
  tx: Tx,
  by: CommandContext,
  { person, offer, form, tellable }: Taking,
): Promise<Change> {
  const { number = "" } = form as { readonly number?: string };
  const wrong = tellable.wrongWords(number) ?? tellable.wrongWords(offer.value);
  if (wrong !== undefined)
    return { kind: "invalid", errors: [{ field: "number", message: wrong }] };
  return takeOffer(tx, by, { person, offer, takenAs: "safe-contact" }, () =>
    recordFact(tx, by, { person, kind: "safe-contact", form }),
  );
}
