import {
  askedIf,
  choice,
  defineForm,
  readIf,
  severalFrom,
  wholeNumber,
} from "../../kernel/forms/index.ts";
import { householdKinds } from "./household.ts";
import {
  fromOn,
  peopleOf,
  runsForward,
  untilOn,
  type LegalDrawing,
  type LegalReading,
} from "./legal-forms.ts";
import { sourced } from "./person-forms.ts";

/** Who the child lives with. No address: where the child can be found has a page of its own, which can be protected. */
export const householdForm = defineForm<LegalReading, LegalDrawing>()(
  {
    kind: choice({
      label: "What kind of household is it?",
      classes: "govuk-radios--small",
      options: householdKinds,
      missing: "Choose what kind of household it is",
    }),
    people: askedIf(
      ({ people }) => people.length > 0,
      severalFrom({
        label: "Who lives there",
        hint: "People around the child. Add someone first if they are not here",
        classes: "govuk-checkboxes--small",
        options: peopleOf,
      }),
    ),
    inAll: readIf(
      ({ inAll: typed }) => typeof typed === "string" && typed.trim() !== "",
      wholeNumber({
        label: "How many live there, about, without the child (optional)",
        hint: "For a hostel or a children’s home: the number is enough, nobody has to be listed",
        classes: "govuk-input--width-4",
        called: "How many live there",
        least: 1,
        most: 500,
      }),
    ),
    fromOn,
    untilOn,
    ...sourced,
  },
  {
    people: ({ people, inAll: number }) =>
      people?.length === 0 && number === null && "Choose who lives there, or enter how many",
    inAll: ({ people, inAll: number }) => {
      if (people === null && number === null) return "Enter how many live there";
      const chosen = people?.length ?? 0;
      return (
        typeof number === "number" &&
        number < chosen &&
        `You chose ${chosen} people: enter how many live there in all`
      );
    },
    untilOn: runsForward,
  },
);
