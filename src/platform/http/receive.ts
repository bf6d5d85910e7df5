import { fileLimit, filesLimit } from "../files/limits.ts";
import { actorFor, isFromOwnForm, isPermitted } from "./checks.ts";
import { withFreshSession } from "./cookies.ts";
import { frameOf, type Exchange } from "./exchange.ts";
import { readMultipart } from "./read-multipart.ts";

/**
 * Reads a form with files. Bytes are kept only for one who may send them, whose token has arrived
 * before them, as in every form of ours. An upload takes its time: whether the person is still
 * signed in is asked again when all of it is here.
 */
export async function receive(exchange: Exchange): Promise<Exchange> {
  const { request, route, serving, browser } = exchange;
  const declared = route.input.files;
  if (declared === undefined || !request.isMultipart()) return exchange;
  const actor = actorFor(route, browser.session);
  const isAllowed = actor !== undefined && isPermitted(route, actor);
  const body: Record<string, string | string[]> = {};
  request.body = body;
  let kept = 0;
  const received = await readMultipart(request, {
    body,
    mayKeep: (field, name) => {
      const asked = Object.hasOwn(declared, field) ? declared[field] : undefined;
      if (!isAllowed || asked === undefined || !isFromOwnForm(exchange)) return 0;
      if (name !== "") kept += 1;
      return kept <= filesLimit ? (asked.asItIs ?? fileLimit) : 0;
    },
  });
  const fresh = await withFreshSession(request, browser, serving);
  return { ...exchange, received, browser: fresh, frame: frameOf(request, fresh, serving) };
}
