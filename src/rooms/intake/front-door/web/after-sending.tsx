import type { VNode } from "preact";
import { dueOrSooner } from "../../../../kernel/due.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import { publicSays } from "../public-says.ts";
import type { Door, PublicWords } from "../door.ts";
import { whoToRing } from "../../../directory/index.ts";
import { withMash } from "./public-parts.tsx";
import { Said } from "./said.tsx";

type Sent = { readonly door: Door; readonly at: Date };

/**
 * What happens next, by when, and who to ring until then. By numbers alone: what a desk is called would tell
 * whoever picks up the phone who has the message.
 */
export function WhatNext({ door, at }: Sent): VNode {
  const { form, areas, calendar, decideWithin } = door;
  const desks = areas.map((area) => {
    const { now, otherwise } = whoToRing(withMash(area, door), at, calendar);
    return { area: area.name, phone: now.phone || otherwise.phone };
  });
  const rung = desks.filter(({ phone }) => phone !== "");
  return (
    <>
      <NextLine form={form} by={dueOrSooner(at, decideWithin, calendar)} />
      {rung.map(({ area, phone }) => (
        <p class="govuk-body">
          {areas.length > 1 && `${area}. `}
          <Said text={form.says.ringing.now} put={{ desk: <PhoneLink phone={phone} /> }} />
        </p>
      ))}
    </>
  );
}

type NextProps = { readonly form: PublicWords; readonly by: Date };

/** Left out of a form in another language in which nobody has worded it. */
export function NextLine({ form, by }: NextProps): VNode | null {
  const { next } = form.says.after;
  if (form.lang !== "en" && next === publicSays.after.next) return null;
  return (
    <p class="govuk-body">
      <Said text={next} put={{ by: inLanguage(by, form.lang) }} />
    </p>
  );
}

const inLanguage = (at: Date, lang: string): string =>
  new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/London",
  }).format(at);
