-- How far passenger time has come with recordings that are replayed; time does not run back when a run is started again.
create table recording_place (
    recordings text        primary key,
    reached    timestamptz not null
);
