import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";
import type { Child } from "./factories.ts";

/** The page of a child's numbers. */
export const numbersAt = ({ personId }: Child): string => `/children/${personId}/numbers`;

type HandlerInput = Readonly<Record<"kind" | "number" | "source", string>>;

/** Sends the form on which a number is added: an NHS number, unless another kind is said. */
export const addNumber = (
  by: Client,
  child: Child,
  given: Partial<HandlerInput> & Pick<HandlerInput, "number">,
): ReturnType<Client["post"]> =>
  by.post(numbersAt(child), { kind: "nhs", source: "The GP’s practice", ...given });

/** An NHS number as pages write it. */
export const spaced = (value: string): string =>
  `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`;

/** The row of a child's number of this kind; nothing where there is none. */
export async function identifierOf(
  app: Pick<TestDatabase, "query">,
  { personId }: Child,
  kind = "nhs",
): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    "select identifier_id as id from subjects.identifiers where person_id = $1 and kind = $2",
    [personId, kind],
  );
  return row?.id ?? "";
}
