import {
  choice,
  choiceFrom,
  date,
  defineForm,
  severalFrom,
  text,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import {
  untoldMeant,
  mustNotBeTold,
  whyNotTold,
  type WhoMayBeTold,
} from "../family-network/index.ts";
import { addStep, changeOpen, type OfRequest } from "./change-request.ts";

/** Who a notice can go to beside people around the child. */
export const ownRecipients = {
  child: "The child",
  authority: "The care authority, where the child is in care",
} as const;

export type Recipients = {
  readonly told: WhoMayBeTold;
  /** Everyone of whom it was decided that it is safe to notify them; undefined before it is decided. */
  readonly safe: readonly string[] | undefined;
};

const isOwn = (whom: string): whom is keyof typeof ownRecipients =>
  Object.hasOwn(ownRecipients, whom);

/** How somebody who is notified, or may be, is called. */
export function recipientName({ told }: Pick<Recipients, "told">, whom: string): string {
  if (isOwn(whom)) return ownRecipients[whom];
  const one = told.people.find(({ aroundId }) => aroundId === whom);
  return one ? `${one.called} (${one.relation.toLowerCase()})` : "A person who is no longer listed";
}

/** Everybody who could be notified; who must not be told is not offered at all. */
export function recipientsIn(recipients: Pick<Recipients, "told">): readonly Option[] {
  const around = recipients.told.people.filter(
    ({ aroundId, isEnded }) => !isEnded && whyNotTold(recipients.told, aroundId) === undefined,
  );
  return [...Object.keys(ownRecipients), ...around.map(({ aroundId }) => aroundId)].map((whom) => ({
    value: whom,
    text: recipientName(recipients, whom),
  }));
}

/** Of those who may be notified, the ones who still may be told today. */
export const notifiable = (recipients: Recipients): readonly Option[] =>
  recipientsIn(recipients).filter(({ value }) => recipients.safe?.includes(value) === true);

const wordsLike = ({ told }: Recipients, words: string): string | false => {
  const meant = untoldMeant(told, { words });
  return meant !== undefined && mustNotBeTold(meant);
};

/** Decided before any notice, by name: a notice by law can reach the person who exploits the child. */
export const safeForm = defineForm<Recipients, Recipients>()(
  {
    answer: choice({
      label: "Is it safe to notify anybody?",
      options: {
        some: { text: "Yes, the people ticked below and nobody else" },
        nobody: {
          text: "No, nobody is notified",
          hint: "The Act lets a notice be withheld where it would put the child in danger",
        },
      },
      missing: "Choose whether it is safe to notify anybody",
    }),
    whom: severalFrom({ label: "Who it is safe to notify", options: recipientsIn }),
    why: text({
      label: "Why",
      hint: "What the child, the lead practitioner and the record say about each of them",
      rows: 3,
      called: "Why",
      most: 4000,
      missing: "Enter why it is safe, or is not",
    }),
  },
  {
    whom: ({ answer, whom }) => {
      if (answer === "some") return whom?.length === 0 && "Tick who it is safe to notify";
      return answer === "nobody" && (whom?.length ?? 0) > 0 && "Nobody is notified: tick nobody";
    },
  },
);

type Of<F> = OfRequest & { readonly recipients: Recipients; readonly form: F };

export async function decideSafety(
  tx: Tx,
  acting: CommandContext,
  { request, recipients, form }: Of<Sent<typeof safeForm>>,
): Promise<Change> {
  const { value, errors } = safeForm.read(form, recipients);
  if (errors) return { kind: "invalid", errors };
  if (!(await changeOpen(tx, { request, version: form.version }, {}))) return { kind: "stale" };
  await addStep(tx, acting, {
    request,
    step: "safe",
    whom: value.answer === "some" ? value.whom : [],
    wording: value.why,
    happenedOn: acting.today,
  });
  return { kind: "accepted" };
}

type Reading = Recipients & { readonly now: Date };

/** A notice to one of those who it is safe to notify. */
export const notifyForm = defineForm<Reading, Recipients>()(
  {
    whom: choiceFrom({
      label: "Who was notified?",
      hint: "Only people who it is safe to notify are listed",
      options: notifiable,
      missing: "Choose who was notified",
    }),
    notifiedOn: date({ label: "When", called: "When", isPast: true }),
    how: text({
      label: "How, and what was said",
      rows: 3,
      called: "How",
      most: 2000,
      missing: "Enter how they were notified",
    }),
  },
  { how: ({ how }, reading) => how !== undefined && wordsLike(reading, how) },
);

export async function recordNotice(
  tx: Tx,
  acting: CommandContext,
  { request, recipients, form }: Of<Sent<typeof notifyForm>>,
): Promise<Change> {
  if (recipients.safe === undefined)
    return invalid("whom", "Decide first who it is safe to notify");
  const { value, errors } = notifyForm.read(form, { ...recipients, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  if (!(await changeOpen(tx, { request, version: form.version }, {}))) return { kind: "stale" };
  await addStep(tx, acting, {
    request,
    step: "notified",
    whom: [value.whom],
    aroundId: isOwn(value.whom) ? null : value.whom,
    wording: value.how,
    happenedOn: value.notifiedOn,
  });
  return { kind: "accepted" };
}
