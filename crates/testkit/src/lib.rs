//! Development only: sites in memory, a private PostgreSQL, a fixed clock
