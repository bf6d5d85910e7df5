import { choiceFrom, date, defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import { datePartsOf, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { recordVoice, type PlanScheme } from "../safety-plans/index.ts";
import type { Person } from "../subjects/index.ts";
import { takeOffer } from "./decide-offer.ts";
import type { Offer } from "./offer.ts";

type Keeping = { readonly scheme: PlanScheme };

const options = (list: PlanScheme["settings"]) =>
  list.map(({ key, name }) => ({ value: key, text: name }));

/** The words stand as they are: asked is what the record keeps beside them. */
export const wordsForm = defineForm<Keeping & { readonly now: Date }, Keeping>()({
  saidOn: date({ label: "When it was said", called: "When it was said", isPast: true }),
  present: text({
    label: "Who was there",
    hint: "Everyone, including the interpreter",
    called: "Who was there",
    most: 500,
    missing: "Enter who was there",
  }),
  setting: choiceFrom({
    label: "Where it was said",
    options: ({ scheme }) => options(scheme.settings),
    unchosen: "Choose where",
    missing: "Choose where it was said",
  }),
  recordedHow: choiceFrom({
    label: "How it was written down",
    options: ({ scheme }) => options(scheme.recordings),
    unchosen: "Choose how",
    missing: "Choose how it was written down",
  }),
});

type Taking = {
  readonly person: Person;
  readonly offer: Offer;
  readonly scheme: PlanScheme;
  readonly form: Sent<typeof wordsForm>;
};

/** Keeps what a source quotes of the child where the record keeps what the child says, word for word. */
export async function takeWords(
  tx: Tx,
  by: CommandContext,
  { person, offer, scheme, form }: Taking,
): Promise<Change> {
  if (offer.sort !== "words") return { kind: "stale" };
  return takeOffer(tx, by, { person, offer, takenAs: "voice" }, async () => {
    const { value, errors } = wordsForm.read(form, { scheme, now: by.at });
    if (errors) return { kind: "invalid", errors };
    const { saidOn, ...beside } = value;
    const change = await recordVoice(tx, by, {
      person,
      scheme,
      earlier: [],
      form: {
        ...beside,
        said: offer.value,
        saidOn: datePartsOf(saidOn),
        // A source of before does not say it, and nobody guesses it.
        ratingAsked: "not-asked",
        rating: "",
        putsRight: "",
      },
    });
    return change.kind === "accepted"
      ? change
      : { kind: "invalid", errors: change.errors.map(shownAt) };
  });
}

const shownAt = ({ field, message }: FieldError): FieldError => ({
  field: field === "said" ? "present" : field,
  message,
});
