import {
  choiceFrom,
  date,
  defineForm,
  optionalText,
  severalFrom,
  text,
} from "../../../kernel/forms/index.ts";
import { smallest } from "../../../kernel/small-numbers.ts";
import { bodyOptions, type Body } from "../bodies.ts";
import { isWhole } from "../course-form.ts";
import type { Campaign } from "./awareness.ts";
import type { CampaignScheme } from "./campaigns-kind.ts";

type Scheme = { readonly scheme: CampaignScheme };

export const campaignForm = defineForm<Scheme & { readonly now: Date }, Scheme>()(
  {
    name: text({ label: "Name", called: "Name", most: 200, missing: "Enter the name" }),
    about: text({
      label: "What it says, and who it is for",
      rows: 3,
      called: "What it says",
      most: 1000,
      missing: "Enter what it says",
    }),
    audiences: severalFrom({
      label: "Audiences",
      options: ({ scheme }) => scheme.audiences.map((one) => ({ value: one.key, text: one.name })),
    }),
    fromOn: date({ label: "From", called: "The date" }),
    weeks: optionalText({
      label: "For how many weeks (optional)",
      hint: "Empty where it has no end",
      classes: "govuk-input--width-3",
      called: "Weeks",
      most: 3,
    }),
  },
  {
    weeks: ({ weeks }) =>
      Boolean(weeks) && !isWhole(weeks ?? "", 1, 520) && "Enter a whole number from 1 to 520",
  },
);

type Context = { readonly campaigns: readonly Campaign[]; readonly bodies: readonly Body[] };

const number = (typed: string | undefined, least: number): string | false =>
  typed !== undefined &&
  !isWhole(typed, least, 100_000) &&
  `Enter a whole number from ${least} to 100,000`;

/** What an agency or a school counted. Of fewer than five people nothing is counted. */
export const countForm = defineForm<Context & { readonly now: Date }, Context>()(
  {
    campaign: choiceFrom({
      label: "Campaign",
      options: ({ campaigns }) =>
        campaigns.map(({ campaignId, name }) => ({ value: campaignId, text: name })),
      unchosen: "Choose a campaign",
      missing: "Choose the campaign",
    }),
    body: choiceFrom({
      label: "Agency or school",
      options: ({ bodies }) => bodyOptions(bodies),
      unchosen: "Choose an agency or a school",
      missing: "Choose the agency or school",
    }),
    askedOn: date({ label: "Asked on", called: "The date", isPast: true }),
    asked: text({
      label: "How many people were asked",
      hint: `As a number. Of fewer than ${smallest} people, wait for the next count`,
      classes: "govuk-input--width-5",
      called: "How many were asked",
      most: 7,
      missing: "Enter how many were asked",
    }),
    before: text({
      label: "How many of them knew who to ring, before",
      classes: "govuk-input--width-5",
      called: "How many knew before",
      most: 7,
      missing: "Enter how many knew before",
    }),
    after: text({
      label: "How many of them know who to ring, after",
      classes: "govuk-input--width-5",
      called: "How many know after",
      most: 7,
      missing: "Enter how many know after",
    }),
  },
  {
    asked: ({ asked }) => number(asked, smallest),
    before: ({ before, asked }) =>
      number(before, 0) || (Number(before) > Number(asked) && "It cannot be more than were asked"),
    after: ({ after, asked }) =>
      number(after, 0) || (Number(after) > Number(asked) && "It cannot be more than were asked"),
  },
);
