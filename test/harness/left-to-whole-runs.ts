/** Test files that `npm test` leaves to `npm run test:all`, unless the change touches what they are about. */
type Left = {
  readonly file: string;
  /** Beginnings of the paths that bring it back. */
  readonly about: readonly string[];
};

const database = ["db/", "src/platform/database/", "test/durability/"];

const left: readonly Left[] = [
  { file: "test/house/bench.test.ts", about: ["scripts/bench", "test/house/bench.test.ts"] },
  { file: "test/durability/migrations-killed.test.ts", about: database },
  { file: "test/durability/upgrade.test.ts", about: database },
];

type Run = {
  readonly isWhole: boolean;
  /** What the change touches; undefined where git cannot say it. */
  readonly changed: readonly string[] | undefined;
  /** What was typed: a file that is named is run. */
  readonly typed: readonly string[];
};

/** The test files that this run leaves out. */
export function leftToWholeRuns({ isWhole, changed, typed }: Run): readonly string[] {
  if (isWhole || changed === undefined) return [];
  return left
    .filter(({ file }) => !typed.some((word) => word.includes("/") && file.includes(word)))
    .filter(({ about }) => !changed.some((path) => about.some((part) => path.startsWith(part))))
    .map(({ file }) => file);
}
