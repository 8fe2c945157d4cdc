-- What is searched for is met by due date without opening each task on the way.
DROP INDEX task_due;
CREATE INDEX task_due ON task (site, due, ordinal, state, light, id);
-- Nearly all that is found are tasks: what else there is has a short list of its own.
CREATE INDEX search_doc_said ON search_doc (docid, site, kind, id) WHERE kind <> 'task';
