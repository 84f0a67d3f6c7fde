/** What a schema cannot say: the log only ever grows. Checked at every start, so a guard that was dropped comes back. */
export const guards: readonly string[] = [
  `create or replace function refuse_change() returns trigger language plpgsql as
   $$ begin raise exception 'the event log is append-only'; end $$`,
  `create or replace trigger event_no_change before update or delete on event
   for each row execute function refuse_change()`,
  `create or replace trigger event_no_truncate before truncate on event
   for each statement execute function refuse_change()`,
]
