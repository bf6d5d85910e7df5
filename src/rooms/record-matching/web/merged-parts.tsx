import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Details, Input, SummaryCard } from "../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Merge, MergeTell } from "../../subjects/index.ts";
import { samePaths } from "./paths.ts";

/** What was typed for one who is to be told. */
export type TellTyped = { readonly tellId: string; readonly how: string };

type Common = {
  readonly merge: Merge;
  readonly csrfToken: string;
  readonly tellTyped?: TellTyped;
  readonly errors?: readonly FieldError[];
};

const kindText: Readonly<Record<MergeTell["kind"], string>> = {
  looked: "Looked",
  acted: "Viewed and added to the record",
  sent: "Was sent a paper or a file",
};

/** Everybody who saw, acted on or was sent what was of another child: each is told and ticked off. */
export function Tells({ tells, ...common }: Common & { tells: readonly MergeTell[] }): VNode {
  const told = tells.filter(({ isTold }) => isTold).length;
  return (
    <section id="whom-to-tell">
      <h2 class="govuk-heading-m">Who to tell</h2>
      <p class="govuk-body">
        {tells.length === 0
          ? "Nobody else viewed, acted on or received anything while they were merged."
          : `${told} of ${counted(tells.length, "person", "people")} told.`}
      </p>
      <div class="app-screen-only">
        {tells.map((tell) => (
          <Tell tell={tell} {...common} />
        ))}
      </div>
      {tells.length > 0 && <OnPaper tells={tells} />}
    </section>
  );
}

/** To ring down and to write on: the buttons are not printed. Who is still to be told stands first. */
const OnPaper = ({ tells }: { readonly tells: readonly MergeTell[] }): VNode => (
  <div class="app-paper-only">
    <SortableTable
      caption="Who is told of the mistake"
      captionClasses="govuk-visually-hidden"
      dense
      columns={[
        { key: "who", text: "Who" },
        { key: "saw", text: "What they did" },
        { key: "ring", text: "Telephone" },
        { key: "told", text: "Who told them, when and how" },
      ]}
      groups={[
        {
          rows: tells
            .toSorted((one, other) => Number(one.isTold) - Number(other.isTold))
            .map((tell) => ({
              who: tell.whom,
              saw: sawText(tell),
              ring: <span class="app-nowrap">{tell.phone ?? "Not recorded"}</span>,
              told: toldText(tell) ?? <span class="app-line">&nbsp;</span>,
            })),
        },
      ]}
    />
  </div>
);

const sawText = ({ kind, times, lastAt }: MergeTell): string =>
  `${kindText[kind]}, ${counted(times, "time")}, last ${formatDateTime(lastAt)}`;

const saidText = ({ toldAt, toldByName, toldHow }: MergeTell): string =>
  toldAt === null ? "" : `${toldByName ?? ""}, ${formatDateTime(toldAt)}: ${toldHow ?? ""}`;
const toldText = (tell: MergeTell): string | undefined =>
  tell.isTold ? saidText(tell) : undefined;

function Tell({ tell, merge, csrfToken, tellTyped, errors = [] }: Common & { tell: MergeTell }) {
  const isThis = tellTyped?.tellId === tell.tellId;
  const id = isThis ? "how" : `how-${tell.tellId}`;
  return (
    <SummaryCard title={{ text: tell.whom, headingLevel: 3 }}>
      <p class="govuk-body">
        {`${sawText(tell)}. `}
        {tell.phone !== null && <PhoneLink phone={tell.phone} />}
      </p>
      {!tell.isTold ? (
        <>
          <TakenBack tell={tell} />
          <ToldBy tell={tell} merge={merge} csrfToken={csrfToken} />
          <Details summaryText="Told in another way" open={isThis}>
            <Form action={samePaths.tell(merge.mergeId, tell.tellId)} csrfToken={csrfToken}>
              <input type="hidden" name="version" value={String(tell.version)} />
              <Input
                id={id}
                name="how"
                label={{ text: `How ${tell.whom} was told` }}
                value={isThis ? tellTyped.how : ""}
                errorMessage={isThis ? errorFor(errors, "how") : undefined}
              />
              <Button text="They were told" classes="govuk-button--secondary" preventDoubleClick />
            </Form>
          </Details>
        </>
      ) : (
        <>
          <p class="govuk-body app-verbatim">{`Told by ${saidText(tell)}`}</p>
          <Form action={samePaths.tellBack(merge.mergeId, tell.tellId)} csrfToken={csrfToken}>
            <input type="hidden" name="version" value={String(tell.version)} />
            <Button
              text={
                <>
                  Take this back
                  <span class="govuk-visually-hidden">{`: ${tell.whom}`}</span>
                </>
              }
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </Form>
        </>
      )}
    </SummaryCard>
  );
}

/** What was said by mistake: they are still to be told. */
function TakenBack({ tell }: { readonly tell: MergeTell }): VNode | null {
  if (tell.backAt === null) return null;
  return (
    <p class="govuk-body app-verbatim">
      {`Recorded as told by ${saidText(tell)}. Withdrawn by ${tell.backByName ?? ""}, ${formatDateTime(tell.backAt)}: still to be told.`}
    </p>
  );
}

const ways = [
  { how: "By telephone", text: "Told by telephone" },
  { how: "In person", text: "Told in person" },
  { how: "By email", text: "Told by email" },
];

/** The usual ways, one press each. */
function ToldBy({
  tell,
  merge,
  csrfToken,
}: Pick<Common, "merge" | "csrfToken"> & { tell: MergeTell }) {
  return (
    <div class="govuk-button-group">
      {ways.map(({ how, text }) => (
        <Form action={samePaths.tell(merge.mergeId, tell.tellId)} csrfToken={csrfToken}>
          <input type="hidden" name="version" value={String(tell.version)} />
          <input type="hidden" name="how" value={how} />
          <Button
            text={
              <>
                <span class="govuk-visually-hidden">{`${tell.whom}: `}</span>
                {text}
              </>
            }
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      ))}
    </div>
  );
}
