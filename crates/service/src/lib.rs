//! The use cases: load, check permission, decide, append
