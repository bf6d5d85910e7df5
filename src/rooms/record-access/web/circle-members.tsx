import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../ui/layout/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { wordsInstead, type CircleMember } from "../../subjects/index.ts";
import { basisText } from "../../child-record/index.ts";
import type { CirclePage } from "./circle-view.ts";
import { paths } from "../../child-record/web/paths.ts";

type MembersProps = CirclePage & { readonly mayManage: boolean };

/** Who is involved, agency by agency: who to ring, why they are here, and when they were last heard of. */
export function CircleMembers(props: MembersProps): VNode {
  const { facts, colleagues, mayManage } = props;
  const { circle, person } = facts;
  if (circle.length === 0) {
    return (
      <p class="govuk-body">
        {`${person.owningTeam} holds the record. Nobody else has been added to this child’s professional network yet.`}
      </p>
    );
  }
  const posted = new Map(colleagues.map((one) => [one.staffId, one]));
  const agencyOf = ({ staffId, answeredForBy }: CircleMember): string =>
    answeredForBy === null ? (posted.get(staffId)?.agency ?? withoutPost) : systems;
  const named = circle.filter(({ isHidden }) => !isHidden);
  const groups = Map.groupBy(named, agencyOf);
  return (
    <SortableTable
      caption="The child’s professional network"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "name", text: "Name" },
        { key: "basis", text: "Why" },
        { key: "since", text: "Since" },
        { key: "last", text: "Last recorded here" },
        ...(mayManage ? [{ key: "end", text: "Action" }] : []),
      ]}
      groups={[
        ...[...groups]
          .sort(([one], [other]) => rankOf(one) - rankOf(other) || one.localeCompare(other))
          .map(([agency, members]) => ({
            heading: agency,
            rows: members.map((member) => rowOf(member, props, posted.get(member.staffId)?.role)),
          })),
        ...sensitiveOf(circle),
      ]}
    />
  );
}

/** Under no agency, and each once: whom to ask is in the words. */
function sensitiveOf(circle: readonly CircleMember[]) {
  const words = wordsInstead(circle);
  const rows = words.map((name) => ({ name, basis: notShown, since: notShown, last: notShown }));
  return words.length === 0 ? [] : [{ heading: "Sensitive services", rows }];
}

const notShown = "Not shown";
const withoutPost = "No current post";
const systems = "Agencies’ systems";
const rankOf = (agency: string): number => [withoutPost, systems].indexOf(agency);

function rowOf(
  member: CircleMember,
  { facts, csrfToken, lastRecorded, mayManage }: MembersProps,
  role: string | undefined,
): SortableRow {
  const last = lastRecorded.get(member.staffId);
  return {
    name: (
      <>
        {member.name}
        {role !== undefined && <span class="app-secondary app-line">{role}</span>}
        {member.phone !== null && <PhoneLink phone={member.phone} classes="app-line" />}
      </>
    ),
    basis: (
      <>
        {basisText(member)}
        <span class="app-secondary app-line">{member.reason}</span>
      </>
    ),
    since: member.since && formatDate(londonDate(member.since)),
    last: last === undefined ? "Nothing yet" : formatDate(last),
    end: mayManage && (
      <Form
        action={paths.endPlace(facts.person.personId, member.membershipId)}
        csrfToken={csrfToken}
      >
        <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
          End<span class="govuk-visually-hidden">{` ${member.name}’s place`}</span>
        </Button>
      </Form>
    ),
  };
}
