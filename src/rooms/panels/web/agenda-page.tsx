import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { summaryOf } from "../../../ui/forms/fields-form.tsx";
import { itemName, type AgendaItem } from "../agenda-reads.ts";
import { dayOf, papersDays } from "../book-sitting.ts";
import { cutWords, dueId, whyWords, type Due, type DueList } from "../due-reads.ts";
import type { MayKnow } from "../may-know.ts";
import { sectionName, sectionsFor } from "../panel.ts";
import { ageWords } from "../paper-of.ts";
import type { SittingChange, SittingPerson } from "../sitting-reads.ts";
import { About } from "./about-part.tsx";
import { AnswerPart, type OwnPlace } from "./answer-part.tsx";
import { MayKnowPart } from "./may-know-part.tsx";
import { paths } from "./paths.ts";
import type { SittingFacts } from "./sitting-route.ts";
import { Theme } from "./theme-part.tsx";

export type AgendaPage = {
  readonly facts: SittingFacts;
  readonly items: readonly AgendaItem[];
  readonly due: DueList;
  /** A case on a place, a group or an online space. */
  readonly mayAddCase: boolean;
  readonly people: readonly SittingPerson[];
  readonly changes: readonly SittingChange[];
  readonly mayKnow: readonly MayKnow[];
  readonly own: OwnPlace | undefined;
  readonly ownErrors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
};

export const crumbsOf = ({ panel, sitting }: SittingFacts, here?: string) => {
  const day = formatDate(dayOf(sitting));
  const above = [
    { text: "Panels", href: paths.panels },
    { text: panel.name, href: paths.panel(panel.key) },
  ];
  return here === undefined
    ? [...above, { text: day }]
    : [...above, { text: day, href: paths.sitting(sitting.sittingId) }, { text: here }];
};

/** One sitting: when, who, and what it looks at of that which the reader may read. */
export function agendaPage(page: AgendaPage): View {
  const { facts } = page;
  const errors = [...page.ownErrors, ...page.errors];
  const { panel, sitting, mayManage } = facts;
  const title = `${panel.abbreviation}, ${formatDate(dayOf(sitting))}`;
  const mayChange = mayManage && sitting.approvedAt === null && sitting.cancelledAt === null;
  return {
    title,
    width: "wide",
    hasErrors: errors.length > 0,
    breadcrumbs: crumbsOf(facts),
    body: (
      <>
        {summaryOf({ errors, fields: [], now: "#agenda" })}
        <h1 class="govuk-heading-l">{title}</h1>
        {sitting.cancelledAt !== null && <InsetText text="This meeting was cancelled." />}
        <About {...page} />
        <AnswerPart facts={facts} own={page.own} errors={page.ownErrors} />
        <Links {...page} mayChange={mayChange} />
        <MayKnowPart {...page} />
        <Agenda {...page} mayChange={mayChange} />
        {mayChange && <Offered {...page} />}
        {mayChange && sectionsFor(panel, "theme").length > 0 && <Theme {...page} />}
      </>
    ),
  };
}

function Links({ facts, people, own, mayChange, mayAddCase }: Changing): VNode {
  const { sittingId } = facts.sitting;
  const isAsked = isAskedTo({ facts, people });
  const links = [
    [paths.papers(sittingId), "Your papers"],
    [paths.updates(sittingId), "Updates from agencies"],
    [paths.minutes(sittingId), "Minutes"],
    // While an answer is asked for, it stands beside the answer.
    ...(isAsked && !own ? [[paths.calendar(sittingId), "Put it in your calendar"]] : []),
    ...(facts.mayManage ? [[paths.openings(sittingId), "Who opened papers"]] : []),
    ...(mayChange
      ? [
          ...(mayAddCase ? [[paths.addCase(sittingId), "Put a case on the agenda"] as const] : []),
          [paths.people(sittingId), "Attendance"],
          [paths.change(sittingId), "Change or cancel"],
        ]
      : []),
  ] as const;
  return (
    <p class="app-actions app-screen-only">
      {links.map(([href, text]) => (
        <a class="govuk-link" href={href}>
          {text}
        </a>
      ))}
    </p>
  );
}

const isAskedTo = ({ facts, people }: Pick<AgendaPage, "facts" | "people">): boolean => {
  const { id } = facts.acting.actor;
  return facts.sitting.chairId === id || people.some(({ staffId }) => staffId === id);
};

/** Before papers open whoever is asked reads little of the agenda: how much there is is not theirs to know yet, but when it is. */
function opensWords(page: Pick<AgendaPage, "facts" | "people">): string | undefined {
  const { sitting, acting } = page.facts;
  const isOff = sitting.cancelledAt !== null;
  // Also who keeps the panel without reaching its children: the chair, mostly.
  if (isOff || acting.actor.isWide || acting.at >= sitting.opensAt || !isAskedTo(page))
    return undefined;
  const { first, last } = papersDays(sitting);
  return `Papers open on ${first}. The items that you are invited to are open to you from then to the end of ${last}; this is not the whole agenda.`;
}

type Changing = AgendaPage & { readonly mayChange: boolean };

function Agenda(page: Changing): VNode {
  const { facts, items, mayChange } = page;
  const { panel, sitting, csrfToken } = facts;
  const total = items.reduce((sum, { minutes }) => sum + minutes, 0);
  const opens = opensWords(page);
  return (
    <section id="agenda">
      {opens !== undefined && <InsetText text={opens} />}
      <SortableTable
        caption={`Agenda: ${counted(items.length, "item")} that you may read`}
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "what", text: "What" },
          { key: "section", text: "Part of the agenda" },
          { key: "minutes", text: "Minutes long" },
          ...(mayChange ? [{ key: "change", text: "Change", isScreenOnly: true }] : []),
        ]}
        groups={[
          {
            rows: items.map((item, index) => ({
              what: (
                <>
                  <a class="govuk-link" href={paths.item(sitting.sittingId, item.itemId)}>
                    {itemName(item)}
                  </a>
                  <span class="app-line app-secondary">{whyWords(item.why)}</span>
                </>
              ),
              section: sectionName(panel, item.section),
              minutes: String(item.minutes),
              change: (
                <Arrange
                  item={item}
                  facts={facts}
                  ways={[...(index > 0 ? up : []), ...(index < items.length - 1 ? down : [])]}
                />
              ),
            })),
          },
        ]}
        empty="Nothing that you may read."
      />
      <p class="govuk-body">
        {opens === undefined
          ? totalWords(total, sitting.minutes)
          : `The meeting lasts ${counted(sitting.minutes, "minute")}.`}
      </p>
      {mayChange && items.length > 0 && (
        <Form action={paths.makePapers(sitting.sittingId)} csrfToken={csrfToken}>
          <p class="govuk-body app-screen-only">{papersWords(items)}</p>
          <Button
            text="Refresh papers"
            classes="govuk-button--secondary app-screen-only"
            preventDoubleClick
          />
        </Form>
      )}
    </section>
  );
}

/** Of what moment the papers are, and what making them does. */
function papersWords(items: readonly Pick<AgendaItem, "paperAt">[]): string {
  const made = items.flatMap(({ paperAt }) => (paperAt === null ? [] : [paperAt]));
  const oldest = made.toSorted((one, other) => one.getTime() - other.getTime())[0];
  if (oldest === undefined) return "No papers have been made yet.";
  const without = items.length - made.length;
  const lacking =
    without === 0 ? "" : `${counted(without, "item has", "items have")} no paper yet. `;
  return `${lacking}The oldest paper is from ${formatDateTime(oldest)}. Making papers again puts the records of that moment in their place, for everybody who is asked.`;
}

/** "95 of 150 minutes". */
export const totalWords = (total: number, minutes: number): string =>
  total > minutes
    ? `${total} minutes, which is ${total - minutes} more than the meeting lasts.`
    : `${total} of ${minutes} minutes.`;

const up = ["up"] as const;
const down = ["down"] as const;

type Arranged = {
  readonly item: AgendaItem;
  readonly facts: SittingFacts;
  readonly ways: readonly ("up" | "down")[];
};

function Arrange({ item, facts, ways }: Arranged): VNode {
  const { sittingId } = facts.sitting;
  const { csrfToken } = facts;
  const name = itemName(item);
  return (
    <div class="app-actions app-screen-only">
      {ways.map((by) => (
        <Form action={paths.move(sittingId, item.itemId)} csrfToken={csrfToken}>
          <input type="hidden" name="by" value={by} />
          <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
            {by === "up" ? "Up" : "Down"}
            <span class="govuk-visually-hidden">{`: ${name}`}</span>
          </Button>
        </Form>
      ))}
      <a class="govuk-link" href={paths.arrange(sittingId, item.itemId)}>
        Time and people
        <span class="govuk-visually-hidden">{` of ${name}`}</span>
      </a>
    </div>
  );
}

/** What is due and not on it: one press adds it. */
function Offered({ facts, due }: AgendaPage): VNode {
  const { sitting, csrfToken } = facts;
  return (
    <SortableTable
      caption={`Due, and not on the agenda${cutWords(due)}`}
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "about", text: "About" },
        { key: "why", text: "Why" },
        { key: "add", text: "Add" },
      ]}
      groups={[
        {
          rows: due.due.map((one) => ({
            about: <DueLink one={one} today={facts.acting.today} />,
            why: [
              `${whyWords(one.why)}${one.dueOn === null ? "" : `, ${formatDate(one.dueOn)}`}`,
              ...one.also.map(whyWords),
            ].join("; "),
            add: (
              <Form action={paths.add(sitting.sittingId)} csrfToken={csrfToken}>
                <input type="hidden" name="why" value={one.why} />
                <input type="hidden" name="about" value={dueId(one)} />
                <Button
                  classes="govuk-button--secondary govuk-!-margin-bottom-0"
                  preventDoubleClick
                >
                  Add<span class="govuk-visually-hidden">{` ${one.about}`}</span>
                </Button>
              </Form>
            ),
          })),
        },
      ]}
      empty="Nothing you can see is due."
    />
  );
}

/** A child is looked at before it is put on; what is no child has pages that not everybody here opens. */
function DueLink({ one, today }: { readonly one: Due; readonly today: string }): VNode {
  const words = dueWords(one, today);
  if (one.personId === null) return <>{words}</>;
  return (
    <a class="govuk-link" href={`/children/${one.personId}`}>
      {words}
    </a>
  );
}

/** As the item is called once its page is made. */
const dueWords = ({ personId, bornOn, about, reference }: Due, today: string): string =>
  [about, personId !== null && ageWords(bornOn, today), reference].filter(Boolean).join(", ");
