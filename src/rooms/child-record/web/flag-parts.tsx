import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { Beside, errorFor } from "../../../ui/forms/index.ts";
import { Radios, Textarea } from "../../../ui/govuk/index.ts";
import type { Flag, FlagReview } from "../flag-reads.ts";
import type { FlagScheme } from "../flag-scheme.ts";

export type Mirrored = Readonly<Record<"mirroredIn", string>>;

export const flagForm = "app-form app-form--beside";
export const standsUntil =
  "After that it is shown as not reviewed and still applies. A flag never lapses: a person ends it.";

type Choosing = {
  readonly typed: { readonly type: string };
  readonly errors: readonly FieldError[];
  readonly scheme: FlagScheme;
  /** The types that stand already. */
  readonly there: readonly string[];
};

export function TypeField({ typed, errors, scheme, there }: Choosing): VNode {
  return (
    <Radios
      name="type"
      fieldset={{ legend: { text: "Flag", classes: "govuk-fieldset__legend--s" } }}
      value={typed.type}
      items={scheme.types.map(({ key, name, meaning }) => ({
        value: key,
        text: name,
        hint: {
          text: there.includes(key) ? `${meaning} Already on this record.` : meaning,
        },
      }))}
      errorMessage={errorFor(errors, "type")}
    />
  );
}

export function MirroredField({
  typed,
  errors,
  flag,
}: {
  typed: Mirrored;
  errors: readonly FieldError[];
  flag?: Flag;
}): VNode {
  const last = flag && (flag.mirroredIn.join(", ") || "Nowhere recorded");
  return (
    <Beside previous={last && <p>{last}</p>}>
      <Textarea
        name="mirroredIn"
        label={{ text: "Where it was also set (optional)" }}
        hint={{ text: "Agencies’ own systems that carry the same flag, one a line" }}
        value={typed.mirroredIn}
        rows={3}
        errorMessage={errorFor(errors, "mirroredIn")}
      />
    </Beside>
  );
}

type Versioned = {
  readonly flag: Flag;
  readonly typed: { readonly version: string };
  readonly isStale?: boolean;
};

export function FlagVersion({ flag, typed, isStale }: Versioned): VNode {
  const version = isStale ? String(flag.version) : typed.version || String(flag.version);
  return <input type="hidden" name="version" value={version} />;
}

type Changed = { readonly flag: Flag; readonly lastReview: FlagReview | undefined };

/** What a colleague did with the flag while a form about it was open. */
export function theirs({ flag, lastReview }: Changed) {
  if (flag.endedOn !== null) {
    const headline = `${flag.endedBy ?? "A colleague"} ended the flag on ${formatDate(flag.endedOn)}`;
    return { headline, reason: flag.endReason ?? undefined };
  }
  const headline = `${lastReview?.reviewedBy ?? "A colleague"} kept the flag, review by ${formatDate(flag.reviewBy)}`;
  return { headline, reason: lastReview?.reason };
}
