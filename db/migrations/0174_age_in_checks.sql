-- An agency that is asked about a child whose date of birth nobody knows is told how old the child is thought to be: without
-- it a health service cannot tell two children of one name apart.

set local role lantern_owner;

alter table identify.partner_check_children add column age_about int check (age_about between 0 and 25);
comment on column identify.partner_check_children.age_about is 'As the concern says it, where it has no date of birth; of checks from before 0174 nothing';
