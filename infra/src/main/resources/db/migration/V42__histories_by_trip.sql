-- What trips were and what passengers believed of them is read by trip, in order, and never by its number alone: one
-- index in place of two, for each belief and each subscription that is written.
drop index belief_history_by_trip, trip_history_by_trip;
alter table belief_history drop constraint belief_history_pkey, add primary key (trip_id, sequence);
alter table trip_history drop constraint trip_history_pkey, add primary key (trip_id, sequence);
