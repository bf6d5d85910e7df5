import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import type { CarerPage } from "../carer-page.ts";
import { plainView } from "./public-pages.tsx";

const Bullets = ({ all }: { readonly all: readonly string[] }): VNode => (
  <ul class="govuk-list govuk-list--bullet">
    {all.map((one) => (
      <li>{one}</li>
    ))}
  </ul>
);

function Numbers({ carer, numbers }: Pick<CarerPage, "carer" | "numbers">): VNode {
  if (numbers.length === 0) return <p class="govuk-body">{carer.noNumbers}</p>;
  return (
    <>
      {numbers.map(({ desk, phone, hours }) => (
        <p class="govuk-body">
          {`${desk === "mash" ? carer.inHours : carer.outOfHours}: `}
          <a class="govuk-link" dir="ltr" href={`tel:${phone.replaceAll(/\s/g, "")}`}>
            {phone}
          </a>
          {hours !== "" && <span class="app-line app-secondary">{hours}</span>}
        </p>
      ))}
    </>
  );
}

/** What to watch for, what to do tonight and who to ring: the same for every family, and about no child. */
export const carerPage = ({ words, language, carer, numbers }: CarerPage): View =>
  plainView({
    words,
    language,
    heading: carer.heading,
    children: (
      <>
        <h2 class="govuk-heading-m">{carer.watchHeading}</h2>
        <Bullets all={carer.watch} />
        <h2 class="govuk-heading-m">{carer.tonightHeading}</h2>
        <Bullets all={carer.tonight} />
        <h2 class="govuk-heading-m">{carer.ringHeading}</h2>
        <Numbers carer={carer} numbers={numbers} />
      </>
    ),
  });
