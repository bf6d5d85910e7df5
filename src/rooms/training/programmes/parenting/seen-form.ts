import type { IsoDate } from "../../../../kernel/dates.ts";
import { choice, date, defineForm, optionalText, text } from "../../../../kernel/forms/index.ts";
import { isMail } from "../../person-form.ts";
import { wayWords } from "./seen.ts";

type Reading = { readonly now: Date; readonly today: IsoDate };

/** What a colleague found who sat in on a parenting programme or read its material. */
export const seenForm = defineForm<Reading>()(
  {
    seenOn: date({ label: "Seen on", called: "The date", isPast: true }),
    seenBy: text({
      label: "Work e-mail of the colleague who saw it",
      hint: "A colleague with an account",
      called: "Work e-mail",
      most: 254,
      missing: "Enter the work e-mail of the colleague who saw it",
    }),
    way: choice({
      label: "How was it seen?",
      options: wayWords,
      missing: "Choose how it was seen",
    }),
    exploitation: choice({
      label: "Is exploitation part of it?",
      options: {
        yes: "Yes",
        partly: {
          text: "Partly",
          hint: "It is named, and parents do not learn what to watch for or who to ring",
        },
        no: "No",
      },
      missing: "Choose whether exploitation is part of it",
    }),
    agreed: optionalText({
      namesNoChild: true,
      label: "What was agreed with the provider to add",
      hint: "Needed unless the answer is Yes. Where nothing was agreed, say so and why. No child or parent is described",
      rows: 4,
      called: "What was agreed",
      most: 2000,
    }),
    area: optionalText({
      namesNoChild: true,
      label: "Area where it is offered (optional)",
      called: "The area",
      most: 200,
    }),
    reviewBy: date({ label: "See it again by", called: "The date" }),
  },
  {
    seenBy: ({ seenBy }) => Boolean(seenBy) && !isMail(seenBy ?? "") && "Enter an e-mail address",
    agreed: ({ agreed, exploitation }) =>
      (exploitation === "partly" || exploitation === "no") &&
      agreed === null &&
      "Enter what was agreed to add, or that nothing was",
    reviewBy: ({ reviewBy, seenOn }, { today }) =>
      (reviewBy !== undefined && reviewBy < today && "The date must be today or later") ||
      (reviewBy !== undefined && reviewBy === seenOn && "The date must be after it was seen"),
  },
);
