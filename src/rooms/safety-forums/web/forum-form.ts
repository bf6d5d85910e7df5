import { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { firstOf, staffForm, type StaffForm } from "../../work/index.ts";

export { byOn } from "../../work/index.ts";

/** No child is on it: what was said has no name, and a name is refused where it is typed. */
export const shows = {
  nobody: "what was said at a forum, by nobody who is named; a child’s name is refused",
} as const;
export const keeps = { permission: "participation.manage" } as const;
export const open = {
  signedIn: "when forums met is for everybody who works here; what was said by policy",
} as const;

export const meetingParams = z.object({ forumMeetingId: anId });
export const pointParams = z.object({ forumPointId: anId });

type ForumForm<P extends z.ZodType<object>, F extends AnyForm, A> = Omit<
  StaffForm<P, F, A>,
  "shows" | "subjectIds"
> & { readonly path: `/safety-forums/${string}` };

/** A form about a forum with a page of its own. The audit names the meeting or the point, and never what it says. */
export const forumForm = <P extends z.ZodType<object>, F extends AnyForm, A>(
  one: ForumForm<P, F, A>,
): readonly Route[] => staffForm({ ...one, shows, subjectIds: firstOf });
