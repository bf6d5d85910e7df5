import type { VNode } from "preact";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../../ui/govuk/index.ts";
import { requestPaths } from "../../../victim-requests/web/paths.ts";
import { trackerList } from "../../tracker-list.ts";
import type { Offer } from "../export-offer.ts";
import { mostChildren } from "../exportable.ts";
import { narrowedTo, stateOf } from "../looked-at.ts";
import { ForWhom, ForWhat } from "./export-purpose.tsx";
import { WhatIsInIt, WhatKind } from "./export-content.tsx";
import type { ExportPage } from "./export-input.ts";
import { paths } from "./paths.ts";

export function exportPage(page: ExportPage): View {
  const { offer, errors = [] } = page;
  const search = trackerList.text(offer.asked);
  return {
    title: "Export this list",
    hasErrors: errors.length > 0,
    backLink: { text: "Back to the list", href: paths.list(search) },
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ destroy: "destroy-day" }} />
        <h1 class="govuk-heading-l">Export this list</h1>
        {offer.isTooMany || offer.rows.length === 0 ? (
          <NotOffered {...offer} />
        ) : (
          <ExportForm {...page} action={paths.make(search)} />
        )}
      </>
    ),
  };
}

/** Says why there is no form, and what to do instead. */
function NotOffered({ isTooMany }: Offer): VNode {
  return (
    <InsetText>
      {isTooMany
        ? `This list has more than ${mostChildren.toLocaleString("en-GB")} children, which is the most one file can hold. Go back and narrow it: by level, by ward or by agency.`
        : "You cannot export any child on this list. Go back and choose other filters. A record that you opened in an emergency stays in Lantern."}
    </InsetText>
  );
}

function ExportForm(page: ExportPage & { readonly action: string }): VNode {
  const { offer, csrfToken, action } = page;
  const { rows, asked, setting } = offer;
  const [state, narrowed] = [stateOf(asked), narrowedTo(asked, setting)];
  return (
    <Form action={action} csrfToken={csrfToken} classes="app-form">
      <InsetText>
        <p class="govuk-body govuk-!-font-weight-bold">
          {counted(rows.length, `${state} child`, `${state} children`)}
        </p>
        {narrowed.length > 0 && <p class="govuk-body">{`Narrowed to: ${narrowed.join("; ")}.`}</p>}
        <p class="govuk-body">
          Only children you have access to are included. Where a child’s address is protected, ward
          and school are left out for everyone.
        </p>
        <p class="govuk-body">
          Never for an investigation or a court: that material leaves only through the{" "}
          <a class="govuk-link" href={requestPaths.open}>
            register of requests for a victim’s information
          </a>
          .
        </p>
      </InsetText>
      <ForWhat {...page} />
      <ForWhom {...page} />
      <WhatIsInIt {...page} />
      <WhatKind {...page} />
      <p class="govuk-body">
        {`With names, or with more than ${offer.mostAlone.toLocaleString("en-GB")} children, a second person releases the file before it is made. Then you come back and take it within a day.`}
      </p>
      <p class="govuk-body">
        Your name, the purpose and who receives it go into the register of exports, and its number
        is in the file. Lantern keeps no copy. You will be asked to say that every copy is
        destroyed.
      </p>
      <Button text="Make the file" preventDoubleClick />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.register}>
          Your exports
        </a>
      </p>
    </Form>
  );
}
