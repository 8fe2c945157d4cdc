//! The only SQL: event log, projections, queries, search, blobs
