import { addDays } from "../../kernel/dates.ts";
import {
  choice,
  choiceFrom,
  date,
  defineForm,
  file,
  readIf,
  text,
} from "../../kernel/forms/index.ts";
import { aboutScanning } from "../../platform/files/limits.ts";
import type { PhotographScheme } from "./photograph-scheme.ts";
import { origins } from "./photograph.ts";

type Drawing = { readonly scheme: PhotographScheme };
type Reading = Drawing & {
  readonly now: Date;
  readonly today: string;
  readonly hasFile: boolean;
  /** Something is wrong with what came as the file, and said already. */
  readonly isFileRefused: boolean;
};

/** The last day on which it may be looked at again. */
const furthest = ({ scheme, today }: Pick<Reading, "scheme" | "today">): string =>
  addDays(today, scheme.reviewWithinDays);

/** A photograph of the child’s face, with who agreed to it and what it is for. */
export const addForm = defineForm<Reading, Drawing>()(
  {
    picture: file({
      label: "Photograph",
      labelClasses: "govuk-label--s",
      hint: `JPEG or PNG, up to 10 MB. The child’s face, and nobody else. Where and when it was taken is removed. ${aboutScanning}`,
    }),
    face: choice({
      label: "Does it show the child’s face, and nobody else?",
      hint: "Never an intimate image, nor anything taken from a phone or an account",
      options: { yes: "Yes", no: "No, or I am not sure" },
      missing: "Choose whether it shows the child’s face and nobody else",
    }),
    description: text({
      label: "What the photograph does not show",
      labelClasses: "govuk-label--s",
      hint: "Height, build, what they usually wear, and what has changed since it was taken. The trigger plan has the whole description",
      rows: 3,
      called: "What the photograph does not show",
      most: 1000,
      missing: "Enter what the photograph does not show",
    }),
    takenOn: date({
      label: "When was it taken?",
      hint: "If you are not sure, the first day of the month or of the year",
      called: "When it was taken",
      isPast: true,
    }),
    origin: choice({
      label: "Who gave it?",
      classes: "govuk-radios--small",
      options: origins,
      reveals: { custody: ["originReason"] },
      missing: "Choose who gave it",
    }),
    originReason: readIf(
      ({ origin }) => origin === "custody",
      text({
        label: "Why is there no other photograph?",
        hint: "An image made in custody is the last resort",
        rows: 2,
        called: "The reason",
        most: 1000,
        missing: "Enter why there is no other photograph",
      }),
    ),
    basis: choiceFrom({
      label: "On what basis is it held?",
      classes: "govuk-radios--small",
      options: ({ scheme }) => scheme.bases.map(({ key, name }) => ({ value: key, text: name })),
      missing: "Choose the basis on which it is held",
    }),
    basisDetail: text({
      label: "Who agreed or decided, and to what?",
      labelClasses: "govuk-label--s",
      hint: "Name, role, and what they were told it is for",
      rows: 2,
      called: "Who agreed or decided",
      most: 1000,
      missing: "Enter who agreed or decided",
    }),
    basisOn: date({
      label: "When did they agree or decide?",
      called: "The day of the agreement or decision",
      isPast: true,
    }),
    givesPlace: choice({
      label: "Could anyone tell from it where the child lives, learns or is placed?",
      hint: "A school badge, a house front, a street. Cut it off if you can, and choose that picture",
      options: {
        no: "No",
        yes: {
          text: "Yes, and it cannot be cut off",
          hint: "While where the child can be found is protected, only those who are named see it",
        },
      },
      missing: "Choose whether it tells where the child is",
    }),
    reviewBy: date<Reading, Drawing>({
      label: "When is it looked at again?",
      hint: ({ scheme }) =>
        `Within ${scheme.reviewWithinDays} days. It is shown until then, and taken down after it`,
      called: "The review date",
      earliest: (_typed, { today }) => today,
      latest: furthest,
    }),
  },
  {
    picture: (_values, { hasFile, isFileRefused }) =>
      !hasFile && !isFileRefused && "Choose the photograph",
    face: ({ face }) =>
      face === "no" &&
      "Choose a photograph of the child’s face alone. If you are not sure what it shows, add none and ring police",
  },
);

/** What the second person says before anybody else sees it. */
export const checkForm = defineForm()({
  outcome: choice({
    label: "Is it shown?",
    options: {
      shown: {
        text: "Show it",
        hint: "It is this child’s face and nobody else, and the basis is right. It takes the place of any other",
      },
      refused: {
        text: "Refuse it",
        hint: "Nobody can open it again. It is removed now, or when its legal hold is lifted",
      },
    },
    missing: "Choose whether it is shown",
  }),
  reason: text({
    label: "What did you check?",
    hint: "Everybody who can open this record reads it",
    rows: 2,
    called: "What you checked",
    most: 1000,
    missing: "Enter what you checked, or why it is refused",
  }),
});

type Keeping = { readonly scheme: PhotographScheme; readonly now: Date; readonly today: string };

/** Whether it is still needed. */
export const reviewForm = defineForm<Keeping, Drawing>()({
  need: choice({
    label: "Is it still needed?",
    options: {
      keep: "Yes, keep it",
      down: { text: "No, take it down", hint: "The picture is removed; that it was here stays" },
    },
    reveals: { keep: ["until"] },
    missing: "Choose whether it is still needed",
  }),
  until: readIf(
    ({ need }) => need === "keep",
    date<Keeping, Drawing>({
      label: "When is it looked at again?",
      hint: ({ scheme }) => `Within ${scheme.reviewWithinDays} days`,
      called: "The review date",
      earliest: (_typed, { today }) => today,
      latest: furthest,
    }),
  ),
  reason: text({
    label: "Why?",
    rows: 2,
    called: "The reason",
    most: 1000,
    missing: "Enter why it is kept or taken down",
  }),
});
