-- Each community that a programme was for is named, so that one that had nothing does not stand in the shadow of another.

alter table directory.programme_visits add column community text check (length(community) between 1 and 100);
comment on column directory.programme_visits.community is 'Outside school: the community or group it was for, by its key in the configuration of the area or as it was typed; never a person';
comment on column directory.programme_visits.ward is 'By its code in the configuration of the area, or as it was typed where no wards are configured';
