import type { VNode } from "preact";
import { errorFor } from "../../../../ui/forms/index.ts";
import { Checkboxes, DateInput, Input, Radios } from "../../../../ui/govuk/index.ts";
import { formats } from "../purposes.ts";
import type { ExportPage } from "./export-input.ts";

const legend = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--s" } });

export function WhatIsInIt({ offer, typed, errors = [] }: ExportPage): VNode {
  const free = offer.columns.filter(({ leaves }) => leaves === "with names");
  const withNames = ["name", "date of birth", ...free.map(({ heading }) => heading)].join(", ");
  return (
    <>
      <Radios
        name="names"
        fieldset={legend("Do names go out?")}
        hint={{ text: "Send names only where the purpose cannot be met without them." }}
        value={typed.names}
        items={[
          {
            value: "no",
            text: "No",
            hint: { text: "Reference and age only. A reference still leads to a child." },
          },
          {
            value: "yes",
            text: "Yes",
            hint: { text: `Adds ${withNames}` },
            conditional: (
              <Input
                name="names-reason"
                label={{ text: "Why names are needed" }}
                value={typed["names-reason"]}
                errorMessage={errorFor(errors, "names-reason")}
              />
            ),
          },
        ]}
        classes="govuk-radios--small"
        errorMessage={errorFor(errors, "names")}
      />
      <Checkboxes
        name="columns"
        fieldset={legend("What else is in it?")}
        hint={{
          text: "The columns of this list. Ward and school say where a child can be found: tick them only where they are needed.",
        }}
        values={typed.columns}
        items={offer.columns
          .filter(({ leaves }) => leaves === "ticked")
          .map(({ key, heading }) => ({ value: key, text: heading }))}
        classes="govuk-checkboxes--small app-column-choices"
        errorMessage={errorFor(errors, "columns")}
      />
    </>
  );
}

export function WhatKind({ typed, errors = [] }: ExportPage): VNode {
  return (
    <>
      <Radios
        name="format"
        fieldset={legend("What kind of file?")}
        value={typed.format}
        items={Object.entries(formats).map(([value, text]) => ({ value, text }))}
        classes="govuk-radios--small"
        errorMessage={errorFor(errors, "format")}
      />
      <DateInput
        id="destroy"
        namePrefix="destroy"
        fieldset={legend("Destroy by")}
        hint={{ text: "Every copy, wherever it has been sent. A year from today at the most." }}
        values={{
          "destroy-day": typed["destroy-day"],
          "destroy-month": typed["destroy-month"],
          "destroy-year": typed["destroy-year"],
        }}
        errorMessage={errorFor(errors, "destroy")}
      />
    </>
  );
}
