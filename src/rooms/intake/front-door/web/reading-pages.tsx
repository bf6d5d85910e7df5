import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, Select } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import type { Area, Door, Signs } from "../door.ts";
import { wordsOfHelp } from "./around.ts";
import { paths } from "./paths.ts";
import { NineNineNine, type NowWords, publicView, RingNow, TellUs } from "./public-parts.tsx";

type Reader = Signs["readers"][number];

const Readers = ({ of }: { readonly of: readonly Reader[] }): VNode => (
  <ul class="govuk-list govuk-list--spaced">
    {of.map(({ key, name, forWhom }) => (
      <li>
        <a class="govuk-link" href={paths.reader(key)}>
          {name}
        </a>
        <span class="app-secondary app-line">{forWhom}</span>
      </li>
    ))}
  </ul>
);

const isProfession = (reader: Reader): boolean => reader.isProfession === true;

/** Each profession sees something else, and has a page in words of its own. */
const Professions = ({ signs }: { readonly signs: Signs }): VNode | null => {
  const professions = signs.readers.filter(isProfession);
  if (professions.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What your profession sees</h2>
      <Readers of={professions} />
    </>
  );
};

/** Who reads: each has a page in words of their own. */
export function signsPage({ signs }: Door): View {
  return publicView({
    title: "Signs of exploitation",
    children: (
      <>
        <NineNineNine />
        <p class="govuk-body-l">{signs.meaning}</p>
        <h2 class="govuk-heading-m">Who are you?</h2>
        <Readers of={signs.readers.filter((one) => !isProfession(one))} />
        <Professions signs={signs} />
        <MoreToRead />
      </>
    ),
  });
}

function MoreToRead(): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Get help</h2>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={paths.help}>
            What to do now, and who to ring
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.tell}>
            Tell us what worries you
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.know}>
            Three questions: do you know who to ring?
          </a>
        </li>
      </ul>
    </>
  );
}

const List = ({ items }: { readonly items: readonly string[] }): VNode => (
  <ul class="govuk-list govuk-list--bullet">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
);

/** Who works with children in any profession: those of one have a page of their own. */
const everyProfession = "professionals";

/** The numbers of every area, whatever the hour: from the one list of them. */
const Desks = ({ door: { areas } }: { readonly door: Door }): VNode => (
  <ul class="govuk-list">
    {areas
      .filter(({ inHours }) => inHours.phone !== "")
      .map(({ name, inHours, outOfHours }) => (
        <li>
          {`${name}: `}
          <PhoneLink phone={inHours.phone} />
          {", out of hours "}
          <PhoneLink phone={outOfHours.phone || "101"} />
        </li>
      ))}
  </ul>
);

/** The signs for one reader, and what they can do. */
export function readerPage(reader: Reader, door: Door): View {
  return publicView({
    title: isProfession(reader) ? `${reader.name}: signs of exploitation` : reader.name,
    backLink: { text: "Signs for others", href: paths.signs },
    children: (
      <>
        <NineNineNine />
        <p class="govuk-body-l">{reader.intro}</p>
        <h2 class="govuk-heading-m">Signs</h2>
        <List items={reader.signs} />
        <h2 class="govuk-heading-m">What you can do</h2>
        <List items={reader.doNow} />
        {reader.tell !== undefined && (
          <>
            <h2 class="govuk-heading-m">Who to tell</h2>
            <List items={reader.tell} />
            <Desks door={door} />
          </>
        )}
        {reader.source !== undefined && (
          <p class="govuk-body app-secondary">{`Source: ${reader.source}`}</p>
        )}
        {reader.key === everyProfession && <Professions signs={door.signs} />}
        <p class="govuk-body">
          <a class="govuk-link" href={paths.help}>
            Who to ring in your area
          </a>
        </p>
        <TellUs />
        {reader.isPoster === true && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.poster(reader.key)}>
              Print this as a poster for the staff room
            </a>
          </p>
        )}
      </>
    ),
  });
}

/** One sheet of paper: signs, what to do, and numbers. */
export function posterPage(reader: Reader, door: Door): View {
  return {
    title: `Poster: ${reader.name}`,
    backLink: { text: "Back", href: paths.reader(reader.key) },
    marking: "",
    paper: "a4",
    body: (
      <>
        <h1 class="govuk-heading-xl">{reader.intro}</h1>
        <h2 class="govuk-heading-l">Look out for</h2>
        <List items={reader.signs} />
        <h2 class="govuk-heading-l">What to do</h2>
        <List items={reader.doNow} />
        {reader.tell !== undefined && (
          <>
            <h2 class="govuk-heading-l">Who to tell</h2>
            <List items={reader.tell} />
          </>
        )}
        <Desks door={door} />
        <ul class="govuk-list">
          {door.help.lines.map(({ name, phone }) => (
            <li>{`${name}: ${phone}`}</li>
          ))}
        </ul>
      </>
    ),
  };
}

type HelpPage = { readonly door: Door; readonly area: string; readonly at: Date };

/** What to do in its order: 999, then the police, then whoever answers in the area at this hour. */
export function helpPage({ door, area, at }: HelpPage): View {
  const { help, areas } = door;
  const form = wordsOfHelp(door);
  const { now } = form.says;
  const chosen = areas.filter(({ key }) => key === area);
  return publicView({
    title: now.title,
    form,
    children: (
      <>
        <p class="govuk-body-l">
          <strong>{help.danger}</strong>
        </p>
        <p class="govuk-body">
          <PhoneLink phone="999" classes="govuk-!-font-size-36 govuk-!-font-weight-bold" />
        </p>
        <p class="govuk-body">{help.police}</p>
        <h2 class="govuk-heading-m">{now.inArea}</h2>
        {areas.length > 1 && <ChooseArea areas={areas} area={area} words={now} />}
        {(chosen.length > 0 ? chosen : areas).map((one) => (
          <section>
            <h3 class="govuk-heading-s">{one.name}</h3>
            <RingNow area={one} door={door} at={at} form={form} />
          </section>
        ))}
        <TellUs words={now} />
        <h2 class="govuk-heading-m">{now.talk}</h2>
        <ul class="govuk-list govuk-list--spaced">
          {help.lines.map(({ name, phone, forWhom }) => (
            <li>
              {`${name}: `}
              <PhoneLink phone={phone} />
              <span class="app-secondary app-line">{forWhom}</span>
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">{now.told}</h2>
        <List items={help.steps} />
      </>
    ),
  });
}

type Choosing = {
  readonly areas: readonly Area[];
  readonly area: string;
  readonly words: NowWords;
};

function ChooseArea({ areas, area, words }: Choosing): VNode {
  return (
    <form method="get" action={paths.help}>
      <Select
        name="area"
        label={{ text: words.area }}
        value={area}
        items={[
          { value: "", text: words.allAreas },
          ...areas.map(({ key, name }) => ({ value: key, text: name })),
        ]}
      />
      <Button text={words.showArea} classes="govuk-button--secondary" />
    </form>
  );
}
