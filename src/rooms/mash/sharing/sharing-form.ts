import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { Result } from "../../../kernel/result.ts";
import type { SharingBases } from "./sharing-bases.ts";
import { orNothing, withoutContext } from "./sharing-context.ts";

export type SharingForm = Readonly<
  Record<
    | "shared"
    | "what"
    | "opinion"
    | "withWhom"
    | "request"
    | "requestContext"
    | "reply"
    | "replyContext"
    | "basis"
    | "condition"
    | "reason"
    | "detriment",
    string
  >
>;

export type NewSharing = {
  readonly isShared: boolean;
  /** The facts. */
  readonly what: string;
  readonly opinion: string | null;
  readonly withWhom: string;
  /** What was asked for and answered, each with its context; none where nobody asked. */
  readonly request: string | null;
  readonly requestContext: string | null;
  readonly reply: string | null;
  readonly replyContext: string | null;
  readonly basis: string;
  readonly condition: string | null;
  readonly reason: string;
  readonly detriment: string | null;
};

const texts = {
  what: { name: "The facts", most: 4000, missing: "Enter the facts that it is about" },
  opinion: { name: "Opinion", most: 4000 },
  request: { name: "What was asked for", most: 4000 },
  requestContext: { name: "The context of the request", most: 2000 },
  reply: { name: "The reply", most: 4000 },
  replyContext: { name: "The context of the reply", most: 2000 },
  withWhom: { name: "With whom", most: 200, missing: "Enter with whom" },
  condition: { name: "Condition", most: 2000 },
  reason: { name: "Reason", most: 4000, missing: "Enter the reason for this decision" },
} as const;

/**
 * Not sharing is a decision too, with a reason of its own. Where a duty to share is in force it needs
 * the exception: why sharing would harm the child more than not sharing.
 */
export function readSharingForm(
  form: SharingForm,
  { bases, duties }: SharingBases,
): { readonly sharing: NewSharing } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = reader(form, errors);
  if (form.shared !== "yes" && form.shared !== "no") {
    errors.push({ field: "shared", message: "Say whether it is shared" });
  }
  const isShared = form.shared === "yes";
  const [what, withWhom, opinion] = [text("what"), text("withWhom"), text("opinion")];
  const asked = {
    request: text("request"),
    requestContext: text("requestContext"),
    reply: text("reply"),
    replyContext: text("replyContext"),
  };
  errors.push(...withoutContext(asked));
  if (!bases.some(({ key }) => key === form.basis)) {
    errors.push({ field: "basis", message: "Choose the basis on which you decide" });
  }
  const [condition, reason] = [text("condition"), text("reason")];
  const detriment = readDetriment(form, form.shared === "no" && duties.length > 0);
  if (!detriment.ok) errors.push({ field: "detriment", message: detriment.error });
  if (!detriment.ok || errors.length > 0) return { errors };
  return {
    sharing: {
      isShared,
      what,
      withWhom,
      basis: form.basis,
      reason,
      opinion: opinion || null,
      ...orNothing(asked),
      condition: condition || null,
      detriment: (!isShared && detriment.value) || null,
    },
  };
}

/** Reads one text after the other, and keeps what is wrong with each. */
const reader =
  (form: SharingForm, errors: FieldError[]) =>
  (field: keyof typeof texts): string => {
    const read = readText(form[field], texts[field]);
    if (!read.ok) errors.push({ field, message: read.error });
    return read.ok ? read.value : "";
  };

const readDetriment = ({ detriment }: SharingForm, isNeeded: boolean): Result<string, string> =>
  readText(detriment, {
    name: "Why sharing would be more detrimental",
    most: 4000,
    ...(isNeeded
      ? { missing: "Enter why sharing would be more detrimental to the child than not sharing" }
      : {}),
  });
