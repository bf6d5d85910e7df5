import type { ComponentChildren, VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { blankState, DeclaredForm, type FormState } from "../../../../ui/forms/index.ts";
import {
  Button,
  Radios,
  SummaryList,
  WarningText,
  type SummaryRow,
} from "../../../../ui/govuk/index.ts";
import { PhoneLink, verbatimFact } from "../../../../ui/layout/index.ts";
import type { Door, PublicWords } from "../door.ts";
import type { PublicConcern, PublicTyped, Receipt } from "../public-form.ts";
import { receiptForm } from "../receipt-form.ts";
import { WhatNext } from "./after-sending.tsx";
import { paths } from "./paths.ts";
import { NineNineNine, publicView, quietView, RingNow } from "./public-parts.tsx";
import { Said } from "./said.tsx";
import { wrongAt } from "./worded.ts";

/** The first question: the answer may be that writing is the wrong thing to do. */
type DangerAsked = {
  readonly errors: readonly FieldError[];
  /** Who leads here has left a code with a business: its name goes along, and can be changed. */
  readonly business: string;
};

export function dangerPage({ form }: Door, { errors, business }: DangerAsked): View {
  return publicView({
    title: form.title,
    form,
    errors,
    children: (
      <form method="get" action={paths.tell} novalidate>
        <input type="hidden" name="asked" value="yes" />
        {business !== "" && <input type="hidden" name="business" value={business} />}
        <Danger form={form} errors={errors} />
        <Button text={form.says.buttons.begin} />
      </form>
    ),
  });
}

type DangerProps = { readonly form: PublicWords; readonly errors?: readonly FieldError[] };

export const Danger = ({ form, errors = [] }: DangerProps): VNode => (
  <Radios
    name="danger"
    fieldset={{ legend: { text: form.danger.question, classes: "govuk-fieldset__legend--m" } }}
    hint={{ text: form.danger.hint }}
    errorMessage={wrongAt(form, errors, "danger")}
    items={Object.entries(form.options.danger).map(([value, text]) => ({ value, text }))}
  />
);

/** Ringing comes first; writing stays open to whoever has rung or cannot. */
export function ringPage(door: Door, at: Date): View {
  const { form } = door;
  const { buttons, ringing } = form.says;
  return publicView({
    title: ringing.ring999,
    form,
    backLink: { text: buttons.back, href: paths.tell },
    children: <RingFirst door={door} at={at} />,
  });
}

export function RingFirst({ door, at }: Ringable): VNode {
  const { form } = door;
  const { ringing } = form.says;
  return (
    <>
      <p class="govuk-body">
        <PhoneLink phone="999" classes="govuk-!-font-size-48 govuk-!-font-weight-bold" />
      </p>
      <p class="govuk-body-l">{ringing.hurt || door.help.danger}</p>
      <WarningText iconFallbackText={ringing.warning} text={ringing.notNow} />
      <h2 class="govuk-heading-m">{ringing.onItsWay}</h2>
      {door.areas.map((area) => (
        <section>
          {door.areas.length > 1 && <h3 class="govuk-heading-s">{area.name}</h3>}
          <RingNow area={area} door={door} at={at} form={form} />
        </section>
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.form("go-on")}>
          {ringing.goOn}
        </a>
      </p>
    </>
  );
}

type CheckPage = {
  readonly door: Door;
  readonly typed: PublicTyped;
  readonly concern: PublicConcern;
};

/** What was typed goes on with the form, also through pages that only show it. */
const Typed = ({ typed: { version: _, website, ...typed } }: Pick<CheckPage, "typed">): VNode => (
  <>
    {Object.entries(typed).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {website !== "" && <input type="hidden" name="website" value={website} />}
  </>
);

/** Everything as it will be sent, before it is. */
export function checkPage({ door, typed, concern }: CheckPage): View {
  const { buttons, sending } = door.form.says;
  const row = (key: string, text: string | null | undefined): SummaryRow =>
    verbatimFact(key, text ?? sending.leftOut);
  const { fields, options } = door.form;
  const { about, danger, sender } = options;
  const dangerWords: Readonly<Record<string, string>> = danger;
  const area = door.areas.find(({ key }) => key === concern.area)?.name;
  return publicView({
    title: sending.right,
    form: door.form,
    children: (
      <>
        <NineNineNine form={door.form} />
        <SummaryList
          rows={[
            row(door.form.about, about[concern.about]),
            concern.about_name !== null && row(fields.aboutName.label, concern.about_name),
            row(door.form.danger.question, dangerWords[concern.danger_now]),
            row(door.form.worry.question, concern.worry),
            row(fields.givenName.label, concern.given_name),
            row(fields.familyName.label, concern.family_name),
            row(fields.age.label, concern.age_said),
            row(fields.more.label, concern.about_more),
            door.areas.length > 1 && row(fields.area.label, area),
            row(fields.sender.label, sender[concern.sender]),
            row(fields.senderName.label, concern.sender_name),
            row(fields.reach.label, concern.reach),
            row(fields.reachSafely.label, concern.reach_safely),
          ]}
        />
        <div class="govuk-button-group">
          <form method="post" action={paths.send}>
            <Typed typed={typed} />
            <Button text={buttons.send} preventDoubleClick />
          </form>
          <form method="post" action={paths.again}>
            <Typed typed={typed} />
            <Button text={buttons.change} classes="govuk-button--secondary" />
          </form>
        </div>
      </>
    ),
  });
}

/** After sending: a number and a code, and nothing of what was written. */
export const sentPage = ({ door, at }: Ringable, receipt: Receipt): View =>
  quietView({
    form: door.form,
    heading: door.form.says.after.heading,
    children: (
      <Sent form={door.form} receipt={receipt}>
        <WhatNext door={door} at={at} />
      </Sent>
    ),
  });

type SentProps = {
  readonly form: PublicWords;
  readonly receipt: Receipt;
  /** What happens next. */
  readonly children: ComponentChildren;
};

export function Sent({ form, receipt: { number, code }, children }: SentProps): VNode {
  const { after } = form.says;
  const put = {
    number: <strong class="app-nowrap">{number}</strong>,
    code: <strong class="app-nowrap">{`${code.slice(0, 3)} ${code.slice(3)}`}</strong>,
  };
  return (
    <>
      <p class="govuk-body">
        <Said text={after.receipt} put={put} />
      </p>
      {children}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.status}>
          {after.later}
        </a>
      </p>
      <NineNineNine form={form} />
    </>
  );
}

/**
 * Nobody is there to read it yet: who to ring instead, and the words stay on the page. No partnership is set
 * up that could have worded this.
 */
export function nobodyPage(concern: PublicConcern): View {
  return publicView({
    title: "We cannot take your message here yet",
    children: (
      <>
        <NineNineNine />
        <p class="govuk-body">
          Ring <PhoneLink phone="101" />, or your council and ask for children’s social care. This
          is what you wrote, to keep or to read out:
        </p>
        <p class="govuk-body app-verbatim">{concern.worry}</p>
      </>
    ),
  });
}

type StatusPage = {
  readonly form: PublicWords;
  readonly state: FormState<typeof receiptForm>;
};

/** No cookie is asked for, so that no token is sent. */
export const blankReceipt = blankState(receiptForm, "");

export const statusForm = ({ form, state }: StatusPage): View =>
  publicView({
    title: form.says.after.title,
    form,
    errors: state.errors ?? [],
    children: (
      <DeclaredForm
        form={receiptForm}
        state={state}
        drawing={form}
        wrong={form.says.wrong.error}
        action={paths.status}
        button={form.says.buttons.lookLater}
      />
    ),
  });

type Ringable = { readonly door: Door; readonly at: Date };

/** The same whatever became of it: whoever else reads this phone learns nothing. */
export const statusPage = ({ door, at }: Ringable): View =>
  quietView({
    form: door.form,
    heading: door.form.says.after.heading,
    children: door.areas.map((area) => (
      <section>
        {door.areas.length > 1 && <h2 class="govuk-heading-s">{area.name}</h2>}
        <RingNow area={area} door={door} at={at} form={door.form} />
      </section>
    )),
  });

export const tooOftenPage = (form: PublicWords): View =>
  quietView({
    form,
    heading: form.says.wrong.tooOften,
    children: <p class="govuk-body">{form.says.wrong.tooOftenWait}</p>,
  });
