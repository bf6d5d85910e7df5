/** Functions of sign-in that run with their owner's rights: see catalogue-definers.ts. */
export const definersOfSignIn: Readonly<Record<string, string>> = {
  "sec.public_numbers": "front-door: numbers of desks that are marked public, and nothing else",
  "sec.reserve_attempts":
    "rate limits count before it is known whether it is right, or count nothing where one is full",
  "sec.give_back_attempts": "what was right is not counted",
  "sec.password_of_address":
    "sign-in: the hash of one address, by the login for signing in and no other",
  "sec.password_of_person":
    "sign-in: the hash of one person who changes their password, by the same login",
  "sec.code_of_person": "sign-in: the sealed secret of somebody's authenticator app",
  "sec.is_known_browser": "sign-in: whether a browser was signed in to this account before",
  "sec.remember_browser": "sign-in: a browser that was signed in to the end, of twenty at most",
  "sec.own_browsers": "one's own browsers, without what they keep",
  "sec.forget_own_browsers": "one's own browsers are strangers again",
  "sec.note_wrong_try": "sign-in: a wrong try is counted for the person it was at",
  "sec.note_halfway": "sign-in: a right password is counted until the second step follows",
  "sec.take_wrong_tries": "sign-in: what was counted is told, and counted anew",
  "sec.say_on_arrival": "sign-in: a line for the page that follows, in the session that has begun",
  "sec.own_wrong_tries": "what one was told at one's last sign-in",
  "sec.note_wrong_sign_in": "sign-in: a notice once a day for whose password others guess",
  "sec.forget_browsers":
    "trigger: after a new way in or the end of an account, browsers of before are strangers",
};
