import type { FieldError } from "../../kernel/fields.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { readDecision, readReason, type Decision, type DecisionForm } from "./decision-form.ts";
import type { FlagScheme } from "./flag-scheme.ts";

/** One system a line. */
type Mirrored = { readonly mirroredIn: string };

export type RaiseForm = DecisionForm & Mirrored & { readonly type: string };
export type ReviewForm = DecisionForm & Mirrored & { readonly version: string };
export type EndForm = Pick<DecisionForm, "reason" | "dissent"> & { readonly version: string };

type Looked = Decision & { readonly mirroredIn: readonly string[] };

const most = 10;
const longest = 120;

function readMirrored({ mirroredIn }: Mirrored): Result<readonly string[], FieldError[]> {
  const lines = mirroredIn.split("\n").map((line) => line.trim());
  const systems = [...new Set(lines.filter((line) => line !== ""))];
  const wrong = (message: string) => err([{ field: "mirroredIn", message }]);
  if (systems.length > most) return wrong(`Enter at most ${most} systems, one a line`);
  const isLong = systems.some((system) => Array.from(system).length > longest);
  return isLong ? wrong(`Each system must be ${longest} characters or fewer`) : ok(systems);
}

function readLook(
  form: DecisionForm & Mirrored,
  { today, missing }: { today: string; missing: string },
): Result<Looked, FieldError[]> {
  const decision = readDecision(form, { today, missing });
  const mirrored = readMirrored(form);
  if (decision.ok && mirrored.ok) return ok({ ...decision.value, mirroredIn: mirrored.value });
  return err([...(decision.ok ? [] : decision.error), ...(mirrored.ok ? [] : mirrored.error)]);
}

type Raising = {
  readonly scheme: FlagScheme;
  readonly today: string;
  /** The types that stand on the record already. */
  readonly standing: readonly string[];
};

export function readRaiseForm(
  form: RaiseForm,
  { scheme, today, standing }: Raising,
): Result<Looked & { readonly type: string }, FieldError[]> {
  const type = scheme.types.find(({ key }) => key === form.type)?.key;
  const errors: FieldError[] = [];
  if (type === undefined) errors.push({ field: "type", message: "Choose a flag" });
  else if (standing.includes(type)) {
    errors.push({
      field: "type",
      message: "This flag is already on the record: review it instead",
    });
  }
  const missing = "Enter the reason for this flag: what was seen or said, and who by";
  const look = readLook(form, { today, missing });
  if (type !== undefined && look.ok && errors.length === 0) return ok({ type, ...look.value });
  return err([...errors, ...(look.ok ? [] : look.error)]);
}

export const readReviewForm = (form: ReviewForm, today: string): Result<Looked, FieldError[]> =>
  readLook(form, { today, missing: "Enter why this flag still applies" });

export const readEndForm = (form: EndForm) =>
  readReason(form, "Enter why this flag is ended: what has changed, and how it is known");
