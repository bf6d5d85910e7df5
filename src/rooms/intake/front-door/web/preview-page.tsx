import type { ComponentChildren, VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { blankState, Questions } from "../../../../ui/forms/index.ts";
import { Button, WarningText } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import { directionOf } from "../../../../platform/words/index.ts";
import { filledIn } from "../public-says.ts";
import type { PublicWords } from "../door.ts";
import { publicForm } from "../public-form.ts";
import { receiptForm } from "../receipt-form.ts";
import type { Areas } from "./message-parts.tsx";
import { NextLine } from "./after-sending.tsx";
import { paths } from "./paths.ts";
import { NineNineNine, TellUs } from "./public-parts.tsx";
import { Said } from "./said.tsx";
import { TellFields } from "./tell-form.tsx";
import { blankReceipt, Danger, Sent } from "./tell-pages.tsx";

type Preview = {
  readonly form: PublicWords;
  /** None while the words are being written. */
  readonly from: string | undefined;
  readonly areas: Areas;
  /** By when something would be decided that was sent now. */
  readonly by: Date;
};

type PartProps = { readonly heading: string; readonly children: ComponentChildren };

/** The pages of the public as a version words them, before anybody of the public reads them. */
export function previewPage({ form, from, areas, by }: Preview): View {
  const title = "How the public is asked";
  const { buttons, sending, now } = form.says;
  const Part = ({ heading, children }: PartProps): VNode => (
    <section>
      <h2 class="govuk-heading-m">{heading}</h2>
      <div lang={form.lang} dir={directionOf(form.lang)}>
        {children}
      </div>
    </section>
  );
  return {
    title,
    breadcrumbs: [
      { text: "Configuration", href: "/admin/configuration" },
      { text: "Telling us, for the public", href: "/admin/configuration/public-form" },
      ...(from === undefined ? [{ text: "The words", href: paths.words }] : []),
      { text: title },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {from === undefined
            ? "In words that are still being written, which the public does not read."
            : `In the words of ${form.name}, from ${formatDate(from)}.`}{" "}
          Nothing that is filled in here is kept or sent.
        </p>
        <Part heading="First">
          <p class="govuk-heading-m">{form.title}</p>
          <Danger form={form} />
          <Button text={buttons.begin} />
        </Part>
        <Part heading="When someone is in danger">
          <Ringing form={form} />
        </Part>
        <Part heading="Then">
          <NineNineNine form={form} />
          <p class="govuk-body">{form.intro}</p>
          <TellFields door={{ form, areas }} state={blankState(publicForm, "")} />
          <Button text={buttons.look} />
        </Part>
        <Part heading="Before it is sent">
          <p class="govuk-heading-m">{sending.right}</p>
          <p class="govuk-body">{sending.leftOut}</p>
          <div class="govuk-button-group">
            <Button text={buttons.send} />
            <Button text={buttons.change} classes="govuk-button--secondary" />
          </div>
        </Part>
        <Part heading="When something is wrong">
          <Wrong form={form} />
        </Part>
        <Part heading="When a page fails">
          <Failing form={form} />
        </Part>
        <Part heading="After it was sent">
          <p class="govuk-heading-m">{form.says.after.heading}</p>
          <AfterSending form={form} by={by} />
        </Part>
        <Part heading="Where they check their message later">
          <p class="govuk-heading-m">{form.says.after.title}</p>
          <Questions form={receiptForm} state={blankReceipt} drawing={form} />
          <Button text={buttons.lookLater} />
        </Part>
        <Part heading="On “What to do now”, once that is in this language too">
          <p class="govuk-heading-m">{now.title}</p>
          {[now.inArea, now.area, now.allAreas, now.showArea, now.talk, now.told].map((text) => (
            <p class="govuk-body">{text}</p>
          ))}
          <TellUs words={now} />
        </Part>
      </>
    ),
  };
}

type FormProps = { readonly form: PublicWords };

const AfterSending = ({ form, by }: FormProps & Pick<Preview, "by">): VNode => (
  <Sent form={form} receipt={{ number: "k7m-p2x", code: "123456" }}>
    <NextLine form={form} by={by} />
    <p class="govuk-body">
      <Said text={form.says.ringing.now} put={{ desk: "01632 960001" }} />
    </p>
  </Sent>
);

/** As the page has it, with a number that nobody answers. */
function Ringing({ form }: FormProps): VNode {
  const { ringing } = form.says;
  const desk = "01632 960001";
  const hours = filledIn(ringing.workingDays, { opens: "09:00", closes: "17:00" });
  const everyDay = filledIn(ringing.everyDay, { opens: "09:00", closes: "17:00" });
  return (
    <>
      <p class="govuk-heading-m">{ringing.ring999}</p>
      <p class="govuk-body">
        <PhoneLink phone="999" />
      </p>
      {ringing.hurt !== "" && <p class="govuk-body">{ringing.hurt}</p>}
      <WarningText iconFallbackText={ringing.warning} text={ringing.notNow} />
      <p class="govuk-heading-s">{ringing.onItsWay}</p>
      {[ringing.now, ringing.otherTimes].map((text) => (
        <p class="govuk-body">
          <Said text={text} put={{ desk }} />
        </p>
      ))}
      <p class="govuk-body">
        <Said text={ringing.noNumber} put={{ desk: "MASH" }} />
      </p>
      {[hours, everyDay].map((one) => (
        <p class="govuk-body">
          <Said text={ringing.fromHours} put={{ desk, hours: one }} />
        </p>
      ))}
      <p class="govuk-body">{ringing.goOn}</p>
    </>
  );
}

function Failing({ form }: FormProps): VNode {
  const { failing } = form.says;
  const pages = [
    [failing.notFound, failing.notFoundDo],
    [failing.notRight, failing.notRightDo],
    [failing.tooLarge, failing.tooLargeDo],
    [failing.busy, failing.busyDo],
    [failing.failed, failing.failedDo],
    [failing.inDoubt, failing.inDoubtDo],
  ];
  return (
    <>
      {pages.map(([title, text]) => (
        <>
          <p class="govuk-heading-s">{title}</p>
          <p class="govuk-body">{text}</p>
        </>
      ))}
    </>
  );
}

function Wrong({ form }: FormProps): VNode {
  const { wrong } = form.says;
  const tooLong = { field: form.fields.age.label, most: "100", length: "101" };
  const texts = [wrong.noDanger, wrong.noWorry, filledIn(wrong.tooLong, tooLong), wrong.notFound];
  return (
    <>
      <p class="govuk-heading-s">{wrong.summary}</p>
      <ul class="govuk-list govuk-list--bullet">
        {[...texts, `${wrong.tooOften}. ${wrong.tooOftenWait}`].map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </>
  );
}
