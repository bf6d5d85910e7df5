import {
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  readIf,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { bodyOptions, type Body } from "./bodies.ts";
import { optionsOf, type TrainingScheme } from "./training-scheme.ts";

export type PersonContext = {
  readonly scheme: TrainingScheme;
  readonly bodies: readonly Body[];
};

const audiences = ({ scheme }: PersonContext): readonly Option[] => optionsOf(scheme.audiences);
const roles = ({ scheme }: PersonContext): readonly Option[] => optionsOf(scheme.roles);

const works = {
  body: choiceFrom<PersonContext, PersonContext>({
    label: "Agency or school",
    options: ({ bodies }) => bodyOptions(bodies),
    unchosen: "Choose an agency or a school",
    missing: "Choose the agency or school",
  }),
  audience: choiceFrom<PersonContext, PersonContext>({
    label: "Audience",
    options: audiences,
    unchosen: "Choose an audience",
    missing: "Choose the audience",
  }),
  role: choiceFrom<PersonContext, PersonContext>({
    label: "Role",
    options: roles,
    unchosen: "Choose a role",
    missing: "Choose the role",
  }),
  staffNumber: optionalText<PersonContext, PersonContext>({
    label: "Staff number (optional)",
    classes: "govuk-input--width-10",
    called: "Staff number",
    most: 40,
  }),
};

/** Somebody with an account registers themselves: name and e-mail are those of the account. */
export const selfForm = defineForm<PersonContext, PersonContext>()(works);

const mail = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
export const isMail = (typed: string): boolean => mail.test(typed) && typed.length <= 254;

const person = {
  name: text<PersonContext, PersonContext>({
    label: "Name",
    called: "Name",
    most: 120,
    missing: "Enter the name",
  }),
  email: optionalText<PersonContext, PersonContext>({
    label: "Work e-mail",
    hint: "It is how they are matched with what other systems say. Without one, enter a staff number",
    called: "Work e-mail",
    most: 254,
  }),
  ...works,
};

const managed = {
  manager: optionalText<PersonContext, PersonContext>({
    label: "Work e-mail of their manager (optional)",
    hint: "A colleague with an account, who then sees their training",
    called: "Work e-mail of their manager",
    most: 254,
  }),
};

type Found = { readonly email?: string | null; readonly staffNumber?: string | null };

const found = {
  email: ({ email, staffNumber }: Found): string | false | null | undefined =>
    (email != null && !isMail(email) && "Enter an e-mail address, such as name@agency.example") ||
    (email === null && staffNumber === null && "Enter a work e-mail or a staff number"),
};

/** A manager adds somebody of their team. */
export const teamForm = defineForm<PersonContext, PersonContext>()(person, found);

/** The co-ordinator or a training contact adds somebody. */
export const personForm = defineForm<PersonContext, PersonContext>()(
  { ...person, ...managed },
  found,
);

type Changing = PersonContext & { readonly now: Date };

/** What is known of somebody changes, or they leave. */
export const changePersonForm = defineForm<Changing, PersonContext>()(
  {
    ...person,
    ...managed,
    hasLeft: choice({
      label: "Do they still work there?",
      options: { no: "Yes", yes: "No, they have left" },
      missing: "Choose whether they still work there",
      reveals: { yes: ["leftOn"] },
    }),
    leftOn: readIf(
      ({ hasLeft }) => hasLeft === "yes",
      date({ label: "Last day", called: "Last day" }),
    ),
  },
  found,
);
