import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { MashDay } from "../clock/mash-day.ts";
import { recordDecision, type About, type Deciding } from "../decide-concern.ts";
import { elsewhere, notWeighed } from "../decision-form.ts";
import type { EpisodeChange } from "../rate-concern.ts";

export type OnwardForm = Readonly<
  Record<"route" | "toWhom" | "rationale" | "forFamily" | "forSender" | "version", string>
>;

const texts = {
  toWhom: { name: "To whom", most: 200, missing: "Enter the person or team who has it now" },
  rationale: {
    name: "Why it is not about exploitation",
    most: 10_000,
    missing: "Enter why this is not about exploitation",
  },
  forFamily: {
    name: "What the family may be told",
    most: 4000,
    missing: "Enter what the family may be told",
  },
  forSender: {
    name: "For the sender only",
    most: 4000,
    missing: "Enter what the sender is told",
  },
} as const;

type Values = Readonly<Record<Exclude<keyof typeof texts, "forFamily">, string>> & {
  readonly forFamily: string | null;
};

type Read = { readonly values: Values } | { readonly errors: readonly FieldError[] };

function readOnwardForm(form: OnwardForm, { routes }: MashDay, about: string): Read {
  const errors: FieldError[] = [];
  if (!routes.some(({ key }) => key === form.route)) {
    errors.push({ field: "route", message: "Choose where it goes" });
  }
  const text = (field: keyof typeof texts): string => {
    const read = readText(form[field], texts[field]);
    if (!read.ok) errors.push({ field, message: read.error });
    return read.ok ? read.value : "";
  };
  const values = {
    toWhom: text("toWhom"),
    rationale: text("rationale"),
    forFamily: about === "child" ? text("forFamily") : null,
    forSender: text("forSender"),
  };
  return errors.length > 0 ? { errors } : { values };
}

/**
 * Passes a concern on that is not about exploitation, where this MASH takes nothing else: a decision
 * like any other, with where it went and who took it.
 */
export async function passOnward(
  tx: Tx,
  deciding: Deciding,
  { form, day, ...about }: About & { readonly form: OnwardForm; readonly day: MashDay },
): Promise<EpisodeChange> {
  const read = readOnwardForm(form, day, about.episode.about);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (day.takes === "all") return { kind: "stale" };
  const { rationale, forFamily, forSender, toWhom } = read.values;
  const decision = {
    threshold: notWeighed,
    step: elsewhere,
    dissent: null,
    rationale,
    forFamily,
    forSender,
  };
  const change = await recordDecision(tx, deciding, { ...about, decision, version: form.version });
  if (change.kind !== "accepted") return change;
  const { episode } = about;
  await tx
    .insertInto("identify.onward_routes")
    .values({
      onward_route_id: newId(),
      partnership_id: episode.partnershipId,
      mash_episode_id: episode.concernId,
      scheme_id: day.id,
      route: form.route,
      to_whom: toWhom,
      passed_by: deciding.actor.id,
      passed_at: deciding.at,
    })
    .execute();
  return { kind: "accepted" };
}
