import { expect, test } from "vitest";
import { isLost } from "./ask-again.ts";

const failed = (message: string, code?: string): Error =>
  code === undefined ? new Error(message) : Object.assign(new Error(message), { code });

test.each([
  [failed("write EPIPE", "EPIPE"), true],
  [failed("connect ECONNREFUSED", "ECONNREFUSED"), true],
  [failed("terminating connection due to administrator command", "57P01"), true],
  [failed("Connection terminated unexpectedly"), true],
  [failed("Client was closed and is not queryable"), true],
  [failed("duplicate key value", "23505"), false],
  [failed("the word terminated in an error of a row", "22023"), false],
  [failed("no such task"), false],
])("%s: a connection that was lost is %j", (error, is) => {
  expect(isLost(error)).toBe(is);
});
