import type { ComponentChildren, VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../../ui/forms/index.ts";
import { ExitThisPage } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import type { Area, Door } from "../door.ts";
import { hoursInWords, whoToRing } from "../who-to-ring.ts";
import { paths } from "./paths.ts";

type Body = {
  readonly title: string;
  readonly errors?: readonly FieldError[];
  readonly backLink?: View["backLink"];
  readonly children: ComponentChildren;
};

/** A page for everybody: the way out stands first, and nothing on it is marked as official. */
export function publicView({ title, errors = [], backLink, children }: Body): View {
  return {
    title,
    marking: "",
    hasErrors: errors.length > 0,
    ...(backLink ? { backLink } : {}),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <ExitThisPage />
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    ),
  };
}

type PlainBody = { readonly heading: string; readonly children?: ComponentChildren };

/** A page that a glance at somebody's phone tells nothing: no name, and a title that says nothing. */
export function quietView({ heading, children }: PlainBody): View {
  return {
    title: "Your message",
    plain: { lang: "en" },
    marking: "",
    body: (
      <div class="app-family">
        <ExitThisPage />
        <h1 class="govuk-heading-l">{heading}</h1>
        {children}
      </div>
    ),
  };
}

export function NineNineNine(): VNode {
  return (
    <p class="govuk-body">
      <strong>
        In danger now? Ring <PhoneLink phone="999" />.
      </strong>
    </p>
  );
}

export function DeskLine({ desk }: { readonly desk: Area["inHours"] }): VNode {
  if (desk.phone === "") return <>{`${desk.name}: its number is on your council’s website`}</>;
  return (
    <>
      {`${desk.name}: `}
      <PhoneLink phone={desk.phone} />
    </>
  );
}

type NowProps = { readonly area: Area; readonly door: Door; readonly at: Date };

/** The number that is answered at this moment comes first. */
export function RingNow({ area, door, at }: NowProps): VNode {
  const here = withMash(area, door);
  const ringing = whoToRing(here, at, door.calendar);
  return (
    <>
      <div class="app-screen-only">
        <p class="govuk-body">
          <strong>
            Ring now: <DeskLine desk={ringing.now} />
          </strong>
        </p>
        <p class="govuk-body">
          {ringing.isInHours ? "At other times: " : `From ${hoursInWords(area)}: `}
          <DeskLine desk={ringing.otherwise} />
        </p>
      </div>
      <OnPaper area={here} />
    </>
  );
}

/** What hangs on a wall is read at another hour: it says which number answers when, and nothing of now. */
const OnPaper = ({ area }: { readonly area: Area }): VNode => (
  <div class="app-paper-only">
    <p class="govuk-body">
      {`From ${hoursInWords(area)}: `}
      <DeskLine desk={area.inHours} />
    </p>
    <p class="govuk-body">
      At other times: <DeskLine desk={area.outOfHours} />
    </p>
  </div>
);

/** Where an area has no number of its own in hours, the partnership's for its MASH stands in. */
const withMash = (area: Area, { mash }: Door): Area =>
  area.inHours.phone === "" ? { ...area, inHours: { ...area.inHours, phone: mash.phone } } : area;

export function TellUs(): VNode {
  return (
    <p class="govuk-body">
      You can also{" "}
      <a class="govuk-link" href={paths.tell}>
        write to us
      </a>
      . You do not have to say who you are.
    </p>
  );
}
