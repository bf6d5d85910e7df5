import type { Tx } from "../../../platform/database/database.ts";
import { keepSentNumber, type SentNumber } from "./keep-sent-number.ts";
import {
  longestSource,
  protectedNumber,
  readNumberForm,
  type CommandContext,
  type NumberChange,
} from "./record-number.ts";

type SentForm = {
  readonly kind: string;
  readonly value: string;
  /** The system itself, where it names nobody. */
  readonly source?: string | undefined;
};

const endedBefore =
  "A person has recorded in Lantern that this number is wrong. If it is right, a person records it again";

/** What a system says of a child: recorded once, however often it is sent, and never against a person’s word. */
export async function recordSentNumber(
  tx: Tx,
  acting: CommandContext,
  { person, form }: { readonly person: SentNumber["person"]; readonly form: SentForm },
): Promise<NumberChange> {
  const { kind, value } = form;
  const source = form.source ?? acting.actor.name.slice(0, longestSource);
  const read = readNumberForm({ kind, number: value, source });
  if ("errors" in read) {
    // As the API calls it.
    const errors = read.errors.map((one) =>
      one.field === "number" ? { ...one, field: "value" } : one,
    );
    return { kind: "invalid", errors };
  }
  const { source: said, ...number } = read.number;
  const sent = { number: { ...number, person }, source: said };
  const kept = await keepSentNumber(tx, acting, sent);
  switch (kept.kind) {
    case "recorded":
    case "there":
      return { kind: "accepted", identifierId: kept.identifierId };
    case "ended":
      return { kind: "invalid", errors: [{ field: "value", message: endedBefore }] };
    case "protected":
      return { kind: "invalid", errors: [{ field: "kind", message: protectedNumber }] };
  }
}
