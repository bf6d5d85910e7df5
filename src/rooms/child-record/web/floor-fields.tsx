import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { InsetText, Select } from "../../../ui/govuk/index.ts";
import type { LevelFloor, SecondPerson } from "../level-floors.ts";
import { levelName, type LevelScheme } from "../level-scheme.ts";

export type Below = {
  readonly floors: readonly LevelFloor[];
  readonly seconds: readonly SecondPerson[];
};

type Fields = {
  readonly below: Below;
  readonly scheme: LevelScheme;
  readonly typed: Readonly<Record<"secondPerson", string>>;
  readonly errors: readonly FieldError[];
};

/** What a level below a floor needs besides evidence: somebody else who agreed. */
export const FloorFields = ({ below, scheme, typed, errors }: Fields): VNode => (
  <>
    <InsetText>
      {below.floors
        .map(
          ({ atLeast, because }) =>
            `Below ${levelName(scheme, atLeast)} only with evidence and a second person: ${because}.`,
        )
        .join(" ")}
    </InsetText>
    <Select
      name="secondPerson"
      label={{ text: "If the level is below that: who agreed it with you?" }}
      hint={{ text: "They are notified." }}
      items={[
        { value: "", text: "Nobody" },
        ...below.seconds.map(({ staffId, name }) => ({ value: staffId, text: name })),
      ]}
      value={typed.secondPerson}
      errorMessage={errorFor(errors, "secondPerson")}
    />
  </>
);
