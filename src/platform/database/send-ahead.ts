import type pg from "pg";

/** What is asked where the next statement need not wait for the answer. */
const begins = "begin";
export const saysWhoActs = "select set_config('lantern.context'";
const writesAudit = 'insert into "audit"."events"';

const isAhead = (text: string): boolean =>
  text === begins || text.startsWith(saysWhoActs) || text.startsWith(writesAudit);

type Ask = (...asked: readonly unknown[]) => Promise<unknown>;
const noAnswer = { command: "", rowCount: 0, rows: [] };

/**
 * The beginning of a transaction, who acts in it and the audit event before its end go to the server
 * together with the statement after them: three ways there and back less for each page. Where one of
 * them fails the server does nothing of what follows in the transaction, and the statement after it
 * fails with its error: a transaction always has one, its commit. For connections that `pipeline`.
 */
export function sendAhead(client: pg.PoolClient): void {
  const asks = client.query.bind(client) as unknown as Ask;
  const parcel = parcelOf(client);
  let ahead: Promise<unknown>[] = [];
  const query: Ask = (...asked) => {
    const [text, values] = asked;
    parcel.open();
    const answer = asks(...asked);
    if (typeof text === "string" && Array.isArray(values) && isAhead(text)) {
      // Its error is told with the next statement, and is nobody's until then.
      answer.catch(() => undefined);
      ahead.push(answer);
      return Promise.resolve(noAnswer);
    }
    // What is asked in the same breath goes with it.
    queueMicrotask(parcel.send);
    if (ahead.length === 0) return answer;
    const before = ahead;
    ahead = [];
    // Answers come in order: the first error is the one that the others come from.
    return Promise.all([...before, answer]).then((all) => all.at(-1));
  };
  Object.assign(client, { query });
}

/** What goes together is one write: each by itself would wake the server, and each costs as much as all. */
function parcelOf({ connection: { stream } }: pg.PoolClient) {
  let isOpen = false;
  return {
    open: (): void => {
      if (!isOpen) stream.cork();
      isOpen = true;
    },
    send: (): void => {
      if (isOpen) stream.uncork();
      isOpen = false;
    },
  };
}
