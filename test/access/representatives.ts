import { inTurn, type Sample } from "../harness/rotation.ts";

/** What a route answers somebody by: those of whom all of it is the same stand for each other. */
export type Standing = {
  readonly key: string;
  /** Whether their posts open the route. */
  readonly isPermitted: boolean;
  readonly isWide: boolean;
  /** What the table expects. */
  readonly status: number;
};

/** Who walks a route in a world: of each kind of standing those whose turn it is. */
export function representatives(
  sample: Sample,
  where: string,
  all: readonly Standing[],
): ReadonlySet<string> {
  const kinds = Map.groupBy(all, ({ isPermitted, isWide, status }) =>
    JSON.stringify([isPermitted, isWide, status]),
  );
  const walking = [...kinds].flatMap(([kind, ofKind]) =>
    inTurn(sample, `${where} ${kind}`, ofKind),
  );
  return new Set(walking.map(({ key }) => key));
}
