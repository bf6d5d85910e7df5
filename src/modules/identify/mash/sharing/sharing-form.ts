import { readText, type FieldError } from "../../../../kernel/fields.ts";
import type { SharingBases } from "./sharing-bases.ts";

export type SharingForm = Readonly<
  Record<"shared" | "what" | "withWhom" | "basis" | "condition" | "reason" | "detriment", string>
>;

export type NewSharing = {
  readonly isShared: boolean;
  readonly what: string;
  readonly withWhom: string;
  readonly basis: string;
  readonly condition: string | null;
  readonly reason: string;
  readonly detriment: string | null;
};

const texts = {
  what: { name: "What", most: 4000, missing: "Enter what it is about" },
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
  const text = (field: keyof typeof texts): string => {
    const read = readText(form[field], texts[field]);
    if (!read.ok) errors.push({ field, message: read.error });
    return read.ok ? read.value : "";
  };
  if (form.shared !== "yes" && form.shared !== "no") {
    errors.push({ field: "shared", message: "Say whether it is shared" });
  }
  const isShared = form.shared === "yes";
  const [what, withWhom] = [text("what"), text("withWhom")];
  if (!bases.some(({ key }) => key === form.basis)) {
    errors.push({ field: "basis", message: "Choose the basis on which you decide" });
  }
  const [condition, reason] = [text("condition"), text("reason")];
  const needsDetriment = form.shared === "no" && duties.length > 0;
  const detriment = readText(form.detriment, {
    name: "Why sharing would be more detrimental",
    most: 4000,
    ...(needsDetriment
      ? { missing: "Enter why sharing would be more detrimental to the child than not sharing" }
      : {}),
  });
  if (!detriment.ok) errors.push({ field: "detriment", message: detriment.error });
  if (!detriment.ok || errors.length > 0) return { errors };
  return {
    sharing: {
      ...{ isShared, what, withWhom, basis: form.basis, reason },
      condition: condition || null,
      detriment: (!isShared && detriment.value) || null,
    },
  };
}
