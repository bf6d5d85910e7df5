import type { ComponentChildren, VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../../ui/forms/index.ts";
import { ExitThisPage } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import { directionOf } from "../../../../platform/words/index.ts";
import { publicSays } from "../public-says.ts";
import type { Area, Door, PublicWords } from "../door.ts";
import { whoToRing } from "../../../directory/index.ts";
import { hoursInWords, type HourWords } from "../hours-in-words.ts";
import { aroundThe, asShipped, type Worded } from "./around.ts";
import { paths } from "./paths.ts";
import { Said } from "./said.tsx";

type Body = {
  readonly title: string;
  readonly form?: Worded;
  readonly errors?: readonly FieldError[];
  readonly backLink?: View["backLink"];
  readonly children: ComponentChildren;
};

/** A page for everybody: the way out stands first, and nothing on it is marked as official. */
export function publicView({
  title,
  form = asShipped,
  errors = [],
  backLink,
  children,
}: Body): View {
  const { says, lang } = form;
  const around = aroundThe(form);
  const spoken = {
    lang,
    dir: directionOf(lang),
    error: says.wrong.error,
    ...(around === undefined ? {} : { around }),
  };
  return {
    title,
    spoken,
    marking: "",
    hasErrors: errors.length > 0,
    ...(backLink ? { backLink } : {}),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <WayOut form={form} />
          <FormErrorSummary errors={errors} title={says.wrong.summary} />
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    ),
  };
}

/** Leaves the page at once, in the words of the form. */
export function WayOut({ form: { says } }: { readonly form: Worded }): VNode {
  const { buttons } = says;
  return (
    <ExitThisPage
      text={
        <>
          <span class="govuk-visually-hidden">{buttons.exitHeard}</span> {buttons.exit}
        </>
      }
      activatedText={buttons.exitLeaving}
      timedOutText={buttons.exitTimedOut}
      pressTwoMoreTimesText={buttons.exitTwoMore}
      pressOneMoreTimeText={buttons.exitOneMore}
    />
  );
}

type PlainBody = {
  readonly form: Worded;
  readonly heading: string;
  readonly children?: ComponentChildren;
};

/** A page that a glance at somebody's phone tells nothing: no name, and a title that says nothing. */
export function quietView({ form, heading, children }: PlainBody): View {
  return {
    title: form.says.after.title,
    plain: { lang: form.lang, dir: directionOf(form.lang) },
    marking: "",
    body: (
      <div class="app-family">
        <WayOut form={form} />
        <h1 class="govuk-heading-l">{heading}</h1>
        {children}
      </div>
    ),
  };
}

/** The number is put in by Lantern, whatever the words are. */
export const NineNineNine = ({ form = asShipped }: { readonly form?: Worded }): VNode => (
  <p class="govuk-body">
    <strong>
      <Said text={form.says.ringing.danger} put={{ 999: <PhoneLink phone="999" /> }} />
    </strong>
  </p>
);

type DeskProps = { readonly desk: Area["inHours"]; readonly words?: HourWords };

/** Who to ring, and the number where there is one. */
export function DeskLine({ desk, words = publicSays.ringing }: DeskProps): VNode {
  if (desk.phone === "") return <Said text={words.noNumber} put={{ desk: desk.name }} />;
  return (
    <>
      {`${desk.name}: `}
      <PhoneLink phone={desk.phone} />
    </>
  );
}

type NowProps = {
  readonly area: Area;
  readonly door: Door;
  readonly at: Date;
  readonly form?: Worded;
};

/** The number that is answered at this moment comes first. */
export function RingNow({ area, door, at, form = asShipped }: NowProps): VNode {
  const here = withMash(area, door);
  const ringing = whoToRing(here, at, door.calendar);
  const words = form.says.ringing;
  const otherwise = {
    hours: hoursInWords(area, words),
    desk: <DeskLine desk={ringing.otherwise} words={words} />,
  };
  return (
    <>
      <div class="app-screen-only">
        <p class="govuk-body">
          <strong>
            <Said text={words.now} put={{ desk: <DeskLine desk={ringing.now} words={words} /> }} />
          </strong>
        </p>
        <p class="govuk-body">
          <Said text={ringing.isInHours ? words.otherTimes : words.fromHours} put={otherwise} />
        </p>
      </div>
      <OnPaper area={here} words={words} />
    </>
  );
}

type PaperProps = { readonly area: Area; readonly words: HourWords };

/** What hangs on a wall is read at another hour: it says which number answers when, and nothing of now. */
const OnPaper = ({ area, words }: PaperProps): VNode => (
  <div class="app-paper-only">
    <p class="govuk-body">
      <Said
        text={words.fromHours}
        put={{
          hours: hoursInWords(area, words),
          desk: <DeskLine desk={area.inHours} words={words} />,
        }}
      />
    </p>
    <p class="govuk-body">
      <Said
        text={words.otherTimes}
        put={{ desk: <DeskLine desk={area.outOfHours} words={words} /> }}
      />
    </p>
  </div>
);
/** Where an area has no number of its own in hours, the partnership's for its MASH stands in. */
export const withMash = (area: Area, { mash }: Door): Area =>
  area.inHours.phone === "" ? { ...area, inHours: { ...area.inHours, phone: mash.phone } } : area;

export type NowWords = PublicWords["says"]["now"];

export function TellUs({ words = publicSays.now }: { readonly words?: NowWords }): VNode {
  const link = (
    <a class="govuk-link" href={paths.tell}>
      {words.writeLink}
    </a>
  );
  return (
    <p class="govuk-body">
      <Said text={words.write} put={{ write: link }} />
    </p>
  );
}
