import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { english } from "../../../platform/words/index.ts";
import {
  DraftForm,
  errorFor,
  FormErrorSummary,
  type FormDraft,
  Overtaken,
} from "../../../ui/forms/index.ts";
import { Button, Details, InsetText, Textarea } from "../../../ui/govuk/index.ts";
import { Paper } from "../../outgoing-papers/index.ts";
import { FamilyWrote } from "../../families/index.ts";
import {
  BeforeContactLines,
  StandsAroundLines,
  type ChildFacts,
} from "../../child-record/index.ts";
import {
  levelIds,
  DecisionForm,
  LevelForm,
  PromiseForm,
  SharingForm,
  KeptForm,
} from "../../meetings/index.ts";
import { itemName } from "../agenda-reads.ts";
import { decisionsFor, sectionName } from "../panel.ts";
import { decidedFromWords } from "../record.ts";
import { promisesListPath } from "../item-promises.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { Before } from "./before-part.tsx";
import { Decisions } from "./decisions-part.tsx";
import { draftOn, keptOpen } from "./item-kept.ts";
import type { ItemForm, ItemPage } from "./item-view.ts";
import { contextPaths } from "../../contexts/web/paths.ts";
import { paths } from "./paths.ts";
import { Along, WhoIsHere } from "./room-part.tsx";

/** Two forms of the page have a field of this name: the summary points at the one that came back. */
const idsOf = (form: ItemForm) => ({
  ...levelIds,
  due: "due-day",
  ...(form === "promise" ? { wording: "promise-wording" } : {}),
});

/** One item in the room: its paper, what was promised before, then what is said, shared, decided and promised. */
export function itemPage(page: ItemPage): View {
  const { facts, wrong, isStale = false } = page;
  const { item, sitting, panel, mayManage } = facts;
  const isOpen = sitting.approvedAt === null && sitting.cancelledAt === null;
  return {
    title: itemName(item),
    width: "wide",
    hasErrors: wrong !== undefined || isStale,
    breadcrumbs: crumbsOf(facts, sectionName(panel, item.section)),
    body: (
      <>
        {isStale && (
          <Overtaken
            title="A colleague wrote here while you were writing"
            says="changes"
            read="Read the current version"
            href="#stands"
          />
        )}
        {wrong !== undefined && <FormErrorSummary errors={wrong.errors} ids={idsOf(wrong.form)} />}
        <span class="govuk-caption-l">{`${sectionName(panel, item.section)}, ${counted(item.minutes, "minute")}`}</span>
        <h1 class="govuk-heading-l">{itemName(item)}</h1>
        <Along {...page} />
        {item.contextId !== null && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={contextPaths.one(item.contextId)}>
              The case
            </a>
          </p>
        )}
        {page.child && <BeforeContactLines known={page.child.known} />}
        <StandsAroundLines around={page.around} />
        <Before item={facts.item} carried={page.carried} />
        <WhoIsHere {...page} />
        <FrozenPaper {...page} />
        {page.written && <FamilyWrote {...page.written} heading="What the family wrote since" />}
        <Standing {...page} />
        {page.child !== undefined && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={paths.family(sitting.sittingId, item.itemId)}>
              What was decided, for the family
            </a>
          </p>
        )}
        {mayManage && isOpen && <Recording {...page} />}
        {mayManage && sitting.approvedAt !== null && <Correcting {...page} />}
      </>
    ),
  };
}

function FrozenPaper({ paper, reader }: ItemPage): VNode {
  if (paper === undefined) return <InsetText text="No paper has been made of this item." />;
  const [, ...blocks] = paper.blocks;
  return (
    <Details summaryText="Its paper, from the record on the date it was made">
      <Paper
        paper={{
          title: "",
          marking: undefined,
          madeFor: `For ${reader} alone`,
          made: "",
          language: english,
          blocks,
        }}
      />
    </Details>
  );
}

function Standing(page: ItemPage): VNode {
  const { record, facts, promises } = page;
  const { item } = facts;
  return (
    <section id="stands">
      <h2 class="govuk-heading-m">What is recorded</h2>
      <p class="govuk-body app-verbatim">{item.wording || "Nothing was written yet."}</p>
      {record.shares.map(({ agency, spoke, wording, by }) => (
        <>
          <h3 class="govuk-heading-s">{`${agency} shared${spoke === null ? "" : ` (${spoke} spoke)`}`}</h3>
          <p class="govuk-body app-verbatim">{wording ?? "No information held."}</p>
          <p class="govuk-body-s app-secondary">{`Recorded by ${by}`}</p>
        </>
      ))}
      <Decisions {...page} />
      {record.actions.map(({ wording, owner, dueOn }) => (
        <p class="govuk-body app-verbatim">{`Action: ${wording} (${owner}, by ${formatDate(dueOn)})`}</p>
      ))}
      {promises.map(({ wording, owner, dueOn }) => (
        <p class="govuk-body app-verbatim">
          {`Action: ${wording} (${owner}, by ${formatDate(dueOn)}) `}
          <a class="govuk-link app-screen-only" href={promisesListPath}>
            Progress of actions
          </a>
        </p>
      ))}
      {record.addenda.map(({ wording, by }) => (
        <p class="govuk-body app-verbatim">{`Correction by ${by}: ${wording}`}</p>
      ))}
    </section>
  );
}

/** Came back with an error, or holds what was typed and not sent. */
const standsOpen = ({ wrong, kept }: ItemPage, form: ItemForm): boolean =>
  wrong?.form === form || keptOpen(kept).has(form);

const draftOf = ({ kept }: ItemPage, form: ItemForm): FormDraft => draftOn(kept, form);

function Recording(page: ItemPage): VNode {
  const { facts, typed, wrong, sharing, child } = page;
  const { item, sitting, csrfToken } = facts;
  const { sittingId } = sitting;
  const errorsOf = (form: ItemForm) => (wrong?.form === form ? wrong.errors : []);
  return (
    <section class="app-screen-only">
      <noscript>
        <p class="govuk-body">
          Without JavaScript only the form whose button you press is kept: send one before you write
          in another.
        </p>
      </noscript>
      <DraftForm
        action={paths.item(sittingId, item.itemId)}
        csrfToken={csrfToken}
        classes="app-form"
        draft={draftOf(page, "wording")}
      >
        <input type="hidden" name="version" value={typed.version} />
        <Textarea
          name="wording"
          label={{ text: "What was said", classes: "govuk-label--m" }}
          hint={{ text: "Who spoke for which agency, and what it comes to" }}
          value={typed.wording}
          rows={5}
          errorMessage={errorFor(errorsOf("wording"), "wording")}
        />
        <Button text="Save what was said" preventDoubleClick />
      </DraftForm>
      <Details summaryText="Record what an agency shares" open={standsOpen(page, "sharing")}>
        <SharingForm
          action={paths.shares(sittingId, item.itemId)}
          csrfToken={csrfToken}
          typed={typed.sharing}
          errors={errorsOf("sharing")}
          {...sharing}
          draft={draftOf(page, "sharing")}
          asksWho
        />
      </Details>
      <Deciding {...page} />
      {child && <OfTheChild {...page} child={child} />}
      {item.personId === null && page.mayPromise && <Promising {...page} />}
    </section>
  );
}

/** Not offered before the day of the sitting; what came back says why it was not recorded. */
function Deciding(page: ItemPage): VNode {
  const { facts, typed, wrong, mayLevel } = page;
  const { item, sitting, panel, csrfToken } = facts;
  const from = decidedFromWords(sitting, facts.acting.today, mayLevel ? "both" : "decisions");
  if (from !== undefined && wrong?.form !== "decision")
    return <p class="govuk-body">{`${from}.`}</p>;
  return (
    <Details summaryText="Record a decision" open={standsOpen(page, "decision")}>
      <DecisionForm
        type={{ ...panel, decisions: decisionsFor(panel, item) }}
        action={paths.decisions(sitting.sittingId, item.itemId)}
        csrfToken={csrfToken}
        typed={typed.decision}
        draft={draftOf(page, "decision")}
        errors={wrong?.form === "decision" ? wrong.errors : []}
      />
    </Details>
  );
}

/** The level and promises belong to the child's record, so whoever records them reaches it. */
function OfTheChild(page: ItemPage & { readonly child: ChildFacts }): VNode {
  const { facts, typed, wrong, child, mayLevel, mayPromise } = page;
  const { item, sitting, csrfToken } = facts;
  const errorsOf = (form: ItemForm) => (wrong?.form === form ? wrong.errors : []);
  const isDay = decidedFromWords(sitting, facts.acting.today, "level") === undefined;
  return (
    <>
      {mayLevel && typed.level && (isDay || wrong?.form === "level") && (
        <Details summaryText="Record the level agreed" open={standsOpen(page, "level")}>
          <LevelForm
            facts={child}
            action={paths.level(sitting.sittingId, item.itemId)}
            csrfToken={csrfToken}
            typed={typed.level}
            errors={errorsOf("level")}
            draft={draftOf(page, "level")}
          />
        </Details>
      )}
      {mayPromise && <Promising {...page} />}
    </>
  );
}

const Promising = (page: ItemPage): VNode => (
  <Details summaryText="Add an action" open={standsOpen(page, "promise")}>
    <PromiseForm
      action={paths.promises(page.facts.sitting.sittingId, page.facts.item.itemId)}
      isForFamilyToo={false}
      csrfToken={page.facts.csrfToken}
      typed={page.typed.promise}
      {...page.owners}
      draft={draftOf(page, "promise")}
      errors={page.wrong?.form === "promise" ? page.wrong.errors : []}
      unopened={page.wrong?.unopened}
    />
  </Details>
);

function Correcting(page: ItemPage): VNode {
  const { facts, typed, wrong } = page;
  const { item, sitting, csrfToken } = facts;
  return (
    <div class="app-screen-only">
      <KeptForm
        action={paths.addenda(sitting.sittingId, item.itemId)}
        csrfToken={csrfToken}
        draft={draftOf(page, "addendum")}
      >
        <Textarea
          name="addendum"
          label={{ text: "Add a correction", classes: "govuk-label--m" }}
          hint={{
            text: "It is shown below the minutes with your name. The minutes stay as they are.",
          }}
          value={typed.addendum}
          rows={3}
          errorMessage={errorFor(wrong?.errors ?? [], "addendum")}
        />
        <Button text="Add the correction" classes="govuk-button--secondary" preventDoubleClick />
      </KeptForm>
    </div>
  );
}
