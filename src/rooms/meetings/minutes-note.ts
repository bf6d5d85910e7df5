import { ownerOf, type MinutesContext } from "./minutes.ts";
import { missingFrom } from "./quorum.ts";

/** The minutes as data, for a system that takes them in: the same content as the paper, by name. */
export function minutesNote(ground: MinutesContext): object {
  const { person, meeting, type, contents } = ground;
  const { reference, familyName, givenName, bornOn } = person;
  return {
    kind: "meeting",
    type: type.name,
    meetingId: meeting.meetingId,
    child: { reference, familyName, givenName, bornOn },
    held: { at: meeting.startsAt.toISOString(), place: meeting.place, chair: meeting.chair },
    approvedAt: meeting.approvedAt?.toISOString() ?? null,
    approvedWithout: meeting.approvedWithout,
    ...thoseThere(ground),
    ...whatWasSaid(ground),
    decisions: contents.decisions,
    promises: contents.actions
      .filter(({ actionId }) => contents.agreed.has(actionId))
      .map((action) => ({ what: action.wording, who: ownerOf(action), due: action.dueOn })),
    addenda: contents.addenda.map(({ wording, by, at }) => ({ wording, by, at: at.toISOString() })),
  };
}

function thoseThere({ type, contents, isToCome }: MinutesContext) {
  const { invited, attendance, family } = contents;
  return {
    invited: invited.map(({ name, agency, staffId }) => {
      const row = attendance.find(({ who }) => who === staffId);
      return {
        name,
        agency,
        attendance: row?.attended ?? null,
        deputy: row?.deputy ?? null,
      };
    }),
    alsoInvited: contents.instead,
    missingAgencies: isToCome ? [] : missingFrom(type.quorum, contents),
    family,
  };
}

function whatWasSaid({ type, agreement, contents }: MinutesContext) {
  const { items, shared, words } = contents;
  const wordingOf = (item: string): string => items.get(item)?.wording ?? "";
  return {
    shared: shared.map(({ agency, wording, basis, basisReason }) => ({
      agency,
      wording,
      agreement: agreement.name,
      basis,
      basisReason,
    })),
    childWords: words.map(({ words: said, heardBy }) => ({ words: said, heardBy })),
    agenda: type.agenda.map(({ key, title }) => ({ key, title, wording: wordingOf(key) })),
    views: { child: wordingOf("view-child"), parents: wordingOf("view-parents") },
  };
}
