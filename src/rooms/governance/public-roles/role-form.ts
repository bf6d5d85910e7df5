import { datePartsOf, readDateParts, type DateParts } from "../../../kernel/fields.ts";
import {
  askedIf,
  blankOf,
  choiceFrom,
  date,
  defineForm,
  optional,
  optionalChoiceFrom,
  optionalText,
  text,
  tick,
  type Beside,
  type Sent,
} from "../../../kernel/forms/index.ts";
import { keysOfCompany } from "../../subjects/index.ts";
import type { PublicRole, RoleKinds, RoleValue } from "./role.ts";
import type { StaffName } from "./role-reads.ts";

export type Kinds = { readonly kinds: RoleKinds };

/** Which role or licence it is. */
export const kindQuestion = choiceFrom<Kinds, Kinds>({
  label: "Role or licence",
  unchosen: "Choose",
  options: ({ kinds }) => kinds.map(({ key, name }) => ({ value: key, text: name })),
  missing: "Choose the role or licence",
});

export const authorityQuestion = text<object, object>({
  label: "Council or authority",
  called: "Authority",
  most: 200,
  missing: "Enter the council or authority",
});

/** Some hold a licence longer than records are kept. */
const anyDay = "0001-01-01";

/** Nobody ends before they began; where the first day is wrong, that is said at it alone. */
function firstDayIn({ from }: Beside): string {
  const read = readDateParts(from as DateParts, { name: "First day" });
  return read.ok ? read.value : anyDay;
}

const questions = {
  kind: kindQuestion,
  authority: authorityQuestion,
  name: text<object, object>({
    label: "Name of the person or business",
    called: "Name",
    most: 200,
    missing: "Enter the name",
  }),
  number: optionalText<object, object>({
    label: "Ward, or number of the licence (optional)",
    classes: "govuk-input--width-20",
    called: "Ward or licence number",
    most: 100,
  }),
  address: optionalText<object, object>({
    label: "Address with its postcode (optional)",
    hint: "Kept sealed",
    called: "Address",
    most: 300,
  }),
  employer: optionalText<object, object>({
    label: "Employer or operator (optional)",
    hint: "Kept sealed",
    called: "Employer",
    most: 300,
  }),
  from: optional(
    date<Reading, object>({ label: "From (optional)", called: "First day", earliest: anyDay }),
  ),
  to: optional(
    date<Reading, object>({
      label: "Until (optional)",
      hint: "Still compared afterwards: the connection remains",
      called: "Last day",
      earliest: firstDayIn,
    }),
  ),
};

type Reading = Kinds & { readonly now: Date };

const inLetters = ({ name }: { readonly name?: string }) =>
  name !== undefined && keysOfCompany(name).length === 0 && "Enter a name in letters";

/** One person, as a line of a list says it. */
export const lineForm = defineForm<Reading, Kinds>()(questions, { name: inLetters });

/** What the form of a person is drawn and read with. */
export type Entering = Kinds & {
  readonly staff: readonly StaffName[];
  /** What is changed; nothing while one is added. */
  readonly role: PublicRole | undefined;
};

/** One person, as they are entered and changed. */
export const roleForm = defineForm<Entering & Reading, Entering>()(
  {
    ...questions,
    staff: optionalChoiceFrom({
      label: "Works here as",
      hint: "Only if you know that it is the same person",
      unchosen: "Nobody, or not known",
      options: ({ staff }) => staff.map(({ staffId, name }) => ({ value: staffId, text: name })),
      unknown: "Choose a colleague, or nobody",
    }),
    mistake: askedIf(
      ({ role }) => role !== undefined,
      tick({
        text: "Entered by mistake: compare it no more",
      }),
    ),
  },
  { name: inLetters },
);

export type RoleTyped = Sent<typeof roleForm>;

type Line = NonNullable<ReturnType<typeof lineForm.read>["value"]>;

export const roleValueOf = ({ address, employer, from, to, ...said }: Line): RoleValue => ({
  kind: said.kind,
  authority: said.authority,
  name: said.name,
  number: said.number,
  address: address ?? "",
  employer: employer ?? "",
  heldFrom: from,
  heldTo: to,
});

/** Somebody of the register, as their form begins. */
export function roleTyped(role: PublicRole): RoleTyped {
  const blank = blankOf(roleForm);
  const { kind, authority, name, address, employer, heldFrom, heldTo } = role;
  return {
    kind,
    authority,
    name,
    address,
    employer,
    number: role.number ?? "",
    from: heldFrom === null ? blank.from : datePartsOf(heldFrom),
    to: heldTo === null ? blank.to : datePartsOf(heldTo),
    staff: role.staffId ?? "",
    mistake: role.isMistake ? ["yes"] : [],
    version: String(role.version),
  };
}
