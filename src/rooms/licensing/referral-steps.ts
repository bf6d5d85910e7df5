import { formatDate, type IsoDate } from "../../kernel/dates.ts";
import {
  choice,
  date,
  defineForm,
  optionalText,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import type { CheckNames } from "./check-names.ts";
import { outcomes, registerOutcomes, type Referral } from "./licence.ts";
import { dueAfter, type LicensingScheme } from "./licensing-scheme.ts";
import { takeStep } from "./take-step.ts";
import { tellOwner } from "./tell.ts";

type OfReferral = { readonly referral: Referral };
type Reading = OfReferral & { readonly now: Date };
type Of<F> = OfReferral & { readonly form: F; readonly checkNames: CheckNames };

const notBefore = (on: IsoDate | undefined, first: IsoDate | null, what: string): string | false =>
  on !== undefined && first !== null && on < first && `It must not be before ${what}`;

/** Sent on to the authority that issued the licence. */
export const sentForm = defineForm<Reading, OfReferral>()(
  {
    sentTo: text({
      label: ({ referral }) => `Who it was sent to at ${referral.authority}`,
      hint: "Name, role and how it was sent",
      called: "Who it was sent to",
      most: 300,
      missing: "Enter who it was sent to",
    }),
    sentOn: date({ label: "When it was sent", called: "When it was sent", isPast: true }),
    wording: optionalText({
      label: "Why it was sent later than it was due (if it was)",
      rows: 2,
      called: "Why it was sent later",
      most: 2000,
    }),
  },
  {
    sentOn: ({ sentOn }, { referral }) => notBefore(sentOn, referral.knownOn, "it became known"),
    wording: ({ sentOn, wording }, { referral: { dueOn } }) =>
      sentOn !== undefined &&
      sentOn > dueOn &&
      wording === null &&
      `It was due on ${formatDate(dueOn)}: enter why it was sent later`,
  },
);

/** From here the days for the answer are counted. */
export async function sendReferral(
  tx: Tx,
  by: CommandContext,
  {
    referral,
    form,
    checkNames,
    scheme,
  }: Of<Sent<typeof sentForm>> & { readonly scheme: LicensingScheme },
): Promise<Change> {
  if (referral.state !== "to-send") return { kind: "stale" };
  const { value, errors } = sentForm.read(form, { referral, now: by.at });
  if (errors) return { kind: "invalid", errors };
  const { sentTo, sentOn, wording } = value;
  const naming = await checkNames({ sentTo, wording });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const answerDueOn = dueAfter(sentOn, scheme.answerWithin, await getWorkingCalendar(tx));
  return takeStep(tx, by, {
    referral,
    version: form.version,
    step: { step: "sent", happenedOn: sentOn, sentTo, wording },
    row: { state: "sent", sent_on: sentOn, answer_due_on: answerDueOn, next_on: answerDueOn },
  });
}

/** The national register of refusals, suspensions and revocations (NR3S) was searched. */
export const checkedForm = defineForm<Reading>()({
  outcome: choice({
    label: "What does the national register (NR3S) show?",
    options: registerOutcomes,
    missing: "Choose what the national register shows",
  }),
  checkedOn: date({ label: "When it was searched", called: "When it was searched", isPast: true }),
  wording: optionalText({
    label: "Which authority, and what (optional)",
    rows: 2,
    called: "Which authority, and what",
    most: 2000,
  }),
});

export async function recordCheck(
  tx: Tx,
  by: CommandContext,
  { referral, form, checkNames }: Of<Sent<typeof checkedForm>>,
): Promise<Change> {
  const { value, errors } = checkedForm.read(form, { referral, now: by.at });
  if (errors) return { kind: "invalid", errors };
  const { outcome, checkedOn, wording } = value;
  const naming = await checkNames({ wording });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  return takeStep(tx, by, {
    referral,
    version: form.version,
    step: { step: "checked", happenedOn: checkedOn, outcome, wording },
    row: { checked_on: checkedOn, register_outcome: outcome },
  });
}

/** What the authority that issued the licence decided. */
export const answeredForm = defineForm<Reading>()(
  {
    outcome: choice({
      label: "What did the authority decide?",
      options: outcomes,
      missing: "Choose what the authority decided",
    }),
    answeredOn: date({ label: "When it answered", called: "When it answered", isPast: true }),
    theirReference: optionalText({
      label: "Its reference (optional)",
      classes: "govuk-input--width-20",
      called: "Its reference",
      most: 60,
    }),
    wording: text({
      label: "What it says, and its reasons",
      hint: "Name no child",
      rows: 3,
      called: "What it says",
      most: 2000,
      missing: "Enter what it says, and its reasons",
    }),
  },
  {
    answeredOn: ({ answeredOn }, { referral }) =>
      notBefore(answeredOn, referral.sentOn, "it was sent"),
  },
);

export async function recordAnswer(
  tx: Tx,
  by: CommandContext,
  { referral, form, checkNames }: Of<Sent<typeof answeredForm>>,
): Promise<Change> {
  if (referral.state !== "sent") return { kind: "stale" };
  const { value, errors } = answeredForm.read(form, { referral, now: by.at });
  if (errors) return { kind: "invalid", errors };
  const { outcome, answeredOn, theirReference, wording } = value;
  const naming = await checkNames({ theirReference, wording });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const change = await takeStep(tx, by, {
    referral,
    version: form.version,
    step: { step: "answered", happenedOn: answeredOn, outcome, wording },
    row: {
      state: "answered",
      outcome,
      answered_on: answeredOn,
      their_reference: theirReference,
      next_on: answeredOn,
    },
  });
  if (change.kind === "accepted") await tellOwner(tx, by, referral);
  return change;
}

/** Nothing more is done on it: after the answer, or because it is not sent, or nobody answers. */
export const closeForm = defineForm()({
  wording: text({
    label: "Why it is closed, and what happens next",
    hint: "If it was not sent or not answered, say why",
    rows: 2,
    called: "Why it is closed",
    most: 2000,
    missing: "Enter why it is closed, and what happens next",
  }),
});

export async function closeReferral(
  tx: Tx,
  by: CommandContext,
  { referral, form, checkNames }: Of<Sent<typeof closeForm>>,
): Promise<Change> {
  const { value, errors } = closeForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const { wording } = value;
  const naming = await checkNames({ wording });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  return takeStep(tx, by, {
    referral,
    version: form.version,
    step: { step: "closed", happenedOn: by.today, wording },
    row: { state: "closed", closed_on: by.today },
  });
}
