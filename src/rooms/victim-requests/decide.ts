import type { FieldError } from "../../kernel/fields.ts";
import {
  askedIf,
  defineForm,
  each,
  optionalChoice,
  optionalText,
  type Row,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { changeOpen, type OfRequest } from "./change-request.ts";
import { counsellingMark } from "./record-form.ts";
import { outcomes, type VictimRequest } from "./request.ts";
import { materialIn } from "./request-scheme.ts";

const isMarked = ({ legend }: Row): boolean => legend.endsWith(counsellingMark);

/** What is decided on one kind of material. Counselling-type material of which nothing is chosen is refused. */
const materialForm = defineForm<Row, Row>()(
  {
    outcome: optionalChoice({
      label: "Decision",
      unchosen: "Choose a decision",
      options: outcomes,
      unknown: "Choose what is decided",
    }),
    reason: optionalText({
      label: "Reason",
      hint: "The person who asks reads it. Write nothing about the child here",
      rows: 2,
      called: "The reason",
      most: 2000,
    }),
    valueReason: askedIf(
      isMarked,
      optionalText({
        label: "Why counselling-type material must be given",
        hint: "It has substantial value as evidence, and nothing else has. A manager decides it, by name",
        rows: 2,
        called: "Why it must be given",
        most: 2000,
      }),
    ),
  },
  {
    outcome: ({ outcome }, row) => outcome === null && !isMarked(row) && "Choose what is decided",
    reason: ({ outcome, reason }) =>
      outcome !== null && outcome !== undefined && reason === null && "Enter the reason",
    valueReason: ({ outcome, valueReason }, row) =>
      isMarked(row) &&
      (outcome === "give" || outcome === "part") &&
      valueReason === null &&
      "Enter why counselling-type material must be given",
  },
);

/** The kinds of a request, as rows of the form that decides on them. */
export const materialRows = ({ materials, body }: VictimRequest): readonly Row[] =>
  materials.map((material) => {
    const { key, name, isCounselling } = materialIn(body, material);
    return { key, legend: isCounselling ? `${name}${counsellingMark}` : name };
  });

export const decideForm = defineForm<OfRequest, OfRequest>()({
  materials: each({ form: materialForm, rows: ({ request }) => materialRows(request) }),
});

const byDefault = "Counselling-type material is not given unless a manager decides that it must be";

type Deciding = OfRequest & {
  readonly form: Sent<typeof decideForm>;
  /** Whether the person who decides is a manager, who alone gives counselling-type material. */
  readonly isManager: boolean;
};

/** Decides on every kind that is asked for: all of it, part of it, or nothing, each with its reason. */
export async function decideRequest(
  tx: Tx,
  acting: CommandContext,
  { request, form, isManager }: Deciding,
): Promise<Change> {
  const { value, errors } = decideForm.read(form, { request });
  if (errors) return { kind: "invalid", errors };
  const decided = value.materials.map(({ key, outcome, reason, valueReason }) => {
    const { isCounselling } = materialIn(request.body, key);
    const isGiven = outcome === "give" || outcome === "part";
    return {
      material: key,
      isCounselling,
      outcome: outcome ?? "refuse",
      reason: reason ?? byDefault,
      valueReason: isCounselling && isGiven ? valueReason : null,
    } as const;
  });
  const notTheirs = isManager ? [] : decided.flatMap(managerDecides);
  if (notTheirs.length > 0) return { kind: "invalid", errors: notTheirs };
  const key = { request, version: form.version };
  if (!(await changeOpen(tx, key, { state: "decided" }))) return { kind: "stale" };
  await write(tx, acting, { request, decided });
  return { kind: "accepted" };
}

type Decided = {
  readonly material: string;
  readonly isCounselling: boolean;
  readonly outcome: keyof typeof outcomes;
  readonly reason: string;
  readonly valueReason: string | null;
};

const managerDecides = ({ material, isCounselling, outcome }: Decided): readonly FieldError[] =>
  isCounselling && outcome !== "refuse"
    ? [
        {
          field: `outcome.${material}`,
          message: "A manager decides to give counselling-type material",
        },
      ]
    : [];

async function write(
  tx: Tx,
  { actor, at }: CommandContext,
  { request, decided }: OfRequest & { readonly decided: readonly Decided[] },
): Promise<void> {
  await tx
    .insertInto("protect.victim_request_decisions")
    .values(
      decided.map((one) => ({
        victim_request_decision_id: newId(),
        partnership_id: actor.partnershipId,
        person_id: request.personId,
        victim_request_id: request.victimRequestId,
        material: one.material,
        is_counselling: one.isCounselling,
        outcome: one.outcome,
        reason: one.reason,
        value_reason: one.valueReason,
        decided_by: actor.id,
        decided_at: at,
      })),
    )
    .execute();
}
