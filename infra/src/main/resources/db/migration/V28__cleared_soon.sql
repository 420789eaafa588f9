-- Rewritten with every change of a train. By itself the server clears dead rows away when a fifth of the table is dead; here
-- soon, so that new versions take the room of old ones and the tables stay as large as what they hold.
alter table journey_outlook set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
alter table stop_departure set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
