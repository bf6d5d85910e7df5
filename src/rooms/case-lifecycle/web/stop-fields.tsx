import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { SummaryList, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { KeptOverride } from "../override-stops.ts";
import { mayOverride, overrideField, overrideWords, type Stop } from "../stops.ts";

/** What stops the closing as things are, with who may set it aside. */
export function StopList({ stops }: { readonly stops: readonly Stop[] }): VNode | null {
  if (stops.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What stops this closing</h2>
      <ul class="govuk-list govuk-list--bullet">
        {stops.map(({ title, overriddenBy }) => (
          <li>
            <strong class="app-verbatim">{title}</strong>. {overrideWords[overriddenBy]}
          </li>
        ))}
      </ul>
    </>
  );
}

type Fields = {
  readonly stops: readonly Stop[];
  readonly actor: Pick<StaffActor, "permissions">;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
};

/** A reason for each stop that the reader may set aside; of the others, who may. */
export function StopFields({ stops, actor, typed, errors }: Fields): VNode | null {
  if (stops.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">What stops this closing</h3>
      {stops.map((one) => {
        const name = overrideField(one.stop);
        return mayOverride(one, actor) ? (
          <Textarea
            name={name}
            label={{ text: `${one.title}. Why is the record closed all the same?` }}
            value={typed[name] ?? ""}
            rows={2}
            errorMessage={errorFor(errors, name)}
          />
        ) : (
          <div id={name}>
            <WarningText>{`${one.title}. ${overrideWords[one.overriddenBy]}`}</WarningText>
          </div>
        );
      })}
    </>
  );
}

/** What was set aside when it was agreed, by whom and why. */
export function SetAside({
  overridden,
}: {
  readonly overridden: readonly KeptOverride[];
}): VNode | null {
  if (overridden.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What was set aside</h2>
      <SummaryList
        rows={overridden.map(({ title, reason, by }) =>
          verbatimFact(<span class="app-verbatim">{title}</span>, `${reason} (${by})`),
        )}
      />
    </>
  );
}
