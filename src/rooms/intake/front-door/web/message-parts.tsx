import type { VNode } from "preact";
import { SummaryList, type SummaryRow } from "../../../../ui/govuk/index.ts";
import { Badge } from "../../../../ui/moj/index.ts";
import { verbatimFact } from "../../../../ui/layout/index.ts";
import { publicOptions } from "../public-options.ts";
import type { About, Sender } from "../public-form.ts";
import type { PublicMessage } from "../queue-reads.ts";

export type Areas = readonly { readonly key: string; readonly name: string }[];

/** Workers read what was chosen as it is shipped, in whichever words the public chose it. */
const { about: abouts, sender: senders } = publicOptions;

export const areaName = (areas: Areas, key: string | null): string =>
  areas.find((area) => area.key === key)?.name ?? "area not given";

export const aboutWords = (about: string): string =>
  Object.hasOwn(abouts, about) ? abouts[about as About] : about;

/** "age said: about 14" comes before the name; of a place or a group, which one. */
export function aboutWhom(message: PublicMessage): string {
  const { givenName, familyName, ageSaid, about, aboutName } = message;
  if (about !== "child") return `${aboutWords(about)}: ${aboutName ?? "not specified"}`;
  const name = [givenName, familyName].filter((part) => part !== null).join(" ");
  return `${ageSaid ?? "Age not given"}: ${name === "" ? "name not given" : name}`;
}

export const senderName = ({ sender, senderName: name }: PublicMessage): string => {
  const kind = Object.hasOwn(senders, sender) ? senders[sender as Sender] : sender;
  return name === null ? kind : `${name} (${kind})`;
};

const markWords: Readonly<Record<string, string>> = {
  many: "Many from one network",
  "hidden-field": "Filled in like a machine",
  elsewhere: "Sent from another site",
};

export function Marks({ marks }: { readonly marks: readonly string[] }): VNode {
  if (marks.length === 0) return <>Nothing unusual</>;
  return (
    <>
      {marks.map((mark) => (
        <span class="app-line">
          <Badge text={markWords[mark] ?? mark} tone="grey" />
        </span>
      ))}
    </>
  );
}

const dangers: Readonly<Record<string, string>> = {
  yes: "Yes, they say: make sure that 999 was rung",
  no: "No, they say",
  "not-known": "They do not know",
  "not-said": "Not said",
};

type MessageProps = { readonly message: PublicMessage; readonly areas: Areas };

/** Everything that was told, word for word. */
export function WhatTheyTold({ message, areas }: MessageProps): VNode {
  const row = (key: string, text: string | null): SummaryRow =>
    verbatimFact(key, text ?? "Not said");
  // About a place or a group a name can be told all the same; that there is none needs no line.
  const isOfSomebody =
    message.about === "child" ||
    [message.ageSaid, message.givenName, message.familyName].some((said) => said !== null);
  return (
    <SummaryList
      rows={[
        row("In danger now", dangers[message.dangerNow] ?? message.dangerNow),
        row("Worried about", aboutWords(message.about)),
        message.about !== "child" && row("Which one", message.aboutName),
        row("What worries them", message.worry),
        isOfSomebody && row("About how old", message.ageSaid),
        isOfSomebody && row("First name", message.givenName),
        isOfSomebody && row("Last name", message.familyName),
        row("What else they know", message.aboutMore),
        row("Area", message.area === null ? null : areaName(areas, message.area)),
        row("Said to be from", senderName(message)),
        row("How to contact them", message.reach),
        row("When and how it is safe", message.reachSafely),
      ]}
    />
  );
}

/** On the concern that was made of a message: all of it, and that nobody verified it. */
export function FromThePublic({ message, areas }: MessageProps): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">From the public, not verified</h2>
      <p class="govuk-body">
        {`Message ${message.number}. ${message.handledBy ?? "A worker"} took it on; who wrote it has not been verified.`}
      </p>
      <WhatTheyTold message={message} areas={areas} />
    </section>
  );
}
