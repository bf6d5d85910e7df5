/**
 * What stands at each field that anybody fills in, as it is shipped; a partnership words it otherwise, or in
 * another language. An empty hint is not shown. That a field can be left out is added to its label.
 */
export const publicFieldWords = {
  aboutName: {
    label: "Which place, vehicle or group?",
    hint: "For instance an address, a registration, or what a group is called",
  },
  givenName: { label: "First name, or what they are called", hint: "" },
  familyName: { label: "Last name", hint: "" },
  age: { label: "About how old", hint: "" },
  more: {
    label: "What else you know",
    hint: "Where they live or go to school, what they look like, a car, a user name.",
  },
  area: { label: "Which area is it about?", hint: "" },
  sender: { label: "Who are you?", hint: "" },
  senderName: { label: "Your name", hint: "" },
  reach: {
    label: "How we can contact you",
    hint: "A phone number or an e-mail address that nobody else looks at",
  },
  reachSafely: {
    label: "When and how is it safe?",
    hint: "For instance: text only, after 4pm, say that you are from the dentist",
  },
  /** These two are asked of whoever looks later whether their message is here. */
  number: { label: "Your number", hint: "Like k7m-p2x" },
  code: { label: "Your code", hint: "Six numbers" },
} as const;

export const shippedOptional = "(optional)";
