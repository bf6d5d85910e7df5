import type { Route } from "./route.ts";

type Way = Pick<Route, "method" | "path"> & { readonly audit: { readonly action: string } };

const segmentsOf = ({ path }: Pick<Route, "path">): readonly string[] => path.slice(1).split("/");

/** Addresses that the same request asks for are alike, whatever their parameters are called. */
const shapeOf = (way: Way): string =>
  `${way.method} /${segmentsOf(way)
    .map((segment) => (segment.startsWith(":") ? ":" : segment))
    .join("/")}`;

/** Word by word, and a word before a parameter, which would take it for one of its values. */
function compare(one: Way, other: Way): number {
  const [left, right] = [segmentsOf(one), segmentsOf(other)];
  for (const [index, segment] of left.entries()) {
    const beside = right[index];
    if (beside === undefined) return 1;
    const isWord = !segment.startsWith(":");
    if (isWord === beside.startsWith(":")) return isWord ? -1 : 1;
    if (isWord && segment !== beside) return segment < beside ? -1 : 1;
  }
  return left.length - right.length;
}

/**
 * The ways in as they are asked: a literal address before one with a parameter, whichever room gives it first. Two for
 * the same request fail when Lantern starts, by what each is called in the audit.
 */
export function inOrder<R extends Way>(routes: readonly R[]): readonly R[] {
  const known = new Map<string, R>();
  for (const route of routes) {
    const shape = shapeOf(route);
    const other = known.get(shape);
    if (other) {
      const named = [other, route].map(({ path, audit }) => `${path} (${audit.action})`);
      throw new Error(`two routes answer ${route.method}: ${named.join(" and ")}`);
    }
    known.set(shape, route);
  }
  return routes.toSorted(compare);
}
