-- What waits to be tried again and has lost its use meanwhile is found without reading all that waits.
create index notice_waiting on notice (useful_until) where status = 'planned' and next_attempt_at is not null;
