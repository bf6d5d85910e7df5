import { londonInstant, readTime } from "../../kernel/dates.ts";
import {
  choiceFrom,
  date,
  defineForm,
  optionalText,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { isWhole } from "./course-form.ts";
import type { Edition } from "./course-reads.ts";

type Reading = { readonly now: Date; readonly editions: readonly Edition[] };
type Drawing = { readonly editions: readonly Edition[] };

const editionsOf = ({ editions }: Drawing): readonly Option[] =>
  editions.map(({ editionId, edition, changed }) => ({
    value: editionId,
    text: `Version ${edition}`,
    hint: changed,
  }));

const link = /^https:\/\/\S+$/;

/** When and where a course is held. */
export const sessionForm = defineForm<Reading, Drawing>()(
  {
    on: date({ label: "Date", called: "Date" }),
    time: text({
      label: "Starts at",
      hint: "For example, 9:30am or 14:00",
      classes: "govuk-input--width-5",
      called: "Starts at",
      most: 10,
      missing: "Enter when it starts",
    }),
    minutes: text({
      label: "How long, in minutes",
      classes: "govuk-input--width-4",
      called: "How long",
      most: 5,
      missing: "Enter how long it is",
    }),
    heldIn: optionalText({
      label: "Place (empty if online only)",
      called: "Place",
      most: 300,
    }),
    joinLink: optionalText({
      label: "Link to join online (optional)",
      hint: "Shown only to those who are booked",
      called: "Link",
      most: 500,
    }),
    trainer: text({
      label: "Trainer",
      called: "Trainer",
      most: 200,
      missing: "Enter who teaches it",
    }),
    edition: choiceFrom({
      label: "Version of the course",
      options: editionsOf,
      missing: "Choose the version. Add one to the course first if there is none",
    }),
    seats: text({
      label: "Places",
      classes: "govuk-input--width-4",
      called: "Places",
      most: 6,
      missing: "Enter how many places there are",
    }),
    instructions: optionalText({
      label: "Joining instructions (optional)",
      hint: "Parking, entrance, what to bring, access. They name nobody",
      rows: 4,
      called: "Joining instructions",
      most: 2000,
    }),
  },
  {
    on: ({ on, time }, { now }) => {
      const at = on && time ? readTime(time) : undefined;
      return on && at !== undefined && londonInstant(on, at) <= now && "It must be in the future";
    },
    time: ({ time }) => time && readTime(time) === undefined && "Enter a time, such as 9:30am",
    minutes: ({ minutes }) =>
      minutes && !isWhole(minutes, 15, 2880) && "How long must be a whole number from 15 to 2,880",
    heldIn: ({ heldIn, joinLink }) =>
      heldIn === null && joinLink === null && "Enter a place, or a link to join online",
    joinLink: ({ joinLink }) =>
      joinLink != null && !link.test(joinLink) && "The link must begin with https://",
    seats: ({ seats }) =>
      seats && !isWhole(seats, 1, 2000) && "Places must be a whole number from 1 to 2,000",
  },
);

export const cancelSessionForm = defineForm()({
  reason: text({
    label: "Why is it cancelled?",
    hint: "Those who are booked read it",
    called: "Why it is cancelled",
    most: 400,
    missing: "Enter why it is cancelled",
  }),
});
