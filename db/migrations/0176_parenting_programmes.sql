-- Every parenting programme of the area: whether exploitation is part of it, seen when and by whom, and what was agreed to add.
-- It is a programme like any other; what is new is that somebody of the partnership looks at it, again and again.

set local role lantern_owner;

alter table directory.programmes add column area text constraint programmes_area_length check (length(area) between 1 and 200);
comment on column directory.programmes.area is 'Where it is offered, in words, until somebody who saw it says otherwise';

create table directory.programme_reviews (
  programme_review_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  programme_id uuid not null references directory.programmes on delete restrict,
  number int not null check (number between 1 and 10000),
  seen_on date not null,
  seen_by uuid not null references directory.staff on delete restrict,
  way text not null check (way in ('sat-in', 'material')),
  exploitation text not null check (exploitation in ('yes', 'partly', 'no')),
  agreed text check (length(agreed) between 1 and 2000),
  area text check (length(area) between 1 and 200),
  review_by date not null,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  constraint programme_reviews_once unique (programme_id, number),
  constraint programme_reviews_agreed_said check (exploitation = 'yes' or agreed is not null),
  constraint programme_reviews_later check (review_by > seen_on)
);
comment on table directory.programme_reviews is 'Append-only: one time that a colleague sat in on a parenting programme or read its material, and whether exploitation is part of it; the last number holds';
comment on column directory.programme_reviews.number is 'The first is 1: two who record at once cannot both be the next';
comment on column directory.programme_reviews.agreed is 'What was agreed with the provider to add about exploitation';
create index programme_reviews_partnership_idx on directory.programme_reviews (partnership_id);
create index programme_reviews_seen_by_idx on directory.programme_reviews (seen_by);
create index programme_reviews_by_idx on directory.programme_reviews (added_by);

alter table directory.programme_reviews enable row level security;
alter table directory.programme_reviews force row level security;
create policy programme_reviews_maintenance on directory.programme_reviews to lantern_maintenance using (true) with check (true);
create policy programme_reviews_read on directory.programme_reviews for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy programme_reviews_add on directory.programme_reviews for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff()) and (select sec.can('training.manage')));
grant select, insert, update, delete on directory.programme_reviews to lantern_maintenance;
grant select, insert on directory.programme_reviews to lantern_app, lantern_wide;
select govern.guard('directory.programme_reviews');
