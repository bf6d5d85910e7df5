/** Functions of training that run with their owner's rights: see catalogue-definers.ts. */
export const definersOfTraining: Readonly<Record<string, string>> = {
  "directory.training_valid_until":
    "until when somebody's training is valid, for the triggers that keep it with the person",
  "directory.keep_training_valid": "trigger: keeps until when training is valid with the person",
  "directory.may_book_training":
    "whether the acting person sees this named record, for functions that book",
  "directory.claim_training_record":
    "somebody takes over the record under their own work e-mail address, and no other",
  "directory.take_training_place":
    "counts every booking of a session, which nobody who books sees, and gives a place",
  "directory.book_training": "books for those whose named record the acting person sees",
  "directory.fill_training_places": "who waits moves up, whoever gave the place back",
  "directory.cancel_training_booking": "gives back a place of those whom the acting person sees",
  "directory.move_training_up": "after seats were added, for training.manage",
  "directory.note_training_reminder":
    "that a reminder was sent, by a manager who changes nothing else of the record",
  "directory.training_places": "how many are booked and wait, in numbers and for everybody",
  "directory.training_coverage": "how many are trained, in numbers and for everybody",
  "directory.check_training_certificate":
    "the course and days of a certificate by its code, and no name, for the front door",
  "directory.awareness":
    "sums of who knows who to ring, by campaign and by agency or school, in numbers and for everybody who works here",
  "directory.public_resources":
    "resources marked public whose review is not overdue, once a partnership turned it on, for the front door",
  "directory.you_said":
    "what was released of safety forums, once a partnership turned it on, for the front door; nobody is named",
  "directory.training_hall_code":
    "the course of a code shown in a hall, for who has the code; nobody is named",
  "directory.attend_by_training_code":
    "attendance by a code: of the acting person's own record, or of who booked by the link; answers one word",
  "directory.training_link": "what a one-time link shows of a session, for the front door",
  "directory.book_by_training_link": "one booking by a one-time link, for the front door",
};

/** Functions of commissioning and of equality: counts, and no child. */
export const definersOfCommissioning: Readonly<Record<string, string>> = {
  "protect.service_month":
    "what direct work knows of a month of one service, in numbers, for who answers for it; of a sensitive one for its list",
  "protect.service_demand": "counts of demand for each service, for statistics.view",
  "protect.demand_by_group":
    "counts of demand of all services together by one characteristic, for statistics.view",
  "protect.outcomes_by_group":
    "counts of outcomes of the whole partnership by one characteristic, for statistics.view",
  "protect.harmed_again":
    "counts of look-backs of all work together, and of no service, for statistics.view",
};
